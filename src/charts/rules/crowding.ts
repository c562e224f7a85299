import { measureText } from "../measure.ts";
import { listOf } from "./numbers.ts";
import { axisIn, type Panel, panelsOf } from "./panels.ts";
import type { Rule, StatedChart } from "./rule.ts";

/**
 * Names under bars that stand upright have each the width of a bar. The theme keeps them horizontal, which turns off what
 * Plotly does about it, and they would be printed one over the other.
 */
export const labelsHaveRoom: Rule = {
  name: "crowded-labels",
  check: (chart) => {
    const axes = new Map(panelsOf(chart.figure).map((panel) => [panel.x, panel]));
    return [...axes.values()].flatMap((panel) => {
      const crowded = crowdedNames(chart, panel);
      return crowded === undefined
        ? []
        : [
            {
              problem: `the names along ${panel.x} would be printed over each other: ${crowded.map((name) => JSON.stringify(name)).join(" and ")}, for example`,
              remedy:
                "Draw horizontal bars, which have a line for each name (sortedBars), or shorten the names.",
            },
          ];
    });
  },
};

/** Two names next to each other that do not fit even if the plot had the whole width of the picture. */
function crowdedNames({ figure, theme, width }: StatedChart, panel: Panel): string[] | undefined {
  const axis = axisIn(figure.layout, panel.x);
  const own = [axis.tickvals, axis.ticktext, axis.range, axis.dtick, axis.categoryarray, axis.ticklabelstep];
  const isPlain = own.every((option) => option === undefined) && axis.visible !== false;
  if (
    width === undefined ||
    !isPlain ||
    axis.showticklabels === false ||
    (axis.type ?? "category") !== "category"
  )
    return undefined;
  const places = panel.traces.flatMap((trace) => listOf(figure.data[trace]?.x) ?? []);
  const names = [...new Set(places)].filter((place) => place !== null);
  // Plotly takes texts for categories where they are neither numbers nor dates.
  const isName = (place: unknown) => typeof place === "string" && !/^\s*[-+]?[\d.]/.test(place);
  if (names.length < 2 || !names.every(isName)) return undefined;
  const step = Math.max(1, Math.ceil(names.length / Number(axis.nticks || names.length)));
  const room = (width * (panel.across[1] - panel.across[0]) * step) / names.length;
  const shown = (names as string[]).filter((_, i) => i % step === 0);
  const size = Number((axis.tickfont as { size?: unknown } | undefined)?.size ?? theme.text.small);
  const widths = shown.map((name) =>
    Math.max(
      ...name.split(/<br\s*\/?>/i).map((line) => measureText(line.replace(/<[^>]*>/g, ""), theme.font, size)),
    ),
  );
  const at = widths.findIndex((own, i) => i > 0 && (own + (widths[i - 1] ?? 0)) / 2 > room);
  return at < 0 ? undefined : shown.slice(at - 1, at + 1);
}
