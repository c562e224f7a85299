import { typeOf } from "../figure.ts";
import { isHidden } from "./panels.ts";
import type { Rule } from "./rule.ts";

/** What is near looks large, and what is behind is hidden (Government Analysis Function). */
export const noDepth: Rule = {
  name: "three-dimensions",
  check: ({ figure: { data } }) =>
    data.flatMap((trace, i) =>
      !isHidden(trace) && /3d$|^(surface|cone|volume|isosurface|streamtube)$/.test(typeOf(trace))
        ? [
            {
              problem: `trace ${i + 1} (${typeOf(trace)}) has three dimensions, in which lengths cannot be compared`,
              remedy: "Draw a heat map, a contour, or small multiples.",
            },
          ]
        : [],
    ),
};
