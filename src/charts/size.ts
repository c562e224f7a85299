import { suggest, UsageError } from "../errors.ts";
import type { Size } from "../render/figure.ts";
import type { SizeName, Theme } from "./theme.ts";

/** A size by what the picture is for, or in CSS pixels. */
export type SizeOption = SizeName | Size;

/**
 * The size of a picture whose content needs a certain height at a certain width. Pages give it that height; a slide, or a
 * size in pixels, has one of its own. With nothing asked for, half a page when that is enough, else a full one.
 *
 * `air` times the height is taken where there is room for it. `fewer` says how to have less in it.
 *
 * @throws UsageError when it does not fit.
 */
export function fitSize(
  theme: Theme,
  asked: SizeOption | undefined,
  height: (width: number) => number,
  { air = 1, fewer = "Draw fewer rows: keep the largest, join the rest, or split the chart in two" } = {},
): Size {
  const tried = asked === undefined ? (["half-page", "full-page"] as const) : [asked];
  for (const option of tried) {
    const { width, least, most } = rangeOf(theme, option);
    const needed = Math.ceil(height(width));
    if (needed <= most) return { width, height: Math.max(least, Math.min(most, Math.round(needed * air))) };
  }
  const last = tried.at(-1) as SizeOption;
  const { width, most } = rangeOf(theme, last);
  throw new UsageError({
    problem: `the chart needs a height of ${Math.ceil(height(width))} pixels, and ${describe(last)} has ${most}`,
    remedy: holdsIt(theme, height) ? `${fewer}, or take size: "full-page".` : `${fewer}.`,
  });
}

/** Whether a full page is high enough. */
function holdsIt(theme: Theme, height: (width: number) => number): boolean {
  const { width, most } = rangeOf(theme, "full-page");
  return Math.ceil(height(width)) <= most;
}

/** The size of a picture that has no natural height: its height is a share of its width, within what the size asked for allows. */
export function wideSize(theme: Theme, asked: SizeOption = "half-page", share = 0.6): Size {
  const { width, least, most } = rangeOf(theme, asked);
  return { width, height: Math.max(least, Math.min(most, Math.round(width * share))) };
}

/** How wide a picture will be. */
export const widthOf = (theme: Theme, asked: SizeOption = "half-page") => rangeOf(theme, asked).width;

/** How wide a picture of a size is, and how high it may be. */
export function rangeOf(theme: Theme, option: SizeOption) {
  if (typeof option === "object") {
    const { width, height } = option;
    if (width > 0 && height > 0 && width <= 4000 && height <= 4000)
      return { width, least: height, most: height };
    throw new UsageError({
      problem: `a picture of ${width} by ${height} pixels cannot be drawn`,
      remedy: "Give a width and a height from 1 to 4000.",
    });
  }
  if (Object.hasOwn(theme.sizes, option)) return theme.sizes[option];
  throw new UsageError({
    problem: `there is no size "${option}"`,
    remedy: suggest(String(option), Object.keys(theme.sizes)),
  });
}

const describe = (option: SizeOption) =>
  typeof option === "object" ? `the size of ${option.width} by ${option.height}` : `the size "${option}"`;
