import { type Trace, typeOf } from "../figure.ts";
import { formatted } from "../number-formats.ts";
import { readable } from "./known-numbers.ts";
import { listOf, numberOf, numbersIn, valueLetter } from "./numbers.ts";
import { areStacked, axisIn, type Panel, panelsOf } from "./panels.ts";
import { rangeIn } from "./range.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";

type Axis = Record<string, unknown>;

/** An axis that reads 0, 0, 1, 1, 1 says of no mark how much it is. */
export const ticksApart: Rule = {
  name: "ticks-alike",
  check: (chart) => {
    if (chart.isComputed) return [];
    const panels = panelsOf(chart.figure);
    const names = [...new Set(panels.flatMap(({ x, y }) => [x, y]))];
    return names.flatMap((name) => {
      const own = panels.filter(({ x, y }) => x === name || y === name);
      return faultsOf(name, own, chart);
    });
  },
};

function faultsOf(name: string, panels: readonly Panel[], chart: StatedChart): Fault[] {
  const axis = axisIn(chart.figure.layout, name);
  const { visible, showticklabels, type = "linear", ticktext } = axis;
  // What this program writes along an axis by itself is not the author's.
  const { tickformat } = axisIn(chart.given.layout, name);
  if (visible === false || showticklabels === false || type !== "linear") return [];
  if (typeof tickformat !== "string" || ticktext !== undefined) return [];
  const ticks = ticksOf(axis, name, panels, chart, tickformat);
  const { locale } = chart.theme.language;
  const texts = ticks.map((tick) => formatted(tick, tickformat, locale));
  const again = texts.findIndex((text, i) => i > 0 && text !== undefined && text === texts[i - 1]);
  if (again < 1) return [];
  const [one, other] = [ticks[again - 1] as number, ticks[again] as number];
  return [
    {
      problem: `${name} writes ${texts[again]} at ${readable(one)} and at ${readable(other)}: its tickformat ${JSON.stringify(tickformat)} rounds them`,
      // Between counts there is nothing to write.
      remedy:
        axis.tickvals === undefined && lastDigit(tickformat) === 1 && areWhole(name, panels, chart)
          ? "Its amounts are whole numbers: give it ticks at these alone, dtick: 1."
          : `Give it the decimals that its ticks differ in: tickformat: "${finer(tickformat, Math.abs(other - one))}".`,
    },
  ];
}

/** Whether nothing stands between whole numbers along an axis. */
function areWhole(name: string, panels: readonly Panel[], { figure: { data } }: StatedChart): boolean {
  const traces = panels.flatMap((panel) => panel.traces.map((i) => data[i] as Trace));
  const numbers = traces.flatMap((trace) => numbersIn(trace[name[0] as string]));
  return numbers.length > 0 && numbers.every(Number.isInteger);
}

/** The same format with as many decimals as a step has. */
function finer(format: string, step: number): string {
  const isPercent = format.endsWith("%");
  const decimals = Math.max(0, Math.ceil(-Math.log10(step * (isPercent ? 100 : 1)) - 1e-9));
  const [, before = ""] = /^(\+?,?)/.exec(format) ?? [];
  return `${before}.${decimals}${isPercent ? "%" : "f"}`;
}

/** The numbers at which an axis has ticks for sure; none where that hangs on what Plotly makes of it. */
function ticksOf(
  axis: Axis,
  name: string,
  panels: readonly Panel[],
  chart: StatedChart,
  format: string,
): number[] {
  const { tickvals, dtick, tick0, nticks } = axis;
  const stated = listOf(tickvals)?.map(numberOf);
  if (stated !== undefined)
    return stated.filter((tick) => tick !== undefined).filter((tick, i, all) => all.indexOf(tick) === i);
  const extent = extentOf(axis, name, panels, chart);
  const last = lastDigit(format);
  if (extent === undefined || last === undefined) return [];
  const [low, high] = extent;
  const step = dtick === undefined ? autoStep(high - low, numberOf(nticks)) : numberOf(dtick);
  // Of three ticks within one of its last digits, two read alike wherever they begin.
  if (step === undefined || step <= 0 || step > last / 2 || high - low < 3 * step) return [];
  const origin = dtick === undefined ? 0 : (numberOf(tick0) ?? 0);
  const first = Math.ceil((low - origin) / step);
  return [0, 1, 2].map((i) => readable(origin + (first + i) * step));
}

/** What one more in the last digit of a format is. */
function lastDigit(format: string): number | undefined {
  if (/^\+?,?d$/.test(format)) return 1;
  const [, decimals, type] = /^\+?,?\.(\d+)([f%])$/.exec(format) ?? [];
  return decimals === undefined ? undefined : 10 ** -Number(decimals) * (type === "%" ? 0.01 : 1);
}

/** By Plotly's own way: no more ticks than asked for, at steps of 1, 2 or 5. Here the longest that it may come to. */
function autoStep(length: number, count: number | undefined): number | undefined {
  if (count === undefined || count < 1 || !(length > 0)) return undefined;
  const rough = (length * room) / count;
  const base = 10 ** Math.floor(Math.log10(rough));
  return base * ([2, 5, 10].find((each) => each * base >= rough) ?? 10);
}

/** More than Plotly leaves around points and bars. */
const room = 1.3;

/** The least and the greatest of what stands along an axis. */
function extentOf(
  axis: Axis,
  name: string,
  panels: readonly Panel[],
  { figure: { data, layout } }: StatedChart,
): readonly [number, number] | undefined {
  const [from, to] = (rangeIn(axis) ?? []).map(numberOf);
  if (from !== undefined && to !== undefined) return from < to ? [from, to] : [to, from];
  const traces = panels.flatMap((panel) => panel.traces.map((i) => data[i] as Trace));
  const isPiled = areStacked(layout) || traces.some((trace) => trace.stackgroup);
  if (
    isPiled ||
    rangeIn(axis) !== undefined ||
    !traces.every((trace) => /^(bar|scatter)$/.test(typeOf(trace)))
  )
    return undefined;
  const letter = name[0] as "x" | "y";
  const fromZero = traces.some(
    (trace) =>
      (typeOf(trace) === "bar" && valueLetter(trace) === letter) || /^tozero/.test(String(trace.fill ?? "")),
  );
  const lists = traces.map((trace) => listOf(trace[letter]) ?? []);
  if (
    traces.some((trace) => trace.base !== undefined) ||
    lists.flat().some((value) => typeof value === "string")
  )
    return undefined;
  const values = [...lists.flatMap(numbersIn), ...(fromZero || axis.rangemode === "tozero" ? [0] : [])];
  return values.length < 2 ? undefined : [Math.min(...values), Math.max(...values)];
}
