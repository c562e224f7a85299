import type { EvidenceProblem } from "../problem.ts";
import type { DeflatorRow } from "./deflator-block.ts";

type ChangeFault = Pick<EvidenceProblem, "rule" | "problem" | "remedy" | "value"> & { readonly at: number };

/**
 * The years whose printed change is not that of their index numbers, as far as both are rounded: 66.7 for 6.67 is told, and so
 * is an index with a digit gone wrong.
 */
export function changeFaults(rows: readonly DeflatorRow[]): ChangeFault[] {
  const half = {
    index: halfUnit(rows.map(({ index }) => index)),
    change: halfUnit(rows.map(({ change }) => change)),
  };
  return rows.flatMap(({ year, label, index, change }, at) => {
    const before = rows[at - 1]?.year === year - 1 ? (rows[at - 1]?.index ?? null) : null;
    if (index === null || change === null || before === null || index <= 0 || before <= 0) return [];
    const ratio = index / before;
    const given = 100 * (ratio - 1);
    const rounding = half.change + 100 * ratio * (half.index / index + half.index / before);
    if (Math.abs(change - given) <= rounding + slack) return [];
    return {
      at,
      rule: "the change is that of the index numbers",
      value: String(change),
      problem: `the change of ${label} is ${change} per cent, and its index numbers, ${before} and ${index}, give ${given.toFixed(2)}`,
      remedy: "Compare the three with the file as it was downloaded.",
    };
  });
}

/** Percentage points that a file may be off beyond its rounding: the change may be of a series rounded elsewhere. */
const slack = 0.05;

/** Half of the last decimal that a column is printed to. */
const halfUnit = (values: readonly (number | null)[]) =>
  0.5 / 10 ** Math.max(0, ...values.map((value) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0));
