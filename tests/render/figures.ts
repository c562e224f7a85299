import type { Figure, Size } from "../../src/render/figure.ts";

/** Figures of the kinds that briefings use, between them with all that has to be measured to be placed. */
export const figures: Record<string, Figure & { readonly size: Size }> = {
  areas: {
    size: { width: 520, height: 420 },
    data: [
      {
        type: "choropleth",
        featureidkey: "properties.code",
        geojson: {
          type: "FeatureCollection",
          features: [
            area("N", [
              [0, 51],
              [0, 52],
              [1, 52.2],
              [1, 51],
              [0, 51],
            ]),
            area(
              "S",
              [
                [0, 50],
                [0, 51],
                [1, 51],
                [1, 50],
                [0, 50],
              ],
              [
                [0.4, 50.4],
                [0.6, 50.4],
                [0.6, 50.6],
                [0.4, 50.6],
                [0.4, 50.4],
              ],
            ),
          ],
        },
        locations: ["N", "S"],
        z: [3, 8],
        colorscale: [
          [0, "#6bace6"],
          [1, "#12436d"],
        ],
      },
      {
        type: "scattergeo",
        lat: [51.5],
        lon: [0.5],
        mode: "markers+text",
        text: ["Here"],
        textposition: "bottom center",
      },
    ],
    layout: { geo: { visible: false, fitbounds: "locations" }, margin: { l: 0, r: 0, t: 0, b: 0 } },
  },
  bars: {
    size: { width: 640, height: 400 },
    data: [
      {
        type: "bar",
        name: "Raised a barrier",
        x: ["1960s", "1970s", "1980s"],
        y: [2, 5, 3],
        text: ["2", "5", "3"],
        textposition: "outside",
        cliponaxis: false,
      },
      { type: "bar", name: "Lowered a barrier", x: ["1960s", "1970s", "1980s"], y: [1, 2, 6] },
    ],
    layout: {
      font: { family: "Open Sans", size: 14 },
      legend: { orientation: "h", y: 1.15, x: 0 },
      yaxis: { title: { text: "Milestones" }, rangemode: "tozero" },
    },
  },
  errors: {
    size: { width: 520, height: 420 },
    data: [
      {
        mode: "markers",
        x: [1, 2, 3, 4, 5],
        y: [12, 80, 340, 1500, 9200],
        error_y: {
          type: "data",
          array: [4, 22, 90, 300, 2100],
          arrayminus: [3, 20, 60, 500, 1800],
          symmetric: false,
        },
        marker: { size: 11, symbol: "diamond", color: "#12436d" },
      },
    ],
    layout: {
      font: { family: "Open Sans", size: 13 },
      xaxis: { title: { text: "Years since the first order", standoff: 12 } },
      yaxis: { type: "log", automargin: true, ticksuffix: " units" },
      showlegend: false,
    },
  },
  lines: {
    size: { width: 720, height: 380 },
    data: [
      {
        mode: "lines",
        name: "Nominal",
        x: ["1967-02-01", "1976-06-10", "1983-01-14", "2013-07-04"],
        y: [3, 9, 7, 14],
      },
      {
        mode: "lines+markers",
        name: "2024 prices",
        x: ["1967-02-01", "1976-06-10", "1983-01-14", "2013-07-04"],
        y: [30, 48, 20, 19],
        line: { dash: "dash", shape: "spline" },
      },
    ],
    layout: {
      font: { family: "Open Sans", size: 12 },
      xaxis: { type: "date", showgrid: false },
      shapes: [
        {
          type: "rect",
          yref: "paper",
          x0: "1976-01-01",
          x1: "1983-01-01",
          y0: 0,
          y1: 1,
          fillcolor: "#f2f2f2",
          line: { width: 0 },
          layer: "below",
          label: { text: "Closed", textposition: "top left" },
        },
      ],
      annotations: [
        {
          x: "1983-01-14",
          y: 20,
          ax: 60,
          ay: -50,
          text: "Exemption for<br>the <b>United States</b>",
          arrowhead: 2,
        },
      ],
    },
  },
  ranges: {
    size: { width: 700, height: 340 },
    data: [
      {
        type: "bar",
        orientation: "h",
        y: [
          "Avionics (several programmes)",
          "Towed howitzers, made under licence",
          "Aero-engines, marine and for aircraft",
        ],
        x: [7, 60, 80],
        error_x: { type: "data", array: [1, 6, 9], thickness: 1.5, width: 6 },
        marker: { color: "#12436d" },
      },
    ],
    layout: {
      font: { family: "Open Sans", size: 16 },
      margin: { l: 10, t: 10 },
      yaxis: { automargin: true },
      xaxis: { tickprefix: "£", ticksuffix: "m", zeroline: false },
    },
  },
  panels: {
    size: { width: 760, height: 500 },
    data: [
      { x: [1, 2, 3], y: [3, 1, 2], xaxis: "x", yaxis: "y" },
      { x: [1, 2, 3], y: [1000, 2500, 1800], xaxis: "x2", yaxis: "y2" },
      { type: "bar", x: ["a", "b"], y: [-4, 6], xaxis: "x3", yaxis: "y3" },
      { type: "box", y: [1, 2, 2, 3, 9], name: "spread", xaxis: "x4", yaxis: "y4" },
    ],
    layout: {
      font: { family: "Open Sans", size: 12 },
      grid: { rows: 2, columns: 2, pattern: "independent", xgap: 0.2, ygap: 0.3 },
      showlegend: false,
      title: { text: "Four panels", subtitle: { text: "and what each shows" } },
      yaxis2: { tickformat: ",.0f" },
    },
  },
  markup: {
    size: { width: 560, height: 360 },
    data: [
      {
        mode: "markers+text",
        x: [1, 2, 3],
        y: [1, 3, 2],
        text: [
          "CO<sub>2</sub> & x<sup>2</sup>",
          "<b>bold</b> <i>slanted</i>",
          "three<br>lines<br>of office flows",
        ],
        textposition: ["top right", "bottom center", "middle left"],
        textfont: { size: 15 },
      },
    ],
    layout: {
      font: { family: "Open Sans", size: 12.5 },
      title: { text: "“Quoted”, naïve – Ōsaka, £7m ≤ x < 8 & é", x: 0.02 },
      xaxis: {
        automargin: true,
        tickangle: -45,
        tickvals: [1, 2, 3],
        ticktext: ["The first of them", "The second", "Third"],
      },
    },
  },
  heatmap: {
    size: { width: 480, height: 340 },
    data: [
      {
        type: "heatmap",
        x: ["mon", "tue", "wed"],
        y: ["am", "pm"],
        z: [
          [1, 20, 30],
          [20, 1, 60],
        ],
        texttemplate: "%{z}",
        colorbar: { title: { text: "count" } },
      },
    ],
    layout: { font: { family: "Open Sans", size: 13 } },
  },
};

/** An area of a map, as plotly.js has its rings: clockwise around, counterclockwise around a hole. */
function area(code: string, ...coordinates: number[][][]): object {
  return { type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates } };
}
