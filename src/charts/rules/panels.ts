import { type Layout, type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { axisName } from "./resolve.ts";

type Options = Record<string, unknown>;
export type Interval = readonly [number, number];

/** Traces on one pair of axes, and the part of the picture that these span. */
export interface Panel {
  readonly x: string;
  readonly y: string;
  readonly across: Interval;
  readonly up: Interval;
  readonly traces: readonly number[];
}

/** Types that have no x and y axes: each is a panel by itself, or has one by its own subplot. */
const elsewhere =
  /^(pie|funnelarea|sunburst|treemap|icicle|sankey|indicator|table|parc|.*(polar|ternary|smith|geo|3d)|(scatter|density)map|carpet|surface|choropleth|cone|volume|isosurface|splom)/;

export const isHidden = ({ visible }: Trace) => visible === false || visible === "legendonly";

export const isCartesian = (trace: Trace) => !elsewhere.test(typeOf(trace));

export const axisIn = (layout: Layout, name: string) => (layout[name] ?? {}) as Options;

/** Every pair of axes that carries traces which are shown. */
export function panelsOf({ data, layout }: PlainFigure): Panel[] {
  const panels = new Map<string, Panel & { traces: number[] }>();
  data.forEach((trace, i) => {
    if (isHidden(trace) || !isCartesian(trace)) return;
    const [x, y] = [axisName("x", trace), axisName("y", trace)];
    const known = panels.get(x + y);
    if (known !== undefined) known.traces.push(i);
    else
      panels.set(x + y, {
        ...{ x, y, traces: [i] },
        across: domainOf(x, layout),
        up: domainOf(y, layout),
      });
  });
  return [...panels.values()];
}

/** Whether one panel lies over another. A small inset in a corner does not: it is read as a picture in the picture. */
export function lieOver(one: Panel, other: Panel): boolean {
  const shared = overlap(one.across, other.across) * overlap(one.up, other.up);
  const area = ({ across, up }: Panel) => (across[1] - across[0]) * (up[1] - up[0]);
  const [small, large] = [area(one), area(other)].sort((a, b) => a - b) as [number, number];
  const isInset = small < large / 4 && one.x !== other.x && one.y !== other.y;
  return shared > 1e-6 && !isInset;
}

/** A histogram or a box along the edge of another panel, whose axis it shares. */
export function isMargin({ x, y, traces }: Panel, figure: PlainFigure): boolean {
  const isSpread = traces.every((i) => /^(histogram|box|violin)$/.test(typeOf(figure.data[i] as Trace)));
  return isSpread && panelsOf(figure).some((other) => (other.x === x) !== (other.y === y));
}

/** For each trace, which of the pictures in the picture it belongs to. */
export function pictureOf(figure: PlainFigure): (trace: number) => string {
  const panels = panelsOf(figure);
  const groups: Panel[][] = [];
  for (const panel of panels) {
    const joined = groups.filter((group) => group.some((other) => lieOver(panel, other)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([panel, ...joined.flat()]);
  }
  return (trace) => {
    const group = groups.findIndex((each) => each.some(({ traces }) => traces.includes(trace)));
    if (group >= 0) return `axes ${group}`;
    const { domain, subplot, geo, scene } = figure.data[trace] ?? {};
    return JSON.stringify([domain, subplot, geo, scene]);
  };
}

/** Whether two axes count the same: Plotly keeps one to the other, or both have the same ends. */
export function sameScale(one: string, other: string, layout: Layout): boolean {
  const [a, b] = [scaleOf(one, layout), scaleOf(other, layout)];
  return one === other || a === b;
}

/** What two axes of one scale have in common. */
export function scaleOf(name: string, layout: Layout): string {
  const { matches, range, type, ...words } = axisIn(layout, name);
  if (typeof matches === "string" && nameOf(matches) !== name) return scaleOf(nameOf(matches), layout);
  const isInForce = Array.isArray(range) && range.length === 2 && !range.includes(null) && !words.autorange;
  // Ends alone do not make two axes one: £ million on the left and per cent on the right, both from 0 to 60.
  const said = [words.tickprefix, words.ticksuffix, words.tickformat, words.ticktext];
  return isInForce ? JSON.stringify([name[0], type ?? "linear", range, said]) : name;
}

/** `y2` for `yaxis2`: what annotations and shapes name an axis by. */
export const idOf = (name: string) => name.replace("axis", "");

/** Whether bars stand one on the other. */
export const areStacked = ({ barmode }: Layout) => /^(stack|relative)$/.test(String(barmode));

/** `yaxis2` for `y2`. */
const nameOf = (id: string) => `${id[0]}axis${id.slice(1)}`;

function domainOf(name: string, layout: Layout, depth = 0): Interval {
  const { domain, overlaying } = axisIn(layout, name);
  if (Array.isArray(domain) && domain.length === 2) return [Number(domain[0]), Number(domain[1])];
  if (typeof overlaying === "string" && depth < 9) return domainOf(nameOf(overlaying), layout, depth + 1);
  return cellOf(name, layout) ?? [0, 1];
}

/** The part of the picture that `layout.grid` gives an axis. */
function cellOf(name: string, { grid }: Layout): Interval | undefined {
  if (typeof grid !== "object" || grid === null) return undefined;
  const { subplots, xaxes, yaxes, pattern, roworder, ...stated } = grid as Options;
  const pairs = subplots as readonly (readonly string[])[] | undefined;
  const letter = name[0] as "x" | "y";
  const id = `${letter}${name.slice(5)}`;
  const rows = Number(stated.rows ?? pairs?.length ?? (yaxes as unknown[] | undefined)?.length ?? 1);
  const columns = Number(
    stated.columns ?? pairs?.[0]?.length ?? (xaxes as unknown[] | undefined)?.length ?? 1,
  );
  const count = letter === "x" ? columns : rows;
  const number = Number(name.slice(5) || 1) - 1;
  let at =
    pattern === "independent" ? (letter === "x" ? number % columns : Math.floor(number / columns)) : number;
  const listed = (letter === "x" ? xaxes : yaxes) as readonly string[] | undefined;
  if (listed !== undefined) at = listed.indexOf(id);
  if (pairs !== undefined) {
    const row = pairs.findIndex((cells) => cells.some((cell) => cell.includes(id)));
    at = letter === "y" ? row : (pairs[row]?.findIndex((cell) => cell.includes(id)) ?? -1);
  }
  if (!(at >= 0 && at < count)) return undefined;
  if (letter === "y" && roworder !== "bottom to top") at = count - 1 - at;
  return [at / count, (at + 1) / count];
}

/** The length that two intervals share. */
export const overlap = (a: Interval, b: Interval) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
