import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withWords } from "../../../src/charts/settle/words.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { good } from "../faults.ts";

const bars = {
  type: "bar",
  orientation: "h",
  y: ["Defence", "Health and social care", "Education"],
  x: [30, 45, 3],
  text: ["£30 million", "£45 million", "£3 million"],
  marker: { color: "#12436D" },
};
const position = (trace: Trace, layout: Layout = {}) =>
  withWords({ data: [trace], layout }, government, { width: 640, height: 384 }).data[0]?.textposition;

describe("words on lying bars", () => {
  test("stand beyond those that are too short for them", async () => {
    expect(position(bars)).toEqual(["inside", "inside", "outside"]);
    expect(position({ ...bars, x: [-30, 45, -3] })).toEqual(["inside", "inside", "outside"]);
    const data = bars.y.map((name, i) => ({ name, amount: Number(bars.x[i]) }));
    await chart({ ...good, data, figure: { data: [bars], layout: {} } }).svg();
  });

  test("stay where they are on bars that have room", () => {
    expect(position({ ...bars, x: [30, 45, 33] })).toBeUndefined();
  });

  test("stay where the author has them, on bars that float and on bars in a row", () => {
    expect(position({ ...bars, textposition: "inside" })).toBe("inside");
    expect(position({ ...bars, base: [1, 2, 3] })).toBeUndefined();
    expect(position(bars, { barmode: "stack" })).toBeUndefined();
  });
});
