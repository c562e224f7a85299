import { UsageError } from "../errors.ts";
import type { Layout } from "./figure.ts";
import { fitText, plotlyLines } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Words that hang from a value: how many pixels they reach to its left and to its right. */
export interface Hanging {
  readonly value: number;
  readonly before: number;
  readonly after: number;
}

/** What an axis counts, and how its ticks are written. */
export interface Scale {
  /** Round values from `low` to `high`, at most so many of them. */
  ticks(low: number, high: number, most: number): number[];
  labels(ticks: readonly number[]): string[];
}

export interface ValueAxisOptions {
  readonly theme: Theme;
  readonly scale: Scale;
  /** The plot's left edge and width, in pixels of the picture. */
  readonly left: number;
  readonly width: number;
  /** Free pixels to the plot's right, which the last tick's label may use. */
  readonly right: number;
  /** The lowest and highest value drawn. */
  readonly domain: readonly [number, number];
  readonly hanging?: readonly Hanging[];
}

/** A horizontal axis, wide enough that all that hangs from its values is inside the plot. */
export interface ValueAxis {
  /** Where a value stands, in pixels from the left edge of the picture. */
  readonly pixel: (value: number) => number;
  readonly domain: readonly [number, number];
  /** The values at the plot's edges. */
  readonly range: readonly [number, number];
  readonly layout: Layout;
}

/**
 * Lays out the axis: the marks get what the words leave.
 *
 * @throws UsageError when that is too little to see a difference
 */
export function layoutValueAxis(options: ValueAxisOptions): ValueAxis {
  const { theme, scale, left, width, right } = options;
  const domain = spread(options.domain);
  const widthsOf = (labels: readonly string[]) =>
    labels.map((label) => fitText(label, { font: theme.font, size: theme.text.small }).width);
  const outermost = widthsOf(scale.labels(scale.ticks(...domain, mostTicks)));
  const { before, core } = coreOf(width, domain, [
    ...(options.hanging ?? []),
    // The labels of the outermost ticks reach into the margins, and stop short of the picture's edge.
    { value: domain[0], before: (outermost[0] ?? 0) / 2 - left + 4, after: 0 },
    { value: domain[1], before: 0, after: (outermost.at(-1) ?? 0) / 2 - right + 4 },
  ]);
  if (core < Math.min(leastCore, width / 2))
    throw new UsageError({
      problem: `names and words leave the marks ${Math.round(core)} pixels of a width of ${Math.round(left + width + right)}`,
      remedy: "Take a wider size, shorter names, or a shorter unit.",
    });
  const perPixel = (domain[1] - domain[0]) / core;
  const { ticks, labels } = fittingTicks(scale, domain, (some) => stepFor(widthsOf(some)), perPixel);
  const range = [domain[0] - before * perPixel, domain[1] + (width - core - before) * perPixel] as const;
  return {
    domain,
    range,
    pixel: (value) => left + before + (value - domain[0]) / perPixel,
    layout: {
      range: [...range],
      tickmode: "array",
      tickvals: [...ticks],
      ticktext: labels.map((label) => plotlyLines([label])),
      // Said, because Plotly takes bars of which there are none for upright ones, and their values' axis for that of names.
      showgrid: true,
      zeroline: false,
      automargin: false,
    },
  };
}

const mostTicks = 7;

/** How far apart the middles of labels have to be, for each to stand clear of the next. */
const stepFor = (widths: readonly number[]) =>
  Math.max(...widths.slice(1).map((width, i) => (width + (widths[i] as number)) / 2)) + 12;

/** Pixels: on less, differences are not seen. */
const leastCore = 60;

/** A domain of one value is widened, so that the value has a place on it. */
export function spread([low, high]: readonly [number, number]): [number, number] {
  if (low < high) return [low, high];
  return low === 0 ? [0, 1] : [low - Math.abs(low) / 2, low + Math.abs(low) / 2];
}

/**
 * How many pixels the domain itself gets, and how many stay free before it. What hangs out depends on that width, and the
 * width on what hangs out: each pass shrinks the one to fit the other, until they agree.
 */
function coreOf(width: number, [low, high]: readonly [number, number], hanging: readonly Hanging[]) {
  const placed = hanging.map(({ value, before, after }) => ({
    at: (value - low) / (high - low),
    before,
    after,
  }));
  let core = width;
  for (let pass = 0; pass < 50; pass++) {
    const before = Math.max(0, ...placed.map((words) => words.before - words.at * core));
    const after = Math.max(0, ...placed.map((words) => words.after - (1 - words.at) * core));
    const next = Math.max(width / 10, width - before - after);
    if (Math.abs(next - core) < 0.01) return { before, core };
    core = next;
  }
  return { before: Math.max(0, ...placed.map((words) => words.before - words.at * core)), core };
}

/**
 * As many ticks as have room, at least two: one tells no scale. Where labels that all have their unit leave no room for a
 * second, the last alone has it, or none, for it stands beside the marks too; and where that does not help, the first and the
 * last of several stand for all.
 */
function fittingTicks(
  scale: Scale,
  domain: readonly [number, number],
  room: (labels: readonly string[]) => number,
  perPixel: number,
): { ticks: readonly number[]; labels: readonly string[] } {
  const sets = Array.from({ length: mostTicks - 1 }, (_, i) => scale.ticks(...domain, mostTicks - i)).filter(
    ({ length }) => length > 1,
  );
  const ends = sets.toReversed().map((ticks) => [ticks[0], ticks.at(-1)] as [number, number]);
  for (const write of [asTheyAre, unitOnce, withoutUnit])
    for (const ticks of [...sets, ...ends]) {
      const [first = 0, second = 0] = ticks;
      const labels = write(scale.labels(ticks));
      if (room(labels) <= (second - first) / perPixel) return { ticks, labels };
    }
  const ticks = scale.ticks(...domain, 1);
  return { ticks, labels: scale.labels(ticks) };
}

type Labels = readonly string[];

const asTheyAre = (labels: Labels): Labels => labels;

/** "0, 50, 100 Mrd. £". */
const unitOnce = (labels: Labels): Labels => [...withoutUnit(labels).slice(0, -1), ...labels.slice(-1)];

/** The numbers of labels that are numbers with one unit, before or after them; other labels as they are. */
function withoutUnit(labels: Labels): Labels {
  const parts = labels.map((label) => /^(−?)(\D*)(\d(?:.*\d)?)(\D*)$/.exec(label)?.slice(1) ?? []);
  const [, before = "", , after = ""] = parts.at(-1) ?? [];
  // The last may say more of its unit than the others: "£100m, £200m a year". "Jul 2020" is no amount of a unit "Jul".
  const areAmounts = parts.every(
    ([, sign = "", number, unit = ""]) =>
      number !== undefined && /^[\d.,\s]+$/.test(number) && sign === before && after.startsWith(unit),
  );
  if (!areAmounts || /[\p{L}.] $/u.test(before)) return labels;
  return parts.map(([minus = "", , number = ""]) => minus + number);
}
