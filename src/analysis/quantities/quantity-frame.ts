import { UsageError } from "../../errors.ts";
import type { Value } from "../../evidence/columns.ts";
import { type Frame, frame } from "../frame/frame.ts";
import { inOneMeasure, type Quantity } from "./quantity.ts";

/**
 * Quantities as a frame, a row each, for the charts that draw ranges (rangeBars, intervalPlot). Its columns: `name`, `words`,
 * `amount`, `low` and `high` (the interval's ends; null where there is no bound), `lowOpen` and `highOpen` (whether the end itself
 * is left out) and `measure`, in the unit of the first. A null is an amount that no source gives: its row has a name and nothing else.
 *
 * Throws a UsageError that names two that do not share an axis: another measure, unit or base year. Money of one currency is
 * brought to one scale.
 *
 * @example
 * ```ts
 * import { parseStated, quantityFrame } from "dossier";
 *
 * const sales = quantityFrame({
 *   "Rolls-Royce": parseStated("around £80 million"),
 *   Ferranti: parseStated("more than £7 million"),
 *   BAe: null,
 * });
 * sales.column("low"); // => [72, 7, null]
 * sales.column("high"); // => [88, null, null]
 * sales.column("lowOpen"); // => [false, true, null]
 * ```
 */
export function quantityFrame(quantities: Readonly<Record<string, Quantity | null>>): Frame {
  const rows = Object.entries(quantities);
  const known = inOneMeasure(
    rows.flatMap(([, quantity]) => quantity ?? []),
    "draw on one axis",
  );
  if (known.length === 0)
    throw new UsageError({
      problem: "there is no quantity to draw",
      remedy: "Give at least one that is not null.",
    });
  const places = rows.map(([, quantity], i) =>
    quantity === null ? -1 : rows.slice(0, i).filter(([, before]) => before !== null).length,
  );
  const column = (of: (quantity: Quantity) => Value) =>
    places.map((place) => (place < 0 ? null : of(known[place] as Quantity)));
  const bound = (end: number) => (Number.isFinite(end) ? end : null);
  return frame(
    {
      name: rows.map(([name]) => name),
      words: column(({ words }) => words),
      amount: column(({ amount }) => amount),
      low: column(({ interval }) => bound(interval.lo)),
      high: column(({ interval }) => bound(interval.hi)),
      lowOpen: column(({ interval }) => interval.openLo),
      highOpen: column(({ interval }) => interval.openHi),
      measure: column(({ measure }) => measure),
    },
    { types: { amount: "number", low: "number", high: "number" } },
  );
}
