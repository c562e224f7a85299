import { type Trace, typeOf } from "../figure.ts";
import { separatorsOf } from "../theme.ts";
import { Numbers } from "./known-numbers.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule } from "./rule.ts";

/** A number written on a mark is read as its amount, and believed over the axis. */
export const writtenAmounts: Rule = {
  name: "written-amounts",
  check: ({ figure: { data }, data: table, isComputed, theme }) => {
    if (isComputed) return [];
    const known = new Numbers(table.names.flatMap((name) => [...table.column(name)]));
    const point = separatorsOf(theme.language.locale)[0] as string;
    return data.flatMap((trace, i) => faultsOf(trace, i, known, point));
  },
};

function faultsOf(trace: Trace, i: number, known: Numbers, point: string): Fault[] {
  const texts = listOf(trace.text);
  if (!/^(bar|scatter|funnel|pie)$/.test(typeOf(trace)) || isHidden(trace) || texts === undefined) return [];
  const amounts = listOf(typeOf(trace) === "pie" ? trace.values : trace[valueLetter(trace)]) ?? [];
  const wrong = texts.findIndex((text, at) => {
    const amount = numberOf(amounts[at]);
    const written = numberIn(text, point);
    if (amount === undefined || written === undefined) return false;
    // A series of 2024 has its name on its bars.
    if (text === trace.name || /^\s*(19|20)\d\d\s*$/.test(String(text))) return false;
    // Another number of the row may stand there: of how many it is, or the change.
    return !says(written, amount) && !known.has(written.value);
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

interface Written {
  readonly value: number;
  /** Half of its last digit. */
  readonly half: number;
}

/** The one number of a text, in the language's own decimals; undefined where there are none or several. */
function numberIn(text: unknown, point: string): Written | undefined {
  const plain = String(text ?? "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("−", "-");
  const pattern =
    point === "," ? /-?\s?[£$€¥]?\s?\d[\d.\s]*(?:,\d+)?/g : /-?\s?[£$€¥]?\s?\d[\d,]*(?:\.\d+)?/g;
  const [found, ...others] = plain.match(pattern) ?? [];
  if (found === undefined || others.length > 0) return undefined;
  const signs = point === "," ? found.replaceAll(".", "").replace(",", ".") : found.replaceAll(",", "");
  const digits = signs.replace(/[£$€¥\s]/g, "");
  const [, decimals = ""] = digits.split(".");
  return { value: Number(digits), half: 0.5 * 10 ** -decimals.length };
}

/** Rounded, in another scale of money, or as a percentage; a sign may be in the words: "down 5%". */
const says = ({ value, half }: Written, amount: number): boolean =>
  [1, 100, 1e-3, 1e-6, 1e-9, 1e3].some(
    (scale) => Math.abs(Math.abs(value) - Math.abs(amount * scale)) <= half * (1 + 1e-9),
  );
