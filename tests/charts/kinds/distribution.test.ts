import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { distribution } from "../../../src/charts/kinds/distribution.ts";
import { words } from "../samples.ts";
import { tracesOf, wordsIn } from "./positions.ts";

const options = { ...words, value: "total", unit: "£m" };

describe("distribution", () => {
  // 1 to 100: by type 7 the 5 %, 50 % and 95 % quantiles are 5.95, 50.5 and 95.05.
  const table = frame({ total: Array.from({ length: 100 }, (_, i) => 100 - i) });
  const chart = distribution(table, options);

  test("median and interval stand where the draws say, and in words", () => {
    expect(tracesOf(chart)[1]?.x).toEqual([50.5, 50.5]);
    const [bracket] = chart.figure.layout.shapes as { x0: number; x1: number }[];
    expect(bracket?.x0).toBeCloseTo(5.95, 9);
    expect(bracket?.x1).toBeCloseTo(95.05, 9);
    expect(wordsIn(chart)).toEqual(["5% to 95% of 100 draws: £5.95m–£95.05m", "Median £50.50m"]);
  });

  test("bars are the bins, and the bins are the data", () => {
    const [bars] = tracesOf(chart);
    const [from, to, draws] = chart.data.columns as [number[], number[], number[]];
    expect(bars?.y).toEqual(draws);
    expect(bars?.x).toEqual(from.map((low, i) => (low + (to[i] as number)) / 2));
    expect(draws.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  test("draws that are all equal are a narrow bar at their value", () => {
    const equal = distribution(frame({ total: Array.from({ length: 100 }, () => 5) }), options);
    const [bar] = tracesOf(equal) as [{ x: number[]; width: number[] } & ReturnType<typeof tracesOf>[0]];
    expect([bar.x, bar.y]).toEqual([[5], [100]]);
    const [left, right] = (equal.figure.layout.xaxis as { range: [number, number] }).range;
    expect(bar.width[0]).toBeLessThan((right - left) / 40);
    expect(equal.data.columns).toEqual([[5], [5], [100]]);
    expect(wordsIn(equal)).toEqual(["5% to 95% of 100 draws: £5m", "Median £5m"]);
  });

  test("another interval", () => {
    expect(wordsIn(distribution(table, { ...options, interval: [0.25, 0.75] }))[0]).toBe(
      "25% to 75% of 100 draws: £25.8m–£75.3m",
    );
  });

  test("a missing draw is refused: leaving it out would narrow the interval in silence", () => {
    expect(() => distribution(frame({ total: [1, null, 3] }), options)).toThrow('row 2, column "total"');
  });
});

test("draws of whole numbers have a bar a number, around it", () => {
  const draws = frame({ orders: [0, 1, 1, 2, 2, 2, 3] });
  const whole = distribution(draws, { ...words, value: "orders", unit: "orders" });
  const [bars] = tracesOf(whole) as unknown as { x: number[]; y: number[]; width: number[] }[];
  expect(bars).toMatchObject({ x: [0, 1, 2, 3], y: [1, 2, 3, 1], width: [1, 1, 1, 1] });
});

test.each([[[0.95, 0.05]], [[-0.1, 0.5]], [[5, 95]]])("an interval of %j is refused", (interval) => {
  const draws = frame({ total: [1, 2, 3] });
  expect(() =>
    distribution(draws, { ...words, value: "total", unit: "£m", interval: interval as never }),
  ).toThrow(/its interval is \[.*\n.*two quantiles from 0 to 1, the lower one first: \[0.05, 0.95\]/);
});

test("what it says of the draws is true where many are equal", () => {
  const draws = frame({ total: [...Array(970).fill(0), ...Array(30).fill(1)] });
  expect(wordsIn(distribution(draws, { ...words, value: "total", unit: "events" }))[0]).toBe(
    "5% to 95% of 1,000 draws: 0 events",
  );
});

test("a far tail is told, and in the data, and does not make a line of the bars", () => {
  const draws = frame({ total: [...Array.from({ length: 999 }, (_, i) => 90 + i / 50), 10_000] });
  const chart = distribution(draws, { ...words, value: "total", unit: "£m" });
  const beyond = wordsIn(chart).find((text) => text.startsWith("1 draw: at least £"));
  const [from, to, counts] = chart.data.columns as [number[], number[], number[]];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
  expect([to.at(-1), `${counts.at(-1)} draw: at least £${from.at(-1)}m`]).toEqual([10_000, beyond]);
  expect(tracesOf(chart)[0]?.y).toEqual(counts.slice(0, -1));
  expect(counts.length).toBeGreaterThan(15);
});
