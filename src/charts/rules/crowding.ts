import { measureText } from "../measure.ts";
import { listOf } from "./numbers.ts";
import { axisIn, type Panel, panelsOf } from "./panels.ts";
import { namesIn } from "./places.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";

/**
 * Names under bars that stand upright have each the width of a bar, and names beside bars that lie its height. The theme keeps
 * them horizontal, which turns off what Plotly does about it: they would be printed one over the other, or left out.
 */
export const labelsHaveRoom: Rule = {
  name: "crowded-labels",
  check: (chart) => {
    const panels = panelsOf(chart.figure);
    const by = (letter: "x" | "y") => [...new Map(panels.map((panel) => [panel[letter], panel])).values()];
    return [
      ...by("x").flatMap((panel) => crowdedAcross(chart, panel)),
      ...by("y").flatMap((panel) => crowdedDown(chart, panel)),
    ];
  },
};

interface Names {
  readonly names: readonly string[];
  /** The names that are written: every one, or one in so many. */
  readonly shown: readonly string[];
  readonly widths: readonly number[];
  readonly size: number;
}

/** The names along an axis whose ticks Plotly chooses. */
function namesAlong({ figure, theme }: StatedChart, panel: Panel, letter: "x" | "y"): Names | undefined {
  const axis = axisIn(figure.layout, panel[letter]);
  const own = [axis.tickvals, axis.ticktext, axis.range, axis.categoryarray, axis.ticklabelstep];
  const isEach = axis.dtick === undefined || axis.dtick === 1;
  const isPlain = isEach && own.every((option) => option === undefined) && axis.visible !== false;
  if (!isPlain || axis.showticklabels === false || (axis.type ?? "category") !== "category") return undefined;
  const places = panel.traces.flatMap((trace) => listOf(figure.data[trace]?.[letter]) ?? []);
  const names = namesIn(places.filter((place) => place !== null));
  if (names === undefined || names.length < 2) return undefined;
  const step = Math.max(
    1,
    Math.ceil(names.length / Number((axis.dtick === undefined && axis.nticks) || names.length)),
  );
  const shown = names.filter((_, i) => i % step === 0);
  const size = Number((axis.tickfont as { size?: unknown } | undefined)?.size ?? theme.text.small);
  const widths = shown.map((name) =>
    Math.max(
      ...name.split(/<br\s*\/?>/i).map((line) => measureText(line.replace(/<[^>]*>/g, ""), theme.font, size)),
    ),
  );
  return { names, shown, widths, size };
}

/** Two names next to each other that do not fit even if the plot had the whole width of the picture. */
function crowdedAcross(chart: StatedChart, panel: Panel): Fault[] {
  const along = namesAlong(chart, panel, "x");
  if (along === undefined) return [];
  const { shown, widths } = along;
  const room = (chart.size.width * (panel.across[1] - panel.across[0])) / shown.length;
  const at = widths.findIndex((own, i) => i > 0 && (own + (widths[i - 1] ?? 0)) / 2 > room);
  if (at < 0) return [];
  const pair = shown.slice(at - 1, at + 1).map((name) => JSON.stringify(name));
  return [
    {
      problem: `the names along ${panel.x} would be printed over each other: ${pair.join(" and ")}, for example`,
      remedy: "Draw horizontal bars, which have a line for each name (sortedBars), or shorten the names.",
    },
  ];
}

/** Pixels above and below a plot, for its own axis. */
const margins = 56;

function crowdedDown(chart: StatedChart, panel: Panel): Fault[] {
  const along = namesAlong(chart, panel, "y");
  if (along === undefined) return [];
  const { names, shown, widths, size } = along;
  const part = panel.up[1] - panel.up[0];
  const lines = shown.reduce((sum, name) => sum + name.split(/<br\s*\/?>/i).length, 0);
  const needed = Math.ceil((lines * size * 1.3) / part + margins);
  const widest = Math.round(Math.max(...widths));
  const room = 0.6 * chart.size.width * (panel.across[1] - panel.across[0]);
  return [
    ...(needed > chart.size.height
      ? [
          {
            problem: `${names.length} names along ${panel.y} do not fit a height of ${chart.size.height} pixels`,
            remedy: `Give the chart a height: size: { width: ${chart.size.width}, height: ${needed} }. Or draw sortedBars, which takes the height that it needs.`,
          },
        ]
      : []),
    ...(widest > room
      ? [
          {
            problem: `the names along ${panel.y} take ${widest} of ${chart.size.width} pixels`,
            remedy: "Break them with <br>, shorten them, or draw sortedBars, which breaks them.",
          },
        ]
      : []),
  ];
}
