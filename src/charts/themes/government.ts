import { houseFamilies } from "../../render/font-files.ts";
import { english } from "../language.ts";
import type { Theme } from "../theme.ts";

/**
 * The house style of the UK Government Analysis Function: its palette in its order, sans serif, light grey gridlines and
 * at most ten of them, horizontal text, labels beside the marks instead of a legend.
 * https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-charts/
 *
 * Sizes: a page's text is 170 mm wide (A4 with margins of 20 mm). A slide is 16:9, and drawn so that on a screen of 13.3
 * inches across its labels stand at 17 points. A social card at two pixels to a CSS pixel, the default of PNG, has the
 * 1200 by 630 that sites ask for.
 */
export const government: Theme = {
  name: "government",
  language: english,
  font: houseFamilies,
  text: { size: 14, small: 13, colour: "#0B0C0C", muted: "#505A5F" },
  palette: ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"],
  duo: ["#12436D", "#F46A25"],
  sequential: ["#12436D", "#2073BC", "#6BACE6"],
  background: "#FFFFFF",
  grid: "#D9D9D9",
  axis: "#505A5F",
  gridlines: { most: 10, width: 1 },
  sizes: {
    "half-page": { width: 640, least: 120, most: 460 },
    "full-page": { width: 640, least: 120, most: 940 },
    slide: { width: 800, least: 450, most: 450 },
    "social-card": { width: 600, least: 315, most: 315 },
  },
};
