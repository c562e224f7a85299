import type { Size } from "../render/figure.ts";
import { annotation } from "./annotation.ts";
import { calendarOf } from "./calendar.ts";
import type { Layout } from "./figure.ts";
import { type Lane, type LaneEvent, type LaneWords, layLanes } from "./lanes.ts";
import { edge, gap } from "./rows.ts";
import { fitSize, rangeOf, type SizeOption } from "./size.ts";
import { spreadApart } from "./spread.ts";
import { fitText, lineHeight, plotlyLines, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { When } from "./time.ts";

/** An event's words, and where they begin: pixels from the top of the years. */
export interface PlacedWords extends LaneWords {
  readonly top: number;
}

export interface PlacedLane extends Lane {
  readonly dated: readonly PlacedWords[];
  readonly undated: readonly PlacedWords[];
}

/** A timeline with all its words placed. Years run down the y axis; x counts pixels from the plot's left edge. */
export interface TimelinePlot {
  readonly size: Size;
  readonly lanes: readonly PlacedLane[];
  /** The year at so many pixels from the top of the years. */
  readonly year: (pixel: number) => number;
  /** The height of one line of the labels, in pixels. */
  readonly line: number;
  readonly layout: Layout;
}

/** Lays out a timeline whose lanes have these names: as high as its fullest lane needs, and on a page no higher. */
export function layoutTimeline(
  events: readonly LaneEvent[],
  names: readonly string[],
  theme: Theme,
  asked: SizeOption | undefined,
): TimelinePlot {
  const line = theme.text.small * lineHeight;
  const { domain, scale } = calendarOf(
    events.flatMap(({ date }) => date ?? []),
    theme.language,
  );
  const isDated = events.some(({ date }) => date !== null);
  const ticksIn = (pixels: number) => {
    const most = Math.max(2, Math.min(theme.gridlines.most, Math.floor(pixels / line)));
    const ticks = isDated ? scale.ticks(...domain, most) : [];
    const labels = scale.labels(ticks);
    return {
      ticks,
      words: labels.map((label) => fitText(label, { font: theme.font, size: theme.text.small })),
    };
  };
  // As wide as the labels of the most of them: how many there are is known when the lanes are laid out.
  const left = edge + Math.max(0, ...ticksIn(Infinity).words.map(({ width }) => width)) + gap;
  const { most } = rangeOf(theme, asked ?? "full-page");
  const measure = (width: number) => {
    const plot = width - left - edge;
    const whole = measureLanes(events, names, plot, theme, line, { lines: Infinity, years: usualYears });
    if (heightOf(whole) <= most) return whole;
    const low = measureLanes(events, names, plot, theme, line, { lines: Infinity, years: leastYears });
    if (heightOf(low) <= most) return low;
    return measureLanes(events, names, plot, theme, line, { lines: mostLines, years: leastYears });
  };
  // With room to spare: labels that only just fit would all be pushed away from their dates.
  const size = fitSize(theme, asked, (width) => heightOf(measure(width)), {
    air: 1.25,
    fewer: "Leave out the events that matter least, or draw two timelines",
  });
  const { lanes, titles, header, strip } = measure(size.width);

  const height = size.height - header - strip - edge;
  const [first, last] = domain;
  const [start, end] = yearsBetween(lanes, [first, last], height, line);
  const { ticks, words: tickWords } = ticksIn(end - start);
  const year = (pixel: number) => first + ((pixel - start) * (last - first)) / (end - start);
  const placed = lanes.map(
    (lane): PlacedLane => ({
      ...lane,
      dated: placeInTime(lane.dated, pixelOf([first, last], [start, end]), height, line),
      undated: placeBelow(lane.undated, height + line + 2 * gap),
    }),
  );

  const words = (block: TextBlock, x: number, top: number, heading?: TextBlock) =>
    annotation(block, { x, y: year(top), side: "left", edge: "top", background: true, heading }, theme);
  const stroke = (x0: number, x1: number, y0: number, y1: number) => ({
    ...{ type: "line", x0, x1, y0, y1, layer: "below" },
    line: { color: theme.axis, width: 1 },
  });
  // From a dot to the first line of its label. The last of it is level: aslant, it would run over the symbols of others.
  const leader = ([x0, y0]: Place, [x1, y1]: Place) => ({
    ...{ type: "path", path: `M${x0},${y0} L${x1 - 10},${y1} L${x1},${y1}`, layer: "below" },
    line: { color: theme.axis, width: 1 },
  });
  const plotWidth = size.width - left - edge;
  const above = line + gap;
  const noDate = fitText(theme.language.noDate, { font: theme.font, size: theme.text.small, weight: 700 });
  return {
    ...{ size, lanes: placed, year, line },
    layout: {
      margin: { l: left, r: edge, t: header - above, b: edge },
      xaxis: { range: [0, plotWidth], visible: false },
      yaxis: {
        // From above the first label and the head of an arrow: Plotly hides what is off the axis.
        range: [year(height + strip), year(-above)],
        tickmode: "array",
        tickvals: ticks,
        showgrid: false,
        ticktext: tickWords.map(({ lines }) => plotlyLines(lines)),
        ticklabelstandoff: gap,
        zeroline: false,
        automargin: false,
      },
      shapes: [
        ...placed.map(({ spine }) => stroke(spine, spine, first, last)),
        // Up to the lines of years and no further: a label moved onto a gridline seemed to be of its year.
        ...ticks.flatMap((tick) =>
          placed.map(({ spine }, i) => stroke(i === 0 ? 0 : spine - gap, spine, tick, tick)),
        ),
        ...placed.flatMap(({ dated, spine, symbol }) =>
          dated
            .filter(({ isUnderLast }) => !isUnderLast)
            .map(({ event, span, top }) =>
              leader([span ?? spine, (event.date as When).at], [symbol, year(top + line / 2)]),
            ),
        ),
        ...(strip === 0 ? [] : [stroke(0, plotWidth, year(height + gap), year(height + gap))]),
      ],
      annotations: [
        ...titles.map((title, i) =>
          annotation(
            title,
            { x: (placed[i] as Lane).spine, y: year(-line), side: "left", edge: "bottom", down: -gap },
            theme,
          ),
        ),
        ...placed.flatMap(({ dated, undated, text }) =>
          [...dated, ...undated].map(({ heading, name, top }) => words(name, text, top, heading)),
        ),
        ...(strip === 0 ? [] : [words(noDate, 0, height + gap * 1.5)]),
      ],
    },
  };
}

type Place = readonly [x: number, y: number];

/** Lines of an event's name, where all of every name would be too high. */
const mostLines = 4;

/** Pixels that the years have even where few words stand beside them, and as few as it can be. */
const usualYears = 200;
const leastYears = 80;

const heightOf = ({ header, years, strip }: ReturnType<typeof measureLanes>) => header + years + strip + edge;

/** The lanes in a plot of some width, and the heights that their words need. */
function measureLanes(
  events: readonly LaneEvent[],
  names: readonly string[],
  width: number,
  theme: Theme,
  line: number,
  { lines, years }: { lines: number; years: number },
) {
  const lanes = layLanes(events, names.length, width, theme, lines);
  const titles = lanes.map(({ spine, right }, i) =>
    fitText(names[i] as string, {
      font: theme.font,
      size: theme.text.size,
      weight: 700,
      width: right - spine,
      lines: 3,
    }),
  );
  const fullest = (part: "dated" | "undated") =>
    Math.max(...lanes.map((lane) => lane[part].reduce((sum, { height }) => sum + height, 0)));
  return {
    lanes,
    titles,
    header: edge + Math.max(...titles.map(({ height }) => height)) + gap + line,
    years: fullest("dated") === 0 ? line : Math.max(years, fullest("dated")),
    strip: fullest("undated") === 0 ? 0 : fullest("undated") + line + 2 * gap,
  };
}

const pixelOf =
  ([first, last]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (date: When) =>
    start + ((date.at - first) * (end - start)) / (last - first);

/**
 * From where to where the years run, so that labels stand as near to their dates as they can: those of many events in the
 * last years, kept above the end of these, were all pushed up, the first of them by decades.
 */
function yearsBetween(
  lanes: readonly Lane[],
  years: readonly [number, number],
  height: number,
  line: number,
): readonly [number, number] {
  const places = [0, 0.05, 0.1, 0.15, 0.2].flatMap((above) =>
    [0, 0.05, 0.1, 0.15, 0.2, 0.25].map((below) => [above * height, (1 - below) * height] as const),
  );
  const moved = (place: readonly [number, number]) => {
    const pixel = pixelOf(years, place);
    return lanes
      .flatMap(({ dated }) => placeInTime(dated, pixel, height, line))
      .reduce((sum, { event, top }) => sum + (top + line / 2 - pixel(event.date as When)) ** 2, 0);
  };
  const costs = places.map(moved);
  return places[costs.indexOf(Math.min(...costs))] as (typeof places)[number];
}

/** Beside their dates, moved as little as it takes for none to overlap. */
function placeInTime(
  words: readonly LaneWords[],
  pixel: (date: When) => number,
  height: number,
  line: number,
) {
  const tops = spreadApart(
    words.map(({ event }) => pixel(event.date as When) - line / 2),
    words.map((word) => word.height),
    -line / 2,
    height,
  );
  return words.map((word, i) => ({ ...word, top: tops[i] as number }));
}

/** One under the other. */
function placeBelow(words: readonly LaneWords[], start: number) {
  let next = start;
  return words.map((word) => {
    const top = next;
    next += word.height;
    return { ...word, top };
  });
}
