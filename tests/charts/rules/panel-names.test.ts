import { describe, expect, test } from "vitest";
import { drawn } from "../faults.ts";

const lines = ["England", "Wales"].map((name, i) => ({
  ...{ type: "scatter", mode: "lines", name, x: [1, 2], y: [1, 2], line: { color: "#12436D" } },
  ...(i === 0 ? {} : { xaxis: "x2", yaxis: "y2" }),
}));
const grid = { rows: 1, columns: 2, pattern: "independent" };
const unnamed = (layout: object, data: object[] = lines) =>
  drawn(data, { grid, ...layout }).filter((fault) => /panel of trace/.test(fault));

test("panels that nothing names, with the annotation to write", () => {
  expect(unnamed({})).toEqual([
    expect.stringMatching(
      /the panel of trace 1 \(xaxis, yaxis\) has no name in the picture → .*xref: "x domain"/,
    ),
    expect.stringMatching(/the panel of trace 2 \(xaxis2, yaxis2\) has no name.*yref: "y2 domain"/),
  ]);
});

describe("a panel is named", () => {
  test.each<[string, object]>([
    [
      "by the names of its traces",
      { annotations: [{ text: "<b>England</b>" }, { text: "Wales, at 2022 prices" }] },
    ],
    [
      "by annotations of its axes",
      {
        annotations: ["", "2"].map((n) => ({
          ...{ text: "a", xref: `x${n} domain`, yref: `y${n} domain`, x: 0, y: 1 },
        })),
      },
    ],
    [
      "by annotations above it on the paper",
      { annotations: [0, 0.55].map((x) => ({ text: "a", xref: "paper", yref: "paper", x, y: 1.05 })) },
    ],
    ["by the title of its x axis", { xaxis: { title: { text: "a" } }, xaxis2: { title: "b" } }],
  ])("%s", (_, layout) => {
    expect(unnamed(layout)).toEqual([]);
  });

  test("and not by one elsewhere", () => {
    expect(unnamed({ annotations: [{ text: "a", xref: "paper", yref: "paper", x: 0.1, y: 1.05 }] })).toEqual([
      expect.stringMatching(/the panel of trace 2/),
    ]);
  });
});

describe("words on the marks", () => {
  const named = (texts: (string | undefined)[]) =>
    lines.map((each, i) => ({ ...each, mode: "lines+text", text: ["", texts[i]] }));

  test("name the panel of their trace", () => {
    expect(unnamed({}, named(["England", "Wales, 2022"]))).toEqual([]);
    expect(unnamed({}, named(["England", undefined]))).toEqual([expect.stringMatching(/panel of trace 2/)]);
  });

  test("and not if they are not its name, not drawn, or the same in each", () => {
    expect(unnamed({}, named(["peak", "peak"]))).toHaveLength(2);
    const kept = named(["England", "Wales"]).map((each) => ({ ...each, mode: "lines" }));
    expect(unnamed({}, kept)).toHaveLength(2);
    const same = named(["Births", "Births"]).map((each) => ({ ...each, name: "Births" }));
    expect(unnamed({}, same)).toHaveLength(2);
  });
});

test("one panel needs no name, nor does a histogram along the edge of another", () => {
  expect(unnamed({ grid: undefined }, [lines[0] as object])).toEqual([]);
  const dots = { type: "scatter", mode: "markers", x: [1, 2], y: [1, 2], marker: { color: "#12436D" } };
  const edge = { type: "histogram", x: [1, 2], yaxis: "y2", marker: { color: "#12436D" } };
  const layout = { grid: undefined, yaxis: { domain: [0, 0.7] }, yaxis2: { domain: [0.75, 1] } };
  expect(unnamed(layout, [dots, edge])).toEqual([]);
});

describe("pies and numbers beside each other", () => {
  const grid = { rows: 1, columns: 2 };
  const numbers = (more: object[]) =>
    more.map((each, column) => ({
      type: "indicator",
      mode: "number",
      value: 72,
      domain: { column },
      ...each,
    }));
  const pies = (more: object[]) =>
    more.map((each, column) => ({
      ...{ type: "pie", labels: ["a", "b"], values: [1, 2], textinfo: "label+percent" },
      ...{ domain: { column, row: 0 }, ...each },
    }));
  const unnamed = (data: object[], layout: object = {}) =>
    drawn(data, { grid, ...layout }).filter((fault) => /panel.* has no name/.test(fault));

  test("that nothing names, with the title to write", () => {
    expect(unnamed(numbers([{}, {}]))).toEqual([
      expect.stringMatching(/trace 1 is one of 2 panels, and has no name.* → .*data\[0\]\.title: { text/),
      expect.stringMatching(/trace 2 is one of 2 panels/),
    ]);
    expect(unnamed(pies([{ title: { text: "2023" } }, {}]))).toEqual([expect.stringMatching(/^trace 2 /)]);
  });

  test.each<[string, object[], object?]>([
    ["by titles", pies([{ title: { text: "2023" } }, { title: "2024" }])],
    [
      "by words before the number",
      numbers([{ number: { prefix: "Trust " } }, { number: { prefix: "Hope " } }]),
    ],
    [
      "by annotations of their names",
      numbers([{ name: "Trust" }, { name: "Hope" }]),
      { annotations: [{ text: "Trust" }, { text: "<b>Hope</b>" }] },
    ],
    [
      "by words under them",
      pies([{}, {}]),
      { annotations: [0.25, 0.75].map((x) => ({ text: "a", xref: "paper", yref: "paper", x, y: -0.1 })) },
    ],
  ])("are named %s", (_, data, layout) => {
    expect(unnamed(data, layout)).toEqual([]);
  });

  test("one unit for all names none", () => {
    expect(
      unnamed(numbers([{ number: { suffix: " million" } }, { number: { suffix: " million" } }])),
    ).toHaveLength(2);
  });

  test("need no name where there is one, or rings around each other", () => {
    expect(unnamed(numbers([{}]))).toEqual([]);
    expect(unnamed(pies([{ hole: 0.7, domain: undefined }, { domain: undefined }]))).toEqual([]);
  });
});
