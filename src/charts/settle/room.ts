import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { formatted } from "../number-formats.ts";
import { listOf, numberOf } from "../rules/numbers.ts";
import { axisIn, isCartesian, isHidden, panelsOf } from "../rules/panels.ts";
import { margins, type Theme } from "../theme.ts";
import { measured } from "./label-size.ts";
import { annotationsAround } from "./room-for-annotations.ts";
import { wordsAround } from "./room-for-words.ts";
import type { Settling } from "./settling.ts";
import { isAt, type Wanted } from "./wanted.ts";

type Options = Record<string, unknown>;

/**
 * Margins for what stands around the plot: words at the ends of bars and lines, annotations above, below and beside it, what is
 * round; and a legend above the plot, as one beside it takes from its width.
 */
export const withRoom: Settling = (figure, theme, size) => {
  const shown = figure.data.filter((trace) => !isHidden(trace));
  const usual = shown.some(isCartesian) ? margins.axes : shown.every(isWhole) ? margins.whole : margins.round;
  const around = annotationsAround(figure, theme, size);
  const wanted = [...lastTicks(figure, theme), ...wordsAround(figure, theme, size), ...around];
  const settled = Object.fromEntries(
    Object.entries(usual).map(([side, least]) => [
      side,
      Math.ceil(Math.max(least, ...wanted.map((each) => each[side as keyof Wanted] ?? 0))),
    ]),
  );
  const stated = figure.layout.margin as Options | undefined;
  const isSame = Object.entries(margins.axes).every(([side, pixels]) => settled[side] === pixels);
  return {
    ...figure,
    layout: {
      ...figure.layout,
      ...(isSame ? {} : { margin: { ...settled, ...stated } }),
      ...withLegend(figure, around, size),
    },
  };
};

/** Types that keep all their words within their own edges. */
const isWhole = (trace: Trace) => /^(treemap|icicle|sunburst|table|sankey|parcats)$/.test(typeOf(trace));

/** Half of the last label along an axis, which may stand at the very end of it. */
function lastTicks({ data, layout }: PlainFigure, theme: Theme): Wanted[] {
  const panels = panelsOf({ data, layout }).filter(({ across }) => isAt(across[1], 1));
  return panels.flatMap((panel): Wanted[] => {
    const {
      ticktext,
      tickprefix = "",
      ticksuffix = "",
      visible,
      showticklabels,
      tickfont,
      type,
    } = axisIn(layout, panel.x);
    if (visible === false || showticklabels === false || type === "category") return [];
    const numbers = panel.traces.flatMap((i) => (listOf(data[i]?.x) ?? []).map(numberOf));
    const most = numbers.every((number) => number !== undefined)
      ? Math.max(...(numbers as number[]))
      : undefined;
    const last =
      listOf(ticktext)?.at(-1) ??
      (most === undefined ? undefined : formatted(most, ",.0f", theme.language.locale));
    if (last === undefined) return [];
    const font = { size: theme.text.small, ...(tickfont as Options | undefined) };
    return [{ r: measured(`${tickprefix}${last}${ticksuffix}`, font, theme).width / 2 + 4 }];
  });
}

const legendPlace = ["x", "y", "xref", "yref", "orientation", "xanchor", "yanchor"];

function withLegend({ data, layout }: PlainFigure, around: readonly Wanted[], size: Size): Options {
  const stated = (layout.legend ?? {}) as Options;
  const isPlaced = legendPlace.some((option) => stated[option] !== undefined);
  const isRound = !data.some(isCartesian);
  if (layout.showlegend !== true || isPlaced || isRound) return {};
  // Above what else stands there, such as the unit. The plot takes about four fifths of the picture.
  const above = Math.max(0, ...around.map(({ t = 0 }) => t));
  const place = { x: 0, xanchor: "left", y: 1 + above / (0.8 * size.height), yanchor: "bottom" };
  // Plotly reads lines that are stacked from the last to the first, and a legend in a row from left to right.
  return { legend: { orientation: "h", traceorder: "normal", ...place, ...stated } };
}
