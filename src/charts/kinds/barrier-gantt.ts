import type { KnownDate } from "../../analysis/barriers/dates.ts";
import { durationWords } from "../../analysis/barriers/duration-words.ts";
import { episode } from "../../analysis/barriers/episode.ts";
import { UsageError } from "../../errors.ts";
import type { Value } from "../../evidence/columns.ts";
import { annotation } from "../annotation.ts";
import { calendarOf } from "../calendar.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkNamed, drawn, wordsOf } from "../data.ts";
import { kind } from "../kind.ts";
import type { ChartLanguage } from "../language.ts";
import { anything, column, maybeColumn, needed } from "../option-shapes.ts";
import { axisHeight, edge, gap, layoutRows } from "../rows.ts";
import { widthOf } from "../size.ts";
import { type SpanBar, spanBar } from "../span-bar.ts";
import { capitalised, fitText, plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";
import { datesOf, when } from "../time.ts";

export interface BarrierGanttOptions extends ChartWords, ChartLook {
  /** The column that names each barrier. A barrier that stood twice has two rows. */
  readonly label: string;
  /**
   * The columns of its beginning and its end, as exactly as they are known; null where nobody says, "../1966" where it stood
   * already, "2020/.." where it was last seen standing.
   */
  readonly began: string;
  readonly ended: string;
  /** Where the record ends: a barrier without an end stood at least until then. */
  readonly until: KnownDate;
  /** The column of what to write beside each bar: the duration in years where it is not given or null. */
  readonly words?: string | undefined;
}

const needs = {
  label: column,
  began: column,
  ended: column,
  until: needed(anything, 'where the record ends, "2022"'),
  words: maybeColumn,
};

/**
 * How long each barrier stood, as bars along the years. An end known to the month or better is capped; an end that nobody
 * saw is an arrow, because the barrier stood at least so long; where a date is known only to a year or a span of years, or a
 * beginning not at all, the bar is hatched. The duration stands beside each bar, and below all of them what hatching and arrows mean.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no dates, a barrier ends before
 * it begins, or the rows do not fit the size.
 *
 * @example
 * ```ts
 * import { barrierGantt, frame } from "dossier";
 *
 * const barriers = frame({
 *   barrier: ["Export rules", "Internal security"],
 *   began: ["1967-04", "1966"],
 *   ended: ["2014-04", null],
 * });
 * const chart = barrierGantt(barriers, {
 *   id: "barriers",
 *   headline: "One barrier stood for 47 years and one stands still",
 *   subtitle: "Barriers to arms collaboration, UK and Japan, 1966 to 2022",
 *   source: "An article from a university",
 *   alt: "Gantt chart: export rules 1967 to 2014; internal security from 1966, with no end by 2022.",
 *   label: "barrier",
 *   began: "began",
 *   ended: "ended",
 *   until: "2022",
 * });
 * chart.data.length; // => 2
 * ```
 */
export const barrierGantt = kind(needs, (table, options: BarrierGanttOptions) => {
  const { theme = government, label, began, ended } = options;
  const { language } = theme;
  checkNamed(table, label);
  const until = when(options.until, language);
  const [starts, ends] = [datesOf(table, began, language), datesOf(table, ended, language)];
  for (const [column, dates] of [
    [began, starts],
    [ended, ends],
  ] as const)
    for (const [i, date] of dates.entries())
      if (date !== null && date.from >= until.to)
        throw new UsageError({
          problem: `${date.date} is after the end of the record, ${until.date}`,
          row: i + 1,
          column,
          remedy: "Give until a later date, or null for an end that the record does not show.",
        });
  const { domain, scale } = calendarOf(
    [...starts, ...ends, until].filter((date) => date !== null),
    language,
  );
  const said = options.words === undefined ? [] : wordsOf(table, options.words);
  const barriers = wordsOf(table, label).map((name, i) => ({
    name,
    bar: spanBar(starts[i] ?? null, ends[i] ?? null, domain, until.to),
    words:
      said[i] ||
      wordsOfBar(
        name,
        table.column(began)[i] ?? null,
        table.column(ended)[i] ?? null,
        options.until,
        language,
      ),
  }));
  const key = keyOf(
    barriers.flatMap(({ bar }) => bar ?? []),
    language,
  );
  const footer = fitText(key, {
    font: theme.font,
    size: theme.text.small,
    width: widthOf(theme, options.size) - 2 * edge,
    lines: Number.POSITIVE_INFINITY,
  });
  const plot = layoutRows(
    barriers.map(({ name, bar, words }) => ({ name, reach: reachOf(bar), after: words })),
    {
      theme,
      size: options.size,
      scale,
      include: domain,
      radius: arrowSize / 2,
      footer: key === "" ? 0 : footer.height,
    },
  );
  const thickness = Math.min(plot.thickness * 0.7, 16);
  const at = barriers.flatMap(({ bar, ...barrier }, i) =>
    bar === undefined ? [] : [{ ...barrier, ...bar, y: plot.middles[i] as number }],
  );
  const colour = theme.palette[0];
  // All are parts of one bar, which its row names.
  const legendgroup = "barrier";
  const bars = (
    name: string,
    pieces: { span: Span; y: number; name: string; words: string }[],
    marker: object,
  ) => ({
    type: "bar",
    name,
    legendgroup,
    orientation: "h",
    base: pieces.map(({ span }) => span[0]),
    x: pieces.map(({ span }) => span[1] - span[0]),
    y: pieces.map(({ y }) => y),
    width: thickness,
    marker,
    hoverinfo: "text",
    hovertext: pieces.map((piece) => plotlyText(`${piece.name}: ${piece.words}`)),
  });
  const marks = (name: string, symbol: string, size: number, places: { x: number; y: number }[]) => ({
    type: "scatter",
    name,
    legendgroup,
    mode: "markers",
    x: places.map(({ x }) => x),
    y: places.map(({ y }) => y),
    marker: { symbol, size, color: colour, line: { color: colour, width: symbol === "line-ns" ? 3 : 0 } },
    cliponaxis: false,
    hoverinfo: "skip",
  });
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [label, began, ended, options.words],
      barriers.map((_, i) => i),
    ),
    figure: {
      data: [
        bars(
          "stood",
          at.flatMap((row) => (row.solid === undefined ? [] : [{ ...row, span: row.solid }])),
          { color: colour },
        ),
        bars(
          "may have stood",
          at.flatMap((row) => row.doubtful.map((span) => ({ ...row, span }))),
          {
            color: theme.background,
            line: { color: colour, width: 1.5 },
            pattern: { shape: "/", fgcolor: colour, bgcolor: theme.background, size: 6, solidity: 0.25 },
          },
        ),
        marks(
          "known end",
          "line-ns",
          plot.thickness,
          at.flatMap(({ caps, y }) => caps.map((x) => ({ x, y }))),
        ),
        ...(["triangle-left", "triangle-right"] as const).map((symbol, side) =>
          marks(
            side === 0 ? "began before" : "stood on",
            symbol,
            arrowSize,
            at.flatMap(({ arrows, y }) => (arrows[side] === undefined ? [] : [{ x: arrows[side], y }])),
          ),
        ),
      ],
      layout: {
        ...plot.layout,
        barmode: "overlay",
        annotations: [
          ...plot.layout.annotations,
          ...(key === ""
            ? []
            : [
                annotation(
                  footer,
                  {
                    ...{ x: plot.domain[0], y: plot.bottom, side: "left", edge: "top", muted: true },
                    ...{ right: edge - plot.pixel(plot.domain[0]), down: axisHeight(theme) - gap },
                  },
                  theme,
                ),
              ]),
        ],
      },
    },
  };
});

/** What the forms mean that are in the picture and that its words do not tell. */
function keyOf(bars: readonly SpanBar[], language: ChartLanguage): string {
  const [start, end] = [0, 1].map((side) => bars.some(({ arrows }) => arrows[side] !== undefined));
  const { beginningNotSeen, endNotSeen, neitherSeen } = language;
  return [
    ...(bars.some(({ doubtful }) => doubtful.length > 0) ? [language.hatched] : []),
    ...(start && end ? [neitherSeen] : start ? [beginningNotSeen] : end ? [endNotSeen] : []),
  ].join(". ");
}

/** Pixels. An arrow stands out above and below the bar that it ends. */
const arrowSize = 22;

type Span = readonly [number, number];

function reachOf(bar: SpanBar | undefined): Span | undefined {
  if (bar === undefined) return undefined;
  const ends = [...(bar.solid ?? []), ...bar.doubtful.flat(), ...bar.caps, ...bar.arrows].filter(
    (end) => end !== undefined,
  );
  return [Math.min(...ends), Math.max(...ends)];
}

/** "47 years", "At least 56 years", "Beginning not known". */
function wordsOfBar(
  barrier: string,
  began: Value,
  ended: Value,
  until: KnownDate,
  language: ChartLanguage,
): string {
  if (began === null) return ended === null ? capitalised(language.notKnown) : language.beginningNotKnown;
  const [start, end] = [began, ended] as [KnownDate, KnownDate | null];
  const seen = (date: KnownDate) => String(date).replace("/..", "").replace("../", "");
  const stood = episode({
    barrier,
    began: String(start).startsWith("..") ? { by: seen(start) } : seen(start),
    ended: end === null ? { after: until } : String(end).endsWith("..") ? { after: seen(end) } : seen(end),
  });
  return capitalised(durationWords(stood.years, language));
}
