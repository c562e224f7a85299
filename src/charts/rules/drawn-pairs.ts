import type { Value } from "../../evidence/columns.ts";
import { type Trace, typeOf } from "../figure.ts";
import { Numbers, readable } from "./known-numbers.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault } from "./rule.ts";
import { plainWords } from "./written.ts";

/**
 * Amounts that the data have, and have for something else: a list sorted without its names. Only where one column has all the
 * names along an axis, as names may be written otherwise in a picture.
 */
export function swapped(trace: Trace, columns: readonly (readonly Value[])[], what: string): Fault[] {
  if (!/^(bar|scatter|funnel)$/.test(typeOf(trace)) || isHidden(trace) || trace.base !== undefined) return [];
  const letter = valueLetter(trace);
  const amounts = listOf(trace[letter]) ?? [];
  const names = (listOf(trace[letter === "y" ? "x" : "y"]) ?? []).map((name) =>
    typeof name === "string" ? plainWords(name) : undefined,
  );
  if (names.length === 0 || names.includes(undefined)) return [];
  const named = columns
    .map((column) => column.map((value) => (typeof value === "string" ? plainWords(value) : undefined)))
    .find((column) => names.every((name) => column.includes(name)));
  if (named === undefined) return [];
  const wrong = names.findIndex((name, i) => {
    const amount = numberOf(amounts[i]);
    const rows = named.flatMap((each, row) => (each === name ? [row] : []));
    const own = new Numbers(rows.flatMap((row) => columns.map((column) => column[row] ?? null)));
    return amount !== undefined && amount !== 0 && !own.has(amount);
  });
  return wrong < 0
    ? []
    : [
        {
          problem: `${what} draws ${readable(numberOf(amounts[wrong]) as number)} for ${JSON.stringify(listOf(trace[letter === "y" ? "x" : "y"])?.[wrong])}, and the data have that for another`,
          remedy:
            "Take names and amounts from one frame, in the order of its rows: sort the frame, not one of its columns.",
        },
      ];
}
