import { type Trace, typeOf } from "../figure.ts";
import { hiddenBars } from "./covered-bars.ts";
import { readable } from "./known-numbers.ts";
import { listOf, numbersIn, valueLetter } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule } from "./rule.ts";
import { runningSums } from "./running-sums.ts";

/**
 * What Plotly draws without a word, and not as it was meant: amounts that are texts, dates that are names, lists of unlike
 * length, a name twice, bars that hide others, slices below zero, totals that are not the sum.
 */
export const valuesAreAmounts: Rule = {
  name: "amounts",
  check: ({ figure, isComputed }) =>
    isComputed
      ? []
      : [
          ...figure.data.flatMap((trace, i) =>
            isHidden(trace)
              ? []
              : [textAmounts, textDates, unlikeLengths, twice, belowZero, otherTotals].flatMap((fault) =>
                  fault(trace, `trace ${i + 1}`),
                ),
          ),
          ...hiddenBars(figure),
        ],
};

const isBar = (trace: Trace) => /^(bar|funnel|waterfall)$/.test(typeOf(trace));

function textAmounts(trace: Trace, what: string): Fault[] {
  const texts = (listOf(trace[valueLetter(trace)]) ?? []).filter(
    (value) => typeof value === "string" && /\d/.test(value) && Number.isNaN(Number(value)),
  );
  return isBar(trace) && texts.length > 0
    ? [
        {
          problem: `the amounts of ${what} are texts (${JSON.stringify(texts[0])}), which Plotly takes for names`,
          remedy: 'Give numbers, and the unit as ticks: { tickprefix: "£", ticksuffix: "m" }.',
        },
      ]
    : [];
}

/** As names they stand evenly apart: twelve days would look like one. */
function textDates(trace: Trace, what: string): Fault[] {
  const dates = ["x", "y"].flatMap((letter) => {
    const list = listOf(trace[letter])?.filter((value) => value !== null) ?? [];
    const isDate = (value: unknown) =>
      typeof value === "string" && /^\s*\d\d?[./]\d\d?[./]\d{4}\s*$/.test(value);
    return list.length > 0 && list.every(isDate) ? [String(list[0])] : [];
  });
  return dates.map((date) => ({
    problem: `the dates of ${what} are written as ${JSON.stringify(date)}, which Plotly takes for a name`,
    remedy: 'Write dates as "2024-02-15".',
  }));
}

function unlikeLengths(trace: Trace, what: string): Fault[] {
  const isPaired = isBar(trace) || typeOf(trace) === "scatter";
  // Two rows of names, one under the other, are as long as their rows.
  const lengthOf = (list: readonly unknown[] | undefined) =>
    list?.length !== 0 && list?.every(Array.isArray) ? (list[0] as unknown[]).length : list?.length;
  const [x, y] = [lengthOf(listOf(trace.x)), lengthOf(listOf(trace.y))];
  return isPaired && x !== undefined && y !== undefined && x !== y
    ? [
        {
          problem: `${what} has ${x} values for x and ${y} for y, and would leave some out`,
          remedy: "Give both lists the same length, with null where a value is missing.",
        },
      ]
    : [];
}

/** Bars of one name are stacked, or drawn over each other. */
function twice(trace: Trace, what: string): Fault[] {
  if (typeOf(trace) !== "bar" || Array.isArray(trace.base) || Array.isArray(trace.offset)) return [];
  const names = listOf(trace[valueLetter(trace) === "y" ? "x" : "y"]) ?? [];
  const again = names.find((name, i) => name !== null && !Array.isArray(name) && names.indexOf(name) < i);
  return again === undefined
    ? []
    : [
        {
          problem: `${what} has two bars at ${JSON.stringify(again)}, which Plotly sets on each other`,
          remedy: "Add the rows up first (group, aggregate), or give each series a trace of its own.",
        },
      ];
}

function belowZero(trace: Trace, what: string): Fault[] {
  const slices = typeOf(trace) === "pie" ? numbersIn(trace.values).filter((value) => value < 0) : [];
  return slices.length > 0
    ? [{ problem: `${what} is a pie with values below zero (${slices[0]})`, remedy: "Draw sortedBars." }]
    : [];
}

/** Of a total, Plotly draws the sum of the steps before it. Zero is what is usually given in its place. */
function otherTotals(trace: Trace, what: string): Fault[] {
  const steps = typeOf(trace) === "waterfall" ? runningSums(trace) : [];
  const wrong = steps.find(
    ({ given = 0, sum, isTotal, slack }) =>
      isTotal && given !== 0 && Math.abs(given - sum) > slack + 1e-9 * Math.abs(sum),
  );
  return wrong === undefined
    ? []
    : [
        {
          problem: `${what} has ${readable(wrong.given as number)} for a total that Plotly draws as ${readable(wrong.sum)}, the sum of the steps before it`,
          remedy: `Draw the step that is missing, or make it "absolute" in measure: a bar that begins anew.`,
        },
      ];
}
