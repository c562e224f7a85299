import { type Layout, type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { type Interval, isHidden, lieOver, overlap, panelsOf } from "./panels.ts";

type Options = Record<string, unknown>;

/** The part of the picture that a pie, or a number by itself, stands in. */
export interface RoundPanel {
  readonly trace: number;
  readonly across: Interval;
  readonly up: Interval;
}

/** The traces without axes that Plotly can write a title over. */
export const hasOwnTitle = (trace: Trace) => /^(pie|funnelarea|indicator)$/.test(typeOf(trace));

export const roundPanelsOf = ({ data, layout }: PlainFigure): RoundPanel[] =>
  data.flatMap((trace, i) =>
    hasOwnTitle(trace) && !isHidden(trace) ? [{ trace: i, ...placeOf(trace, layout) }] : [],
  );

/** Those that stand by themselves: rings around each other are one picture. */
export const standApart = (panels: readonly RoundPanel[]): RoundPanel[] =>
  panels.filter((panel, i) => !panels.slice(0, i).some((other) => shareGround(panel, other)));

export const shareGround = (one: RoundPanel, other: RoundPanel) =>
  overlap(one.across, other.across) * overlap(one.up, other.up) > 1e-6;

/** How many pictures there are in the picture, whatever kind they are of. */
export function countPanels(figure: PlainFigure): number {
  const panels = panelsOf(figure);
  const apart = panels.filter((panel, i) => !panels.slice(0, i).some((other) => lieOver(panel, other)));
  return apart.length + standApart(roundPanelsOf(figure)).length;
}

function placeOf(trace: Trace, layout: Layout): Pick<RoundPanel, "across" | "up"> {
  const { x, y, row, column } = (trace.domain ?? {}) as Options;
  const { rows = 1, columns = 1, roworder } = (layout.grid ?? {}) as Options;
  const cell = (at: unknown, count: unknown): Interval | undefined =>
    at === undefined || layout.grid === undefined
      ? undefined
      : [Number(at) / Number(count), (Number(at) + 1) / Number(count)];
  const [low, high] = cell(row, rows) ?? [0, 1];
  return {
    across: ends(x) ?? cell(column, columns) ?? [0, 1],
    up: ends(y) ?? (roworder === "bottom to top" ? [low, high] : [1 - high, 1 - low]),
  };
}

const ends = (list: unknown): Interval | undefined =>
  Array.isArray(list) && list.length === 2 ? [Number(list[0]), Number(list[1])] : undefined;
