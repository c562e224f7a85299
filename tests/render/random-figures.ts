import fc from "fast-check";
import type { Figure, Size } from "../../src/render/figure.ts";

export type SizedFigure = Figure & { readonly size: Size };

const label = fc.constantFrom(
  "Engines",
  "x",
  "A name that is so long that it has to be turned or broken",
  "Société européenne",
  "50 % <b>bold</b> & <i>slanted</i>",
  "CO<sub>2</sub> in m<sup>3</sup>",
  "two<br>lines",
);
const few = { minLength: 1, maxLength: 7 };
const number = fc.oneof(
  fc.integer({ min: -50, max: 200 }),
  fc.integer({ min: 1, max: 9_999_999 }).map((value) => value / 1000),
);
const positive = fc.integer({ min: 1, max: 10_000_000 }).map((value) => value / 100);
const gap = fc.option(number, { freq: 8 });
const day = fc
  .integer({ min: 0, max: 22_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const colour = fc.constantFrom("#12436D", "#28A197", "#801650", "rgba(244,106,37,0.6)");

const traces = {
  scatter: fc.record({
    type: fc.constant("scatter"),
    mode: fc.constantFrom("markers", "lines+markers", "markers+text"),
    name: label,
    x: fc.array(number, few),
    y: fc.array(gap, few),
    text: fc.array(label, few),
    textposition: fc.constantFrom("top center", "middle right", "bottom left"),
    marker: fc.record({
      size: fc.integer({ min: 2, max: 24 }),
      symbol: fc.constantFrom("circle", "diamond", "triangle-up", "cross-open", "star"),
      color: colour,
    }),
  }),
  lines: fc.record({
    type: fc.constant("scatter"),
    mode: fc.constant("lines"),
    name: label,
    x: fc.array(day, few).map((days) => days.toSorted()),
    y: fc.array(gap, few),
    line: fc.record({
      shape: fc.constantFrom("linear", "hv", "spline"),
      dash: fc.constantFrom("solid", "dash", "dot", "longdashdot"),
      width: fc.integer({ min: 1, max: 5 }),
      color: colour,
    }),
    fill: fc.constantFrom("none", "tozeroy"),
  }),
  bar: fc.record({
    type: fc.constant("bar"),
    name: label,
    x: fc.uniqueArray(label, few),
    y: fc.array(gap, few),
    text: fc.array(label, few),
    textposition: fc.constantFrom("none", "auto", "outside"),
    marker: fc.record({ color: colour }),
  }),
  box: fc.record({
    type: fc.constant("box"),
    name: label,
    y: fc.array(number, { minLength: 3, maxLength: 30 }),
    boxpoints: fc.constantFrom("outliers", "all", false),
    // Jitter is drawn from random numbers, which are the browser's own.
    jitter: fc.constant(0),
  }),
  histogram: fc.record({
    type: fc.constant("histogram"),
    name: label,
    x: fc.array(number, { minLength: 3, maxLength: 60 }),
    nbinsx: fc.integer({ min: 2, max: 20 }),
  }),
  heatmap: fc.record({
    type: fc.constant("heatmap"),
    x: fc.uniqueArray(label, { minLength: 3, maxLength: 3 }),
    z: fc.array(fc.array(gap, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
    texttemplate: fc.constantFrom("", "%{z:.1f}"),
    colorscale: fc.constantFrom("Blues", "Viridis"),
  }),
  pie: fc.record({
    type: fc.constant("pie"),
    labels: fc.uniqueArray(label, few),
    values: fc.array(positive, { minLength: 7, maxLength: 7 }),
    hole: fc.constantFrom(0, 0.4),
    textinfo: fc.constantFrom("label+percent", "value"),
  }),
} as const;

type Kind = keyof typeof traces;

const axis = (type: fc.Arbitrary<string | undefined>) =>
  fc.record({
    type,
    title: fc.record({ text: label }),
    automargin: fc.boolean(),
    tickangle: fc.constantFrom("auto", 0, -45),
    showgrid: fc.boolean(),
    zeroline: fc.boolean(),
  });

const usual = fc.constant(undefined);
const axisTypes: Record<Kind, readonly [fc.Arbitrary<string | undefined>, fc.Arbitrary<string | undefined>]> =
  {
    scatter: [usual, fc.constantFrom("linear", "log")],
    lines: [fc.constant("date"), fc.constantFrom("linear", "log")],
    bar: [fc.constant("category"), usual],
    box: [usual, fc.constantFrom("linear", "log")],
    histogram: [usual, usual],
    heatmap: [fc.constant("category"), usual],
    pie: [usual, usual],
  };

const size = fc.record({
  width: fc.integer({ min: 360, max: 900 }),
  height: fc.integer({ min: 260, max: 600 }),
});

function figureOf(kind: Kind): fc.Arbitrary<SizedFigure> {
  const [x, y] = axisTypes[kind];
  return fc
    .record({
      size,
      data: fc.array(traces[kind] as fc.Arbitrary<object>, {
        minLength: 1,
        maxLength: kind === "pie" || kind === "heatmap" ? 1 : 3,
      }),
      xaxis: axis(x),
      yaxis: axis(y),
      other: axis(y),
      subplots: fc.boolean(),
      showlegend: fc.boolean(),
      barmode: fc.constantFrom("group", "stack"),
      legend: fc.record({ orientation: fc.constantFrom("h", "v") }),
      annotation: label,
    })
    .map(({ size, data, xaxis, yaxis, other, subplots, annotation, barmode, ...layout }) => {
      const beside = subplots && kind !== "pie" && data.length > 1;
      return plain({
        size,
        data: data.map((trace, i) => (beside && i === 1 ? { ...trace, xaxis: "x2", yaxis: "y2" } : trace)),
        layout: {
          ...layout,
          ...(kind === "bar" || kind === "histogram" ? { barmode } : {}),
          ...(kind === "pie" ? {} : { xaxis, yaxis }),
          ...(beside
            ? {
                grid: { rows: 1, columns: 2, pattern: "independent" },
                xaxis2: xaxis,
                yaxis2: other,
              }
            : {}),
          font: { family: "Open Sans", size: 13 },
          annotations: [
            { text: annotation, xref: "paper", yref: "paper", x: 0.5, y: 1.05, showarrow: false },
          ],
        },
      });
    });
}

/** Without what is undefined, as the page in the browser gets it. */
const plain = (figure: SizedFigure): SizedFigure => JSON.parse(JSON.stringify(figure));

/** So many figures of each kind, the same ones each time. */
export function randomFigures(each: number): Record<string, SizedFigure> {
  const named = (Object.keys(traces) as Kind[]).flatMap((kind) =>
    fc
      .sample(figureOf(kind), { numRuns: each, seed: 20261123 })
      .map((figure, i): [string, SizedFigure] => [`${kind} ${i + 1}`, figure]),
  );
  return Object.fromEntries(named);
}
