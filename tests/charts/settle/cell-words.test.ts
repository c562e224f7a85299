import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withCellWords } from "../../../src/charts/settle/cell-words.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { good } from "../faults.ts";

const size = { width: 640, height: 384 };
const heat = {
  type: "heatmap",
  x: ["Army", "Navy", "Air", "Joint", "Other"],
  y: ["North"],
  z: [[0, 2.5, null, 7.5, 10]],
  texttemplate: "%{z:.1f}%",
};
const settled = (trace: Trace, layout: Layout = {}, theme = government) =>
  withCellWords({ data: [trace], layout }, theme, size);
const annotations = (trace: Trace, layout: Layout = {}) =>
  settled(trace, layout).layout.annotations as Record<string, unknown>[] | undefined;

test("words become annotations, light on dark cells and dark on light ones, and none where nothing is", () => {
  const words = annotations(heat) ?? [];
  expect(words.map(({ text, x }) => [text, x])).toEqual([
    ...[
      ["0.0%", "Army"],
      ["2.5%", "Navy"],
      ["7.5%", "Joint"],
      ["10.0%", "Other"],
    ],
  ]);
  expect(words.map(({ font }) => (font as { color: string }).color)).toEqual([
    ...["#0B0C0C", "#0B0C0C", "#FFFFFF", "#FFFFFF"],
  ]);
  expect(settled(heat).data[0]?.texttemplate).toBeUndefined();
});

test("the author's annotations keep their numbers", () => {
  const own = { text: "Peak", x: "Other", y: "North" };
  expect(annotations(heat, { annotations: [own] })?.[0]).toEqual(own);
});

describe("cells between edges, cells by number, and those of another panel", () => {
  const middles = (trace: Trace) => annotations({ ...heat, ...trace })?.map(({ x, xref }) => [x, xref]);

  test("have their words in their middles", () => {
    const z = [[1, 2]];
    expect(middles({ x: [2000, 2010, 2030], z })).toEqual([
      [2005, "x"],
      [2020, "x"],
    ]);
    expect(middles({ x: undefined, x0: 5, dx: 2, z, xaxis: "x2" })).toEqual([
      [5, "x2"],
      [7, "x2"],
    ]);
  });
});

test("on an axis of names that are numbers, words stand by the number of their cell", () => {
  const years = { ...heat, x: ["2021", "2022", "2024"], z: [[1, 2, 9]] };
  const layout = { xaxis: { type: "category" } };
  expect(annotations(years, layout)?.map(({ x }) => x)).toEqual([0, 1, 2]);
  expect(
    annotations(years, { xaxis: { type: "category", categoryorder: "total ascending" } }),
  ).toBeUndefined();
});

test("a shared axis of colours without a scale has the house's", () => {
  const shared = { ...heat, coloraxis: "coloraxis" };
  expect(annotations(shared, { coloraxis: {} })).toHaveLength(4);
  expect(annotations({ ...shared, z: [[-1, 5]], x: ["a", "b"] }, { coloraxis: {} })).toBeUndefined();
});

describe("left as they are", () => {
  test.each<[string, Trace]>([
    ["words in a colour of the author's", { ...heat, textfont: { color: "#000000" } }],
    ["no words", { ...heat, texttemplate: undefined }],
    ["a scale that is not known", { ...heat, colorscale: "Earth" }],
    ["a template that is not known", { ...heat, texttemplate: "%{customdata}" }],
    ["cells between dates", { ...heat, x: ["2020-01-01", "2021-01-01", "2022-01-01"], z: [[1, 9]] }],
    ["a hidden trace", { ...heat, visible: false }],
  ])("%s", (_, trace) => {
    expect(settled(trace).data[0]).toEqual(trace);
    expect(annotations(trace)).toBeUndefined();
  });
});

test("the words of a template that is not known have a colour where one suits them all", () => {
  const dark = { ...heat, texttemplate: "%{customdata}", zmin: -100, zmax: 10 };
  expect(settled(dark).data[0]?.textfont).toEqual({ color: "#FFFFFF" });
});

describe("the finished picture lets every word be read", () => {
  const z = [Array.from({ length: 11 }, (_, i) => i)];
  const x = z[0]?.map((i) => `c${i}`);
  const data = (z[0] as number[]).map((v) => ({ c: `c${v}`, v }));
  const trace = { type: "heatmap", x, y: ["All"], z, texttemplate: "%{z}" };
  const scales = ["Blues", "Cividis", "Greens", "Greys", "RdBu", "Reds", "Viridis", "YlGnBu", "YlOrRd"];

  test.each([undefined, ...scales])("on the scale %s", async (colorscale) => {
    for (const theme of [government, continental])
      await chart({ ...good, theme, data, figure: { data: [{ ...trace, colorscale }], layout: {} } }).svg();
  });

  test("and a word that cannot is a fault", async () => {
    const pale = { ...trace, textfont: { color: "#DDDDDD" } };
    await expect(chart({ ...good, data, figure: { data: [pale], layout: {} } }).svg()).rejects.toThrow(
      /"0" in rgb\(221, 221, 221\) stands on rgb\(.*and cannot be read there/,
    );
  });
});
