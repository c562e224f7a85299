import type { Size } from "../../render/figure.ts";
import { type Trace, typeOf } from "../figure.ts";
import { digits, formatted } from "../number-formats.ts";
import { listOf } from "../rules/numbers.ts";
import { isYear } from "../rules/places.ts";
import type { Theme } from "../theme.ts";
import { measured } from "./label-size.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/**
 * Tables with numbers in the theme's language, set to the right and all of a column with the same decimals, a dash where a value
 * is missing, for which Plotly writes "null" or 0, and columns as wide as their words.
 */
export const withTables: Settling = (figure, theme, size) => ({
  ...figure,
  data: figure.data.map((trace) => (typeOf(trace) === "table" ? written(trace, theme, size) : trace)),
});

function written(trace: Trace, theme: Theme, { width }: Size): Trace {
  const [header, cells] = [trace.header, trace.cells].map((part) => (part ?? {}) as Options) as [
    Options,
    Options,
  ];
  const columns = listOf(cells.values)?.map((column) => listOf(column) ?? [column]);
  if (columns === undefined) return trace;
  const formats = columns.map((_, i) => formatOf(cells.format, i));
  const isNumeric = columns.map(
    (column) =>
      column.some((value) => typeof value === "number") &&
      column.every((value) => typeof value === "number" || isMissing(value)),
  );
  const texts = columns.map((column, i) =>
    isNumeric[i]
      ? numbers(column, formats[i], theme)
      : column.map((value) => (isMissing(value) ? missing : value)),
  );
  const names = listOf(header.values) ?? [];
  const align = isNumeric.map((isNumber) => (isNumber ? "right" : "left"));
  return {
    columnwidth: texts.map((column, i) =>
      Math.min(width / 2, widthOf([...[names[i]].flat(), ...column], theme)),
    ),
    ...trace,
    header: { align, ...header },
    cells: {
      align,
      ...cells,
      values: texts,
      // What is written is a text.
      ...(cells.format === undefined
        ? {}
        : { format: formats.map((format, i) => (texts[i]?.every(isText) ? "" : format)) }),
    },
  };
}

const isText = (value: unknown) => typeof value === "string";

const formatOf = (format: unknown, column: number): string | undefined => {
  const own = listOf(format)?.[column] ?? (listOf(format) === undefined ? format : undefined);
  // A list of one is for all cells of the column.
  const first = Array.isArray(own) ? own[0] : own;
  return typeof first === "string" && first !== "" ? first : undefined;
};

const missing = "–";

const isMissing = (value: unknown) =>
  value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));

function numbers(column: readonly unknown[], format: string | undefined, { language }: Theme): unknown[] {
  const known = column.filter((value) => typeof value === "number" && !Number.isNaN(value)) as number[];
  const isYears = format === undefined && known.every(isYear);
  const usual = `,.${Math.max(...known.map(decimalsOf))}f`;
  return column.map((value) => {
    if (isMissing(value)) return missing;
    return isYears ? String(value) : (formatted(value as number, format ?? usual, language.locale) ?? value);
  });
}

/** Digits after the point that a number has; those beyond its seventh digit are of the machine. */
const decimalsOf = (value: number) => (String(Number(value.toPrecision(digits))).split(".")[1] ?? "").length;

/** Pixels that the words of a column take in bold, and a little on both sides. */
function widthOf(words: readonly unknown[], theme: Theme): number {
  return 24 + Math.max(...words.map((word) => measured(String(word ?? ""), { weight: 700 }, theme).width));
}
