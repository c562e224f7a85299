import { UsageError } from "../errors.ts";
import type { Size } from "../render/figure.ts";
import { wholeYears, yearsAround } from "./calendar.ts";
import { edge } from "./rows.ts";
import { fitSize, rangeOf, type SizeOption, widthOf } from "./size.ts";
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
  /** How wide a mark is, in pixels. */
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

  const slotOf = ({ at }: When) => Math.floor(at / step);
  const apart = Math.min(roomiest, leastApart(events, slotOf));
  /** How wide a mark may be, of so many side by side in a slot. */
  const widest = (columns: number) => (columns === 1 ? slot * apart : (slot * filled) / columns);
  const asideX = axis.range[1] + (aside + edge) / 2 / pixels;
  const title = theme.text.size * lineHeight + 6;
  const bottom = theme.text.small + 20;
  const stack = (columns: number, cell: number, pitch = cell) => {
    const stacked = stackMarks(events, ({ date }) =>
      date === null
        ? { slot: asideX, columns: Math.max(1, Math.floor((aside - edge) / cell)) }
        : { slot: (slotOf(date) + 0.5) * step, columns },
    );
    const rowsOf = (side: Side) =>
      Math.max(1, ...stacked.filter(({ event }) => event.side === side).map(({ row }) => row + 1));
    const rows = { up: rowsOf("up"), down: rowsOf("down") };
    const reachOf = (side: Side) => aboveLine + (rows[side] - 1) * pitch + cell + title;
    const reach = { up: reachOf("up"), down: reachOf("down") };
    const marks = stacked.map(({ event, slot, column, row }) => ({
      ...event,
      x: slot + (column * cell) / pixels,
      y: (event.side === "up" ? 1 : -1) * (row * pitch + cell / 2 + aboveLine),
    }));
    const needed = edge + reach.up + reach.down + bottom;
    return { marks, cell, reach, needed, rows: rows.up + rows.down };
  };
  const { least } = rangeOf(theme, options.size ?? "half-page");
  const usual = Math.min(largest, widest(1));
  const most = Math.max(1, Math.floor((slot * filled) / usual));
  let columns = 1;
  while (columns < most && stack(columns, usual).needed > least) columns++;
  const close = stack(columns, usual);
  const size = fitSize(theme, options.size, () => close.needed, {
    fewer: "Count the events of a year in smallMultiples, or draw a strip for each group of them",
  });
  // A picture that is higher than it need be is filled: by stacks that are narrow, of large marks, some way apart.
  const air = ({ needed, rows }: { needed: number; rows: number }) =>
    Math.max(0, size.height - needed) / rows;
  const large = stack(columns, Math.max(usual, Math.min(1.5 * largest, widest(columns), usual + air(close))));
  const { cell } = large;
  const { marks, reach, needed } = stack(columns, cell, cell + Math.min(air(large), cell * 0.6));
  const spare = (size.height - needed) / 2;
  return {
    ...{ size, marks, cell, axis, reach, bottom },
    right: axis.range[1] + aside / pixels,
    range: [reach.up + spare, -reach.down - spare],
    undated: aside === 0 ? undefined : { words, x: asideX },
  };
}

/** Pixels: the largest mark on a page, and how far the first of a stack is from the line. */
const largest = 20;
const aboveLine = 4;

/** How many slots wide a mark may be that has no neighbour, and how much of a slot marks side by side may fill. */
const roomiest = 1.6;
const filled = 0.9;

/** How many slots there are at the least from one mark to the next on its side: closer, the one would hide where the other points. */
function leastApart(events: readonly StripEvent[], slotOf: (date: When) => number): number {
  const slots = (side: Side) => [
    ...new Set(events.flatMap((event) => (event.side === side && event.date ? slotOf(event.date) : []))),
  ];
  const gaps = [slots("up"), slots("down")].flatMap((own) =>
    own.toSorted((a, b) => a - b).flatMap((slot, i, all) => (i === 0 ? [] : slot - (all[i - 1] as number))),
  );
  return Math.min(...gaps);
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
