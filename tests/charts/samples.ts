import { frame } from "../../src/analysis/frame/frame.ts";
import { multiverse } from "../../src/analysis/uncertainty/multiverse.ts";
import { random } from "../../src/analysis/uncertainty/random.ts";
import type { Chart, ChartWords } from "../../src/charts/chart.ts";
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
import type { Theme } from "../../src/charts/theme.ts";
import { government } from "../../src/charts/themes/government.ts";

/** Words that pass the contract, for tests that are about something else. */
export const words: ChartWords = {
  id: "a-chart",
  headline: "The headline states the finding",
  subtitle: "Measure, place and period",
  source: "Publication from Organisation",
  alt: "What the picture shows, for whoever cannot see it",
};

/** The stated sales of the shipped evidence, as chart data. */
export const sales = () =>
  frame({
    supplier: [
      "Ferranti",
      "British Aerospace (BAe 125-800)",
      "Rolls-Royce (Adour, Olympus, marine Spey)",
      "International Military Services (FH 70)",
    ],
    amount: [7, null, 80, 60],
    low: [6.3, null, 72, 54],
    high: [7.7, null, 88, 66],
    share: [7 / 147, null, 80 / 147, 60 / 147],
    if1970: [104.6, null, 1196, 897],
    if1979: [33.6, null, 383.5, 287.6],
  });

export const events = () =>
  frame({
    event: [
      "Kitamura visits and proposes joint research",
      "Japan cannot sign the research memorandum",
      "No secrets law to back a memorandum",
      "Red Top sale vetoed",
      "Tigercat sale vetoed",
      "Sea Dart sale vetoed",
      "Sea Dart cleared",
      "British concern fades",
      "Rolls-Royce engines sold",
      "BAe 146 shown to Japan",
      "Arms partnerships abroad forbidden",
      "BAe 125-800 reaches Japan",
      "Missile-defence data leaked",
      "Defence ministries sign a memorandum",
      "Penalties for leaks stiffened",
      "Government secrets agreement",
      "CBRN suit project agreed",
      "JNAAM missile project announced",
      "Mitsubishi reports a data theft",
      "Joint fighter talks made public",
      "Wider arms exports planned",
    ],
    date: [
      ...["1963", "1963/..", "1963/..", "1966", "1966", "1967", null, "1970/1989", "1970/1979", null, null],
      ...["1991", "2007", "2012", "2012", "2013", "2013", "2014", "2020", "2022-05", "2022-05-27"],
    ],
    effect: [
      ...[
        "neutral",
        "raises",
        "raises",
        "raises",
        "raises",
        "raises",
        "lowers",
        "lowers",
        "neutral",
        "neutral",
      ],
      ...[
        "raises",
        "neutral",
        "raises",
        "lowers",
        "lowers",
        "lowers",
        "neutral",
        "neutral",
        "raises",
        "neutral",
      ],
      "lowers",
    ],
    disputed: [3, 4, 7, 8, 10, 11, 14, 18, 20].reduce(
      (all, i) => all.with(i, true),
      new Array<boolean>(21).fill(false),
    ),
  });

/** Pairs of events as exactly as they are dated: one lag known to the day, two spans, one backwards, one not known. */
export const pairs = () =>
  frame({
    pair: [
      "Agreement to missile project",
      "Agreement to secrets act",
      "Agreement to wider exports",
      "Memorandum to agreement",
      "Export rules to memorandum",
      "Agreement to clearance",
    ],
    from: ["2013-07-04", "2013-07-04", "2013-07-04", "2012-04", "2014-04-01", "2013-07-04"],
    to: ["2014-07-17", "2013-12-06", "2013/2014", "2013-07-04", "2012-04-10", null],
  });

/** The stated sales in 2022 prices under every combination of three assumptions. */
export const curve = () => {
  const index = { 1970: 6.689, 1972: 7.8, 1975: 12.412, 1979: 20.862 };
  return multiverse(
    {
      year: [1970, 1972, 1975, 1979],
      around: ["10% less", "as stated", "10% more"],
      counted: ["all three", "largest only"],
    },
    ({ year, around, counted }) => {
      const factor = { "10% less": 0.9, "as stated": 1, "10% more": 1.1 }[around];
      return ((counted === "all three" ? 147 : 80) * factor * 100) / index[year];
    },
  );
};

/** Years of sale by two sources: an open span, one year, none. */
export const years = () =>
  frame({
    supplier: [
      "Rolls-Royce (Adour, Olympus, marine Spey)",
      "International Military Services (FH 70)",
      "British Aerospace (BAe 125-800)",
      "Ferranti",
    ],
    article: ["1970/1979", "1970/1989", "1991", null],
    ordered: [1968, 1983, 1992, 1975],
    delivered: [2006, 1998, 2004, null],
  });

/** Counts in two vintages: close ones, one that is new, one that is gone, one in neither. */
export const counts = () =>
  frame({
    barrier: [
      "Research memorandum",
      "Secrets law",
      "Internal security",
      "Export rules",
      "Trust between ministries",
      "Access and logistics",
      "Offsets",
    ],
    first: [3, 4, 1, 6, 1, null, null],
    second: [2, 4, null, 9, 1, 2, null],
  });

/** Orders by supplier and year: one missing, one zero, one supplier of which nothing is stated. */
export const orders = () => {
  const years = [2017, 2018, 2019, 2020, 2021, 2022];
  const counts: Record<string, (number | null)[]> = {
    "United Kingdom": [1, 0, 2, null, 1, 3],
    "United States": [14, 18, 11, 16, 12, 21],
    "France, Germany and the other members of the consortium": [2, 2, 0, 1, 3, 2],
    Italy: [0, 1, 0, 0, 2, 1],
    Sweden: years.map(() => null),
  };
  return frame({
    supplier: Object.keys(counts).flatMap((name) => years.map(() => name)),
    year: Object.keys(counts).flatMap(() => years),
    orders: Object.values(counts).flat(),
  });
};

const up = { value: "raises", name: "Raised a barrier" };
const down = { value: "lowers", name: "Lowered a barrier" };

/** Amounts that their sources bound: "more than £10m", "up to £30m", "at least £25m", "less than £12m", and one that is stated. */
export const bounds = () =>
  frame(
    {
      supplier: ["More than", "Up to", "At least", "Less than", "Around", "From a loss"],
      amount: [null, null, null, null, 40, null],
      low: [10, 0, 25, 0, 36, -8],
      high: [null, 30, null, 12, 44, -3],
      lowOpen: [true, false, false, false, false, false],
      highOpen: [false, false, false, true, null, true],
    },
    { types: { lowOpen: "boolean", highOpen: "boolean" } },
  );

const boundColumns = {
  ...words,
  label: "supplier",
  value: "amount",
  low: "low",
  high: "high",
  lowOpen: "lowOpen",
  highOpen: "highOpen",
  unit: "£m",
};

/** Every kind of chart on data like the shipped evidence, by the name of its golden picture. */
export const samplesIn = (theme: Theme): Record<string, () => Chart> => ({
  "range-bars": () =>
    rangeBars(sales(), {
      ...words,
      theme,
      label: "supplier",
      value: "amount",
      low: "low",
      high: "high",
      unit: "£m",
    }),
  "range-bars-bounds": () => rangeBars(bounds(), { ...boundColumns, theme }),
  "interval-plot-bounds": () => intervalPlot(bounds(), { ...boundColumns, theme }),
  "sorted-bars": () =>
    sortedBars(sales(), { ...words, theme, label: "supplier", value: "share", unit: "share", decimals: 0 }),
  dumbbell: () =>
    dumbbell(sales(), {
      ...words,
      theme,
      label: "supplier",
      from: "if1979",
      to: "if1970",
      names: ["If all earned in 1979", "If all earned in 1970"],
      unit: "£m",
    }),
  "interval-plot": () => {
    const year = [1970, 1971, 1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979];
    const total = [2198, 2030, 1887, 1733, 1494, 1184, 1026, 901, 807, 705];
    const [low, high] = [0.9, 1.1].map((factor) => total.map((value) => Math.round(value * factor)));
    return intervalPlot(frame({ year, total, low: low as number[], high: high as number[] }), {
      ...words,
      theme,
      label: "year",
      value: "total",
      low: "low",
      high: "high",
      unit: "£m",
      order: "given",
    });
  },
  tornado: () =>
    tornado(
      frame({
        unknown: ["The word “around”", "Year of earning"],
        low: [1066, 705],
        high: [1303, 2198],
        lowAt: ["−10%", "all in 1979"],
        highAt: ["+10%", "all in 1970"],
      }),
      {
        ...words,
        theme,
        label: "unknown",
        low: "low",
        high: "high",
        lowSetting: "lowAt",
        highSetting: "highAt",
        baseline: 1184,
        unit: "£m",
      },
    ),
  distribution: () => {
    const stream = random(2022);
    const total = Array.from(
      { length: 4000 },
      () => 1400 + 1100 * ((stream.next() + stream.next() + stream.next()) / 1.5 - 1),
    );
    return distribution(frame({ total }), { ...words, theme, value: "total", unit: "£m" });
  },
  timeline: () =>
    timeline(events(), {
      ...words,
      theme,
      label: "event",
      date: "date",
      lane: "effect",
      disputed: "disputed",
      lanes: [up, down, { value: "neutral", name: "Sales and joint programmes" }],
    }),
  "barrier-gantt": () =>
    barrierGantt(
      frame({
        barrier: [
          "Research memorandum",
          "Secrets law",
          "Internal security",
          "Export rules",
          "Trust between ministries",
          "Access and logistics",
        ],
        began: ["1963", "1963", "1966", null, null, null],
        ended: [null, "2012", null, "2022", "2012", null],
      }),
      { ...words, theme, label: "barrier", began: "began", ended: "ended", until: "2022-05-27" },
    ),
  "lag-plot": () => lagPlot(pairs(), { ...words, theme, label: "pair", from: "from", to: "to" }),
  "specification-curve": () =>
    specificationCurve(frame(curve().rows()), {
      ...words,
      theme,
      value: "result",
      choices: { year: "Year of earning", around: "“Around” is", counted: "Sales counted" },
      unit: "£m",
      main: { year: 1975, around: "as stated", counted: "all three" },
      reference: 1000,
      referenceName: "A billion",
    }),
  "span-comparison": () =>
    spanComparison(years(), {
      ...words,
      theme,
      label: "supplier",
      spans: [
        { name: "Article", from: "article" },
        { name: "Register", from: "ordered", to: "delivered" },
      ],
    }),
  slope: () =>
    slope(counts(), {
      ...words,
      theme,
      label: "barrier",
      from: "first",
      to: "second",
      names: ["Record of 2022", "Record of 2026"],
      unit: "milestones",
      highlight: ["Export rules"],
    }),
  "small-multiples": () =>
    smallMultiples(orders(), { ...words, theme, panel: "supplier", year: "year", value: "orders", unit: "" }),
  "signal-strip": () =>
    signalStrip(
      events().filter((row) => row.effect !== "neutral"),
      { ...words, theme, label: "event", date: "date", effect: "effect", up, down },
    ),
});

export const samples = samplesIn(government);
