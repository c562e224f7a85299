import { UsageError } from "../errors.ts";
import type { Size } from "../render/figure.ts";
import { wholeYears, yearsAround } from "./calendar.ts";
import { edge } from "./rows.ts";
import { fitSize, type SizeOption, widthOf } from "./size.ts";
import { fitText, lineHeight, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import { roundTicks } from "./ticks.ts";
import type { When } from "./time.ts";
import { layoutValueAxis, type Scale, type ValueAxis } from "./value-axis.ts";

export type Side = "up" | "down";

/** An event on its way onto a strip. */
export interface StripEvent {
  readonly name: string;
  readonly side: Side;
  readonly date: When | null;
}

/** An event's mark: x in years, y in pixels from the line, up or down. */
export interface StripMark extends StripEvent {
  readonly x: number;
  readonly y: number;
}

/** A strip with all its marks placed. */
export interface Strip {
  readonly size: Size;
  readonly marks: readonly StripMark[];
  /** The side of a mark's square, in pixels. */
  readonly cell: number;
  readonly axis: ValueAxis;
  /** The years at the right edge: beyond the axis where there are events without a date. */
  readonly right: number;
  /** How far the stacks and the words over them reach from the line, in pixels. */
  readonly reach: Readonly<Record<Side, number>>;
  /** The pixels at the top and the bottom of the plot. */
  readonly range: readonly [number, number];
  /** What stands below the events without a date, and where. */
  readonly undated: { readonly words: TextBlock; readonly x: number } | undefined;
  readonly bottom: number;
}

/** Pixels: a smaller triangle does not show which way it points. */
const leastSlot = 7;

/** A single year as wide as the picture would spread its events, as if they were of different months. */
const leastYears = 8;

/** Lays out events above and below a line of years: a slot for each year or decade, events without a date to the right. */
export function layoutStrip(
  events: readonly StripEvent[],
  options: { theme: Theme; size: SizeOption | undefined; by: "year" | "decade" | undefined },
): Strip {
  const { theme } = options;
  const years = atLeast(yearsAround(events.flatMap(({ date }) => date ?? [])), leastYears);
  const width = widthOf(theme, options.size) - 2 * edge;
  const words = fitText(theme.language.noDate, { font: theme.font, size: theme.text.small });
  const aside = events.some(({ date }) => date === null) ? words.width + 2 * edge : 0;
  const axisBy = (by: "year" | "decade") => {
    const step = by === "year" ? 1 : 10;
    const [first, last] = [Math.floor(years[0] / step) * step, Math.ceil(years[1] / step) * step];
    const axis = layoutValueAxis({
      ...{ theme, scale: by === "year" ? wholeYears : decades, left: edge, right: edge },
      width: width - aside,
      domain: [first, last],
    });
    const pixels = (axis.pixel(last) - axis.pixel(first)) / (last - first);
    return { by, step, axis, pixels, slot: pixels * step, span: last - first };
  };
  const stated = axisBy(options.by ?? "year");
  const isGathered = options.by === undefined && stated.slot < leastSlot;
  const { by, step, axis, pixels, slot, span } = isGathered ? axisBy("decade") : stated;
  if (slot < leastSlot)
    throw new UsageError({
      problem: `${span} years, a mark for each ${by}, do not fit a width of ${width} pixels`,
      remedy:
        by === "year" ? 'Gather them: by: "decade".' : "Leave out the events that lie far from the others.",
    });

  // Neighbours may touch, each with a line of background around it: smaller ones are hard to tell apart.
  const cell = Math.min(18, slot * 1.4);
  const asideX = axis.range[1] + (aside + edge) / 2 / pixels;
  const marks = stackMarks(events, ({ date }) =>
    date === null
      ? { slot: asideX, columns: Math.floor((aside - edge) / cell) }
      : { slot: (Math.floor(date.at / step) + 0.5) * step, columns: Math.max(1, Math.floor(slot / cell)) },
  ).map(({ event, slot, column, row }) => ({
    ...event,
    x: slot + (column * cell) / pixels,
    y: (event.side === "up" ? 1 : -1) * (row * cell + cell / 2 + 4),
  }));

  const title = theme.text.size * lineHeight + 6;
  const reachOf = (side: Side) =>
    Math.max(cell, ...marks.filter((mark) => mark.side === side).map(({ y }) => Math.abs(y) + cell / 2)) +
    title;
  const reach = { up: reachOf("up"), down: reachOf("down") };
  const bottom = theme.text.small + 20;
  const needed = edge + reach.up + reach.down + bottom;
  const size = fitSize(theme, options.size, () => needed, {
    fewer: "Count the events of a year in smallMultiples, or draw a strip for each group of them",
  });
  const spare = (size.height - needed) / 2;
  return {
    ...{ size, marks, cell, axis, reach, bottom },
    right: axis.range[1] + aside / pixels,
    range: [reach.up + spare, -reach.down - spare],
    undated: aside === 0 ? undefined : { words, x: asideX },
  };
}

/** Decades by their middles, where the marks of their events are: "1990–99". */
const decades: Scale = {
  ticks: (low, high, most) =>
    roundTicks(low, high, most, 10)
      .filter((year) => year % 10 === 0 && year < high)
      .map((year) => year + 5),
  labels: (ticks) => ticks.map((year) => `${year - 5}–${String(year + 4).slice(-2)}`),
};

/** As many years or more, with the ones given in the middle. */
function atLeast([first, last]: readonly [number, number], count: number): [number, number] {
  const more = Math.max(0, count - (last - first));
  return [first - Math.floor(more / 2), last + Math.ceil(more / 2)];
}

/** Stacks events row by row, those of one side and slot together, in the order given; each row is centred on its slot. */
function stackMarks(
  events: readonly StripEvent[],
  place: (event: StripEvent) => { slot: number; columns: number },
) {
  const together = new Map<string, StripEvent[]>();
  for (const event of events) {
    const key = `${event.side} ${place(event).slot}`;
    together.set(key, [...(together.get(key) ?? []), event]);
  }
  return [...together.values()].flatMap((members) =>
    members.map((event, i) => {
      const { slot, columns } = place(event);
      const row = Math.floor(i / columns);
      const inRow = Math.min(columns, members.length - row * columns);
      return { event, slot, row, column: (i % columns) - (inRow - 1) / 2 };
    }),
  );
}
