import { axisIn, isMargin, lieOver, type Panel, panelsOf } from "./panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { annotationTexts, itemsOf, names, plainWords } from "./written.ts";

/** Panels beside each other are told apart by their names alone. */
export const panelsNamed: Rule = {
  name: "panel-names",
  check: (chart) => {
    const panels = chart.isComputed
      ? []
      : panelsOf(chart.figure).filter((panel) => !isMargin(panel, chart.figure));
    const apart = panels.filter((panel, i) => !panels.slice(0, i).some((other) => lieOver(panel, other)));
    if (apart.length < 2) return [];
    const unnamed = apart.filter((panel) => !isNamed(panel, panels, chart));
    return unnamed.map(
      ({ x, y, traces: [first = 0] }): Fault => ({
        problem: `the panel of trace ${first + 1} (${x}, ${y}) has no name in the picture`,
        remedy: `Write what it shows in an annotation above it: { text: "…", xref: "${idOf(x)} domain", yref: "${idOf(y)} domain", x: 0, y: 1, xanchor: "left", yanchor: "bottom" }.`,
      }),
    );
  },
};

const idOf = (name: string) => name.replace("axis", "");

function isNamed(panel: Panel, all: readonly Panel[], { figure: { data, layout } }: StatedChart): boolean {
  const words = annotationTexts(layout.annotations);
  const own = all.filter((other) => lieOver(panel, other) || other === panel).flatMap(({ traces }) => traces);
  const isWritten = own.some((i) => {
    const name = data[i]?.name;
    return typeof name === "string" && words.some((text) => names(text, plainWords(name)));
  });
  if (isWritten || hasTitle(axisIn(layout, panel.x).title)) return true;
  return itemsOf(layout.annotations).some((each) => each.visible !== false && standsAt(each, panel));
}

function hasTitle(title: unknown): boolean {
  const text = typeof title === "string" ? title : (title as { text?: unknown } | undefined)?.text;
  return typeof text === "string" && text.trim() !== "";
}

/** Whether an annotation is placed by a panel's axes, or stands in or right above it on the paper. */
function standsAt({ xref = "x", yref = "y", x, y, text }: Record<string, unknown>, panel: Panel): boolean {
  if (typeof text !== "string" || text.trim() === "") return false;
  const axes = [String(xref).split(" ")[0], String(yref).split(" ")[0]];
  const [isByX, isByY] = [axes[0] === idOf(panel.x), axes[1] === idOf(panel.y)];
  const within = (place: unknown, [low, high]: readonly [number, number], more: number) =>
    Number(place) >= low - 0.02 && Number(place) <= high + more;
  const isAcross = isByX || (axes[0] === "paper" && within(x, panel.across, 0.02));
  const isUp = isByY || (axes[1] === "paper" && within(y, panel.up, 0.12));
  return isAcross && isUp;
}
