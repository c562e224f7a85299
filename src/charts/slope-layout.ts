import { UsageError } from "../errors.ts";
import type { Size } from "../render/figure.ts";
import { annotation } from "./annotation.ts";
import type { Layout } from "./figure.ts";
import { fitNames } from "./names.ts";
import { edge, gap } from "./rows.ts";
import { fitSize, type SizeOption } from "./size.ts";
import { spreadApart } from "./spread.ts";
import { fitText, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import { spread } from "./value-axis.ts";

/** A line of a slope chart, or the one end of it that is known. */
export interface SlopeItem {
  readonly name: string;
  readonly ends: readonly [number | null, number | null];
  /** The amounts in words, where there are any. */
  readonly words: readonly [string, string];
  /** What stands under the name of an item of which one end is missing. */
  readonly remark: string | undefined;
  readonly isStrong: boolean;
}

export interface SlopePlot {
  readonly size: Size;
  /** Where the two dates stand, in pixels from the plot's left edge. */
  readonly x: readonly [number, number];
  /** Pixels from the plot's top. */
  readonly y: (value: number) => number;
  readonly layout: Layout;
}

/** Pixels: from a dot to its words, over which a line leads to words that had to move; and the least room for the lines. */
const lead = 24;
const leastRoom = 120;
/** Pixels: lines that are shorter do not show how steep they are. */
const leastLines = 60;

/**
 * Lays out a slope chart: the amounts of each date in a column beside it and the names beyond, at the height of their dots,
 * moved as little as it takes for none to overlap.
 */
export function layoutSlope(
  items: readonly SlopeItem[],
  options: {
    theme: Theme;
    size: SizeOption | undefined;
    names: readonly [string, string];
    /** What stands below, if anything. */
    note: string;
  },
): SlopePlot {
  const { theme } = options;
  const measure = (width: number) => measureSlope(items, options, width);
  const heightOf = ({ sides, top, bottom }: ReturnType<typeof measure>) =>
    top + Math.max(160, ...sides.map(({ labels }) => sum(labels.map(({ height }) => height)))) + bottom;
  const size = fitSize(theme, options.size, (width) => heightOf(measure(width)), { air: 1.5 });
  const { sides, heads, note, top, bottom } = measure(size.width);

  const height = size.height - top - bottom;
  const known = items.flatMap(({ ends }) => ends.filter((end) => end !== null));
  const [low, high] = spread(known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)]);
  // Half a line of air: the words of the outermost dots stand beside them.
  const air = theme.text.small;
  const y = (value: number) => air + ((high - value) * (height - 2 * air)) / (high - low);
  const x = [sides[0].width, size.width - sides[1].width] as const;
  if (x[1] - x[0] < leastLines)
    throw new UsageError({
      problem: `the names and amounts leave the lines ${Math.max(0, Math.round(x[1] - x[0]))} pixels of a width of ${size.width}`,
      remedy: "Take a wider size, shorter names, or a shorter unit.",
    });

  const placed = sides.map(({ labels }, side) => {
    const sorted = labels.toSorted((a, b) => b.value - a.value);
    const tops = spreadApart(
      sorted.map(({ value, height }) => y(value) - height / 2),
      sorted.map(({ height }) => height),
      0,
      height,
    );
    return sorted.map((label, i) => ({ ...label, side, middle: (tops[i] as number) + label.height / 2 }));
  });
  return {
    ...{ size, x, y },
    layout: {
      margin: { l: 0, r: 0, t: top, b: bottom },
      xaxis: { range: [0, size.width], visible: false },
      yaxis: { range: [height, 0], visible: false },
      shapes: [
        ...x.map((x) => ({
          ...{ type: "line", x0: x, x1: x, y0: 0, y1: height, layer: "below" },
          line: { color: theme.grid, width: 1 },
        })),
        // From each dot to its words, where they had to move.
        ...placed.flat().map(({ side, value, middle }) => ({
          ...{ type: "line", layer: "below", x0: x[side], y0: y(value), y1: middle },
          x1: (x[side] as number) + (side === 0 ? 4 - lead : lead - 4),
          line: { color: theme.axis, width: 1 },
        })),
      ],
      annotations: [
        ...heads.map((head, side) =>
          annotation(
            head,
            { x: x[side] as number, y: 0, side: side === 0 ? "right" : "left", edge: "bottom", down: -4 },
            theme,
          ),
        ),
        ...placed.flat().flatMap(({ side, middle, amount, name }) => {
          const away = side === 0 ? -1 : 1;
          const place = { x: x[side] as number, y: middle, side: side === 0 ? "right" : "left" } as const;
          const beyond = lead + (sides[side]?.column ?? 0) + gap;
          return [
            annotation(amount, { ...place, right: away * lead }, theme),
            ...(name.width === 0 ? [] : [annotation(name, { ...place, right: away * beyond }, theme)]),
          ];
        }),
        ...(note === undefined
          ? []
          : [
              annotation(
                note,
                { x: edge, y: height, side: "left", edge: "top", down: gap, muted: true },
                theme,
              ),
            ]),
      ],
    },
  };
}

/** The words of both sides, broken to fit a picture of some width: the amounts only if they are long, the names as the room demands. */
function measureSlope(
  items: readonly SlopeItem[],
  { theme, names, note }: { theme: Theme; names: readonly [string, string]; note: string },
  width: number,
) {
  const { font } = theme;
  const size = theme.text.small;
  const amountFit = { width: width * 0.2, lines: Number.POSITIVE_INFINITY };
  const amountsOf = (side: 0 | 1) =>
    items.flatMap((item) => {
      const value = item.ends[side];
      const weight = item.isStrong ? 700 : 400;
      return value === null
        ? []
        : [{ item, value, amount: fitText(item.words[side], { font, size, weight, ...amountFit }) }];
    });
  const amounts = [amountsOf(0), amountsOf(1)] as const;
  const widest = (side: 0 | 1) => Math.max(0, ...amounts[side].map(({ amount }) => amount.width));
  const columns = [widest(0), widest(1)] as const;
  const room = Math.max(60, (width - 2 * edge - sum(columns) - 2 * (lead + gap) - leastRoom) / 2);
  const lines = items.length > 20 ? 1 : items.length > 12 ? 2 : 4;
  const fittedOf = (weight: 400 | 700) => {
    const own = items.filter(({ isStrong }) => isStrong === (weight === 700));
    const blocks = fitNames(
      own.map(({ name }) => name),
      { font, size, weight, width: room, lines },
    );
    return own.map((item, i) => [item, blocks[i] as TextBlock] as const);
  };
  const fitted = new Map([...fittedOf(400), ...fittedOf(700)]);
  const sideOf = (side: 0 | 1): Side => {
    const labels = amounts[side].map(({ item, value, amount }) => {
      const name = withRemark(item, fitted.get(item) as TextBlock, { font, size, width: room });
      return { value, amount, name, height: Math.max(amount.height, name.height) + 2 };
    });
    const beyond = Math.max(0, ...labels.map(({ name }) => name.width)) + gap + columns[side];
    // A side with no amount at all has a head all the same.
    return { labels, column: columns[side], width: edge + Math.max(80, beyond + lead) };
  };
  const sides = [sideOf(0), sideOf(1)] as const;
  const heads = sides.map((side, i) =>
    fitText(names[i] as string, { font, size, weight: 700, width: side.width - edge }),
  );
  const below =
    note === ""
      ? undefined
      : fitText(note, { font, size, width: width - 2 * edge, lines: Number.POSITIVE_INFINITY });
  return {
    sides,
    heads,
    note: below,
    top: edge + Math.max(...heads.map(({ height }) => height)) + 4,
    bottom: edge + (below === undefined ? 0 : below.height + gap),
  };
}

interface Side {
  readonly labels: readonly { value: number; amount: TextBlock; name: TextBlock; height: number }[];
  /** How wide its amounts are. */
  readonly column: number;
  /** From the picture's edge to the dots. */
  readonly width: number;
}

/** The name, and under it what is missing. */
function withRemark(
  item: SlopeItem,
  name: TextBlock,
  fit: { font: string; size: number; width: number },
): TextBlock {
  if (item.remark === undefined) return name;
  const remark = fitText(item.remark, { ...fit, weight: name.weight, lines: Number.POSITIVE_INFINITY });
  return {
    ...name,
    lines: [...name.lines, ...remark.lines],
    width: Math.max(name.width, remark.width),
    height: name.height + remark.height,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
