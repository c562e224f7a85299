import type { Size } from "../../render/figure.ts";
import type { PlainFigure } from "../figure.ts";
import { listOf, numberOf } from "../rules/numbers.ts";
import { idOf, type Panel, panelsOf } from "../rules/panels.ts";
import { positionOf } from "../rules/places.ts";
import { itemsOf } from "../rules/written.ts";
import type { Theme } from "../theme.ts";
import { type Block, measured } from "./label-size.ts";
import { gap, isAt, limited, type Wanted } from "./wanted.ts";

type Options = Record<string, unknown>;

/** What annotations want that are placed by the edges of the plot, or at the ends of its lines. */
export function annotationsAround(figure: PlainFigure, theme: Theme, size: Size): Wanted[] {
  const panels = panelsOf(figure);
  return itemsOf(figure.layout.annotations).flatMap((each): Wanted[] => {
    if (each.visible === false || typeof each.text !== "string" || each.text.trim() === "") return [];
    const block = measured(each.text, each.font as Options | undefined, theme);
    return [...sidesOf(each, block, panels, size), ...atEnd(each, block, figure, panels)].map((wanted) =>
      limited(wanted, size),
    );
  });
}

/** By the paper or by the domain of an axis, beyond the edges that this has in common with the picture. */
function sidesOf(annotation: Options, block: Block, panels: readonly Panel[], size: Size): Wanted[] {
  // The plot takes about four fifths of the picture.
  const right = beyond(annotation, "x", block.width, panels, 0.85 * size.width);
  const up = beyond(annotation, "y", block.height, panels, 0.8 * size.height);
  return [
    ...(right === undefined ? [] : [{ l: right.before, r: right.after }]),
    ...(up === undefined ? [] : [{ b: up.before, t: up.after }]),
  ];
}

const anchors = { x: ["left", "center", "right"], y: ["bottom", "middle", "top"] };

/** How many pixels an annotation reaches beyond the start and the end of the plot along an axis. */
function beyond(
  annotation: Options,
  letter: "x" | "y",
  length: number,
  panels: readonly Panel[],
  plot: number,
): { before: number; after: number } | undefined {
  const ref = String(annotation[`${letter}ref`] ?? letter);
  const [axis, domain] = ref.split(" ");
  const panel = panels.find((each) => idOf(each[letter]) === axis);
  const span = letter === "x" ? panel?.across : panel?.up;
  if (ref !== "paper" && (domain !== "domain" || span === undefined)) return undefined;
  const [low, high] = ref === "paper" ? [0, 1] : (span as readonly [number, number]);
  const at = low + (numberOf(annotation[letter]) ?? 0) * (high - low);
  const stated = anchors[letter].indexOf(String(annotation[`${letter}anchor`]));
  // Plotly's own choice is by the third of the paper.
  const anchor = stated >= 0 ? stated : at <= 1 / 3 ? 0 : at >= 2 / 3 ? 2 : 1;
  const shift = numberOf(annotation[`${letter}shift`]) ?? 0;
  return {
    before: at < 0 ? -at * plot - shift + (anchor / 2) * length + gap : 0,
    after: (at - 1) * plot + shift + (1 - anchor / 2) * length + gap,
  };
}

/** At the last place of the lines of a panel that reaches to the right of the picture. */
function atEnd(
  annotation: Options,
  block: Block,
  { data, layout }: PlainFigure,
  panels: readonly Panel[],
): Wanted[] {
  const { x, xref = "x", xanchor, xshift, ax, showarrow } = annotation;
  const panel = panels.find((each) => idOf(each.x) === xref);
  if (panel === undefined || xanchor !== "left" || !isAt(panel.across[1], 1)) return [];
  const range = listOf((layout[panel.x] as Options | undefined)?.range);
  const places = range ?? panel.traces.flatMap((i) => listOf(data[i]?.x) ?? []);
  const known = places.map((place) => positionOf(place)).filter((at) => at !== undefined);
  const at = positionOf(x);
  if (range === undefined || at === undefined || at < Math.max(...known)) return [];
  const arrow = showarrow === true ? Math.max(0, numberOf(ax) ?? -10) : 0;
  return [{ r: block.width + (numberOf(xshift) ?? 0) + arrow + gap }];
}
