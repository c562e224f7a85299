import { expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout } from "../../../src/charts/figure.ts";
import { withTernaryTicks } from "../../../src/charts/settle/ternary.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { good } from "../faults.ts";

const soil = {
  type: "scatterternary",
  mode: "markers",
  a: [20],
  b: [50],
  c: [30],
  marker: { color: "#12436D" },
};
const titled = { title: { text: "Clay" } };
const ternary = (layout: Layout) =>
  withTernaryTicks({ data: [soil], layout }, government, { width: 640, height: 384 }).layout
    .ternary as Record<string, { tickvals?: number[] }>;

test("ticks stand between the corners, where the titles are", async () => {
  expect(ternary({}).aaxis?.tickvals).toEqual([0.2, 0.4, 0.6, 0.8]);
  expect(ternary({ ternary: { sum: 100 } }).caxis?.tickvals).toEqual([20, 40, 60, 80]);
  const layout = { ternary: { sum: 100, aaxis: titled, baxis: titled, caxis: titled } };
  const data = [{ clay: 20, sand: 50, silt: 30 }];
  await chart({ ...good, data, figure: { data: [soil], layout } }).svg();
});

test("ticks of the author's stay", () => {
  const aaxis = { dtick: 25 };
  expect(ternary({ ternary: { aaxis } }).aaxis).toEqual(aaxis);
});
