/** What a displayed chart or finding must have, each part with its test. */
export type Parts = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** An id names files and anchors, so nothing in it may mean something to a file system or a page. */
const isId = (value: unknown) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(value);

const isTable = (value: unknown) => {
  const { names, types, columns } = (value ?? {}) as Record<string, unknown>;
  return (
    isList(names) &&
    isList(types) &&
    isList(columns) &&
    columns.every(isList) &&
    names.length === columns.length &&
    types.length === columns.length
  );
};

/** A chart's contract, and the pictures that have to be in the same output. */
export const chartParts: Parts = {
  id: isId,
  headline: isText,
  subtitle: isText,
  source: isText,
  alt: isText,
  data: isTable,
  "image/svg+xml": isText,
  "image/png": isText,
};

export const findingParts: Parts = {
  id: isId,
  claim: isText,
  value: (value) => value !== undefined,
  unit: (value) => typeof value === "string",
  interval: (value) =>
    value === undefined || (isList(value) && value.length === 2 && value.every(Number.isFinite)),
  basis: (value) => isList(value) && value.every(isText),
  limits: (value) => isList(value) && value.every(isText),
};

/** The names of the parts that are missing or malformed. */
export function faultyParts(payload: Readonly<Record<string, unknown>>, parts: Parts): string[] {
  return Object.keys(parts).filter((part) => parts[part]?.(payload[part]) !== true);
}
