import { describe, expect, test } from "vitest";
import { drawn } from "../faults.ts";

const bars = { type: "bar", x: ["a", "b"], y: [1, 2], marker: { color: "#12436D" } };
const untold = (trace: object, layout: object) =>
  drawn([trace], layout).filter((fault) => /nothing in the picture says how much/.test(fault));

test.each([{ visible: false }, { showticklabels: false }])(
  "bars on an axis that is not shown: %j",
  (yaxis) => {
    expect(untold(bars, { yaxis })).toEqual([
      expect.stringMatching(/trace 1 shows.* → Show the axis, or write/),
    ]);
  },
);

test("amounts on the marks, or in an annotation, tell it", () => {
  const yaxis = { visible: false };
  expect(untold({ ...bars, text: ["1", "2"] }, { yaxis })).toEqual([]);
  expect(untold(bars, { yaxis, annotations: [{ text: "2 in b", x: "b", y: 2 }] })).toEqual([]);
  expect(untold(bars, { xaxis: { visible: false } })).toEqual([]);
});

test("a timeline has dates to tell, and a histogram along an edge the shape of the other", () => {
  const dots = { type: "scatter", mode: "markers", marker: { color: "#12436D" } };
  const events = { ...dots, x: ["2020-01-01", "2024-05-01"], y: [1, -1] };
  expect(untold(events, { yaxis: { visible: false } })).toEqual([]);
  const edge = { type: "histogram", x: [1, 2], yaxis: "y2", marker: { color: "#12436D" } };
  const layout = { yaxis: { domain: [0, 0.7] }, yaxis2: { domain: [0.75, 1], visible: false } };
  expect(
    drawn([{ ...dots, x: [1, 2], y: [1, 2] }, edge], layout).filter((fault) => /how much/.test(fault)),
  ).toEqual([]);
});

describe("points without lines", () => {
  const strip = { type: "scatter", mode: "markers", x: [1, 2, 3, 4, 5], y: [0, 1, 2, 0, 1] };
  const hidden = { visible: false };

  test("tell their amounts along the other axis", () => {
    expect(untold(strip, { yaxis: hidden, xaxis: { ticksuffix: "%" } })).toEqual([]);
    expect(untold(strip, { yaxis: hidden })).toEqual([]);
    expect(untold({ ...strip, x: [1990, 2000, 2010, 2020, 2030] }, { yaxis: hidden })).toHaveLength(1);
  });

  test.each<[string, object, object?]>([
    ["along none", {}, hidden],
    ["along names", { x: [..."abcde"] }],
    ["along names at numbers", {}, { tickvals: [1, 3], ticktext: ["low", "high"] }],
    ["where a line joins them", { mode: "lines+markers" }],
  ])("do not %s", (_, more, xaxis = {}) => {
    expect(untold({ ...strip, ...more }, { yaxis: hidden, xaxis })).toHaveLength(1);
  });
});

describe("slices", () => {
  const pie = { type: "pie", labels: ["Yes", "No"], values: [3, 1] };
  const slices = (more: object, layout: object = {}) => untold({ ...pie, ...more }, layout);

  test.each([
    { textinfo: "label" },
    { textinfo: "none" },
    { texttemplate: "%{label}" },
    { textposition: "none" },
    { text: ["3 of 4", "1 of 4"], textinfo: "label" },
  ])("without their amounts: %j", (more) => {
    expect(slices(more, { showlegend: true })).toEqual([
      expect.stringMatching(/how much the slices of trace 1 are → .*textinfo: "label\+percent"/),
    ]);
  });

  test.each([
    {},
    { textinfo: "label+value" },
    { texttemplate: "%{label} %{percent}" },
    { text: ["3 of 4", "1 of 4"], textinfo: "label+text" },
    { labels: ["Yes (75%)", "No (25%)"], textinfo: "label" },
  ])("with them: %j", (more) => {
    expect(slices(more)).toEqual([]);
  });

  test("with their amounts beside them", () => {
    expect(slices({ textinfo: "label" }, { annotations: [{ text: "Yes: 75%" }] })).toEqual([]);
  });
});

describe("colours", () => {
  const cells = {
    type: "heatmap",
    x: ["a", "b"],
    y: ["c", "d"],
    z: [
      [1, 2],
      [3, 4],
    ],
    showscale: false,
  };

  test("without their scale", () => {
    const fault = /how much the colours of trace 1 are → Leave showscale out/;
    expect(untold(cells, {})).toEqual([expect.stringMatching(fault)]);
    expect(
      untold(
        {
          ...cells,
          text: [
            ["1", "2"],
            ["3", "4"],
          ],
        },
        {},
      ),
    ).toHaveLength(1);
    const shared = { ...cells, showscale: undefined, coloraxis: "coloraxis" };
    expect(untold(shared, { coloraxis: { showscale: false } })).toHaveLength(1);
    const map = { type: "choropleth", locations: ["GBR", "JPN"], z: [1.5, 2], showscale: false };
    expect(untold(map, {})).toHaveLength(1);
  });

  test("with it, with the amounts in their cells, or of a few kinds", () => {
    expect(untold({ ...cells, showscale: undefined }, {})).toEqual([]);
    expect(untold({ ...cells, texttemplate: "%{z}" }, {})).toEqual([]);
    expect(untold(cells, { annotations: [{ text: "4 at most", x: "a", y: "c" }] })).toEqual([]);
    expect(
      untold(
        {
          ...cells,
          z: [
            [0, 1],
            [2, 1],
          ],
        },
        { annotations: [{ text: "Dark: both" }] },
      ),
    ).toEqual([]);
    const steps = [
      [0, "#6BACE6"],
      [0.5, "#6BACE6"],
      [0.5, "#12436D"],
      [1, "#12436D"],
    ];
    expect(untold({ ...cells, colorscale: steps }, {})).toEqual([]);
    const land = [
      [0, "#BBBBBB"],
      [1, "#BBBBBB"],
    ];
    expect(untold({ ...cells, colorscale: land }, {})).toEqual([]);
  });
});
