import { describe, expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { chart } from "../../src/charts/chart.ts";
import { rules } from "../../src/charts/contract.ts";
import { dumbbell } from "../../src/charts/kinds/dumbbell.ts";
import { government } from "../../src/charts/themes/government.ts";
import { allNumbers, bar, drawn, faultsOf, good } from "./faults.ts";
import { words } from "./samples.ts";

/** The names of two panels side by side. */
const panelNames = ["x", "x2"].map((x, i) => ({
  ...{ text: `Panel ${i}`, xref: `${x} domain`, yref: `${x.replace("x", "y")} domain` },
  ...{ x: 0, y: 1, xanchor: "left", yanchor: "bottom" },
}));

const dots = { type: "scatter", mode: "markers", marker: { color: "#12436D" } };

const line = (name: string, colour: string, more: object = {}) => ({
  ...{ type: "scatter", mode: "lines", name, x: [1, 2], y: [1, 2] },
  line: { color: colour, ...more },
});

test("a chart with all its parts passes", () => {
  expect(faultsOf({})).toEqual([]);
});

describe("parts", () => {
  test.each([
    ["id", ""],
    ["headline", undefined],
    ["subtitle", "  "],
    ["source", null],
    ["alt", ""],
    ["data", undefined],
    ["figure", undefined],
  ])("%s missing (%j) is named, with what to give", (part, value) => {
    const [fault, ...others] = faultsOf({ [part]: value });
    expect(others).toEqual([]);
    expect(fault).toContain(part === "alt" ? "no alt text" : `no ${part}`);
    expect(fault).toContain(`Give ${part}:`);
  });

  test("data without rows are refused: a chart of nothing is a filter gone wrong", () => {
    expect(faultsOf({ data: frame({ year: [] }, { types: { year: "year" } }) })).toEqual([
      expect.stringContaining("its data has no rows"),
    ]);
  });

  test.each([
    ["values that are all missing", { ...bar, y: [Number.NaN, null] }],
    ["no values", { type: "bar", x: [], y: [] }],
    ["a trace that is not shown", { ...bar, visible: false }],
    ["points of which none has both places", { type: "scatter", x: [1, null], y: [null, 2] }],
  ])("a picture of nothing is refused: %s", (_, trace) => {
    expect(drawn([trace])).toEqual([expect.stringContaining("its figure is empty: no trace has anything")]);
    expect(drawn([trace], { annotations: [{ text: "Not known" }] })).toEqual([]);
    expect(drawn([trace, { ...bar, marker: { color: "#12436D" } }])).toEqual([]);
  });

  test("every part that is missing is told at once, under the chart's id", () => {
    const stated = { ...good, headline: "", source: "", alt: "" };
    expect(() => chart(stated)).toThrow(
      /^chart "a-chart": it has no headline.*\nchart "a-chart": it has no source.*\nchart "a-chart": it has no alt text/s,
    );
  });

  test("so is every rule that is broken", () => {
    const overlaid = { yaxis2: { overlaying: "y" } };
    const faults = faultsOf({
      id: "No Kebab",
      alt: words.headline,
      figure: {
        data: [
          { ...bar, marker: { color: "#CCCCCC" }, legendgroup: "one" },
          { ...bar, marker: { color: "#CCCCCC" }, legendgroup: "one", yaxis: "y2" },
        ],
        layout: overlaid,
      },
    });
    expect([...new Set(faults.map((fault) => /waive: \{ "([\w-]+)"/.exec(fault)?.[1]))]).toEqual([
      "id",
      "alt",
      "dual-axis",
      "mark-contrast",
    ]);
  });
});

describe("words", () => {
  test.each(["Sales", "sales_2022", "sales--2022", "-sales", "2022-sales", "../sales", "sales.svg"])(
    "id %s",
    (id) => {
      expect(faultsOf({ id })).toEqual([expect.stringContaining("is not kebab-case")]);
    },
  );

  test("a headline with a full stop, and a subtitle that repeats it", () => {
    expect(faultsOf({ headline: "Sales fell." })).toEqual([expect.stringContaining("ends in a full stop")]);
    expect(faultsOf({ headline: "Sales fell…" })).toEqual([]);
    expect(faultsOf({ subtitle: `${words.headline} ` })).toEqual([
      expect.stringContaining("the subtitle repeats the headline"),
    ]);
  });

  test("an alt text that repeats the headline, whatever its capitals and stop", () => {
    expect(faultsOf({ alt: `${words.headline.toUpperCase()}.` })).toEqual([
      expect.stringContaining("the alt text repeats the headline"),
    ]);
  });

  test.each([{ title: "In the picture" }, { title: { text: "In the picture" } }])(
    "title in the picture: %j",
    (layout) => {
      expect(drawn([bar], layout)).toEqual([expect.stringContaining("a title of its own")]);
    },
  );
});

describe("the data are what is drawn", () => {
  const sales = frame({ supplier: ["A", "B", "C"], amount: [80, 60, 0.1 + 0.2], low: [72, 54, null] });
  const told = (traces: object[], layout: object = {}) =>
    faultsOf({ data: sales, figure: { data: traces, layout } });
  const bars = { type: "bar", x: ["A", "B"], marker: { color: "#12436D" } };

  test("numbers of another frame, or worked out on the way, are told by trace, with what to do", () => {
    expect(
      told([
        { ...bars, legendgroup: 0, y: [80, 60] },
        { ...bars, legendgroup: 0, name: "Share", x: ["A", "B", "C", "D", "E"], y: [57.1, 42.9, 1, 2, 80] },
      ]),
    ).toEqual([
      expect.stringMatching(
        /^trace 2 \("Share"\) draws 57.1, 42.9, 1 and 1 more, which the data do not have → .*derive/,
      ),
    ]);
    expect(told([{ type: "scatter", mode: "markers", x: [80, 61], y: [72, 54] }])).toEqual([
      expect.stringContaining("trace 1 draws 61, which"),
    ]);
  });

  test.each<[string, object, object?]>([
    ["a number that differs in its last digit", { ...bars, x: ["C", "A"], y: [0.3, 80] }],
    ["missing values", { ...bars, y: [80, null] }],
    ["the ends of floating bars", { ...bars, base: [72, 54], y: [8, 6] }],
    ["bars that lie, at places of their own", { ...bars, orientation: "h", x: [80, 60], y: [17, 18] }],
    [
      "places that words stand for",
      { ...dots, x: [80], y: [99] },
      { yaxis: { ticktext: ["A"], tickvals: [99] } },
    ],
    ["a histogram", { type: "histogram", x: [80, 60], marker: { color: "#12436D" } }],
    ["a heat map", { type: "heatmap", x: [1, 2], y: [1], z: [[80, 60]] }],
    [
      "a waterfall's total",
      { type: "waterfall", x: ["A", "B", "all"], y: [80, 60, 140], measure: ["r", "r", "total"] },
    ],
    [
      "a tree map's total",
      { type: "treemap", labels: ["all", "A"], parents: ["", "all"], values: [140, 80] },
    ],
    ["what is hidden", { ...bars, y: [1, 2], visible: false }],
    [
      "errors, as such or as the ends that they reach to",
      { ...bars, y: [80, 60], error_y: { array: [0.3, 6] } },
    ],
    ["what runs to the left", { ...bars, orientation: "h", y: ["A", "B"], x: [-80, -60] }],
    [
      "what is set about a middle",
      { ...bars, orientation: "h", y: ["A", "B"], base: [-40, -30], x: [80, 60] },
    ],
    ["zero", { ...dots, mode: "lines", x: [0, 80], y: [0, 60], line: { color: "#12436D" } }],
    [
      "heights on an axis that is not shown",
      { ...dots, x: ["2024-01-01", "2024-05-01"], y: [1, -1] },
      { yaxis: { visible: false } },
    ],
    [
      "places that texts with numbers name",
      { ...dots, x: [80, 60], y: [1.03, 2] },
      { yaxis: { tickvals: [1, 2], ticktext: ["Band 1", "Band 2"] } },
    ],
    ["words that stand alone", { type: "scatter", mode: "text", x: [80], y: [61], text: ["most"] }],
    ["cells that are written", { type: "table", cells: { values: [["A"], ["80.1"]] } }],
    ["names that are written otherwise", { ...bars, x: ["Alpha", "Beta"], y: [60, 80] }],
    ["spans that begin on a date", { ...bars, orientation: "h", y: ["A"], base: ["2024-01-01"], x: [864e5] }],
  ])("nothing is said of %s", (_, trace, layout) => {
    const shown = { ...bars, y: [80, 60] };
    expect(told("visible" in trace ? [shown, trace] : [trace], layout)).toEqual([]);
  });

  test.each<[string, object, object?]>([
    ["the end of a floating bar", { ...bars, base: [72, 54], y: [8, 7] }],
    ["a heat map", { type: "heatmap", z: [[80], [61]] }],
    ["a pie", { type: "pie", labels: ["A", "B"], values: [80, 61], textinfo: "label" }],
    [
      "a flow",
      { type: "sankey", node: { label: ["A", "B"] }, link: { source: [0], target: [1], value: [61] } },
    ],
    ["numbers in texts", { ...bars, y: ["80", "61"] }],
    [
      "a number that a tick text only formats",
      { ...bars, y: [80, 61] },
      { yaxis: { tickvals: [80], ticktext: ["£80m"] } },
    ],
    ["an error", { ...bars, y: [80, 60], error_y: { array: [61, 6] } }],
    [
      "a colour",
      {
        ...dots,
        x: [80],
        y: [60],
        marker: {
          color: [61],
          colorscale: [
            [0, "#6BACE6"],
            [1, "#12436D"],
          ],
        },
      },
    ],
    ["a cell of a table", { type: "table", cells: { values: [["A"], [61]] } }],
    [
      "what an indicator compares with",
      { type: "indicator", mode: "number+delta", value: 80, delta: { reference: 61 } },
    ],
    ["a step of a waterfall", { type: "waterfall", x: ["A"], y: [61] }],
    [
      "a leaf of a tree map",
      { type: "treemap", labels: ["all", "A"], parents: ["", "all"], values: [0, 61] },
    ],
  ])("%s that is another than the data's", (_, trace, layout?) => {
    expect(told([trace], layout)).toContainEqual(expect.stringMatching(/trace 1 draws 61, which the data/));
  });

  test("an amount that the data have for another", () => {
    const swapped = { ...bars, y: [60, 80] };
    expect(told([swapped])).toEqual([
      expect.stringMatching(
        /trace 1 draws 60 for "A", and the data have that for another → .*sort the frame/,
      ),
    ]);
    const rows = frame({ supplier: ["A", "A", "B"], amount: [80, 60, 60] });
    expect(faultsOf({ data: rows, figure: { data: [swapped], layout: {} } })).toEqual([
      expect.stringContaining('draws 80 for "B"'),
    ]);
  });

  test("names that two columns have, in the order of one of them", () => {
    const trade = frame({ from: ["UK", "France"], to: ["France", "UK"], v: [10, 20] });
    const figure = { data: [{ ...bars, x: ["France", "UK"], y: [10, 20] }], layout: {} };
    expect(faultsOf({ data: trade, figure })).toEqual([]);
  });

  test("a missing amount that is drawn as zero", () => {
    const gaps = frame({ s: ["A", "B"], v: [80, null] });
    const figure = (y: unknown[]) => ({ data: [{ ...bars, y }], layout: {} });
    expect(faultsOf({ data: gaps, figure: figure([80, 0]) })).toEqual([
      expect.stringMatching(/draws 0 for "B", and the data have no amount for it → Draw null/),
    ]);
    expect(faultsOf({ data: gaps, figure: figure([80, null]) })).toEqual([]);
  });

  test("years that are in the names of columns", () => {
    const wide = frame({ s: ["A"], gdp_2019: [80], gdp_2024: [60] });
    const line = { ...dots, mode: "lines", x: [2019, 2024], y: [80, 60], line: { color: "#12436D" } };
    expect(faultsOf({ data: wide, figure: { data: [line], layout: {} } })).toEqual([]);
  });

  test("it can be waived, as every rule", () => {
    const figure = { data: [{ ...bars, y: [1, 2] }], layout: {} };
    expect(faultsOf({ data: sales, figure, waive: { "data-drawn": "An index, 2020 = 1." } })).toEqual([]);
  });
});

describe("axes", () => {
  test("a dual axis", () => {
    const traces = [bar, { ...line("b", "#28A197"), yaxis: "y2" }];
    const faults = drawn(traces, {
      yaxis2: { overlaying: "y", side: "right" },
      annotations: [{ text: "b" }],
    });
    expect(faults).toEqual([expect.stringContaining("yaxis2 lies over another axis")]);
  });

  test("axes side by side are not dual", () => {
    const marker = { color: "#12436D" };
    const beside = panelNames.map((each) => ({ ...each, yref: "y domain" }));
    expect(
      drawn(
        [
          { ...bar, marker },
          { ...bar, marker, xaxis: "x2" },
        ],
        { xaxis: { domain: [0, 0.45] }, xaxis2: { domain: [0.5, 1] }, annotations: beside },
      ),
    ).toEqual([]);
  });

  const two = [
    { ...bar, name: "bars" },
    { ...line("b", "#28A197"), yaxis: "y2" },
  ];
  const named = { annotations: [{ text: "b" }, { text: "bars" }] };

  test.each([
    ["hidden", { overlaying: "y", visible: false }],
    ["not said to overlay", { side: "right", anchor: "x" }],
    ["over an axis that has no say in it", { domain: [0.2, 0.9] }],
  ])("a dual axis whose second scale is %s", (_, yaxis2) => {
    expect(drawn(two, { yaxis2, ...named })).toEqual([expect.stringContaining("(dual axis)")]);
  });

  test.each([
    ["kept to the first", { yaxis2: { overlaying: "y", matches: "y" } }],
    ["of the same ends", { yaxis: { range: [0, 9] }, yaxis2: { overlaying: "y", range: [0, 9] } }],
    ["above the first", { yaxis: { domain: [0, 0.45] }, yaxis2: { domain: [0.55, 1] } }],
    [
      "that no trace is on",
      { yaxis2: { domain: [0.5, 1] }, yaxis3: { overlaying: "y" }, yaxis: { domain: [0, 0.4] } },
    ],
  ])("a second axis %s is not dual", (_, layout) => {
    expect(drawn(two, { ...layout, ...named })).toEqual([]);
  });

  test("panels of a grid, and an inset in a corner, have scales of their own", () => {
    const marker = { color: "#12436D" };
    const other = { ...bar, marker, legendgroup: "one", xaxis: "x2", yaxis: "y2" };
    for (const layout of [
      { grid: { rows: 1, columns: 2, pattern: "independent" } },
      { grid: { rows: 2, columns: 1, subplots: [["xy"], ["x2y2"]] } },
      { xaxis2: { domain: [0.7, 1] }, yaxis2: { domain: [0.7, 1], anchor: "x2" } },
    ])
      expect(
        drawn([{ ...bar, marker }, other], { ...layout, annotations: panelNames }),
        JSON.stringify(layout),
      ).toEqual([]);
    expect(drawn([{ ...bar, marker, legendgroup: "one" }, other])).toEqual([
      expect.stringContaining("xaxis2 lies over"),
      expect.stringContaining("yaxis2 lies over"),
    ]);
  });

  test.each([
    ["cut off", { yaxis: { range: [97, 101] } }, /bars are cut off: yaxis shows \[97,101\]/],
    ["cut off below", { yaxis: { range: [0.5, null] } }, /bars are cut off/],
    ["on a logarithmic axis", { yaxis: { type: "log" } }, /bars stand on the logarithmic axis yaxis/],
  ])("bars %s", (_, layout, fault) => {
    expect(drawn([bar], layout)[0]).toMatch(fault);
    expect(drawn([line("", "#12436D")], layout).filter((each) => /^bars/.test(each))).toEqual([]);
  });

  test("bars from zero, along whichever axis, and floating ones, which are read by their ends", () => {
    expect(drawn([bar], { yaxis: { range: [0, 3] } })).toEqual([]);
    expect(drawn([bar], { yaxis: { range: [null, 3] } })).toEqual([]);
    const flat = { type: "bar", orientation: "h", x: [1, 2], y: ["a", "b"] };
    expect(drawn([flat], { yaxis: { range: [0.5, 1.5] } })).toEqual([]);
    expect(drawn([flat], { xaxis: { range: [0.5, 2] } })).toEqual([expect.stringMatching(/xaxis shows/)]);
    const floating = { data: [{ ...flat, base: [4, 5] }], layout: { xaxis: { range: [3, 8] } } };
    expect(faultsOf({ data: frame({ from: [4, 5], to: [5, 7] }), figure: floating })).toEqual([]);
  });

  test("names that would be printed over each other", () => {
    const named = (count: number, name: string) => {
      const x = Array.from({ length: count }, (_, i) => `${name} ${i}`);
      return { type: "bar", x, y: x.map((_, i) => i + 1) };
    };
    expect(drawn([named(40, "A long category name")])).toEqual([
      expect.stringMatching(/the names along xaxis would be printed over each other: .*sortedBars/),
    ]);
    expect(drawn([named(4, "A name")])).toEqual([]);
    const { x, y } = named(40, "A long category name");
    const lying = { type: "bar", orientation: "h", x: y, y: x };
    expect(drawn([lying])).toEqual([
      expect.stringMatching(
        /40 names along yaxis do not fit a height of 384 pixels → .*size: { width: 640, height: 732 }/,
      ),
    ]);
    const figure = { data: [lying], layout: {} };
    expect(faultsOf({ data: allNumbers(y), figure, size: { width: 640, height: 732 } })).toEqual([]);
    const long = {
      ...lying,
      y: x.map((name) => `${name}, of which there are as many words as in a sentence`),
    };
    expect(
      faultsOf({ data: allNumbers(y), figure: { data: [long] }, size: { width: 640, height: 732 } }),
    ).toEqual([expect.stringMatching(/the names along yaxis take \d+ of 640 pixels → Break them with <br>/)]);
    expect(drawn([{ type: "scatter", mode: "lines", x: x.map((_, i) => `${1970 + i}-01-01`), y }])).toEqual(
      [],
    );
  });

  test("a value that a logarithmic axis would leave out", () => {
    const dots = { type: "scatter", mode: "markers", x: [1, 2, 3], y: [1, 0, -2] };
    expect(drawn([dots], { yaxis: { type: "log" } })).toEqual([
      expect.stringContaining("2 of the values of trace 1 along yaxis are 0 or less"),
    ]);
    expect(drawn([dots], { xaxis: { type: "log" } })).toEqual([]);
  });

  test("measures in columns of their own, by the words that leave no doubt", () => {
    const amounts = frame({ year: [2021, 2022], gbp_nominal: [1, 2], tiv: [40, 50], realm: [7, 8] });
    const [nominal, tiv, realm] = ["gbp_nominal", "tiv", "realm"].map((name) => ({
      ...line(name, "#12436D"),
      ...{ x: [2021, 2022], y: amounts.column(name), legendgroup: "all" },
    })) as [object, object, object];
    const faults = (data: object[], layout = {}) => faultsOf({ data: amounts, figure: { data, layout } });
    expect(faults([nominal, tiv])).toEqual([expect.stringContaining("on one axis: gbp_nominal, tiv")]);
    expect(faults([nominal, realm])).toEqual([]);
    expect(
      faults([nominal, { ...tiv, yaxis: "y2" }], {
        yaxis: { domain: [0, 0.4] },
        yaxis2: { domain: [0.6, 1] },
        annotations: [{ text: "TIV" }, { text: "gbp_nominal" }],
      }),
    ).toEqual([]);
    const ends = {
      ...words,
      label: "of",
      from: "nominal",
      to: "real",
      names: ["Then", "Now"],
      unit: "£m",
    } as const;
    const amount = frame({ of: ["a", "b"], nominal: [1, 2], real: [30, 40] });
    expect(() => dumbbell(amount, ends)).toThrow("different measures are drawn on one axis: nominal, real");
  });

  test("measures on panels of their own are not mixed, on panels of one scale they are", () => {
    const rows = frame({ measure: ["gbp_nominal", "tiv"], amount: [80, 553.8] });
    const marker = { color: "#12436D" };
    const panels = [
      { type: "bar", x: ["a"], y: [80], marker },
      { type: "bar", x: ["a"], y: [553.8], marker, xaxis: "x2", yaxis: "y2" },
    ];
    const grid = { rows: 1, columns: 2, pattern: "independent" };
    const annotations = panelNames;
    const faults = (layout: object) =>
      faultsOf({ data: rows, figure: { data: panels, layout: { ...layout, annotations } } });
    expect(faults({ grid })).toEqual([]);
    expect(faults({ grid, yaxis2: { matches: "y" } })).toEqual([expect.stringContaining("gbp_nominal, tiv")]);
  });

  test("measures mixed, if the data say so", () => {
    const mixed = frame({ measure: ["gbp_nominal", "tiv", null], amount: [1, 2, 1] });
    expect(faultsOf({ data: mixed })).toEqual([expect.stringContaining("gbp_nominal, tiv")]);
    const figure = { data: [{ ...bar, y: [2, null] }], layout: {} };
    expect(faultsOf({ data: mixed.filter((row) => row.measure === "tiv"), figure })).toEqual([]);
  });

  test.each([
    ["a tick angle", { xaxis: { tickangle: -45 } }],
    ["the title of a y axis, which Plotly turns", { yaxis: { title: { text: "£ million" } } }],
    ["an annotation", { annotations: [{ text: "note", textangle: 90 }] }],
  ])("turned text: %s", (_, layout) => {
    expect(drawn([bar], layout)).toEqual([expect.stringMatching(/horizontal-text/)]);
  });
});

describe("colours", () => {
  test("marks too faint against the background", () => {
    // #949494 is 3.03:1 to white and #959595 2.99:1.
    expect(drawn([{ ...bar, marker: { color: "#949494" } }])).toEqual([]);
    expect(drawn([{ ...bar, marker: { color: "#959595" } }])).toEqual([
      expect.stringContaining("a contrast of 2.9:1"),
    ]);
  });

  test("a dark line around them makes up for it", () => {
    const marker = { color: "#DDDDDD", line: { color: "#12436D", width: 1.5 } };
    expect(drawn([{ ...bar, marker }])).toEqual([]);
  });

  test("see-through marks are judged as they look, also where Plotly makes them so by itself", () => {
    const marker = { color: "#F46A25" };
    const dots = { type: "scatter", mode: "markers", x: [1, 2], y: [1, 2] };
    expect(drawn([{ ...dots, marker }])).toEqual([]);
    expect(drawn([{ ...dots, marker, opacity: 0.5 }])).toEqual([expect.stringContaining("mark-contrast")]);
    expect(drawn([{ ...dots, marker: { ...marker, size: [5, 9] } }])).toEqual([
      expect.stringContaining("mark-contrast"),
    ]);
  });

  test("the background is the figure's own", () => {
    expect(drawn([{ ...bar, marker: { color: "#12436D" } }], { plot_bgcolor: "#000000" })).toEqual([
      expect.stringContaining("mark-contrast"),
    ]);
  });

  test("a band behind a line, there and back, may be pale", () => {
    const band = {
      ...{ type: "scatter", mode: "lines", x: [1, 2, 2, 1], y: [3, 4, 1, 0], name: "interval" },
      ...{ fill: "toself", line: { width: 0 }, fillcolor: "rgba(18,67,109,.2)" },
    };
    const faint = (...traces: object[]) =>
      drawn(traces, { showlegend: true }).filter((fault) => /mark-contrast/.test(fault));
    expect(faint(band, line("estimate", "#12436D"))).toEqual([]);
    expect(faint({ ...band, mode: "none" }, line("estimate", "#12436D"))).toEqual([]);
    // By itself, beside a line elsewhere, and as a shape that has no two sides, it has to be seen.
    expect(faint(band)).toHaveLength(1);
    expect(faint(band, { ...line("estimate", "#12436D"), xaxis: "x2", yaxis: "y2" })).toHaveLength(1);
    expect(faint({ ...band, x: [1, 2, 3, 4] }, line("estimate", "#12436D"))).toHaveLength(1);
  });

  test("neighbours too alike, though both are dark", () => {
    const named = { annotations: [{ text: "first" }, { text: "second" }] };
    const faults = drawn([line("first", "#12436D"), line("second", "#801650")], named);
    expect(faults).toEqual([
      expect.stringContaining('"first" in #12436D and "second" in #801650 have a contrast of 1.0:1'),
    ]);
  });

  describe("neighbours alike in colour alone", () => {
    const alike = (data: object[], layout: object = { showlegend: true }) =>
      drawn(data, layout).filter((fault) => /neighbour-contrast/.test(fault));
    const dots = (name: string, color: string) => ({
      ...{ type: "scatter", mode: "markers", x: [1, 2], y: [1, 2], name, marker: { color } },
    });
    const stacked = (name: string, color: string, dash: string) => ({
      ...{ ...line(name, color, { dash }), stackgroup: "all" },
    });
    const nodes = (label: string[] | undefined) => ({
      type: "sankey",
      node: { label, color: ["#12436D", "#801650", "#12436D"] },
      link: { source: [0, 1], target: [2, 2], value: [1, 2] },
    });

    test.each<[string, object[]]>([
      ["a dash", [line("seen", "#12436D"), line("forecast", "#801650", { dash: "dot" })]],
      ["a line among points", [dots("seen", "#595959"), line("fit", "#6F777B", { dash: "dash" })]],
      ["a solid line among points", [line("fit", "#6F777B"), dots("seen", "#595959")]],
      ["labels of nodes, which stand apart", [nodes(["a", "b", "c"])]],
    ])("are told apart by %s", (_, data) => {
      expect(alike(data)).toEqual([]);
    });

    test.each<[string, object[]]>([
      ["two clouds of points", [dots("one", "#12436D"), dots("other", "#801650")]],
      [
        "points of a line among points",
        [{ ...line("one", "#12436D"), mode: "lines+markers" }, dots("other", "#801650")],
      ],
      ["areas that touch", [stacked("one", "#12436D", "solid"), stacked("other", "#801650", "dash")]],
      [
        "a solid line of the same colour as the dashed one",
        [line("a", "#12436D"), line("b", "#801650", { dash: "dot" }), line("c", "#801650")],
      ],
      ["nodes without labels", [nodes(undefined)]],
    ])("are not told apart: %s", (_, data) => {
      expect(alike(data)).toHaveLength(1);
    });
  });

  test("neighbours that differ in hue only, to readers who lack the cones for it", () => {
    // Red and a green near black: 3.1:1 to most, the red a dark olive with protanopia.
    const bars = (a: string, b: string) =>
      drawn([
        { ...bar, name: "a", text: ["a", "a"], marker: { color: a } },
        { ...bar, name: "b", text: ["b", "b"], marker: { color: b } },
      ]);
    expect(bars("#12436D", "#28A197")).toEqual([]);
    expect(bars("#D04040", "#003010")).toEqual([
      expect.stringMatching(/"a" in #D04040 and "b" in #003010 look alike with protanopia → Take neighbours/),
    ]);
  });

  test("the house palette in its order keeps neighbours apart", () => {
    const names = ["one", "two", "three", "four"];
    const traces = names.map((name, i) => line(name, government.palette[i] as string));
    expect(drawn(traces, { annotations: names.map((text) => ({ text })) })).toEqual([]);
  });

  test("colour as the only cue: lines alike but for it, without names beside them", () => {
    const traces = [line("UK", "#12436D"), line("Japan", "#F46A25")];
    expect(drawn(traces)[0]).toContain("only colour tells");
    expect(drawn(traces, { annotations: [{ text: "<b>UK</b>" }, { text: "in Japan" }] })).toEqual([]);
    const dashed = [traces[0] as object, line("Japan", "#F46A25", { dash: "dash" })];
    expect(drawn(dashed).filter((fault) => fault.includes("only colour"))).toEqual([]);
  });

  test("more than four categories without names", () => {
    const dashes = ["solid", "dot", "dash", "longdash", "dashdot"];
    const colours = ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D"];
    const traces = dashes.map((dash, i) => line(`c${i}`, colours[i] as string, { dash }));
    const layout = { showlegend: true };
    expect(drawn(traces.slice(0, 4), layout)).toEqual([]);
    expect(drawn(traces, layout)).toEqual([expect.stringContaining("5 categories")]);
  });

  const many = { type: "pie", labels: [..."abcdefg"], values: [1, 2, 3, 4, 5, 6, 7], textinfo: "percent" };
  const symbols = ["circle", "square", "diamond", "cross", "x", "star", "hexagon", "bowtie"];

  test.each([
    [
      "symbols",
      symbols.map((symbol, i) => ({
        type: "scatter",
        mode: "markers",
        x: [1],
        y: [i],
        name: `n${i}`,
        marker: { color: "#12436D", symbol },
      })),
      8,
    ],
    [
      "dashes",
      ["solid", "dot", "dash", "longdash", "dashdot"].map((dash, i) => line(`n${i}`, "#12436D", { dash })),
      5,
    ],
    [
      "symbols in one trace",
      [
        {
          type: "scatter",
          mode: "markers",
          x: [1, 2, 3, 4, 5],
          y: [1, 2, 3, 4, 5],
          marker: { color: "#12436D", symbol: symbols.slice(0, 5) },
        },
      ],
      5,
    ],
    ["slices", [many], 7],
    ["boxes", [1, 2, 3, 4, 5].map((i) => ({ type: "box", y: [i, i + 1], line: { color: "#12436D" } })), 5],
    [
      "layers",
      ["", "/", ".", "x", "+"].map((shape, i) => ({
        type: "scatter",
        mode: "none",
        stackgroup: "s",
        x: [1, 2],
        y: [1, 2],
        name: `n${i}`,
        fillcolor: "#12436D",
        fillpattern: { shape },
      })),
      5,
    ],
  ])("more than four %s", (_, traces, count) => {
    expect(drawn(traces as object[], { showlegend: true })).toContainEqual(
      expect.stringContaining(`${count} categories are told by their look`),
    );
  });

  test("five boxes that their axis names", () => {
    const boxes = [1, 2, 3, 4, 5].map((i) => ({
      type: "box",
      name: `n${i}`,
      y: [i, i + 1],
      line: { color: "#12436D" },
    }));
    expect(drawn(boxes)).toEqual([]);
  });

  test.each([
    [
      "a pie",
      {
        type: "pie",
        labels: ["a", "b"],
        values: [1, 2],
        textinfo: "label",
        marker: { colors: ["#fff", "#eee"] },
      },
      {},
    ],
    ["a box", { type: "box", y: [1, 2], fillcolor: "#fff", line: { color: "#fefefe" } }, {}],
    ["a violin", { type: "violin", y: [1, 2], fillcolor: "#fff", line: { color: "#fff" } }, {}],
    ["a template", bar, { template: { layout: { colorway: ["#eee"] } } }],
    ["a template of traces", bar, { template: { data: { bar: [{ marker: { color: "#eee" } }] } } }],
    [
      "a scale",
      {
        ...bar,
        marker: {
          color: [1, 2],
          colorscale: [
            [0, "#fff"],
            [1, "#eee"],
          ],
        },
      },
      {},
    ],
  ])("marks too faint, in %s", (_, trace, layout) => {
    expect(drawn([trace], layout)).toContainEqual(expect.stringContaining("mark-contrast"));
  });

  test("an area has to be there, and may be pale beneath its line", () => {
    const area = (fillcolor: string) => ({ ...line("", "#12436D"), fill: "tozeroy", fillcolor });
    expect(drawn([area("#fdfdfd")])).toEqual([expect.stringContaining("cannot be seen on the background")]);
    expect(drawn([area("#d0dbe5")])).toEqual([]);
    expect(
      drawn([
        {
          ...bar,
          marker: {
            color: [1, 2],
            colorscale: [
              [0, "#fff"],
              [1, "#12436D"],
            ],
          },
        },
      ]),
    ).toEqual([]);
  });

  test("bars in colours that nothing explains", () => {
    const bars = (x: unknown[], color: string[], y = [1, 2, 3, 4].slice(0, x.length)) => ({
      ...{ type: "bar", x, y, marker: { color } },
    });
    const three = bars(["UK", "Japan", "Italy", "France"], ["#12436D", "#F46A25", "#12436D", "#801650"]);
    expect(drawn([three])).toContainEqual(expect.stringContaining("only colour tells"));
    const colours = ["#12436D", "#F46A25", "#12436D"];
    const years = [2021, 2022, 2023];
    expect(drawn([bars(years, colours)])).toEqual([expect.stringContaining("only colour tells")]);
    // Those that stand out are named by the words, each its own by the axis, and two by the sign of their values.
    const figure = { data: [three], layout: {} };
    const headline = "Japan bought most after France";
    const told = faultsOf({ headline, data: allNumbers(figure), figure });
    expect(told.filter((fault) => /only colour/.test(fault))).toEqual([]);
    expect(drawn([bars(years, ["#12436D", "#28A197", "#801650"])])).toEqual([]);
    expect(drawn([bars(years, colours, [1, -2, 3])])).toEqual([]);
    expect(drawn([bars(years, colours)], { annotations: [{ x: 2022, y: 2, text: "estimated" }] })).toEqual(
      [],
    );
  });

  test("one of two colours says where to look, where the axis names each mark", () => {
    const colours = { color: ["#8f8f8f", "#8f8f8f", "#12436D"] };
    const focus = { type: "bar", x: ["UK", "Japan", "Italy"], y: [1, 2, 3], marker: colours };
    const byColour = (...traces: object[]) =>
      drawn(traces, { annotations: [{ text: "one" }, { text: "two" }] }).filter((fault) =>
        /only colour tells/.test(fault),
      );
    expect(byColour(focus)).toEqual([]);
    const lying = { ...focus, orientation: "h", x: focus.y, y: focus.x, text: [1, 2, 3] };
    expect(byColour(lying)).toEqual([]);
    expect(byColour({ ...focus, type: "scatter", mode: "markers" })).toEqual([]);
    // Beside another series it could be that series.
    expect(byColour({ ...focus, marker: { color: "#8f8f8f" } }, focus)).toHaveLength(1);
    expect(byColour({ ...focus, type: "scatter", mode: "markers", x: [3, 1, 2] })).toHaveLength(1);
  });

  test("traces in panels of their own are told by their panels", () => {
    const second = { ...bar, xaxis: "x2", yaxis: "y2" };
    const grid = { rows: 1, columns: 2, pattern: "independent" };
    expect(drawn([bar, second], { grid, annotations: panelNames })).toEqual([]);
  });

  test.each([
    [
      "words in the font of all",
      {},
      { font: { color: "#eee" }, annotations: [{ x: 0, y: 1, xref: "paper", yref: "paper", text: "hi" }] },
    ],
    ["an axis", {}, { xaxis: { tickfont: { color: "#eee" } } }],
    [
      "an annotation",
      {},
      { annotations: [{ x: 0, y: 1, xref: "paper", yref: "paper", text: "hi", font: { color: "#eee" } }] },
    ],
    ["a bar's own", { text: ["1", "2"], textposition: "inside", textfont: { color: "#12436D" } }, {}],
    ["a template", {}, { template: { layout: { font: { color: "#999" } } } }],
  ])("text too pale: %s", (_, more, layout) => {
    expect(drawn([{ ...bar, marker: { color: "#12436D" }, ...more }], layout)).toContainEqual(
      expect.stringContaining("text-contrast"),
    );
  });

  test("text that can be read: 4.5:1, or 3:1 where it is large, and light on dark", () => {
    // #767676 is 4.54:1 to white and #777777 4.48:1.
    const tick = (color: string, size = 13) => drawn([bar], { xaxis: { tickfont: { color, size } } });
    expect([tick("#767676"), tick("#777777", 24)]).toEqual([[], []]);
    expect(tick("#777777")).toEqual([expect.stringContaining("contrast of 4.4:1")]);
    const inside = { text: ["1", "2"], textposition: "inside", textfont: { color: "#FFFFFF" } };
    expect(drawn([{ ...bar, ...inside }])).toEqual([]);
    const label = { x: 2021, y: 0.5, text: "1", font: { color: "#FFFFFF" } };
    expect(drawn([bar], { annotations: [label] })).toEqual([]);
  });

  test("colours are read in every way that CSS has for numbers", () => {
    for (const color of ["black", "hsl(207, 72%, 25%)"])
      expect(drawn([{ ...bar, marker: { color } }])).toEqual([]);
    expect(drawn([{ ...bar, marker: { color: "hsl(60, 100%, 80%)" } }])).toEqual([
      expect.stringContaining("mark-contrast"),
    ]);
  });

  test("a colour that cannot be read is not passed over", () => {
    expect(drawn([{ ...bar, marker: { color: "rebeccapurple" } }])).toEqual([
      expect.stringContaining('the colour "rebeccapurple", whose contrast cannot be checked'),
    ]);
  });
});

describe("names", () => {
  const dotted = [line("UK", "#12436D"), line("Japan", "#F46A25", { dash: "dot" })];
  const nowhere = (name: string) => expect.stringContaining(`"${name}" is told from other marks`);

  test("names that a template writes on the marks", () => {
    const bars = (template: (name: string) => object) =>
      ["2023", "2024"].map((name, i) => ({
        ...{ type: "bar", name, x: ["UK", "Japan"], y: [1, 2], marker: { color: government.duo[i] } },
        ...template(name),
      }));
    const faults = (template: (name: string) => object) => drawn(bars(template), { barmode: "group" });
    expect(faults((name) => ({ texttemplate: `${name}: %{y}` }))).toEqual([]);
    expect(faults(() => ({ texttemplate: "%{fullData.name}<br>%{y}" }))).toEqual([]);
    expect(faults((name) => ({ texttemplate: "%{text}", text: [`in ${name}`, ""] }))).toEqual([]);
    expect(faults((name) => ({ texttemplate: "%{customdata[1]}", customdata: [["", name]] }))).toEqual([]);
    // What the template leaves out is not written.
    expect(faults((name) => ({ texttemplate: "%{y}", text: [name, name] }))).toContainEqual(nowhere("2023"));
    expect(faults(() => ({ texttemplate: "%{y:.1f} people" }))).toContainEqual(nowhere("2024"));
  });

  test("two lines that a dash tells apart, and no name drawn", () => {
    expect(drawn(dotted)).toEqual([nowhere("UK"), nowhere("Japan")]);
    expect(drawn(dotted, { annotations: [{ text: "UK" }] })).toEqual([nowhere("Japan")]);
    expect(drawn(dotted, { annotations: [{ text: "UK" }, { text: "<b>Japan</b>, 2022" }] })).toEqual([]);
    expect(drawn(dotted, { showlegend: true })).toEqual([]);
    expect(faultsOf({ figure: { data: dotted, layout: {} }, waive: { names: "Named in the text" } })).toEqual(
      [],
    );
  });

  test("both names in one corner say not which is which", () => {
    const corner = (text: string, more: object = {}) =>
      drawn(dotted, { annotations: [{ text, xref: "paper", yref: "paper", x: 0, y: 1, ...more }] });
    expect(corner("UK and Japan")).toEqual([nowhere("UK"), nowhere("Japan")]);
    expect(corner("Japan,<br>UK", { xref: "x domain" })).toEqual([nowhere("UK"), nowhere("Japan")]);
    // In their colours, with words on their looks, or beside two lines that run as one, they may.
    expect(
      corner('<span style="color:#12436D">UK</span> and <span style="color:#801650">Japan</span>'),
    ).toEqual([]);
    expect(corner("UK above Japan")).toEqual([]);
    expect(corner("UK and Japan", { xref: "x", yref: "y", x: 2, y: 2 })).toEqual([]);
  });

  test("values written on the marks are not their names", () => {
    const texts = (text: string[]) => dotted.map((trace) => ({ ...trace, mode: "lines+text", text }));
    expect(drawn(texts(["1", "2"]))).toEqual([nowhere("UK"), nowhere("Japan")]);
    expect(drawn(dotted.map((trace) => ({ ...trace, mode: "lines+text", text: ["", trace.name] })))).toEqual(
      [],
    );
  });

  test("lines without a name at all", () => {
    expect(drawn([line("", "#12436D"), line("", "#F46A25", { dash: "dot" })], { showlegend: false })).toEqual(
      [
        expect.stringContaining("trace 1 is told from other marks, and has no name"),
        expect.stringContaining("trace 2 is told from other marks, and has no name"),
      ],
    );
  });

  test("one look is one thing, and so are the traces of a legendgroup", () => {
    const alike = [line("a", "#12436D"), line("b", "#12436D")];
    expect(drawn(alike)).toEqual(
      ["a", "b"].map((name) =>
        expect.stringContaining(`"${name}" looks like another trace, and its name is nowhere in the picture`),
      ),
    );
    expect(drawn(alike.map((trace) => ({ ...trace, legendgroup: "both" })))).toEqual([]);
    expect(drawn(alike, { annotations: [{ text: "a" }, { text: "b" }] })).toEqual([]);
    expect(drawn(alike, { showlegend: true })).toEqual([
      expect.stringContaining('the legend has "a" and "b" beside one look'),
    ]);
    expect(drawn(dotted.map((trace) => ({ ...trace, legendgroup: "both" })))).toEqual([]);
  });

  test("a bar that its axis names", () => {
    const bars = ["UK", "Japan"].map((name, i) => ({
      ...{ type: "bar", name, x: [name], y: [1] },
      marker: { color: government.duo[i] },
    }));
    expect(drawn(bars).filter((fault) => fault.includes("told from other marks"))).toEqual([]);
  });

  test("a pie writes what its slices are", () => {
    const pie = { type: "pie", labels: ["UK", "Japan"], values: [1, 2] };
    const byColour = expect.stringContaining('only colour tells "UK" (#12436D) from "Japan" (#28A197)');
    const nameless = expect.stringContaining("a pie whose slices have no names in the picture");
    const unnamed = [byColour, nameless];
    expect(drawn([pie])).toEqual(unnamed);
    expect(drawn([{ ...pie, textinfo: "percent" }])).toEqual(unnamed);
    expect(drawn([{ ...pie, labels: undefined, textinfo: "label+value" }])).toEqual([nameless]);
    expect(drawn([{ ...pie, textinfo: "label", textposition: "none" }])).toEqual([
      expect.stringContaining("amounts-told"),
      ...unnamed,
    ]);
    expect(drawn([{ ...pie, textinfo: "label+percent" }])).toEqual([]);
    expect(drawn([{ ...pie, texttemplate: "%{label}: %{value}" }])).toEqual([]);
    expect(drawn([pie], { showlegend: true })).toEqual([byColour]);
    expect(drawn([pie], { annotations: [{ text: "UK" }, { text: "Japan" }] })).toEqual([]);
  });
});

describe("waivers", () => {
  const title = { figure: { data: [bar], layout: { title: "t" } } };

  test("a rule is waived by name, and the reason kept with the chart", () => {
    const waive = { "title-in-picture": "A facsimile of a printed chart" };
    expect(faultsOf({ ...title, waive })).toEqual([]);
    expect(chart({ ...good, ...title, waive }).waived).toEqual(waive);
  });

  test("not without a reason, and not by another name", () => {
    expect(faultsOf({ ...title, waive: { "title-in-picture": " " } })).toEqual([
      expect.stringContaining("has no reason"),
      expect.stringContaining("a title of its own"),
    ]);
    expect(faultsOf({ waive: { "title-in-pictures": "because" } })).toEqual([
      expect.stringMatching(/names no rule.*Did you mean "title-in-picture"/),
    ]);
  });

  test("not one that is not needed: it would let the next fault of its kind through", () => {
    expect(faultsOf({ waive: { "dual-axis": "because" } })).toEqual([
      expect.stringMatching(/the waiver "dual-axis" is not needed.*Remove "dual-axis" from waive/),
    ]);
  });

  test("a missing part cannot be waived", () => {
    expect(faultsOf({ alt: "", waive: { alt: "no time" } })).toEqual([
      expect.stringContaining("no alt text"),
    ]);
  });

  test("rules have names of their own", () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });
});
