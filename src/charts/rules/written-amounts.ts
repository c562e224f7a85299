import type { Tabular } from "../data.ts";
import { type Trace, typeOf } from "../figure.ts";
import { separatorsOf } from "../theme.ts";
import { numberText, says } from "./number-text.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule } from "./rule.ts";

/** A number written on a mark is read as its amount, and believed over the axis. */
export const writtenAmounts: Rule = {
  name: "written-amounts",
  check: ({ figure: { data }, data: table, isComputed, theme }) => {
    if (isComputed) return [];
    const point = separatorsOf(theme.language.locale)[0] as string;
    return data.flatMap((trace, i) => faultsOf(trace, i, table, point));
  },
};

function faultsOf(trace: Trace, i: number, table: Tabular, point: string): Fault[] {
  const texts = listOf(trace.text);
  const type = typeOf(trace);
  // The text of a scatter without words is for whoever points at its marks.
  const isShown =
    type === "scatter" ? /text/.test(String(trace.mode ?? "")) : /^(bar|funnel|pie)$/.test(type);
  if (!isShown || isHidden(trace) || trace.textposition === "none" || texts === undefined) return [];
  const amounts = listOf(type === "pie" ? trace.values : trace[valueLetter(trace)]) ?? [];
  const columns = table.names.map((name) => table.column(name));
  const names = new Set([trace.name, ...columns.flat().filter((value) => typeof value === "string")]);
  const wrong = texts.findIndex((text, at) => {
    const amount = numberOf(amounts[at]);
    const written = numberText(text, point);
    // A series of 2024 has its name on its bars.
    const isName = names.has(text as string) || /^\s*(19|20)\d\d\s*$/.test(String(text));
    if (amount === undefined || written === undefined || isName) return false;
    // Another number of the row may stand there: of how many it is, what share, or by how much it changed.
    const rows = Array.from({ length: table.length }, (_, row) =>
      columns.map((column) => numberOf(column[row])),
    );
    const own = rows.filter((row) => row.includes(amount)).flat();
    return !says(written, amount) && !own.some((number) => number !== undefined && says(written, number));
  });
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
