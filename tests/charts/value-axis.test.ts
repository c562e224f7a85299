import { expect, test } from "vitest";
import { government } from "../../src/charts/themes/government.ts";
import { layoutValueAxis, type Scale } from "../../src/charts/value-axis.ts";

/** Whole numbers a step apart, with labels of so many letters. */
const scale = (letters: number): Scale => ({
  ticks: (low, high, most) => {
    const step = [1, 2, 5, 10, 50].find((each) => (high - low) / each < most) ?? high - low;
    return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
  },
  labels: (ticks) => ticks.map(() => "0".repeat(letters)),
});
const ticks = (letters: number, width: number) =>
  layoutValueAxis({ theme: government, scale: scale(letters), left: 100, width, right: 100, domain: [0, 12] })
    .layout.tickvals as number[];

test("as many ticks as have room", () => {
  expect(ticks(2, 600)).toEqual([0, 2, 4, 6, 8, 10, 12]);
  expect(ticks(8, 300)).toEqual([0, 5, 10]);
});

test("two rather than one, which tells no scale: the first and the last of several", () => {
  expect(ticks(8, 110)).toEqual([0, 10]);
  expect(ticks(30, 110)).toHaveLength(1);
});

test("where labels with their unit leave no room for a second, the last alone has it", () => {
  const axis = (unit: (value: number) => string, width: number, domain: [number, number]) => {
    const { layout } = layoutValueAxis({
      ...{ theme: government, left: 100, width, right: 100, domain },
      scale: { ...scale(0), labels: (values) => values.map(unit) },
    });
    return layout.ticktext;
  };
  expect(axis((value) => `${value},5 Mrd. £`, 70, [0, 10])).toEqual(["0,5", "10,5 Mrd. £"]);
  expect(axis((value) => `${value < 0 ? "−" : ""}£${Math.abs(value)} million`, 70, [-10, 0])).toEqual([
    "−10",
    "£0 million",
  ]);
  // Nor that, where it leaves no room for a second.
  expect(axis((value) => `${value},5 Mrd. £ a year`, 70, [0, 10])).toEqual(["0,5", "5,5", "10,5"]);
  // No unit, but another date each.
  expect(axis((value) => `July ${2010 + value}`, 70, [0, 10])).not.toContain("2010");
});

test("a second tick is looked for among finer ones, where the coarsest give one", () => {
  const coarse: Scale = {
    ticks: (_, __, most) => (most < 3 ? [100] : [50, 100, 150]),
    labels: (values) => values.map((value) => `${value}${"x".repeat(value / 10)}`),
  };
  const { tickvals } = layoutValueAxis({
    ...{ theme: government, scale: coarse, left: 100, width: 300, right: 100, domain: [34, 180] },
  }).layout;
  expect(tickvals).toEqual([50, 150]);
});
