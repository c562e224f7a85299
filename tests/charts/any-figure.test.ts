import { afterEach, expect, test, vi } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { chart } from "../../src/charts/chart.ts";
import { government } from "../../src/charts/themes/government.ts";
import type { Figure } from "../../src/render/figure.ts";
import { words } from "./samples.ts";

afterEach(() => vi.unstubAllEnvs());

const data = frame({ number: [-2, 0, 1, 2, 3, 4, 5, 9, 10, 100, 1000, 1e6] });
const draw = (figure: Figure) => chart({ ...words, data, figure }).svg();
const prices = { x: ["2020-01-01", "2020-01-02"], open: [1, 3], high: [4, 4], low: [0, 1], close: [3, 2] };

/** A figure, and what of it has to be in the picture. */
const drawnOf: Record<string, [figure: Figure, shown: RegExp]> = {
  "a heat map": [{ data: [{ type: "heatmap", x: ["a", "b"], y: ["c"], z: [[1, 2]] }] }, /class="hm"/],
  "boxes of two groups": [{ data: [{ type: "box", x: ["UK", "UK", "US"], y: [1, 2, 5] }] }, /class="box"/],
  "a violin": [{ data: [{ type: "violin", y: [1, 2, 5, 3] }] }, /class="violin"/],
  "two plots side by side": [
    {
      data: [
        { type: "bar", x: ["a"], y: [1], marker: { color: "#12436D" } },
        { type: "bar", x: ["a"], y: [3], marker: { color: "#12436D" }, xaxis: "x2", yaxis: "y2" },
      ],
      layout: {
        grid: { rows: 1, columns: 2, pattern: "independent" },
        annotations: ["x", "x2"].map((x) => ({
          ...{ text: `Panel ${x}`, xref: `${x} domain`, yref: `${x.replace("x", "y")} domain` },
          ...{ x: 0, y: 1, xanchor: "left", yanchor: "bottom" },
        })),
      },
    },
    /class="subplot x2y2"/,
  ],
  "logarithmic axes": [
    {
      data: [{ type: "scatter", mode: "markers", x: [1, 10, 100], y: [1, 1000, 1e6] }],
      layout: { xaxis: { type: "log" }, yaxis: { type: "log" } },
    },
    />100,000</,
  ],
  "an axis of dates": [
    { data: [{ type: "scatter", mode: "lines", x: ["2013-07-04", "2022-05-27"], y: [1, 2] }] },
    />4 Jul 2013<[\s\S]*>27 May 2022</,
  ],
  flows: [
    {
      data: [
        { type: "sankey", node: { label: ["UK", "Japan"] }, link: { source: [0], target: [1], value: [3] } },
      ],
    },
    /class="sankey-link"/,
  ],
  "a tree map": [
    { data: [{ type: "treemap", labels: ["All", "Engines"], parents: ["", "All"], values: [0, 3] }] },
    /Engines/,
  ],
  "a polar chart": [
    { data: [{ type: "scatterpolar", r: [1, 2, 1], theta: ["a", "b", "a"] }] },
    /class="polar"/,
  ],
  candlesticks: [{ data: [{ type: "candlestick", ...prices }] }, /class="box"/],
  "a waterfall": [{ data: [{ type: "waterfall", x: ["a", "b"], y: [5, -2] }] }, /class="point"/],
};

test.each(Object.entries(drawnOf))("%s is drawn under the contract", async (_, [figure, shown]) => {
  expect(await draw(figure)).toMatch(shown);
});

test("what rises and what falls, and what is more, are in the house's colours and not in Plotly's", async () => {
  const rgb = (code: string) =>
    `rgb(${[1, 3, 5].map((i) => Number.parseInt(code.slice(i, i + 2), 16)).join(", ")})`;
  for (const type of ["candlestick", "ohlc"]) {
    const svg = await draw({ data: [{ type, ...prices }] });
    for (const colour of government.duo) expect(svg).toContain(rgb(colour));
  }
  const fall = await draw({ data: [{ type: "waterfall", x: ["a", "b"], y: [5, -2] }] });
  for (const colour of government.duo) expect(fall).toContain(rgb(colour));
  const contour = await draw({
    data: [
      {
        type: "contour",
        z: [
          [1, 2],
          [3, 9],
        ],
      },
    ],
  });
  expect(contour).toContain(rgb(government.sequential[0] as string));
});

test.each([
  [
    "a map without its outlines",
    { data: [{ type: "choropleth", locations: ["GBR", "JPN"], z: [1, 2] }] },
    /needs the outlines of countries, which plotly.js fetches from a server/,
  ],
  [
    "a map of tiles",
    { data: [{ type: "scattermap", lat: [51], lon: [0] }] },
    /needs map tiles from a server/,
  ],
  ["a formula", { data: [{ type: "bar", x: ["$\\alpha$"], y: [1] }] }, /TeX/],
  ["a mistyped kind", { data: [{ type: "sctter", x: [1], y: [1] }] }, /Did you mean "scatter"/],
])("%s is refused where there is no browser, with the reason", async (_, figure, reason) => {
  vi.stubEnv("DOSSIER_BROWSER", "");
  await expect(draw(figure)).rejects.toThrow(reason);
});

test("a figure with nothing in it is refused, one that says in words why it is empty is not", () => {
  expect(() => chart({ ...words, data, figure: { data: [] } })).toThrow("its figure is empty");
  const figure = { data: [], layout: { annotations: [{ x: 0, y: 0, text: "Not known" }] } };
  expect(chart({ ...words, data, figure }).figure.data).toEqual([]);
});
