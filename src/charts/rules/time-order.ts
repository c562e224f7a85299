import type { Trace } from "../figure.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { axisIn, panelsOf } from "./panels.ts";
import { isYear, momentOf } from "./places.ts";
import { isReversed } from "./range.ts";
import type { Rule } from "./rule.ts";

/** Time runs from left to right: the other way round, a rise is read as a fall. */
export const timeRunsOn: Rule = {
  name: "time-order",
  check: ({ figure }) =>
    [...new Map(panelsOf(figure).map((panel) => [panel.x, panel])).values()].flatMap(({ x, traces }) => {
      // Amounts of a thousand and more may be whole numbers too.
      const along = traces.map((i) => figure.data[i] as Trace).filter((trace) => valueLetter(trace) === "y");
      const places = along.flatMap((trace) => listOf(trace.x) ?? []);
      const isTime = places.length > 0 && places.every(isDate);
      return isTime && isReversed(axisIn(figure.layout, x))
        ? [
            {
              problem: `time runs from right to left along ${x}`,
              remedy:
                "Let it run to the right: leave autorange out, and give the range its earlier end first.",
            },
          ]
        : [];
    }),
};

const isDate = (place: unknown) => momentOf(place) !== undefined || isYear(numberOf(place));
