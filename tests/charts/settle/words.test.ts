import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withWords } from "../../../src/charts/settle/words.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
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

test("words of a template have room as texts have", async () => {
  const { text: _, ...plain } = bars;
  const data = bars.y.map((name, i) => ({ name, amount: Number(bars.x[i]) }));
  const trace = { ...plain, texttemplate: "%{x} per cent of all", textposition: "outside" };
  await chart({ ...good, data, figure: { data: [trace], layout: {} } }).svg();
});

test("the words over the steps of a waterfall are whole", async () => {
  const steps = {
    type: "waterfall",
    x: ["a", "b"],
    y: [12000, 20000],
    textinfo: "delta",
    textposition: "outside",
  };
  const data = [
    { step: "a", amount: 12000 },
    { step: "b", amount: 20000 },
  ];
  await chart({ ...good, data, figure: { data: [steps], layout: {} } }).svg();
});

test("numbers as texts are written in the theme's language, and years as years", () => {
  const texts = (text: unknown[], theme = government) =>
    withWords({ data: [{ ...bars, text }], layout: {} }, theme, { width: 640, height: 384 }).data[0]?.text;
  expect(texts([12000.5, "about 9", null], continental)).toEqual(["12.000,5", "about 9", null]);
  expect(texts([12000.5])).toEqual(["12,000.5"]);
  expect(texts([2019, 2020, 2021])).toEqual([2019, 2020, 2021]);
});

test("words within the steps of a waterfall can be read on each", async () => {
  const y = [12000, -9000, 8000, 0];
  const steps = {
    type: "waterfall",
    x: ["a", "b", "c", "d"],
    y,
    measure: ["absolute", "relative", "relative", "total"],
  };
  const text = ["12,000", "−9,000", "8,000", "11,000"];
  const data = steps.x.map((step, i) => ({ step, amount: Number(y[i]) }));
  const figure = { data: [{ ...steps, text, textposition: "inside" }], layout: {} };
  for (const theme of [government, continental])
    await chart({ ...good, theme, data, figure, waive: {} }).svg();
});

test("the name of a trace stands in its template", () => {
  const template = (texttemplate: unknown) =>
    withWords({ data: [{ ...bars, name: "2023 & on", texttemplate }], layout: {} }, government, {
      ...{ width: 640, height: 384 },
    }).data[0]?.texttemplate;
  expect(template("%{fullData.name}<br>%{x}")).toBe("2023 & on<br>%{x}");
  expect(template(["%{data.name}", null])).toEqual(["2023 & on", null]);
});
