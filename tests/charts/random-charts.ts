import fc from "fast-check";
import { frame } from "../../src/analysis/frame/frame.ts";
import type { Chart } from "../../src/charts/chart.ts";
import { barrierGantt } from "../../src/charts/kinds/barrier-gantt.ts";
import { distribution } from "../../src/charts/kinds/distribution.ts";
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
import type { SizeOption } from "../../src/charts/size.ts";
import type { Value } from "../../src/evidence/columns.ts";
import { words } from "./samples.ts";

/** Names of suppliers, events, barriers: short, long, of one endless word, with accents, of any characters that SVG has. */
export const latin = fc.oneof(
  fc.constantFrom(
    "Ferranti",
    "BAe",
    "X",
    "Société européenne d’armement",
    "Ünïted Åircraft",
    "Завод имени Климова",
  ),
  fc.constant(
    "A supplier whose name is far too long to stand beside a bar, in whatever size of type it is set",
  ),
  fc.constant("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
  fc.string({ maxLength: 40 }),
);
const amount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -500, max: 2000 }),
  fc.integer({ min: -1e11, max: 1e11 }).map((value) => value / 100),
  fc.integer({ min: 1, max: 1000 }).map((value) => value / 1e9),
);
const date = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1960, max: 2026 }).map(String),
  fc.constantFrom("2013-07-04", "2013-07", "1970/1989", "1963/..", "../1990", "2012", "2012"),
);
const closed = date.filter((value) => !value?.includes(".."));
const year = fc.option(fc.integer({ min: 1960, max: 2026 }));
const choice = fc.constantFrom("6", "12", "24");
const unit = fc.constantFrom("£m", "%", "share", "months", "");

/** One row, a few, or thirty. */
const rowsOf = <T>(row: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.array(row, { minLength: 1, maxLength: 1 }), weight: 1 },
    { arbitrary: fc.array(row, { minLength: 2, maxLength: 8 }), weight: 3 },
    { arbitrary: fc.array(row, { minLength: 30, maxLength: 30 }), weight: 1 },
  );

const common = { ...words, label: "name" };
/** Declared, because a column of nulls says nothing of its type. */
const types = {
  name: "string",
  on: "string",
  until: "string",
  side: "string",
  a: "number",
  b: "number",
  low: "number",
  high: "number",
} as const;

/** Rows as a frame. */
function framed(rows: readonly object[]) {
  const names = Object.keys(rows[0] as object) as (keyof typeof types)[];
  const column = (name: string) => rows.map((row) => (row as Record<string, Value>)[name] as Value);
  return frame(Object.fromEntries(names.map((name) => [name, column(name)])), {
    types: Object.fromEntries(names.map((name) => [name, types[name]])),
  });
}

/** Each with a name of its own, as charts of amounts want them. */
const named = <T extends { name: string }>(rows: readonly T[]) =>
  framed(rows.map((row, i) => ({ ...row, name: `${row.name} ${i}` })));

const lanes = [
  { value: "up", name: "What raised a barrier between the two, or kept it up" },
  { value: "down", name: "Down" },
];

/** A chart of random data in some size. */
export type Draw = (size: SizeOption | undefined) => Chart;

/** Every kind of chart on random data, whose names are drawn from `name`. */
export function randomCharts(name: fc.Arbitrary<string>): Record<string, fc.Arbitrary<Draw>> {
  /** For what the contract wants named. */
  const said = name.filter((text) => text.trim() !== "");
  const pair = fc.record({ name, a: amount, b: amount });
  const event = fc.record({ name: said, on: date, side: fc.constantFrom("up", "down") });
  return {
    "sorted bars": fc.tuple(rowsOf(fc.record({ name, a: amount })), unit).map(
      ([rows, unit]) =>
        (size) =>
          sortedBars(named(rows), { ...common, size, value: "a", unit }),
    ),
    "range bars": fc.tuple(rowsOf(pair), unit).map(([rows, unit]) => (size) => {
      const ranges = rows.map(({ name, a, b }) => {
        const known = a !== null && b !== null;
        return { name, a, low: known ? Math.min(a, b) : null, high: known ? Math.max(a, b) : null };
      });
      return rangeBars(named(ranges), { ...common, size, value: "a", low: "low", high: "high", unit });
    }),
    "interval plot": fc.tuple(rowsOf(fc.record({ name, a: amount })), unit).map(
      ([rows, unit]) =>
        (size) =>
          intervalPlot(named(rows), { ...common, size, value: "a", unit, reference: 0 }),
    ),
    dumbbell: fc.tuple(rowsOf(pair), unit, said).map(([rows, unit, head]) => (size) => {
      const names = [head, "As it stood in July 2026"] as const;
      return dumbbell(named(rows), { ...common, size, from: "a", to: "b", names, unit });
    }),
    tornado: fc
      .tuple(rowsOf(pair), unit, fc.integer({ min: -100, max: 100 }))
      .map(([rows, unit, baseline]) => (size) => {
        const options = { ...common, size, low: "a", high: "b", lowSetting: "name", baseline, unit };
        return tornado(named(rows), options);
      }),
    distribution: fc
      .tuple(
        fc.array(
          amount.filter((value) => value !== null),
          { minLength: 1, maxLength: 200 },
        ),
        unit,
      )
      .map(
        ([values, unit]) =>
          (size) =>
            distribution(frame({ a: values }), { ...words, size, value: "a", unit }),
      ),
    timeline: fc
      .array(event, { minLength: 1, maxLength: 24 })
      .map((rows) => (size) => timeline(framed(rows), { ...common, size, date: "on", lane: "side", lanes })),
    "barrier gantt": fc.tuple(rowsOf(fc.record({ name: said, on: date }))).map(([rows]) => (size) => {
      return barrierGantt(framed(rows.map((row) => ({ ...row, until: null }))), {
        ...common,
        size,
        began: "on",
        ended: "until",
        until: "2026",
      });
    }),
    "lag plot": fc
      .tuple(
        rowsOf(fc.record({ name, on: closed, until: closed })),
        fc.constantFrom("days", "months", "years"),
      )
      .map(
        ([rows, unit]) =>
          (size) =>
            lagPlot(named(rows), { ...common, size, from: "on", to: "until", unit }),
      ),
    "specification curve": fc
      .tuple(
        fc.array(
          fc.record({ a: amount.filter((value) => value !== null), name, side: choice, low: choice }),
          {
            minLength: 1,
            maxLength: 300,
          },
        ),
        unit,
        name,
      )
      .map(([rows, unit, head]) => (size) => {
        const choices = { name: head, side: "Window", low: "What the estimate leaves out" };
        const specifications = rows.map((row, i) => ({ ...row, name: rows[i % 4]?.name ?? "" }));
        const table = frame(specifications);
        return specificationCurve(table, { ...words, size, value: "a", unit, choices, reference: 0.05 });
      }),
    "span comparison": fc
      .tuple(rowsOf(fc.record({ name, on: date, low: year })), name)
      .map(([rows, head]) => (size) => {
        const spans = [
          { name: "Article", from: "on" },
          { name: `${head} register`, from: "low", to: "high" },
        ];
        const ended = rows.map((row, i) => ({
          ...row,
          high: row.low === null || i % 3 === 0 ? null : row.low + (i % 7),
        }));
        return spanComparison(named(ended), { ...common, size, spans });
      }),
    slope: fc
      .tuple(rowsOf(fc.record({ name: said, a: amount, b: amount })), unit, said)
      .map(([rows, unit, head]) => (size) => {
        const names = [head, "As it stood in July 2026"] as const;
        const highlight = rows.slice(0, 1).map(({ name }) => `${name} 0`);
        return slope(named(rows), { ...common, size, from: "a", to: "b", names, unit, highlight });
      }),
    "small multiples": fc
      .tuple(
        fc.array(fc.tuple(name, fc.array(amount, { minLength: 1, maxLength: 30 })), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.integer({ min: 1950, max: 2020 }),
        unit,
        fc.constantFrom("bars", "line"),
      )
      .map(([panels, first, unit, form]) => (size) => {
        const rows = panels.flatMap(([name, values], i) =>
          values.map((a, j) => ({ name: `${name} ${i}`, low: first + j, a })),
        );
        return smallMultiples(framed(rows), {
          ...words,
          size,
          panel: "name",
          year: "low",
          value: "a",
          unit,
          form,
        });
      }),
    "signal strip": fc.array(event, { minLength: 1, maxLength: 60 }).map((rows) => (size) => {
      const [up, down] = lanes as [(typeof lanes)[0], (typeof lanes)[0]];
      return signalStrip(framed(rows), { ...common, size, date: "on", effect: "side", up, down });
    }),
  };
}
