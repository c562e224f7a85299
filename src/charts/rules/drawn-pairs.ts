import type { Value } from "../../evidence/columns.ts";
import { type Trace, typeOf } from "../figure.ts";
import { Numbers, readable } from "./known-numbers.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault } from "./rule.ts";
import { plainWords } from "./written.ts";

/**
 * Amounts that the data have, and have for something else: a list sorted without its names. Only where a column has all the
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
  const wrongs = columns
    .map((column) => column.map((value) => (typeof value === "string" ? plainWords(value) : undefined)))
    .filter((column) => names.every((name) => column.includes(name)))
    .map((named) =>
      names.findIndex((name, i) => {
        const amount = numberOf(amounts[i]);
        const rows = named.flatMap((each, row) => (each === name ? [row] : []));
        const own = rows.flatMap((row) => columns.map((column) => column[row] ?? null));
        if (amount === 0) return own.includes(null) && !own.includes(0);
        const known = new Numbers(own);
        return amount !== undefined && !known.has(amount) && !known.has(-amount);
      }),
    );
  // Of two columns with the same names, from and to, one has them in this order.
  const wrong = wrongs.length > 0 && wrongs.every((at) => at >= 0) ? (wrongs[0] as number) : -1;
  if (wrong < 0) return [];
  const name = JSON.stringify(listOf(trace[letter === "y" ? "x" : "y"])?.[wrong]);
  const amount = numberOf(amounts[wrong]) as number;
  return [
    amount === 0
      ? {
          problem: `${what} draws 0 for ${name}, and the data have no amount for it`,
          remedy: "Draw null: what is missing is not zero.",
        }
      : {
          problem: `${what} draws ${readable(amount)} for ${name}, and the data have that for another`,
          remedy:
            "Take names and amounts from one frame, in the order of its rows: sort the frame, not one of its columns.",
        },
  ];
}
