import { fitNames } from "./names.ts";
import { gap } from "./rows.ts";
import { fitText, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { When } from "./time.ts";

/** An event on its way into a lane of a timeline. */
export interface LaneEvent {
  readonly name: string;
  /** What is written over its name, if anything. */
  readonly heading: string;
  readonly date: When | null;
  readonly lane: number;
  readonly isSure: boolean;
}

/** An event with its words broken to the width of its lane. */
export interface LaneWords {
  readonly event: LaneEvent;
  /** None where the event before it in its lane has the same: it stands under that one's. */
  readonly heading: TextBlock | undefined;
  readonly isUnderLast: boolean;
  readonly name: TextBlock;
  readonly height: number;
  /** Where its span of years is drawn, for those that have one. */
  readonly span: number | undefined;
}

/** One lane of a timeline, its columns in pixels from the plot's left edge. */
export interface Lane {
  /** The line of years, on which a dot stands when each event was. */
  readonly spine: number;
  /** The symbols before the labels, and the labels. */
  readonly symbol: number;
  readonly text: number;
  readonly right: number;
  /** In order of time. */
  readonly dated: readonly LaneWords[];
  readonly undated: readonly LaneWords[];
}

/** Lays lanes side by side, the name of an event in so many lines at most. Spans of years stand in columns left of the spine, so that none hides another. */
export function layLanes(
  events: readonly LaneEvent[],
  count: number,
  width: number,
  theme: Theme,
  lines: number,
): Lane[] {
  return Array.from({ length: count }, (_, lane) => {
    const own = events.filter((event) => event.lane === lane);
    const dated = own
      .filter(({ date }) => date !== null)
      .toSorted((a, b) => (a.date as When).at - (b.date as When).at);
    const columns = spanColumns(dated.map(({ date }) => date as When));
    const spine = (width / count) * lane + (Math.max(-1, ...columns) + 1) * spanWidth + 5;
    const text = spine + 32;
    const right = (width / count) * (lane + 1) - gap;
    const fitted = fitNames(
      own.map(({ name }) => name),
      { font: theme.font, size: theme.text.small, width: right - text, lines },
    );
    const words = (event: LaneEvent, column: number, last?: LaneEvent, next?: LaneEvent): LaneWords => {
      const size = theme.text.small;
      const isUnderLast = last !== undefined && isTogether(last, event);
      const heading =
        event.heading === "" || isUnderLast
          ? undefined
          : fitText(event.heading, { font: theme.font, size, weight: 700, width: right - text, lines: 2 });
      const name = fitted[own.indexOf(event)] as TextBlock;
      const after = next !== undefined && isTogether(event, next) ? gap / 4 : gap;
      const height = (heading?.height ?? 0) + name.height + after;
      return {
        event,
        heading,
        isUnderLast,
        name,
        height,
        span: column < 0 ? undefined : spine - (column + 1) * spanWidth,
      };
    };
    return {
      spine,
      symbol: spine + 21,
      text,
      right,
      dated: dated.map((event, i) => words(event, columns[i] as number, dated[i - 1], dated[i + 1])),
      undated: own.filter(({ date }) => date === null).map((event) => words(event, -1)),
    };
  });
}

/** Events of one date, as surely known: a heading for each would push all of them further from it. */
const isTogether = (a: LaneEvent, b: LaneEvent) =>
  a.heading === b.heading && a.isSure === b.isSure && a.date?.at === b.date?.at && a.heading !== "";

const spanWidth = 9;

/** For each date the first column in which its span overlaps none before it; -1 for those that are points. */
function spanColumns(dates: readonly When[]): number[] {
  const ends: number[] = [];
  return dates.map((date) => {
    if (!isSpan(date)) return -1;
    const free = ends.findIndex((end) => end <= date.from);
    const column = free === -1 ? ends.length : free;
    // An open span is drawn as a short arrow; ten years are more than its length.
    ends[column] = date.to + (date.open === undefined ? 0 : 10);
    return column;
  });
}

/** Whether a date is drawn as more than a dot. */
export const isSpan = (date: When) => !date.isPoint || date.open !== undefined;
