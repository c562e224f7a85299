import { withArrows } from "./arrows.ts";
import { withBarRange } from "./bar-range.ts";
import { withCellWords } from "./cell-words.ts";
import { withColours } from "./colours.ts";
import { withDirectLabels } from "./direct-labels.ts";
import { withReadableWords } from "./readable-words.ts";
import { withRoom } from "./room.ts";
import type { Settling } from "./settling.ts";
import { withTables } from "./tables.ts";
import { withTernaryTicks } from "./ternary.ts";
import { withTicks } from "./ticks.ts";
import { withWords } from "./words.ts";

/** Each reads what those before it have settled: room is made for words where they stand, and for ticks as they are written. */
const settlings: readonly Settling[] = [
  withArrows,
  withColours,
  withReadableWords,
  withWords,
  withCellWords,
  withTables,
  withBarRange,
  withDirectLabels,
  withTicks,
  withTernaryTicks,
  withRoom,
];

/**
 * A figure with what its author leaves to Plotly and Plotly does badly on paper: arrows, the colours of slices, branches and
 * errors, words on marks and in cells in a colour that can be read, and beside marks whole, numbers in tables, ranges of bars
 * and lines that leave their words room, years in whole numbers and dates in the theme's language, a name for every bar, room
 * for what stands around the plot, a legend above it and not beside it.
 */
export const settle: Settling = (figure, theme, size) => {
  const isFigure =
    Array.isArray(figure.data) && figure.data.every((trace) => typeof trace === "object" && trace !== null);
  // What is none is told by the contract.
  return isFigure ? settlings.reduce((settled, step) => step(settled, theme, size), figure) : figure;
};
