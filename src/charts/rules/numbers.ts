import { type Trace, typeOf } from "../figure.ts";

/** A list of a trace as plain values. */
export const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : undefined;

export const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** The axis that the amounts of a trace are read from. */
export const valueLetter = (trace: Trace): "x" | "y" => {
  if (typeOf(trace) === "histogram") return trace.y !== undefined && trace.x === undefined ? "x" : "y";
  const isAlong = (letter: "x" | "y") => trace[letter] !== undefined;
  if (/^(box|violin)$/.test(typeOf(trace)) && trace.orientation === undefined)
    return isAlong("x") && !isAlong("y") ? "x" : "y";
  if (typeOf(trace) === "funnel") return trace.orientation === "v" ? "y" : "x";
  return trace.orientation === "h" ? "x" : "y";
};

/** The numbers of a list, however deep: a heat map has rows of them. Plotly draws numbers in texts too. */
export const numbersIn = (value: unknown): number[] => {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  const number = numberOf(value);
  return number === undefined ? [] : [number];
};

/** A number, or the one that a text is: "80", and not "£80m", nor "". */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return isNumber(number) ? number : undefined;
}
