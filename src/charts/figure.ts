import { UsageError } from "../errors.ts";
import type { Figure } from "../render/figure.ts";
import { isPacked, unpacked } from "./packed.ts";

/** One Plotly trace: https://plotly.com/javascript/reference/ */
export type Trace = Record<string, unknown>;
/** What Plotly takes a trace without a type for is a scatter. */
export const typeOf = (trace: Trace) => (trace.type as string | undefined) ?? "scatter";

/** Plotly's layout. */
export type Layout = Record<string, unknown>;

/** A figure in plain JSON values. */
export interface PlainFigure extends Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
}

/**
 * A copy of a figure in plain JSON values, which is all that a notebook can hold: typed arrays and packed ones become
 * arrays, dates ISO strings, NaN and infinities null (Plotly draws a gap), undefined is left out.
 *
 * @throws UsageError naming the place of a value that JSON cannot hold: a function, a symbol, a bigint, a cycle.
 */
export function plainFigure({ data, layout = {} }: Figure): PlainFigure {
  return plain({ data, layout }, "figure", []) as PlainFigure;
}

function plain(value: unknown, place: string, parents: readonly object[]): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object") throw notPlain(place, `is a ${typeof value}`);
  if (parents.includes(value)) throw notPlain(place, "contains itself");
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  const inside = [...parents, value];
  if (isPacked(value)) {
    const list = unpacked(value);
    if (list === undefined)
      throw notPlain(place, `has numbers of the type ${JSON.stringify(value.dtype)} that cannot be read`);
    return list;
  }
  if (ArrayBuffer.isView(value)) return plain(Array.from(value as Float64Array), place, parents);
  if (Array.isArray(value))
    return value.map((item, i) => (item === undefined ? null : plain(item, `${place}[${i}]`, inside)));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item, `${place}.${key}`, inside)]));
}

const notPlain = (place: string, fault: string) =>
  new UsageError({
    problem: `${place} ${fault}, which a notebook cannot hold`,
    remedy: "Give the figure numbers, text, dates, arrays and plain objects only.",
  });
