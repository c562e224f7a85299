import { type Layout, type Trace, typeOf } from "../figure.ts";
import { isNumber, listOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isHidden } from "./panels.ts";
import { isYear } from "./places.ts";
import { isReversed, rangeIn } from "./range.ts";
import { axisName } from "./resolve.ts";
import type { Fault, Rule } from "./rule.ts";

/** A bar is read by its length: without its zero, 98 looks a third of 100, and a logarithmic axis has none. */
export const barsFromZero: Rule = {
  name: "bars-from-zero",
  check: ({ figure: { data, layout }, isComputed }) => {
    const shown = data.filter((trace) => !isHidden(trace));
    const axes = new Map<string, Trace>();
    for (const trace of shown) {
      const letter = isBar(trace) ? valueLetter(trace) : areaLetter(trace, shown);
      if (letter !== undefined) axes.set(axisName(letter, trace), trace);
    }
    return [
      ...[...axes].flatMap(([name, trace]) => cutAxis(name, trace, layout)),
      ...shown.flatMap((trace) => cutCircle(trace, layout)),
      // Those of a kind float, and may all begin at a baseline.
      ...(isComputed ? [] : data.flatMap(hasAnotherZero)),
    ];
  },
};

/** Bars that begin at zero; floating ones are read by their ends. */
const isBar = (trace: Trace) =>
  /^(bar|histogram|funnel|waterfall)$/.test(typeOf(trace)) && !Array.isArray(trace.base);

/** An area is read by its height, as a bar is. One that reaches to the line before it needs no zero. */
function areaLetter(trace: Trace, shown: readonly Trace[]): "x" | "y" | undefined {
  if (typeOf(trace) !== "scatter") return undefined;
  const fill = String(trace.fill ?? "");
  const letter = /x$/.test(fill) ? "x" : "y";
  const isFirst = !shown.slice(0, shown.indexOf(trace)).some((each) => typeOf(each) === "scatter");
  if (/^tozero/.test(fill) || (/^tonext[xy]$/.test(fill) && isFirst)) return letter;
  if (trace.stackgroup === undefined || trace.stackgroup === "") return undefined;
  return trace.orientation === "h" ? "x" : "y";
}

function cutAxis(name: string, trace: Trace, layout: Layout): Fault[] {
  const axis = axisIn(layout, name);
  if (axis.type === "log")
    return [
      {
        problem: `bars stand on the logarithmic axis ${name}, which has no zero to measure them from`,
        remedy: 'Draw dots (mode: "markers") on that axis, or the bars on a linear one.',
      },
    ];
  const range = rangeIn(axis);
  if (isCut(range))
    return [
      {
        problem: `bars are cut off: ${name} shows ${JSON.stringify(range)}, and ${zeroIsNot}`,
        remedy: includeZero,
      },
    ];
  // Bars that lie may run to the left of their names, as one half of a population pyramid does.
  const isUpsideDown = name.startsWith("y") && isReversed(axis);
  return isUpsideDown && numbersIn(trace.y).some((value) => value > 0)
    ? [
        {
          problem: `bars hang from the top: ${name} runs downwards`,
          remedy: "Let it run upwards: leave autorange out, and give its range the lower end first.",
        },
      ]
    : [];
}

const zeroIsNot = "their zero is not in it";
const includeZero = 'Let the axis include 0, or draw dots (mode: "markers"), which are read by their place.';

/** Whether the ends of an axis, of which one may be open, leave zero out. */
function isCut(range: readonly unknown[] | undefined): boolean {
  if (range?.some((end) => end !== null && typeof end !== "number") ?? true) return false;
  const [low, high] = range as (number | null)[];
  const ends = [low, high].filter((end) => typeof end === "number");
  if (ends.length === 0 || (Math.min(...ends) <= 0 && Math.max(...ends) >= 0)) return false;
  return !((low === null && Number(high) > 0) || (high === null && Number(low) < 0));
}

/** Bars around a circle, whose axis is the radius. */
function cutCircle(trace: Trace, layout: Layout): Fault[] {
  if (typeOf(trace) !== "barpolar") return [];
  const name = String(trace.subplot ?? "polar");
  const axis = axisIn(axisIn(layout, name), "radialaxis");
  const range = rangeIn(axis);
  return isCut(range)
    ? [
        {
          problem: `bars are cut off: the radial axis of ${name} shows ${JSON.stringify(range)}, and ${zeroIsNot}`,
          remedy: includeZero,
        },
      ]
    : [];
}

/** Bars that all begin at one number have that for their zero. Spans of years may all begin in one year. */
function hasAnotherZero(trace: Trace, i: number): Fault[] {
  if (!/^(bar|waterfall)$/.test(typeOf(trace)) || isHidden(trace)) return [];
  const bases = [...new Set(listOf(trace.base) ?? [trace.base])];
  const [base] = bases;
  const isInYears = Array.isArray(trace.base) && isYear(base);
  const isOnly = Array.isArray(trace.base) && trace.base.length < 2;
  // What is set about zero has it in its bars.
  const isAboutZero = numbersIn(trace[valueLetter(trace)]).some(
    (length) => base !== undefined && Number(base) * (Number(base) + length) <= 0,
  );
  if (bases.length !== 1 || !isNumber(base) || base === 0 || isInYears || isOnly || isAboutZero) return [];
  return [
    {
      problem: `the bars of trace ${i + 1} all begin at ${base}, and not at zero`,
      remedy: 'Leave base out, or draw dots (mode: "markers"), which are read by their place.',
    },
  ];
}
