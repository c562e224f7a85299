import type { Columns, ColumnType, Value } from "../../evidence/columns.ts";
import { isNumeric } from "./cells.ts";

/** What a display shows of a frame: its first rows as text, `null` where a value is missing. */
export interface Shown {
  readonly columns: readonly {
    readonly name: string;
    readonly numeric: boolean;
    readonly cells: readonly (string | null)[];
  }[];
  readonly rows: number;
  /** `25 rows × 4 columns`. */
  readonly size: string;
  /** `… 5 more rows`, or undefined when all are shown. */
  readonly more: string | undefined;
}

const mostRows = 20;

export function shown({ names, types, columns, length }: Columns): Shown {
  const rows = Math.min(length, mostRows);
  const left = length - rows;
  return {
    columns: names.map((name, j) => {
      const type = types[j] as ColumnType;
      const values = (columns[j] as readonly Value[]).slice(0, rows);
      return { name: visible(name), numeric: isNumeric(type), cells: formatted(values, type) };
    }),
    rows,
    size: `${plural(length, "row")} × ${plural(names.length, "column")}`,
    more: left === 0 ? undefined : `… ${left} more ${left === 1 ? "row" : "rows"}`,
  };
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * Numbers keep all their whole digits and at most four decimals, or four significant digits below 1; a column shows one
 * number of decimals, so that its points stand below each other. The display rounds; the frame does not.
 */
function formatted(values: readonly Value[], type: ColumnType): (string | null)[] {
  if (type !== "number") return values.map((value) => (value === null ? null : visible(String(value))));
  const short = values.map((value) => (value === null ? null : shortened(value as number)));
  if (short.some((text) => text?.includes("e"))) return short;
  const decimals = Math.max(0, ...short.map((text) => text?.split(".")[1]?.length ?? 0));
  return short.map((text) => (text === null ? null : padDecimals(text, decimals)));
}

function shortened(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(Math.abs(value) >= 1 ? value.toFixed(4) : value.toPrecision(4)));
}

function padDecimals(text: string, decimals: number): string {
  const [whole, fraction = ""] = text.split(".");
  return decimals === 0 ? text : `${whole}.${fraction.padEnd(decimals, "0")}`;
}

const longest = 200;

/** Text with its control characters made visible, so that no cell can break its line, and cut where it is too long. */
function visible(text: string): string {
  const escaped = text
    .slice(0, longest * 2)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => escapes[character] ?? "\ufffd")
    .replace(/\p{Surrogate}/gu, "\ufffd");
  const characters = Array.from(escaped);
  return characters.length <= longest && text.length <= longest * 2
    ? escaped
    : `${characters.slice(0, longest - 1).join("")}…`;
}

const escapes: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
