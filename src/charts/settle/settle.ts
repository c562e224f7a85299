import { withArrows } from "./arrows.ts";
import { withBarRange } from "./bar-range.ts";
import { withCellWords } from "./cell-words.ts";
import { withColours } from "./colours.ts";
import { withDirectLabels } from "./direct-labels.ts";
import { withReadableWords } from "./readable-words.ts";
import { withRoom } from "./room.ts";
import type { Settling } from "./settling.ts";
import { withTables } from "./tables.ts";
import { withTicks } from "./ticks.ts";
import { withWords } from "./words.ts";

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
  withRoom,
];

/**
 * A figure with what its author leaves to Plotly and Plotly does badly on paper: years in whole numbers and dates in the
 * theme's language, a name for every bar, words on marks in a colour that can be read and beside marks whole, room for what
 * stands around the plot, a legend above it and not beside it.
 */
export const settle: Settling = (figure, theme, size) => {
  const isFigure =
    Array.isArray(figure.data) && figure.data.every((trace) => typeof trace === "object" && trace !== null);
  // What is none is told by the contract.
  return isFigure ? settlings.reduce((settled, step) => step(settled, theme, size), figure) : figure;
};
