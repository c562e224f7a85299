import { expect } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { type ChartOptions, chart } from "../../src/charts/chart.ts";
import { UsageError } from "../../src/errors.ts";
import { words } from "./samples.ts";

export const data = frame({ year: [2021, 2022], count: [1, 2] });
export const bar = { type: "bar", x: [2021, 2022], y: [1, 2] };
export const good: ChartOptions = { ...words, data, figure: { data: [bar], layout: {} } };

/** What a chart is refused for: the problem and remedy of each fault. */
export function faultsOf(changes: object): string[] {
  try {
    chart({ ...good, ...changes } as ChartOptions);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).problems.map(({ problem, remedy }) => `${problem} → ${remedy}`);
  }
}

/** Faults of a chart of these traces. */
export const drawn = (data: object[], layout: object = {}) =>
  faultsOf({ data: allNumbers(data), figure: { data, layout } });

/** Data that have every number of a figure: the rule about that has tests of its own. */
export function allNumbers(traces: unknown) {
  const numbers = (value: unknown): number[] => {
    if (typeof value === "number") return Number.isFinite(value) ? [value] : [];
    if (typeof value === "string") return /^\d+(\.\d+)?$/.test(value) ? [Number(value)] : [];
    return typeof value === "object" ? Object.values(value ?? {}).flatMap(numbers) : [];
  };
  return frame({ number: [0, ...numbers(traces)] });
}
