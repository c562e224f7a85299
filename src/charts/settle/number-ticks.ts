import { measureText } from "../measure.ts";
import { formatted } from "../number-formats.ts";
import type { Theme } from "../theme.ts";
import { roundTicks } from "../ticks.ts";

type Options = Record<string, unknown>;

/** As few ticks tell a logarithmic scale. */
const enough = 3;

/** Which multiples of the powers of ten are ticks: evenly apart, as far as they can be. */
const digitSets = [[1], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]];

/**
 * Ticks of a logarithmic axis: powers of ten alone where there are some, as Plotly would write a "2" and a "5" between 10 and
 * 100; else round numbers between them, without which a line from 120 to 850 would have none.
 */
export function logTicks({ range }: Options, values: readonly number[], most: number): Options {
  const ends = Array.isArray(range) ? range.map((end) => 10 ** Number(end)) : values;
  const positive = ends.filter((value) => value > 0);
  if (positive.length === 0) return { dtick: 1 };
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const ticksOf = (digits: readonly number[]) =>
    powers
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
      .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  const [powersAlone = [], ...finer] = digitSets.map(ticksOf);
  if (powersAlone.length >= enough) return { dtick: 1 };
  return { tickvals: finer.find((ticks) => ticks.length >= enough) ?? roundTicks(low, high, most) };
}

/** How many pixels apart the labels of an axis of numbers stand, for each to be clear of the next. */
export function widthOfTicks(axis: Options, values: readonly number[], theme: Theme): number {
  const { tickprefix = "", ticksuffix = "", tickformat } = axis;
  const format = typeof tickformat === "string" ? tickformat : ",.0f";
  const font = { size: theme.text.small, ...(axis.tickfont as Options | undefined) };
  const widths = [Math.min(0, ...values), Math.max(0, ...values)].map((value) => {
    // Of two digits, as steps are.
    const round = Number(value.toPrecision(2));
    const number = formatted(round, format, theme.language.locale) ?? String(round);
    return measureText(`${tickprefix}${number}${ticksuffix}`, theme.font, Number(font.size));
  });
  return Math.max(...widths) + air;
}

/** Pixels between two labels. */
const air = 16;
