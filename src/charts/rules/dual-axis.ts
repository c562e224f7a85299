import { lieOver, type Panel, panelsOf, sameScale } from "./panels.ts";
import type { Rule } from "./rule.ts";

/** Two scales over one plot make any two series seem to move together, and more so where the second is not even shown. */
export const noDualAxis: Rule = {
  name: "dual-axis",
  check: ({ figure }) => {
    const panels = panelsOf(figure);
    const over = panels.flatMap((panel, i) =>
      panels.slice(0, i).flatMap((below) => (lieOver(panel, below) ? twoScales(panel, below) : [])),
    );
    const pairs = new Map(over.map((pair) => [pair.join(), pair]));
    return [...pairs.values()].map(([name, below]) => ({
      problem: `${name} lies over another axis (${below}) with a scale of its own (dual axis)`,
      remedy: "Draw two charts, or index both series to one scale.",
    }));
    function twoScales(panel: Panel, below: Panel): [string, string][] {
      const pairs: [string, string][] = [
        [panel.x, below.x],
        [panel.y, below.y],
      ];
      return pairs
        .filter(([one, other]) => !sameScale(one, other, figure.layout))
        .map(([one, other]) => (one > other ? [one, other] : [other, one]));
    }
  },
};
