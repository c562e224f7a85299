import { describe, expect, test } from "vitest";
import { drawn } from "../faults.ts";

const x = [2022, 2023, 2024];
const line = (name: string, color: string, y: unknown[], more: object = {}) => ({
  ...{ type: "scatter", mode: "lines", name, x, y, line: { color } },
  ...more,
});
const two = [line("England", "#12436D", [20, 28, 35]), line("Wales", "#28A197", [10, 12, 15])];
const at = (text: string, y: unknown, more: object = {}) => ({ text, x: 2024, y, xanchor: "left", ...more });
const wrong = (annotations: object[], traces: object[] = two, layout: object = {}) =>
  drawn(traces, { annotations, ...layout }).filter((fault) => /names-at-ends/.test(fault));

describe("a name at the end of another line", () => {
  test("is told, with where to put it", () => {
    expect(wrong([at("Wales", 35), at("<b>England</b>", 15)])).toEqual([
      expect.stringMatching(/^the name "Wales" stands at the end of "England", and not .* → .*y: 15\./),
      expect.stringMatching(/^the name "England" stands at the end of "Wales", and not .* → .*y: 35\./),
    ]);
  });

  test.each<[string, object[], object[]?, object?]>([
    ["in the margin", [at("Wales", 35, { xref: "paper", x: 1 }), at("England", 15)]],
    ["beyond it", [at("Wales", 35, { x: 2024.2 }), at("England", 15)]],
    ["with no name at its own", [at("Wales", 34.5), at("England", 36, { xref: "paper", x: 0.1 })]],
    [
      "on dates",
      [at("Wales", 35, { x: "2024-01-01" }), at("England", 15, { x: "2024-01-01" })],
      two.map((each) => ({ ...each, x: ["2022-01-01", "2023-01-01", "2024-01-01"] })),
    ],
    [
      "on a logarithmic axis",
      [at("Wales", Math.log10(3500)), at("England", Math.log10(15))],
      [line("England", "#12436D", [20, 280, 3500]), line("Wales", "#28A197", [10, 12, 15])],
      { yaxis: { type: "log" } },
    ],
  ])("%s", (_, annotations, traces, layout) => {
    expect(wrong(annotations, traces, layout)).toContainEqual(expect.stringMatching(/^the name "Wales"/));
  });
});

const close = ["a", "b", "c"].map((name, i) => line(name, "#12436D", [0, 100, 50 + i]));
test.each<[string, object[], object[]?, object?]>([
  ["its own line", [at("Wales", 15), at("England", 35)]],
  ["near its own line", [at("Wales", 17), at("England", 33)]],
  [
    "lines that end close together, moved apart in their order",
    [at("a", 39), at("b", 50), at("c", 63)],
    close,
  ],
  ["names moved by pixels", [at("Wales", 35, { yshift: -200 }), at("England", 15, { yshift: 200 })]],
  ["names at arrows", [at("Wales", 35, { showarrow: true, ay: 90 }), at("England", 35)]],
  ["names over the lines", [at("Wales", 35, { x: 2023 }), at("England", 15, { x: 2023 })]],
  ["more than a name", [at("Wales fell to half", 35), at("England", 35)]],
  ["places on the paper", [at("Wales", 0.9, { yref: "paper" }), at("England", 35)]],
  [
    "a line that ends before",
    [at("England", 35), at("Wales", 35)],
    [two[0] as object, line("Wales", "#28A197", [10, 12, null])],
  ],
])("nothing is said of %s", (_, annotations, traces, layout) => {
  expect(wrong(annotations, traces, layout)).toEqual([]);
});
