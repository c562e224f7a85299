import { type Layout, type Trace, typeOf } from "../figure.ts";
import { pointOf } from "../theme.ts";
import { readable } from "./known-numbers.ts";
import { written } from "./number-text.ts";
import { listOf, numberOf } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule } from "./rule.ts";
import { isUnseen } from "./unseen-slices.ts";
import { drawsText } from "./words-on-marks.ts";

/** Points of a per cent: shares are rounded, and sometimes so that they sum to a hundred. */
const slack = 1;

/** A per cent on a slice is read as its part of the pie: 65% on two fifths of it, as of a question with several answers, is none. */
export const writtenShares: Rule = {
  name: "written-shares",
  check: ({ given: { data, layout }, theme, isComputed }) => {
    const point = pointOf(theme.language.locale);
    const paper = String(layout.paper_bgcolor ?? theme.background);
    return isComputed ? [] : data.flatMap((trace, i) => faultsOf(trace, i, layout, paper, point));
  },
};

function faultsOf(trace: Trace, i: number, layout: Layout, paper: string, point: string): Fault[] {
  if (typeOf(trace) !== "pie" || isHidden(trace) || trace.textposition === "none") return [];
  const labels = (listOf(trace.labels) ?? []).map(String);
  const values = (listOf(trace.values) ?? []).map((value) => numberOf(value) ?? 0);
  // What is not seen makes half a ring of a whole one, and no part of what is.
  const seen = values.map((value, at) => (isUnseen(trace, labels[at], at, paper) ? 0 : value));
  const sum = seen.reduce((all, value) => all + value, 0);
  // A label that is there twice is one slice, and one that is left out is none.
  const isPlain = new Set(labels).size === labels.length && (listOf(layout.hiddenlabels) ?? []).length === 0;
  if (!isPlain || !(sum > 0) || values.some((value) => value < 0)) return [];
  const said = seen.map((value, at) => percentOn(trace, value, labels[at], at, point));
  const wrong = said.findIndex(
    (percent, at) => percent !== undefined && Math.abs(percent - (100 * (seen[at] as number)) / sum) > slack,
  );
  if (wrong < 0) return [];
  const share = Math.round((100 * (seen[wrong] as number)) / sum);
  const isWhole = seen.every((value, at) => value === values[at]);
  // Plotly's own per cent is of the hidden part as well.
  const [whole, how] = isWhole ? ["the pie", 'textinfo: "label+percent"'] : ["what is seen of it", "text"];
  return [
    {
      problem: `trace ${i + 1} writes ${readable(said[wrong] as number)}% on a slice that is ${share}% of ${whole}`,
      remedy: `Write the share (${how}), or draw sortedBars: the values sum to ${readable(sum)}, and parts of one whole to 100.`,
    },
  ];
}

/** The per cent that a slice has on it; undefined where it has none. */
function percentOn(
  trace: Trace,
  value: number,
  label: string | undefined,
  at: number,
  point: string,
): number | undefined {
  const template = String(listOf(trace.texttemplate)?.[at] ?? trace.texttemplate ?? "");
  if (/%\{value:[^}]*%\}/.test(template)) return 100 * value;
  // Not the sign that the next variable begins with.
  if (/%\{value(:[^}]*)?\}(\s|&nbsp;)*%(?!\{)/.test(template)) return value;
  const text = listOf(trace.text)?.[at];
  if (typeof text !== "string" || !drawsText(trace)) return undefined;
  const plain = text.replace(/<[^>]*>/g, " ").trim();
  const rest = (label !== undefined && plain.startsWith(label) ? plain.slice(label.length) : plain).replace(
    /^[\s:,–—]+/,
    "",
  );
  // With a sign, it is a change.
  return /^[\d.,\s]+%$/.test(rest) ? written(rest, point)?.value : undefined;
}
