import type { Tabular } from "../data.ts";
import { type Trace, typeOf } from "../figure.ts";
import { separatorsOf } from "../theme.ts";
import { readable } from "./known-numbers.ts";
import { says, written as writtenOf } from "./number-text.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule } from "./rule.ts";
import { runningSums } from "./running-sums.ts";
import { drawsText } from "./words-on-marks.ts";

/** A number written on a mark is read as its amount, and believed over the axis. */
export const writtenAmounts: Rule = {
  name: "written-amounts",
  check: ({ given: { data }, data: table, isComputed, theme }) => {
    if (isComputed) return [];
    const point = separatorsOf(theme.language.locale)[0] as string;
    return data.flatMap((trace, i) => faultsOf(trace, i, table, point));
  },
};

function faultsOf(trace: Trace, i: number, table: Tabular, point: string): Fault[] {
  const texts = listOf(trace.text);
  const type = typeOf(trace);
  const isShown = /^(bar|funnel|pie|scatter|waterfall)$/.test(type) && drawsText(trace);
  if (!isShown || isHidden(trace) || texts === undefined) return [];
  const amounts = listOf(type === "pie" ? trace.values : trace[valueLetter(trace)]) ?? [];
  const columns = table.names.map((name) => table.column(name));
  const names = new Set([trace.name, ...columns.flat().filter((value) => typeof value === "string")]);
  const steps = type === "waterfall" ? runningSums(trace) : [];
  const wrong = texts.findIndex((text, at) => {
    const step = steps[at];
    const amount = step?.isTotal ? step.sum : numberOf(amounts[at]);
    const written = writtenOf(text, point);
    // A series of 2024 has its name on its bars.
    const isName = names.has(text as string) || /^\s*(19|20)\d\d\s*$/.test(String(text));
    if (amount === undefined || written === undefined || isName) return false;
    // What a pie's slices are of it, their shares, has a rule of its own.
    if (type === "pie" && /%/.test(String(text))) return false;
    if (step !== undefined && says(written, step.sum, step.slack)) return false;
    if (step?.isTotal) return true;
    // Another number of the row may stand there: of how many it is, what share, or by how much it changed.
    const rows = Array.from({ length: table.length }, (_, row) =>
      columns.map((column) => numberOf(column[row])),
    );
    const own = rows.filter((row) => row.includes(amount)).flat();
    return !says(written, amount) && !own.some((number) => number !== undefined && says(written, number));
  });
  const total = steps[wrong]?.isTotal ? steps[wrong].sum : undefined;
  if (total !== undefined)
    return [
      {
        problem: `trace ${i + 1} writes ${JSON.stringify(texts[wrong])} on a total that Plotly draws as ${readable(total)}, the sum of the steps before it`,
        remedy: `Write ${readable(total)}, or draw the step that is missing. What begins anew is "absolute" in measure.`,
      },
    ];
  return wrong < 0
    ? []
    : [
        {
          problem: `trace ${i + 1} writes ${JSON.stringify(texts[wrong])} on the amount ${amounts[wrong]}`,
          remedy:
            "Write the amount from the same row: text: frame.column(…).map((amount) => formatAmount(amount, …)).",
        },
      ];
}
