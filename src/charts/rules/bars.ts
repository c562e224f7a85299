import { type Trace, typeOf } from "../figure.ts";
import { valueLetter } from "./numbers.ts";
import { axisIn, isHidden } from "./panels.ts";
import { axisName } from "./resolve.ts";
import type { Rule } from "./rule.ts";

type Axis = Record<string, unknown>;

/** A bar is read by its length: without its zero, 98 looks a third of 100, and a logarithmic axis has none. */
export const barsFromZero: Rule = {
  name: "bars-from-zero",
  check: ({ figure: { data, layout } }) => {
    const axes = new Set(
      data
        .filter((trace) => /^(bar|histogram|funnel|waterfall)$/.test(typeOf(trace)) && !isHidden(trace))
        .filter(({ base }) => !Array.isArray(base))
        .map((trace) => axisName(valueLetter(trace), trace))
        .concat(data.filter(isFilledToZero).map((trace) => axisName(valueLetter(trace), trace))),
    );
    const based = data.flatMap((trace, i) =>
      typeOf(trace) === "bar" && typeof trace.base === "number" && trace.base !== 0 && !isHidden(trace)
        ? [
            {
              problem: `the bars of trace ${i + 1} all begin at ${trace.base}, and not at zero`,
              remedy: 'Leave base out, or draw dots (mode: "markers"), which are read by their place.',
            },
          ]
        : [],
    );
    return [...axes]
      .flatMap((name) => {
        const { type, autorange, ...limits } = axisIn(layout, name);
        const range = autorange === true ? undefined : rangeIn(limits);
        if (type === "log")
          return [
            {
              problem: `bars stand on the logarithmic axis ${name}, which has no zero to measure them from`,
              remedy: 'Draw dots (mode: "markers") on that axis, or the bars on a linear one.',
            },
          ];
        if (!Array.isArray(range) || range.some((end) => end !== null && typeof end !== "number")) return [];
        const ends = range.filter((end) => end !== null) as number[];
        const isFromZero = ends.length === 0 || (Math.min(...ends) <= 0 && Math.max(...ends) >= 0);
        const [low, high] = range as (number | null)[];
        const isOpen = (low === null && Number(high) > 0) || (high === null && Number(low) < 0);
        return isFromZero || isOpen
          ? []
          : [
              {
                problem: `bars are cut off: ${name} shows ${JSON.stringify(range)}, and their zero is not in it`,
                remedy:
                  'Let the axis include 0, or draw dots (mode: "markers"), which are read by their place.',
              },
            ];
      })
      .concat(based);
  },
};

/** An area is read by its height, as a bar is. */
const isFilledToZero = (trace: Trace) =>
  typeOf(trace) === "scatter" && trace.fill === "tozeroy" && !isHidden(trace);

/** The ends that an axis is given in one of the ways that Plotly has for it. */
function rangeIn({ range, minallowed, maxallowed, autorangeoptions }: Axis): unknown {
  if (Array.isArray(range))
    return range.map((end) =>
      typeof end === "string" && end.trim() !== "" && Number.isFinite(Number(end)) ? Number(end) : end,
    );
  const options = (autorangeoptions ?? {}) as Axis;
  const low = [minallowed, options.minallowed, options.clipmin].find((end) => end !== undefined);
  const high = [maxallowed, options.maxallowed, options.clipmax].find((end) => end !== undefined);
  return low === undefined && high === undefined ? undefined : [low ?? null, high ?? null];
}
