/** What an option has to be, where it is given. */
export interface Shape {
  readonly holds: (value: unknown) => boolean;
  /** What to write, after "Give it". */
  readonly write: string;
}

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";

const hasTexts = (value: unknown, texts: readonly string[]) =>
  typeof value === "object" &&
  value !== null &&
  texts.every((text) => isText((value as Record<string, unknown>)[text]));

const example = (texts: readonly string[]) => `{ ${texts.map((text) => `${text}: "…"`).join(", ")} }`;

export const oneOf = (...known: readonly string[]): Shape => ({
  holds: (value) => known.includes(value as string),
  write: `one of: ${known.map((each) => JSON.stringify(each)).join(", ")}`,
});

export const number: Shape = {
  holds: (value) => typeof value === "number" && Number.isFinite(value),
  write: "a number",
};

/** Digits after the point. */
export const digits: Shape = {
  holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 15,
  write: "a whole number from 0 to 15",
};

export const twoTexts: Shape = {
  holds: (value) => Array.isArray(value) && value.length === 2 && value.every(isText),
  write: 'two texts: ["2010", "2020"]',
};

export const texts: Shape = {
  holds: (value) => Array.isArray(value) && value.every(isText),
  write: 'a list of texts: ["…"]',
};

/** An object with some texts in it. */
export const record = (...texts: readonly string[]): Shape => ({
  holds: (value) => hasTexts(value, texts),
  write: example(texts),
});

/** A list of such objects. */
export const records = (...texts: readonly string[]): Shape => ({
  holds: (value) => Array.isArray(value) && value.every((each) => hasTexts(each, texts)),
  write: `a list: [${example(texts)}]`,
});
