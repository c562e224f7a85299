import { type Colour, parseColour } from "../colour.ts";
import type { Layout, Trace } from "../figure.ts";
import { listOf, numberOf, numbersIn } from "../rules/numbers.ts";
import { namedScales } from "./named-scales.ts";

type Options = Record<string, unknown>;

/** Where a scale of colours begins and ends, and what it shows a value in. */
export interface ScaleColours {
  readonly low: number;
  readonly high: number;
  readonly colourAt: (value: number) => string;
}

/**
 * The scale of the cells of a trace, by the rules of Plotly: from the least to the greatest of them unless it says otherwise,
 * and evenly to both sides of a middle. Undefined of a scale that is not known.
 */
export function scaleColours(trace: Trace, data: readonly Trace[], layout: Layout): ScaleColours | undefined {
  const { coloraxis } = trace;
  const isShared = typeof coloraxis === "string";
  const from = isShared ? ((layout[coloraxis] ?? {}) as Options) : trace;
  const cells = isShared ? data.filter((each) => each.coloraxis === coloraxis) : [trace];
  const values = cells.flatMap(({ z }) => numbersIn(z));
  // One that states no scale has the layout's for what is not negative; of others the house states none.
  const { sequential } = (layout.colorscale ?? {}) as Options;
  const isOpen = isShared && from.colorscale === undefined && values.every((value) => value >= 0);
  const stops = stopsOf(isOpen ? { ...from, colorscale: sequential } : from);
  if (stops === undefined || values.length === 0) return undefined;
  const [low, high] = ends(from, isShared ? "c" : "z", values);
  return {
    ...{ low, high },
    colourAt: (value) => mixed(stops, Math.min(1, Math.max(0, (value - low) / (high - low)))),
  };
}

interface Stop {
  readonly at: number;
  readonly colour: Colour;
}

function stopsOf({ colorscale, reversescale }: Options): Stop[] | undefined {
  const list = typeof colorscale === "string" ? namedScales[colorscale] : listOf(colorscale);
  const stops = list?.map((stop) => {
    const [at, code] = listOf(stop) ?? [];
    return { at: numberOf(at), colour: parseColour(String(code)) };
  });
  const isKnown = (stop: { at?: unknown; colour?: unknown }): stop is Stop =>
    stop.at !== undefined && stop.colour !== undefined;
  if (stops === undefined || stops.length < 2 || !stops.every(isKnown)) return undefined;
  return reversescale === true ? stops.map(({ at, colour }) => ({ at: 1 - at, colour })).reverse() : stops;
}

function ends(from: Options, letter: "z" | "c", values: readonly number[]): [number, number] {
  const [min, max, mid] = ["min", "max", "mid"].map((end) => numberOf(from[letter + end]));
  if (min !== undefined && max !== undefined && min < max && from[`${letter}auto`] !== true)
    return [min, max];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (mid !== undefined) {
    const reach = Math.max(high - mid, mid - low);
    return [mid - reach, mid + reach];
  }
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

function mixed(stops: readonly Stop[], at: number): string {
  const after = stops.find((stop, i) => i > 0 && stop.at >= at) ?? (stops.at(-1) as Stop);
  const before = stops[stops.indexOf(after) - 1] as Stop;
  const part = after.at > before.at ? (at - before.at) / (after.at - before.at) : 1;
  const channel = (name: "red" | "green" | "blue") =>
    Math.round(before.colour[name] + part * (after.colour[name] - before.colour[name]));
  return `rgb(${channel("red")}, ${channel("green")}, ${channel("blue")})`;
}
