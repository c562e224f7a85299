import fc from "fast-check";
import { expect, test } from "vitest";
import type { Chart } from "../../src/charts/chart.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { labelFaults } from "./labels-of.ts";
import { type Draw, latin, randomCharts } from "./random-charts.ts";

/** Data sets a kind. Fifteen make 210 in all, which is more than three minutes of tests hold: `.ci/run` asks for them. */
const sets = Number(process.env.DOSSIER_LABEL_SETS ?? 5);

test.each(Object.entries(randomCharts(latin)))(
  "%s: labels neither overlap nor leave the picture, whatever the data",
  async (_, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.constantFrom(undefined, "slide"), async (draw, size) => {
        const chart = drawnOrTooLarge(draw, size);
        fc.pre(chart !== undefined);
        // The glyphs in the file change nothing about where they stand.
        const svg = await renderSvg(chart.figure, { ...chart.size, fonts: "reference" });
        expect(labelFaults(svg)).toEqual([]);
      }),
      {
        numRuns: sets,
        seed: 20260703,
        endOnFailure: true,
      },
    );
  },
);

/** Thirty rows that all need three lines do not fit a page, nor do sentences on both sides of bars, and the chart says so. */
function drawnOrTooLarge(draw: Draw, size: "slide" | undefined): Chart | undefined {
  try {
    return draw(size);
  } catch (error) {
    if (error instanceof Error && /needs a height of|leave the marks \d+ pixels/.test(error.message))
      return undefined;
    throw error;
  }
}
