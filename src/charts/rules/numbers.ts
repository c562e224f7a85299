import { type Trace, typeOf } from "../figure.ts";

/** A list of a trace as plain values. Plotly also takes { dtype, bdata }, which is undefined here. */
export const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : undefined;

export const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** The axis that the amounts of a trace are read from. */
export const valueLetter = (trace: Trace): "x" | "y" => {
  if (typeOf(trace) === "histogram") return trace.y !== undefined && trace.x === undefined ? "x" : "y";
  if (typeOf(trace) === "funnel") return trace.orientation === "v" ? "y" : "x";
  return trace.orientation === "h" ? "x" : "y";
};

/** The numbers of a list, however deep: a heat map has rows of them. */
export const numbersIn = (value: unknown): number[] =>
  Array.isArray(value) ? value.flatMap(numbersIn) : isNumber(value) ? [value] : [];
