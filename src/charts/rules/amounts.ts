import { typeOf } from "../figure.ts";
import { listOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isHidden } from "./panels.ts";
import { axisName } from "./resolve.ts";
import type { Fault, Rule } from "./rule.ts";

/** What Plotly draws without a word, and not as it was meant: amounts that are texts, lists of unlike length, slices below zero. */
export const valuesAreAmounts: Rule = {
  name: "amounts",
  check: ({ figure: { data } }) =>
    data.flatMap((trace, i): Fault[] => {
      if (isHidden(trace)) return [];
      const what = `trace ${i + 1}`;
      const letter = valueLetter(trace);
      const [x, y] = [listOf(trace.x), listOf(trace.y)];
      const amounts = listOf(trace[letter]) ?? [];
      const texts = amounts.filter(
        (value) => typeof value === "string" && /\d/.test(value) && Number.isNaN(Number(value)),
      );
      const isBar = /^(bar|funnel|waterfall)$/.test(typeOf(trace));
      const isPaired = isBar || typeOf(trace) === "scatter";
      const slices = typeOf(trace) === "pie" ? numbersIn(trace.values).filter((value) => value < 0) : [];
      return [
        ...(isBar && texts.length > 0
          ? [
              {
                problem: `the amounts of ${what} are texts (${JSON.stringify(texts[0])}), which Plotly takes for names`,
                remedy: 'Give numbers, and the unit as ticks: { tickprefix: "£", ticksuffix: "m" }.',
              },
            ]
          : []),
        ...(isPaired && x !== undefined && y !== undefined && x.length !== y.length
          ? [
              {
                problem: `${what} has ${x.length} values for x and ${y.length} for y, and would leave some out`,
                remedy: "Give both lists the same length, with null where a value is missing.",
              },
            ]
          : []),
        ...(slices.length > 0
          ? [
              {
                problem: `${what} is a pie with values below zero (${slices[0]})`,
                remedy: "Draw sortedBars.",
              },
            ]
          : []),
      ];
    }),
};

/** What a logarithmic axis cannot show, plotly.js leaves out without a word. */
export const nothingVanishes: Rule = {
  name: "log-of-zero",
  check: ({ figure: { data, layout } }) =>
    data.flatMap((trace, i) =>
      isHidden(trace)
        ? []
        : ["x", "y"].flatMap((letter) => {
            const name = axisName(letter, trace);
            if (axisIn(layout, name).type !== "log") return [];
            const lost = numbersIn(trace[letter]).filter((value) => value <= 0).length;
            return lost === 0
              ? []
              : [
                  {
                    problem: `${lost} of the values of trace ${i + 1} along ${name} are 0 or less, and a logarithmic axis leaves them out`,
                    remedy:
                      "Take a linear axis, or leave these rows out and say in the subtitle how many are.",
                  },
                ];
          }),
    ),
};
