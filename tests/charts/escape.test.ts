import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import type { Chart } from "../../src/charts/chart.ts";
import { barrierGantt } from "../../src/charts/kinds/barrier-gantt.ts";
import { dumbbell } from "../../src/charts/kinds/dumbbell.ts";
import { intervalPlot } from "../../src/charts/kinds/interval-plot.ts";
import { lagPlot } from "../../src/charts/kinds/lag-plot.ts";
import { rangeBars } from "../../src/charts/kinds/range-bars.ts";
import { signalStrip } from "../../src/charts/kinds/signal-strip.ts";
import { slope } from "../../src/charts/kinds/slope.ts";
import { smallMultiples } from "../../src/charts/kinds/small-multiples.ts";
import { sortedBars } from "../../src/charts/kinds/sorted-bars.ts";
import { spanComparison } from "../../src/charts/kinds/span-comparison.ts";
import { specificationCurve } from "../../src/charts/kinds/specification-curve.ts";
import { timeline } from "../../src/charts/kinds/timeline.ts";
import { tornado } from "../../src/charts/kinds/tornado.ts";
import { words } from "./samples.ts";

/** Markup, an entity, and what Plotly would take for TeX. */
const evil = (n: number) => `<script>${n}</script>&amp;<b>$${n}$</b>`;

const data = frame({
  name: [evil(1), "b"],
  a: [1, null],
  b: [2, null],
  on: ["2012", null],
  since: [2013, 2014],
  side: [evil(4), evil(4)],
});
const specifications = frame({ name: [evil(1), "b"], a: [1, 2], side: [evil(4), evil(4)] });
const look = { ...words, size: { width: 1600, height: 600 } };
const common = { ...look, label: "name" };
const [unit, missing] = [evil(2), evil(3)];
const side = { value: evil(4), name: evil(5) };

/** Each kind with a hostile text in each place that takes one, and the numbers of those that it shows. */
const charts: Record<string, [chart: () => Chart, shown: number[]]> = {
  "range bars": [
    () => rangeBars(data, { ...common, value: "a", low: "a", high: "b", unit, missing }),
    [1, 2, 3],
  ],
  "sorted bars": [() => sortedBars(data, { ...common, value: "a", unit, missing }), [1, 2, 3]],
  "interval plot": [() => intervalPlot(data, { ...common, value: "a", unit, missing }), [1, 2, 3]],
  dumbbell: [
    () => dumbbell(data, { ...common, from: "a", to: "b", names: [evil(5), evil(6)], unit, missing }),
    [1, 2, 3, 5, 6],
  ],
  tornado: [
    () =>
      tornado(data, {
        ...common,
        low: "a",
        high: "b",
        lowSetting: "side",
        baseline: 1,
        baselineName: evil(5),
        unit,
      }),
    [1, 2, 4, 5],
  ],
  timeline: [() => timeline(data, { ...common, date: "on", lane: "side", lanes: [side] }), [1, 5]],
  "barrier gantt": [
    () => barrierGantt(data, { ...common, began: "on", ended: "on", until: "2026", words: "side" }),
    [1, 4],
  ],
  "lag plot": [
    () => lagPlot(data, { ...common, from: "on", to: "since", names: [evil(5), evil(6)] }),
    [1, 6],
  ],
  "specification curve": [
    () =>
      specificationCurve(specifications, {
        ...look,
        ...{ value: "a", unit, choices: { name: evil(3), side: evil(5) } },
        ...{ main: { name: "b", side: evil(4) }, mainName: evil(6), reference: 1, referenceName: evil(7) },
      }),
    [1, 2, 3, 4, 5, 6, 7],
  ],
  "span comparison": [
    () => spanComparison(data, { ...common, spans: [{ name: evil(5), from: "on" }], missing }),
    [1, 3, 5],
  ],
  slope: [
    () => slope(data, { ...common, from: "a", to: "since", names: [evil(5), evil(6)], unit, missing }),
    [1, 2, 3, 5, 6],
  ],
  "small multiples": [
    () => smallMultiples(data, { ...look, panel: "name", year: "since", value: "a", unit, missing }),
    [1, 2],
  ],
  "signal strip": [
    () =>
      signalStrip(data, {
        ...common,
        date: "on",
        effect: "side",
        up: side,
        down: { value: "x", name: evil(6) },
      }),
    [5, 6],
  ],
};

test.each(Object.entries(charts))("%s shows hostile texts as they stand", async (_, [draw, shown]) => {
  const chart = draw();
  const { document } = parseHTML(`<body>${await chart.svg()}</body>`);
  const text = [...document.querySelectorAll("text")].map(({ textContent }) => textContent).join("\n");
  for (const n of shown) expect(text).toContain(evil(n));
  expect(document.querySelectorAll("script")).toHaveLength(0);
  // Hover texts, which only a browser shows, are in the figure alone.
  const figure = JSON.stringify(chart.figure.data);
  expect(figure).not.toMatch(/<(script|b)>|\\$\d/);
});
