import type { PlainFigure, Trace } from "../figure.ts";
import { listOf } from "./numbers.ts";
import { isHidden } from "./panels.ts";

/** Lists without which a trace draws nothing; a trace of a type that has none of them is taken to draw something. */
const lists = ["x", "y", "z", "values", "r", "theta", "a", "b", "open", "close", "locations", "lat", "lon"];

/** Whether a figure draws nothing. A chart of rows of which none has an amount still says so, in annotations. */
export function isEmpty({ data, layout }: PlainFigure): boolean {
  const others = [layout?.annotations, layout?.shapes, layout?.images];
  return data.every(drawsNothing) && others.every((items) => (listOf(items) ?? []).length === 0);
}

export function drawsNothing(trace: Trace): boolean {
  if (typeof trace !== "object" || trace === null || isHidden(trace)) return true;
  const { x, y } = { x: listOf(trace.x), y: listOf(trace.y) };
  // A point has to have both.
  if (x !== undefined && y !== undefined && !x.some(Array.isArray) && trace.z === undefined)
    return !x.some((value, i) => value !== null && (y[i] ?? null) !== null);
  return lists.some((name) => {
    const list = listOf(trace[name]);
    return list !== undefined && !list.flat().some((value) => value !== null);
  });
}
