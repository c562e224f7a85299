import { type Trace, typeOf } from "../figure.ts";
import { listOf } from "./numbers.ts";
import { axisIn, isHidden, panelsOf } from "./panels.ts";
import { namesIn } from "./places.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";

/** Names stand evenly apart, whatever years they are of: a line along them is steeper or flatter than what it shows. */
export const timeEven: Rule = {
  name: "uneven-time",
  check: (chart) => {
    if (chart.isComputed) return [];
    const panels = panelsOf(chart.figure);
    return [...new Set(panels.map(({ x }) => x))].flatMap((x) => {
      const traces = panels.flatMap((panel) => (panel.x === x ? panel.traces : []));
      return faultsOf(x, traces, chart);
    });
  },
};

function faultsOf(x: string, traces: readonly number[], { figure: { data, layout } }: StatedChart): Fault[] {
  const all = traces.map((i) => data[i] as Trace);
  // Bars stand at names, and what runs over them does.
  if (!all.every((trace) => typeOf(trace) === "scatter") || !all.some(isLine)) return [];
  const { type, categoryarray, categoryorder } = axisIn(layout, x);
  const places = all.flatMap((trace) => listOf(trace.x) ?? []).filter((place) => place !== null);
  const isNames = type === "category" || (type === undefined && namesIn(places) !== undefined);
  if (!isNames) return [];
  const met = [...new Set([...(listOf(categoryarray) ?? []), ...places].map(String))];
  const names = /^category/.test(String(categoryorder)) ? met.sort() : met;
  const years = names.map(yearOf);
  if (years.some((year) => year === undefined)) return [];
  const gaps = years.slice(1).map((year, i) => (year as number) - (years[i] as number));
  const odd = gaps.findIndex((gap) => gap !== gaps[0]);
  if (odd < 0) return [];
  return [
    {
      problem: `the years along ${x} are names, which stand evenly apart: ${names[0]} and ${names[1]} as far as ${names[odd]} and ${names[odd + 1]}`,
      remedy: `Give x numbers or dates (x: [${years.slice(0, 2).join(", ")}, …], with the names as ticktext), or every year, with null where there is no amount.`,
    },
  ];
}

const isLine = (trace: Trace) =>
  !isHidden(trace) &&
  /lines/.test(String(trace.mode ?? "lines")) &&
  Number((trace.line as Record<string, unknown> | undefined)?.width ?? 2) > 0;

/** A year, or the one in which a financial year begins. */
function yearOf(name: string): number | undefined {
  const [, first, second] =
    /^\s*(?:FY\s?)?((?:19|20)\d\d)(?:\s?[/–-]\s?((?:19|20)?\d\d))?\s*$/.exec(name) ?? [];
  if (first === undefined) return undefined;
  const isNext = second === undefined || Number(second) % 100 === (Number(first) + 1) % 100;
  return isNext ? Number(first) : undefined;
}
