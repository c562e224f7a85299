import { type Trace, typeOf } from "../figure.ts";
import { listOf, valueLetter } from "./numbers.ts";
import { axisIn, isMargin, lieOver, panelsOf } from "./panels.ts";
import { momentOf } from "./places.ts";
import type { Fault, Rule } from "./rule.ts";
import { annotationTexts } from "./written.ts";

/** Bars and lines without a scale and without a number are shapes. */
export const amountsTold: Rule = {
  name: "amounts-told",
  check: (chart) => {
    const { data, layout } = chart.figure;
    if (chart.isComputed) return [];
    const panels = panelsOf(chart.figure);
    return panels.flatMap((panel): Fault[] => {
      const { x, y, traces } = panel;
      // What lies over another panel is told as such.
      if (panels.some((other) => other !== panel && lieOver(panel, other))) return [];
      if (isMargin(panel, chart.figure)) return [];
      const untold = traces.filter((i) => {
        const trace = data[i] as Trace;
        if (!/^(bar|scatter|histogram|funnel|waterfall)$/.test(typeOf(trace)) || isTimeline(trace))
          return false;
        const axis = axisIn(layout, valueLetter(trace) === "y" ? y : x);
        const isShown = axis.visible !== false && axis.showticklabels !== false;
        const hasText =
          trace.text !== undefined || trace.texttemplate !== undefined || trace.textinfo !== undefined;
        return !isShown && !hasText;
      });
      const isWritten = annotationTexts(layout.annotations).some((text) => /\d/.test(text));
      return untold.length === traces.length && !isWritten
        ? [
            {
              problem: `nothing in the picture says how much trace ${(untold[0] as number) + 1} shows: its axis is hidden, and no amount written`,
              remedy: "Show the axis, or write the amounts on the marks (text).",
            },
          ]
        : [];
    });
  },
};

/** Marks along dates, which are what they tell: how high they stand is for their names to have room. */
const isTimeline = (trace: Trace) =>
  typeOf(trace) === "scatter" &&
  !/lines/.test(String(trace.mode ?? "lines")) &&
  (listOf(trace.x)?.every((place) => momentOf(place) !== undefined || place === null) ?? false);
