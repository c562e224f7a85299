import { isSafeSvg } from "./safe-svg.ts";

/** What a displayed chart or finding must have, each part with its test. */
export type Parts = Readonly<Record<string, (value: unknown) => boolean>>;

type Members = Readonly<Record<string, unknown>>;

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const isTexts = (value: unknown) => isList(value) && value.every(isText);

/** An id names files and anchors, so nothing in it may mean something to a file system or a page. */
const isId = (value: unknown) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(value);

const isTable = (value: unknown) => {
  const { names, types, columns } = (value ?? {}) as Members;
  return (
    [names, types, columns].every(isList) &&
    (columns as unknown[]).every(isList) &&
    new Set([names, types, columns].map((list) => (list as unknown[]).length)).size === 1
  );
};

const isRecord = (value: unknown): value is Members => typeof value === "object" && value !== null;

/** Rows of evidence, as findings and charts list them; a result need not be traced. */
const isOrigins = (value: unknown) =>
  value === undefined ||
  (isList(value) &&
    value.every(
      (each) =>
        isRecord(each) &&
        [each.evidence, each.version, each.table].every((name) => typeof name === "string") &&
        Number.isInteger(each.count) &&
        typeof each.exact === "boolean" &&
        isList(each.rows) &&
        each.rows.every((row) => isRecord(row) && isText(row.row)),
    ));

/** A chart's contract, and the pictures that have to be in the same output. */
export const chartParts: Parts = {
  id: isId,
  headline: isText,
  subtitle: isText,
  source: isText,
  alt: isText,
  size: (value) => [(value as Members)?.width, (value as Members)?.height].every(Number.isFinite),
  data: isTable,
  lang: (value) => value === undefined || (typeof value === "string" && /^[A-Za-z0-9-]{1,35}$/.test(value)),
  titles: (value) =>
    value === undefined || (isRecord(value) && isText(value.source) && Number(value.size) > 0),
  origins: isOrigins,
  waived: (value) => value === undefined || (isRecord(value) && isTexts(Object.values(value))),
  "image/svg+xml": (value) => typeof value === "string" && isSafeSvg(value),
  "image/png": isText,
};

export const findingParts: Parts = {
  id: isId,
  claim: isText,
  value: Number.isFinite,
  unit: (value) => typeof value === "string",
  interval: (value) =>
    value === undefined ||
    (isList(value) && value.length === 2 && value.every((end) => end === null || Number.isFinite(end))),
  open: (value) =>
    value === undefined || (isList(value) && value.every((end) => end === "lo" || end === "hi")),
  text: (value) => isText((value as Members)?.value) && typeof (value as Members).interval === "string",
  basis: isTexts,
  limits: isTexts,
  origins: isOrigins,
};

/** The names of the parts that are missing or malformed. */
export function faultyParts(payload: Members, parts: Parts): string[] {
  return Object.keys(parts).filter((part) => parts[part]?.(payload[part]) !== true);
}
