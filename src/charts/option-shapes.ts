/** What an option of a kind of chart has to be. */
export type Shape = ColumnShape | ValueShape;

/** The name of a column of the data. */
export interface ColumnShape {
  readonly is: "column";
  readonly isNeeded: boolean;
}

export interface ValueShape {
  readonly is: "value";
  readonly isNeeded: boolean;
  readonly holds: (value: unknown) => boolean;
  /** What to write, after "Give it". */
  readonly write: string;
  /** What to write where it is not given, if more than that. */
  readonly ask?: string;
}

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasTexts = (value: unknown, texts: readonly string[]) =>
  isObject(value) &&
  texts.every((text) => isText(value[text.replace("?", "")] ?? (text.endsWith("?") ? "none" : undefined)));

const example = (texts: readonly string[]) =>
  `{ ${texts
    .filter((text) => !text.endsWith("?"))
    .map((text) => `${text}: "…"`)
    .join(", ")} }`;

const shape = (holds: ValueShape["holds"], write: string): ValueShape => ({
  ...{ is: "value", isNeeded: false },
  ...{ holds, write },
});

/** A value that must be given. */
export const needed = (given: ValueShape, ask = given.write): ValueShape => ({
  ...given,
  isNeeded: true,
  ask,
});

/** The name of a column, which may be left out. */
export const maybeColumn: ColumnShape = { is: "column", isNeeded: false };

export const column: ColumnShape = { is: "column", isNeeded: true };

/** The unit that amounts are in. */
export const unit: ValueShape = needed(
  shape((value) => typeof value === "string", '"£m", "%", "events"; "" for numbers without one'),
);

export const text: ValueShape = shape(isText, 'a text: "…"');

export const oneOf = (...known: readonly string[]): ValueShape =>
  shape(
    (value) => known.includes(value as string),
    `one of: ${known.map((each) => JSON.stringify(each)).join(", ")}`,
  );

export const number: ValueShape = shape(
  (value) => typeof value === "number" && Number.isFinite(value),
  "a number",
);

/** Digits after the point. */
export const digits: ValueShape = shape(
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 15,
  "a whole number from 0 to 15",
);

/** Two quantiles. */
export const quantiles: ValueShape = shape((value) => {
  const [low, high] = Array.isArray(value) && value.length === 2 ? value : [];
  return [low, high].every((each) => typeof each === "number") && 0 <= low && low < high && high <= 1;
}, "two quantiles from 0 to 1, the lower one first: [0.05, 0.95]");

export const twoTexts: ValueShape = shape(
  (value) => Array.isArray(value) && value.length === 2 && value.every(isText),
  'two texts: ["2010", "2020"]',
);

export const texts: ValueShape = shape(
  (value) => Array.isArray(value) && value.every(isText),
  'a list of texts: ["…"]',
);

/** An object with some texts in it; "to?" may be left out. */
export const record = (...texts: readonly string[]): ValueShape =>
  shape((value) => hasTexts(value, texts), example(texts));

/** A list of such objects. */
export const records = (...texts: readonly string[]): ValueShape =>
  shape(
    (value) => Array.isArray(value) && value.every((each) => hasTexts(each, texts)),
    `a list: [${example(texts)}]`,
  );

/** An object of texts by names of columns. */
export const textsByColumn: ValueShape = shape(
  (value) => isObject(value) && Object.values(value).every(isText),
  '{ column: "Its name" }',
);

/** An object of values by names of columns. */
export const valuesByColumn: ValueShape = shape(
  (value) => isObject(value) && Object.keys(value).length > 0,
  "a value by column: { year: 1979 }",
);

/** What is checked where it is read: a date, with words of its own. */
export const anything: ValueShape = shape(() => true, "a value");
