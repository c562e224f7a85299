import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf, valueLetter } from "../rules/numbers.ts";
import { type Panel, panelsOf } from "../rules/panels.ts";
import { positionOf } from "../rules/places.ts";
import type { Theme } from "../theme.ts";
import { type Block, measured } from "./label-size.ts";
import { markWords } from "./mark-words.ts";
import { gap, isAt, limited, type Wanted } from "./wanted.ts";

type Options = Record<string, unknown>;

/** What the words beside marks want of the margins of the picture, where their panel reaches to these. */
export function wordsAround(figure: PlainFigure, theme: Theme, size: Size): Wanted[] {
  return panelsOf(figure)
    .flatMap((panel) =>
      panel.traces.flatMap((i): Wanted[] => {
        const trace = figure.data[i] as Trace;
        const texts = markWords(trace, theme);
        if (typeOf(trace) === "waterfall") return waterfallWords(trace, panel, theme);
        if (texts === undefined) return [];
        const blocks = texts.map((text) => measured(text, trace.textfont as Options | undefined, theme));
        if (typeOf(trace) === "bar" && /outside/.test(String(trace.textposition)))
          return barWords(trace, blocks, panel);
        if (typeOf(trace) !== "scatter" || !/text/.test(String(trace.mode ?? ""))) return [];
        return pointWords(trace, texts, blocks, panel);
      }),
    )
    .map((wanted) => limited(wanted, size));
}

/** Pixels: the width that names leave to lying bars, or a little less. */
const leastPlot = 400;

/** Over the highest step, which may be any of them. */
function waterfallWords({ orientation, textposition }: Trace, { up }: Panel, theme: Theme): Wanted[] {
  const isAbove = textposition === "outside" && orientation !== "h" && isAt(up[1], 1);
  return isAbove ? [{ t: measured("0", undefined, theme).height + gap }] : [];
}

function barWords(trace: Trace, blocks: readonly Block[], { across, up }: Panel): Wanted[] {
  const letter = valueLetter(trace);
  const amounts = (listOf(trace[letter]) ?? []).map(numberOf);
  const most = Math.max(...amounts.map((amount) => amount ?? 0));
  if (letter === "y") {
    const height = Math.max(...blocks.map((block) => block.height));
    return isAt(up[1], 1) && most > 0 ? [{ t: height + gap }] : [];
  }
  if (!isAt(across[1], 1) || most <= 0) return [];
  // The axis ends a twentieth beyond the longest bar, and words stand a little off theirs.
  const free = (amount: number) => (1.05 - Math.max(0, amount) / most) * leastPlot;
  const reach = blocks
    .map(({ width }, i) => width - free(amounts[i] ?? 0))
    .filter((_, i) => (listOf(trace.textposition)?.[i] ?? "outside") === "outside");
  return [{ r: Math.max(...reach) + 20 + gap }];
}

function pointWords(
  trace: Trace,
  texts: readonly string[],
  blocks: readonly Block[],
  { across, up }: Panel,
): Wanted[] {
  const place = (list: unknown) => (listOf(list) ?? []).map((value) => positionOf(value));
  const [xs, ys] = [place(trace.x), place(trace.y)];
  const known = (list: readonly (number | undefined)[]) => list.filter((value) => value !== undefined);
  const [right, left, top] = [Math.max(...known(xs)), Math.min(...known(xs)), Math.max(...known(ys))];
  return texts.flatMap((text, i): Wanted[] => {
    const block = blocks[i] as Block;
    if (text === "") return [];
    const position = String(listOf(trace.textposition)?.[i] ?? trace.textposition ?? "middle center");
    return [
      ...(/right/.test(position) && xs[i] === right && isAt(across[1], 1) ? [{ r: block.width + gap }] : []),
      ...(/left/.test(position) && xs[i] === left && isAt(across[0], 0) ? [{ l: block.width + gap }] : []),
      ...(/top/.test(position) && ys[i] === top && isAt(up[1], 1) ? [{ t: block.height + gap }] : []),
    ];
  });
}
