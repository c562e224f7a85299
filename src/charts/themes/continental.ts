import type { Theme } from "../theme.ts";
import { german } from "./german.ts";
import { government } from "./government.ts";

/**
 * A house on the Continent: serif letters on warm paper, earth colours, German numbers, dates and words. It ships to show
 * what a theme can change, and is held to the same numbers as {@link government}.
 *
 * The letters are PT Serif (SIL Open Font License 1.1), whose own widths labels are placed by.
 */
export const continental: Theme = {
  ...government,
  name: "continental",
  language: german,
  font: "'PT Serif', Georgia, 'Times New Roman', serif",
  text: { size: 15, small: 14, colour: "#241C15", muted: "#5E5246" },
  palette: ["#1B3A2F", "#C77D0A", "#5B1A2E", "#5C93A6"],
  duo: ["#1B3A2F", "#C77D0A"],
  sequential: ["#1B3A2F", "#3E7A62", "#86B7A0"],
  background: "#FBF7EF",
  grid: "#E0D8C8",
  axis: "#5E5246",
};
