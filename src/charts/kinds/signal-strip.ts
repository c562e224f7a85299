import { formatAmount } from "../../analysis/format.ts";
import { UsageError } from "../../errors.ts";
import { annotation } from "../annotation.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkDistinct, checkNamed, drawn, type Tabular, wordsOf } from "../data.ts";
import { kind } from "../kind.ts";
import { fitNames } from "../names.ts";
import { column, needed, oneOf, record } from "../option-shapes.ts";
import { edge } from "../rows.ts";
import { layoutStrip, type StripEvent } from "../strip.ts";
import { fitText, plotlyText, type TextBlock } from "../text.ts";
import type { Theme } from "../theme.ts";
import { government } from "../themes/government.ts";
import { datesOf } from "../time.ts";

/** One side of the strip: which events stand on it, and what they are called above them. */
export interface SignalSide {
  /** What the column of effects holds for them. */
  readonly value: string;
  /** "Raised a barrier". */
  readonly name: string;
}

export interface SignalStripOptions extends ChartWords, ChartLook {
  /** The column that names each event, for whoever points at its mark. */
  readonly label: string;
  /** The column of its date, as exactly as it is known; null where there is none. */
  readonly date: string;
  /** The column that says which side it is on. */
  readonly effect: string;
  readonly up: SignalSide;
  readonly down: SignalSide;
  /** What events are gathered by: the year where there is room for a mark in each, else the decade, when not given. */
  readonly by?: "year" | "decade" | undefined;
}

const needs = {
  label: column,
  date: column,
  effect: column,
  up: needed(record("value", "name"), '{ value: "raises", name: "Raised a barrier" }'),
  down: needed(record("value", "name"), '{ value: "lowers", name: "Lowered a barrier" }'),
  by: oneOf("year", "decade"),
};

/**
 * Events as marks above and below a line of years, one mark an event: triangles that point up on the one side, down on the
 * other. A hollow mark is an event known only to a span of years, in the middle of it, or from or until a year, and the picture says so; events without
 * a date stand apart, at the right. Nothing is fitted: which events a source mentions is not a sample of anything.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no dates, an event is on neither
 * side, or the marks do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, signalStrip } from "dossier";
 *
 * const events = frame({ event: ["Veto", "Agreement"], date: ["1966", "2013-07-04"], effect: ["raises", "lowers"] });
 * const chart = signalStrip(events, {
 *   id: "signals",
 *   headline: "Signals turned after 2012",
 *   subtitle: "Events that raised or lowered a barrier, UK and Japan, 1966 to 2013",
 *   source: "An article from a university",
 *   alt: "Event strip: one event raised a barrier in 1966, one lowered a barrier in 2013.",
 *   label: "event",
 *   date: "date",
 *   effect: "effect",
 *   up: { value: "raises", name: "Raised a barrier" },
 *   down: { value: "lowers", name: "Lowered a barrier" },
 * });
 * chart.data.length; // => 2
 * ```
 */
export const signalStrip = kind(needs, (table, options: SignalStripOptions) => {
  const { theme = government, size, by, label, date, effect, up, down } = options;
  if (up.value === down.value)
    throw new UsageError({
      problem: `up and down both hold the events that are ${JSON.stringify(up.value)}`,
      remedy: "Give each side a value of its own.",
    });
  checkNamed(table, label);
  checkDistinct("up and down", [up.name, down.name]);
  const events = signalsOf(table, options);
  const strip = layoutStrip(events, { theme, size, by });
  const { axis, cell, range, reach, undated } = strip;
  const sides = [
    { side: "up", name: up.name, colour: theme.duo[1], y: reach.up, edge: "top" },
    { side: "down", name: down.name, colour: theme.duo[0], y: -reach.down, edge: "bottom" },
  ] as const;
  const isExact = ({ date }: StripEvent) => date === null || (date.isPoint && date.open === undefined);
  // Said in the picture: in a timeline, hollow is disputed.
  const key = events.every(isExact)
    ? undefined
    : fitText(theme.language.yearNotExact, { font: theme.font, size: theme.text.small });
  const aside = key === undefined ? 0 : key.width + edge;
  const words = wordsOfSides(
    sides.map(({ side, name }) => ({
      name,
      count: events.filter((event) => event.side === side).length,
      width: strip.size.width - 2 * edge - (side === "down" ? aside : 0),
    })),
    theme,
  );
  const isDated = events.some(({ date }) => date !== null);
  return {
    ...options,
    size: strip.size,
    data: drawn(table, [date, effect, label], [...events.keys()]),
    figure: {
      data: sides.map(({ side, name, colour }) => {
        const marks = strip.marks.filter((mark) => mark.side === side);
        const isSure = marks.map(isExact);
        return {
          type: "scatter",
          name: plotlyText(name),
          mode: "markers",
          x: marks.map(({ x }) => x),
          y: marks.map(({ y }) => y),
          marker: {
            symbol: isSure.map((sure) => `triangle-${side}${sure ? "" : "-open"}`),
            size: isSure.map((sure) => (sure ? cell : cell - 1.5)),
            // Plotly makes marks of several sizes see-through unless told not to.
            opacity: 1,
            color: colour,
            line: { color: theme.background, width: 1 },
          },
          cliponaxis: false,
          hoverinfo: "text",
          hovertext: marks.map(({ name, date }) =>
            plotlyText(`${date?.words ?? theme.language.noDate}: ${name}`),
          ),
        };
      }),
      layout: {
        margin: { l: edge, r: edge, t: edge, b: strip.bottom },
        xaxis: {
          ...axis.layout,
          range: [axis.range[0], strip.right],
          ...(isDated ? {} : { tickvals: [], ticktext: [] }),
        },
        yaxis: { range: [range[1], range[0]], visible: false },
        shapes: [
          {
            ...{ type: "line", x0: axis.range[0], x1: axis.range[1], y0: 0, y1: 0 },
            line: { color: theme.axis, width: 1.5 },
          },
        ],
        annotations: [
          ...sides.map(({ side: _, name: __, ...place }, i) =>
            annotation(
              words[i] as TextBlock,
              { ...place, x: axis.range[0], side: "left", background: true },
              theme,
            ),
          ),
          ...(key === undefined
            ? []
            : [
                annotation(
                  key,
                  {
                    x: strip.right,
                    y: -reach.down,
                    side: "right",
                    edge: "bottom",
                    muted: true,
                    background: true,
                  },
                  theme,
                ),
              ]),
          ...(undated === undefined
            ? []
            : [
                annotation(
                  undated.words,
                  { x: undated.x, y: range[1], edge: "top", down: 5, muted: true },
                  theme,
                ),
              ]),
        ],
      },
    },
  };
});

interface SideWords {
  readonly name: string;
  readonly count: number;
  /** Pixels for both. */
  readonly width: number;
}

/** Each side's name in one line, cut short where there is no room for all of it, and its count, which never is. */
function wordsOfSides(sides: readonly SideWords[], theme: Theme): TextBlock[] {
  const look = { font: theme.font, size: theme.text.size, weight: 700 };
  const said = sides.map(({ count }) => `: ${formatAmount(count, "events", theme)}`);
  const room = Math.min(...sides.map(({ width }, i) => width - fitText(said[i] as string, look).width));
  if (room < 40)
    throw new UsageError({
      problem: `there is no room for the name ${JSON.stringify(sides[0]?.name)} and its count`,
      remedy: "Take a wider size.",
    });
  const names = fitNames(
    sides.map(({ name }) => name),
    { ...look, width: room, lines: 1 },
  );
  return names.map(({ lines }, i) =>
    fitText(`${lines[0]}${said[i]}`, { ...look, width: sides[i]?.width as number }),
  );
}

function signalsOf(table: Tabular, options: SignalStripOptions): StripEvent[] {
  const { label, date, effect, up, down, theme = government } = options;
  const [names, dates, effects] = [
    wordsOf(table, label),
    datesOf(table, date, theme.language),
    wordsOf(table, effect),
  ];
  return names.map((name, i) => {
    const side = effects[i] === up.value ? "up" : effects[i] === down.value ? "down" : undefined;
    if (side === undefined)
      throw new UsageError({
        problem: `${JSON.stringify(effects[i])} is neither "${up.value}" nor "${down.value}"`,
        row: i + 1,
        column: effect,
        remedy:
          "Filter the events that are on neither side out, and say in the subtitle that they are left out.",
      });
    return { name, side, date: dates[i] ?? null };
  });
}
