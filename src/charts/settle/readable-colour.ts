import { type Colour, contrast, parseColour } from "../colour.ts";
import { leastTextContrast } from "../text-contrast.ts";
import type { Theme } from "../theme.ts";

/** The colour of the theme, its background's or its text's, that can be read best on another; black or white where neither can. */
export function readableOn(code: string, theme: Theme): string {
  const colour = parseColour(code);
  if (colour === undefined) return theme.text.colour;
  const on = (text: string) => contrast(parseColour(text) as Colour, { ...colour, alpha: 1 });
  const best = (codes: readonly string[]) =>
    codes.reduce((one, other) => (on(other) > on(one) ? other : one));
  const own = best([theme.background, theme.text.colour]);
  return on(own) >= leastTextContrast ? own : best(["#FFFFFF", "#000000"]);
}
