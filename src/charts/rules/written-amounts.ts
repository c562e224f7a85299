import type { Tabular } from "../data.ts";
import { type Trace, typeOf } from "../figure.ts";
import { formatted } from "../number-formats.ts";
import { pointOf } from "../theme.ts";
import { readable } from "./known-numbers.ts";
import { numberText, says, written as writtenOf } from "./number-text.ts";
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
    return data.flatMap((trace, i) => faultsOf(trace, i, table, theme.language.locale));
  },
};

function faultsOf(trace: Trace, i: number, table: Tabular, locale: string): Fault[] {
  const point = pointOf(locale);
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
  if (wrong < 0) return [];
  const own = inLocale(texts[wrong], numberOf(amounts[wrong]), point, locale);
  return [
    {
      problem: `trace ${i + 1} writes ${JSON.stringify(texts[wrong])} on the amount ${amounts[wrong]}`,
      remedy: `${own === undefined ? "" : `The theme's language (${locale}) writes ${own}. `}Write the amount from the same row: text: frame.column(…).map((amount) => formatAmount(amount, …)).`,
    },
  ];
}

/** The number of a text that would be right with the decimal point of another language, as this one writes it. */
function inLocale(
  text: unknown,
  amount: number | undefined,
  point: string,
  locale: string,
): string | undefined {
  const other = point === "," ? "." : ",";
  const meant = typeof text === "string" ? numberText(text, other) : undefined;
  if (meant === undefined || amount === undefined || !says(meant, amount)) return undefined;
  const decimals = Math.max(0, Math.round(-Math.log10(2 * meant.half)));
  return formatted(meant.value, `,.${decimals}f`, locale);
}
