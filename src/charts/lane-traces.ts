import type { Trace } from "./figure.ts";
import { isSpan } from "./lanes.ts";
import { plotlyText } from "./text.ts";
import type { When } from "./time.ts";
import type { PlacedLane, TimelinePlot } from "./timeline-layout.ts";

/** How the marks of one lane look. */
export interface LaneLook {
  readonly name: string;
  readonly symbol: string;
  readonly colour: string;
}

/** The marks of a lane: a dot for each date, a bar or an arrow for those that are spans, a symbol before each label. */
export function laneTraces(lane: PlacedLane, plot: TimelinePlot, look: LaneLook): Trace[] {
  const { dated, undated, spine, symbol } = lane;
  const { colour, name } = look;
  const dates = dated.map(({ event, span }) => ({ date: event.date as When, x: span ?? spine }));
  const spans = dates.filter(({ date }) => isSpan(date));
  // An open span is a short arrow: how long it went on is not known.
  const arrow = plot.year(20) - plot.year(0);
  const ends = spans.map(({ date, x }) => {
    if (date.open === "after") return { x, from: date.at, to: date.at + arrow };
    if (date.open === "before") return { x, from: date.at - arrow, to: date.at };
    return { x, from: date.from, to: date.to };
  });
  const tips = spans.flatMap(({ date, x }, i) => {
    const { from, to } = ends[i] as (typeof ends)[number];
    if (date.open === "after") return [{ x, y: to, symbol: "triangle-down" }];
    if (date.open === "before") return [{ x, y: from, symbol: "triangle-up" }];
    return [from, to].map((y) => ({ x, y, symbol: "line-ew" }));
  });
  const all = [...dated, ...undated];
  const shared = { type: "scatter", name: plotlyText(name), hoverinfo: "skip", cliponaxis: false };
  return [
    {
      ...shared,
      mode: "lines",
      x: ends.flatMap(({ x }) => [x, x, null]),
      y: ends.flatMap(({ from, to }) => [from, to, null]),
      line: { color: colour, width: 3 },
    },
    {
      ...shared,
      mode: "markers",
      x: tips.map(({ x }) => x),
      y: tips.map(({ y }) => y),
      marker: {
        symbol: tips.map((tip) => tip.symbol),
        size: 8,
        color: colour,
        line: { color: colour, width: 2 },
      },
    },
    {
      ...shared,
      mode: "markers",
      x: dates.map(({ x }) => x),
      y: dates.map(({ date }) => date.at),
      marker: { symbol: "circle", size: 7, color: colour },
    },
    {
      ...shared,
      mode: "markers",
      x: all.map(() => symbol),
      y: all.map(({ top }) => plot.year(top + plot.line / 2)),
      marker: {
        symbol: all.map(({ event }) => (event.isSure ? look.symbol : `${look.symbol}-open`)),
        size: 11,
        color: colour,
        line: { color: colour, width: 1.5 },
      },
      hoverinfo: "text",
      hovertext: all.map(({ event }) => plotlyText(`${event.heading} ${event.name}`)),
    },
  ];
}
