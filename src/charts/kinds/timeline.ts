import { suggest, UsageError } from "../../errors.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { type Colour, parseColour } from "../colour.ts";
import { checkDistinct, checkNamed, drawn, flagsOf, type Tabular, wordsOf } from "../data.ts";
import { kind } from "../kind.ts";
import { type LaneLook, laneTraces } from "../lane-traces.ts";
import type { LaneEvent } from "../lanes.ts";
import { lookAlike } from "../look-alike.ts";
import { column, maybeColumn, needed, records } from "../option-shapes.ts";
import { capitalised } from "../text.ts";
import type { Theme } from "../theme.ts";
import { government } from "../themes/government.ts";
import { datesOf } from "../time.ts";
import { layoutTimeline, type PlacedLane } from "../timeline-layout.ts";

/** One lane of a timeline. */
export interface TimelineLane {
  /** What the column of lanes holds for its events. */
  readonly value: string;
  /** What stands above it: "Raised a barrier". */
  readonly name: string;
  /**
   * The mark before each label: a Plotly symbol that no other lane has. When not given, what "raises" points up and what
   * "lowers" down, in the colours that a {@link signalStrip} has for them.
   */
  readonly symbol?: string | undefined;
  readonly colour?: string | undefined;
}

export interface TimelineOptions extends ChartWords, ChartLook {
  /** The column that says what happened. */
  readonly label: string;
  /** The column of when, as exactly as it is known: "2013-07-04", "1963", "1970/1989", "1963/.."; null where nobody says. */
  readonly date: string;
  /** The column that says which lane an event is in. */
  readonly lane: string;
  /** The lanes from left to right, at most four. */
  readonly lanes: readonly TimelineLane[];
  /** A column that is true where date or coding are disputed. */
  readonly disputed?: string | undefined;
}

const needs = {
  label: column,
  date: column,
  lane: column,
  disputed: maybeColumn,
  lanes: needed(
    records("value", "name", "symbol?", "colour?"),
    '[{ value: "raises", name: "Raised a barrier" }]',
  ),
};

/**
 * Events down the years, in lanes side by side. A dot on the lane's line marks when each was; its label stands beside it,
 * moved as little as it takes for none to overlap, with a line to its dot. Lanes differ by place, symbol and colour. A date
 * known only as a span of years is a bar over them; one that has no end, an arrow; a disputed one has a hollow symbol and
 * says so. Events without a date stand below the years.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no dates, an event is in no lane,
 * or the labels do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, timeline } from "dossier";
 *
 * const events = frame({
 *   event: ["Missile sale vetoed", "Agreement signed"],
 *   date: ["1966", "2013-07-04"],
 *   effect: ["raises", "lowers"],
 * });
 * const chart = timeline(events, {
 *   id: "milestones",
 *   headline: "Barriers rose in the 1960s and fell after 2012",
 *   subtitle: "Milestones of arms collaboration, UK and Japan, 1966 to 2013",
 *   source: "An article from a university",
 *   alt: "Timeline: a missile sale was vetoed in 1966; an agreement was signed on 4 July 2013.",
 *   label: "event",
 *   date: "date",
 *   lane: "effect",
 *   lanes: [
 *     { value: "raises", name: "Raised a barrier" },
 *     { value: "lowers", name: "Lowered a barrier" },
 *   ],
 * });
 * chart.data.length; // => 2
 * ```
 */
export const timeline = kind(needs, (table, options: TimelineOptions) => {
  const { theme = government, label, date, lane, disputed } = options;
  if (options.lanes.length < 1 || options.lanes.length > 4)
    throw new UsageError({
      problem: `a timeline has one to four lanes, and this one has ${options.lanes.length}`,
      remedy:
        options.lanes.length === 0
          ? 'Give one at least: [{ value: "raises", name: "Raised a barrier" }].'
          : "Join some of them, or draw two timelines.",
    });
  checkNamed(table, label);
  checkDistinct(
    "lanes",
    options.lanes.map(({ name }) => name),
  );
  checkDistinct(
    "lanes",
    options.lanes.map(({ value }) => value),
  );
  checkSymbols(options.lanes);
  const events = eventsOf(table, options);
  const plot = layoutTimeline(
    events,
    options.lanes.map(({ name }) => name),
    theme,
    options.size,
  );
  const marks = looksOf(options.lanes, theme).flatMap((look, i) =>
    laneTraces(plot.lanes[i] as PlacedLane, plot, look),
  );
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [date, label, lane, disputed],
      [...events.keys()].toSorted((a, b) => time(events[a]) - time(events[b])),
    ),
    figure: { data: marks, layout: plot.layout },
  };
});

/** Those of Plotly's that have a hollow form. */
const symbols = [
  ...["circle", "square", "diamond", "cross", "x", "pentagon", "hexagon", "hexagon2", "octagon"],
  ...["star", "hexagram", "star-square", "star-diamond", "diamond-tall", "diamond-wide"],
  ...["triangle-up", "triangle-down", "triangle-left", "triangle-right", "hourglass", "bowtie"],
];

function checkSymbols(lanes: readonly TimelineLane[]): void {
  const stated = lanes.flatMap(({ symbol }) => symbol ?? []);
  for (const symbol of stated)
    if (!symbols.includes(symbol))
      throw new UsageError({
        problem: `there is no symbol ${JSON.stringify(symbol)}`,
        remedy: suggest(String(symbol), symbols),
      });
  checkDistinct("symbols", stated);
}

function looksOf(lanes: readonly TimelineLane[], theme: Theme): LaneLook[] {
  const directions: Record<string, Omit<LaneLook, "name">> = {
    raises: { symbol: "triangle-up", colour: theme.duo[1] },
    lowers: { symbol: "triangle-down", colour: theme.duo[0] },
  };
  const fixed = lanes.map(({ value, colour }) => colour ?? directions[value]?.colour);
  const stated = lanes.map(({ symbol }) => symbol);
  const free = ["circle", "square", "diamond", "cross", "star", "hexagon"].filter(
    (symbol) => !stated.includes(symbol),
  );
  const looks: LaneLook[] = [];
  for (const [i, { name, value, symbol }] of lanes.entries()) {
    const usual = symbol ?? directions[value]?.symbol ?? (free.shift() as string);
    const beside = [looks[i - 1]?.colour, fixed[i + 1]].filter((colour) => colour !== undefined);
    const taken = [...fixed, ...looks.map(({ colour }) => colour)];
    const colour = fixed[i] ?? colourBeside(beside, taken, theme.palette);
    looks.push({ name, symbol: usual, colour });
  }
  return looks;
}

/** The first colour of the palette that is not taken and can be told from those beside it, also in grey. */
function colourBeside(
  beside: readonly string[],
  taken: readonly (string | undefined)[],
  palette: readonly string[],
): string {
  const read = (code: string) => parseColour(code) as Colour;
  const free = palette.filter((colour) => !taken.includes(colour));
  const apart = free.find((colour) =>
    beside.every(
      (other) => parseColour(other) === undefined || lookAlike(read(colour), read(other)) === undefined,
    ),
  );
  return apart ?? free[0] ?? (palette[0] as string);
}

/** Undated ones last. */
const time = (event: LaneEvent | undefined) => event?.date?.at ?? Number.MAX_VALUE;

function eventsOf(table: Tabular, options: TimelineOptions): LaneEvent[] {
  const { label, date, lane, lanes, disputed, theme = government } = options;
  const { language } = theme;
  const [names, dates, values] = [
    wordsOf(table, label),
    datesOf(table, date, language),
    wordsOf(table, lane),
  ];
  const isDisputed = disputed === undefined ? undefined : flagsOf(table, disputed);
  const known = lanes.map(({ value }) => value);
  return names.map((name, i) => {
    const value = values[i] as string;
    if (!known.includes(value))
      throw new UsageError({
        problem: `"${name}" is in the lane ${JSON.stringify(value)}, which the chart does not have`,
        row: i + 1,
        column: lane,
        remedy: `${suggest(value, known)} Or add the lane, or leave its events out.`,
      });
    const when = dates[i] ?? null;
    const isSure = isDisputed?.[i] !== true;
    const said = capitalised(when?.words ?? "");
    const heading = isSure
      ? said
      : when === null
        ? capitalised(language.disputed)
        : `${said} (${language.disputed})`;
    return { name, date: when, lane: known.indexOf(value), isSure, heading };
  });
}
