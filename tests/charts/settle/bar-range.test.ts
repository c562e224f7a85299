import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withBarRange } from "../../../src/charts/settle/bar-range.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { good } from "../faults.ts";

const bars = {
  type: "bar",
  orientation: "h",
  y: ["Defence", "Health", "Education"],
  x: [-30, 45, -3],
  text: ["−£30 million", "£45 million", "−£3 million"],
  textposition: "outside",
  marker: { color: "#12436D" },
};
const range = (trace: Trace, layout: Layout = {}) =>
  (
    withBarRange({ data: [trace], layout }, government, { width: 640, height: 384 }).layout.xaxis as
      | { range?: [number, number] }
      | undefined
  )?.range;

test("the axis runs on beyond the words on both sides", async () => {
  const [low, high] = range(bars) as [number, number];
  expect(low).toBeLessThan(-45);
  expect(high).toBeGreaterThan(55);
  const data = bars.y.map((name, i) => ({ name, amount: Number(bars.x[i]) }));
  // No word is on a name, and none is cut off.
  await chart({ ...good, data, figure: { data: [bars], layout: {} } }).svg();
});

describe("the axis is Plotly's", () => {
  test.each<[string, Trace, Layout]>([
    ["where no amount is negative", { ...bars, x: [30, 45, 3] }, {}],
    ["where words are on the bars", { ...bars, textposition: "inside" }, {}],
    ["where bars float", { ...bars, base: [1, 2, 3] }, {}],
    ["where bars are stacked", bars, { barmode: "relative" }],
    ["under standing bars", { ...bars, orientation: "v", x: bars.y, y: bars.x }, {}],
  ])("%s", (_, trace, layout) => {
    expect(range(trace, layout)).toBeUndefined();
  });

  test("where it has ends of its own", () => {
    expect(range(bars, { xaxis: { range: [-50, 50] } })).toEqual([-50, 50]);
  });
});
