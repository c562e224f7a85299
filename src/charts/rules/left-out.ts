import { type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isCartesian, isHidden } from "./panels.ts";
import { momentOf } from "./places.ts";
import { rangeIn } from "./range.ts";
import { axisName } from "./resolve.ts";
import type { Fault, Rule } from "./rule.ts";
import { runningSums } from "./running-sums.ts";

/** Beyond the ends that an axis is given, Plotly cuts bars and lines, and leaves points out, without a word. */
export const nothingOutside: Rule = {
  name: "outside-range",
  check: ({ figure: { data, layout }, isComputed }) =>
    isComputed
      ? []
      : data.flatMap((trace, i) =>
          isHidden(trace) || !isCartesian(trace)
            ? []
            : (["x", "y"] as const).flatMap((letter): Fault[] => {
                const name = axisName(letter, trace);
                const range = limitsOf(axisIn(layout, name));
                if (range === undefined) return [];
                const slack = 1e-9 * Math.max(...range.filter(Number.isFinite).map(Math.abs));
                const lost = drawnAlong(trace, letter).filter(
                  ({ at }) => at < range[0] - slack || at > range[1] + slack,
                );
                return lost.length === 0
                  ? []
                  : [
                      {
                        problem: `${lost.length} of the values of trace ${i + 1} lie outside ${name}: ${JSON.stringify(lost[0]?.value)}, for example`,
                        remedy: `Widen layout.${name}.range or leave it out, or leave these rows out and say in the subtitle how many are.`,
                      },
                    ];
              }),
        ),
};

/** The ends of an axis as numbers, dates as milliseconds; undefined of an axis of names and of one without ends. */
function limitsOf(axis: Record<string, unknown>): [number, number] | undefined {
  if (axis.type === "category" || axis.type === "multicategory") return undefined;
  const ends = rangeIn(axis)?.map((end) => {
    const place = placeOf(end);
    return axis.type === "log" && place !== undefined ? 10 ** place : place;
  });
  if (ends === undefined) return undefined;
  const [low, high] = ends;
  if (low !== undefined && high !== undefined) return low < high ? [low, high] : [high, low];
  return [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
}

/** A number, or a date as milliseconds; undefined of a name. */
const placeOf = (value: unknown) => momentOf(value) ?? numberOf(value);

/** What a trace has along an axis, and where; of bars, their ends. */
function drawnAlong(trace: Trace, letter: "x" | "y"): { value: unknown; at: number }[] {
  const isAmount = valueLetter(trace) === letter;
  if (typeOf(trace) === "waterfall" && isAmount) {
    const base = numberOf(trace.base) ?? 0;
    // Each bar begins where the one before it ends.
    return runningSums(trace).map(({ sum }) => ({ value: base + sum, at: base + sum }));
  }
  const isBar = typeOf(trace) === "bar" && isAmount;
  return (listOf(trace[letter]) ?? []).flatMap((value, i) => {
    const at = placeOf(value);
    if (at === undefined) return [];
    if (!isBar) return [{ value, at }];
    const base = placeOf(listOf(trace.base)?.[i] ?? trace.base ?? 0) ?? 0;
    return [{ value, at: base + at }];
  });
}

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
