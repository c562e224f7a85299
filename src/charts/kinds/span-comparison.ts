import { UsageError } from "../../errors.ts";
import { calendarOf } from "../calendar.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkDistinct, checkRowNames, drawn, type Tabular, wordsOf } from "../data.ts";
import type { Trace } from "../figure.ts";
import { kind } from "../kind.ts";
import { type LaneGroupPlot, layoutLaneGroups } from "../lane-groups.ts";
import type { ChartLanguage } from "../language.ts";
import { column, needed, records, text } from "../option-shapes.ts";
import { plotlyText } from "../text.ts";
import type { Theme } from "../theme.ts";
import { government } from "../themes/government.ts";
import { datesOf, type When } from "../time.ts";

/** One source of spans. */
export interface SpanSource {
  /** What its lanes are called: "Article", "Register, orders". */
  readonly name: string;
  /**
   * The columns of the first and the last date of each span, as exactly as they are known. Without `to`, `from` holds the
   * whole span: "1970/1979", "1963/..", 1967.
   */
  readonly from: string;
  readonly to?: string | undefined;
}

export interface SpanComparisonOptions extends ChartWords, ChartLook {
  /** The column that names each item. */
  readonly label: string;
  /** The sources whose spans are compared, at most four, from the top lane down. */
  readonly spans: readonly SpanSource[];
  /** What to write where a source gives neither date: "no year stated" when not given. */
  readonly missing?: string | undefined;
}

const needs = {
  label: column,
  spans: needed(records("name", "from", "to?"), '[{ name: "Register", from: "ordered", to: "delivered" }]'),
  missing: text,
};

/**
 * For each item the spans of years that several sources give, as lanes one under the other: whether they agree is what the
 * eye reads. Each bar has its source and its years beside it; sources differ by fill and pattern too. A span with one end
 * only is an arrow from it. Where a source gives no date, its lane says so: an empty lane would pass for a small one.
 * Items that are too many for a line each source have narrow lanes, and the words of all sources in one line.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no dates, a span ends before it
 * begins, there are none or more than four sources, or the lanes do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, spanComparison } from "dossier";
 *
 * const sales = frame({
 *   item: ["Marine Spey engines", "FH 70 howitzers"],
 *   article: ["1970/1979", null],
 *   ordered: [1977, 1983],
 *   delivered: [1986, 1998],
 * });
 * const chart = spanComparison(sales, {
 *   id: "years-by-source",
 *   headline: "The register dates one sale later than the article does",
 *   subtitle: "Years of sale as the article states them and of order and delivery as the register does, 1970 to 1998",
 *   source: "An article from a university, and a register",
 *   alt: "Span chart: Marine Spey 1970 to 1979 in the article, 1977 to 1986 in the register; FH 70 only in the register.",
 *   label: "item",
 *   spans: [
 *     { name: "Article", from: "article" },
 *     { name: "Register", from: "ordered", to: "delivered" },
 *   ],
 * });
 * chart.data.names; // => ["item", "article", "ordered", "delivered"]
 * ```
 */
export const spanComparison = kind(needs, (table, options: SpanComparisonOptions) => {
  const { theme = government, label, spans, missing = theme.language.noYear } = options;
  const looks = looksOf(theme);
  if (spans.length < 1 || spans.length > looks.length)
    throw new UsageError({
      problem: `a comparison has the spans of one to ${looks.length} sources, and this one has ${spans.length}`,
      remedy: "Join some of them, or draw two charts.",
    });
  checkDistinct(
    "spans",
    spans.map(({ name }) => name),
  );
  checkRowNames(table, label);
  const stated = spans.map((each) => spansOf(table, each, theme.language));
  const names = wordsOf(table, label);
  const calendar = calendarOf(
    stated.flat().flatMap((span) => span?.dates ?? []),
    theme.language,
  );
  const wordsFor = (lane: number, item: number) =>
    `${spans[lane]?.name}: ${stated[lane]?.[item]?.words ?? missing}`;
  const plot = layoutLaneGroups(
    names.map((name, item) => ({
      name,
      lanes: spans.map((_, lane) => {
        const span = stated[lane]?.[item];
        const radius = [span?.isOpen[0] ? arrow : 0, span?.isOpen[1] ? arrow : 0] as const;
        return { reach: span?.reach, radius, words: wordsFor(lane, item) };
      }),
    })),
    { theme, size: options.size, ...calendar },
  );
  return {
    ...options,
    size: plot.size,
    data: drawn(table, [label, ...spans.flatMap(({ from, to }) => [from, to])], [...names.keys()]),
    figure: {
      data: spans.flatMap(({ name }, lane) =>
        laneTraces(
          plotlyText(name),
          names.flatMap((item, i) => {
            const span = stated[lane]?.[i];
            if (span === undefined) return [];
            const words = plotlyText(`${item}, ${wordsFor(lane, i)}`);
            return [{ span, y: plot.middles[i]?.[lane] as number, words }];
          }),
          looks[lane] as Look,
          plot,
        ),
      ),
      layout: { ...plot.layout, barmode: "overlay" },
    },
  };
});

/** Pixels: the least of a bar's length, and how far an arrow stands out from it. */
const shortest = 3;
const arrow = 10;

/** A span as a source states it. */
interface Stated {
  readonly dates: readonly When[];
  readonly reach: readonly [number, number];
  readonly words: string;
  /** Whether it went on before its first date, and after its last. */
  readonly isOpen: readonly [boolean, boolean];
}

function spansOf(table: Tabular, { from, to }: SpanSource, language: ChartLanguage): (Stated | undefined)[] {
  const starts = datesOf(table, from, language);
  if (to === undefined)
    return starts.map((date) => (date === null ? undefined : statedSpan(date, date, language)));
  const ends = datesOf(table, to, language);
  return starts.map((start, i) => {
    const end = ends[i] ?? null;
    if (start === null && end === null) return undefined;
    if (end === null) return statedSpan(start as When, { ...(start as When), open: "after" }, language);
    if (start === null) return statedSpan({ ...end, open: "before" }, end, language);
    if (start.from < end.to) return statedSpan(start, end, language);
    throw new UsageError({
      problem: `the span from ${start.words} to ${end.words} runs backwards`,
      row: i + 1,
      column: to,
      remedy: "Give the earlier date first.",
    });
  });
}

/** A first date that is itself an end ("../1960"), or a last that is a beginning, leaves that side open. */
function statedSpan(start: When, end: When, language: ChartLanguage): Stated {
  const isOpen = [start.open === "before", end.open === "after"] as const;
  const [first, last] = [start.date, end.date];
  const dash = [first, last].every((date) => /^\d{4}$/.test(date)) ? "–" : ` ${language.to} `;
  const wordsOf = () => {
    if (first === last && isOpen[0] !== isOpen[1])
      return `${isOpen[0] ? language.until : language.from} ${first}`;
    const between = first === last ? first : `${first}${dash}${last}`;
    return isOpen[0] || isOpen[1] ? `${language.atLeast} ${between}` : between;
  };
  return { dates: [start, end], reach: [start.from, end.to], words: wordsOf(), isOpen };
}

interface Look {
  readonly colour: string;
  readonly fill: string;
  readonly pattern?: string;
}

/** Told apart in grey too: solid, hatched, hollow, dotted. */
const looksOf = ({ palette, duo, background, text }: Theme): Look[] => [
  { colour: duo[0], fill: duo[0] },
  { colour: duo[1], fill: background, pattern: "/" },
  { colour: palette[2] as string, fill: background },
  { colour: palette[4] ?? text.colour, fill: background, pattern: "." },
];

function laneTraces(
  name: string,
  bars: readonly { span: Stated; y: number; words: string }[],
  { colour, fill, pattern }: Look,
  { thickness, perPixel }: LaneGroupPlot,
): Trace[] {
  if (bars.length === 0) return [];
  const tips = bars.flatMap(({ span: { reach, isOpen }, y }) => [
    ...(isOpen[0] ? [{ x: reach[0] - (arrow / 2) * perPixel, y, symbol: "triangle-left" }] : []),
    ...(isOpen[1] ? [{ x: reach[1] + (arrow / 2) * perPixel, y, symbol: "triangle-right" }] : []),
  ]);
  return [
    {
      ...{ type: "bar", orientation: "h", name, width: thickness, hoverinfo: "text" },
      base: bars.map(({ span }) => span.reach[0]),
      x: bars.map(({ span: { reach } }) => Math.max(reach[1] - reach[0], shortest * perPixel)),
      y: bars.map(({ y }) => y),
      marker: {
        color: fill,
        line: { color: colour, width: 1.5 },
        ...(pattern && {
          pattern: { shape: pattern, fgcolor: colour, bgcolor: fill, size: 6, solidity: 0.3 },
        }),
      },
      hovertext: bars.map(({ words }) => words),
    },
    {
      ...{ type: "scatter", mode: "markers", name, cliponaxis: false, hoverinfo: "skip" },
      x: tips.map(({ x }) => x),
      y: tips.map(({ y }) => y),
      marker: { symbol: tips.map(({ symbol }) => symbol), size: arrow, color: colour },
    },
  ].slice(0, tips.length === 0 ? 1 : 2);
}
