import { type Traced, take } from "./columns.ts";

/** Rows from `start` up to but not including `end`, counted from 0, negative numbers from the end, as Array.slice does. */
export function slice(data: Traced, start: number, end?: number): Traced {
  const rows = Int32Array.from({ length: data.length }, (_, i) => i);
  return take(data, rows.slice(start, end));
}
