import type { Trace } from "../figure.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";

/** One bar of a waterfall. */
export interface Step {
  /** What the author gave for it. */
  readonly given: number | undefined;
  /** Where it ends: of a total, the sum of the steps before it, whatever was given. */
  readonly sum: number;
  readonly isTotal: boolean;
  /** By how much the sum may be off where the steps were rounded before they were drawn. */
  readonly slack: number;
}

/** The bars of a waterfall as Plotly draws them. */
export function runningSums(trace: Trace): Step[] {
  const measures = listOf(trace.measure) ?? [];
  const given = (listOf(trace[valueLetter(trace)]) ?? []).map(numberOf);
  const half = 0.5 * 10 ** -Math.max(0, ...given.map((amount) => decimalsOf(amount ?? 0)));
  let [sum, terms] = [0, 0];
  return given.map((amount, i) => {
    const measure = String(measures[i] ?? "");
    const isTotal = /^t(otal)?$/.test(measure);
    if (/^a(bsolute)?$/.test(measure)) [sum, terms] = [amount ?? 0, 1];
    else if (!isTotal && amount !== undefined) [sum, terms] = [sum + amount, terms + 1];
    return { given: amount, sum, isTotal, slack: half * (terms + 1) };
  });
}

const decimalsOf = (amount: number) => /\.(\d+)$/.exec(String(amount))?.[1]?.length ?? 0;
