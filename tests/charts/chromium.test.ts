import { beforeAll, describe, expect, test } from "vitest";
import { themes } from "../../src/charts/themes/themes.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { expectSameTexts, expectSameTree, referenceOf } from "../render/as-chromium.ts";
import { type Drawn, drawInChromium } from "../render/chromium.ts";
import { randomFigures, type SizedFigure } from "../render/random-figures.ts";
import { samplesIn } from "./samples.ts";

/**
 * Every kind of chart in every theme, and random figures, beside what Chromium draws, in one start of it:
 * `CHROMIUM=$(command -v chromium) npx vitest run tests/charts/chromium.test.ts`.
 */
const executable = process.env.CHROMIUM ?? "";

const figures: Record<string, SizedFigure> =
  executable === ""
    ? {}
    : {
        ...Object.fromEntries(
          themes.flatMap((theme) =>
            Object.entries(samplesIn(theme)).map(([kind, sample]) => {
              const { figure, size } = sample();
              return [`${theme.name} ${kind}`, { ...figure, size }];
            }),
          ),
        ),
        ...randomFigures(Number(process.env.DOSSIER_FIGURES ?? 8)),
      };

describe.skipIf(executable === "")("drawn as Chromium draws it", () => {
  let drawn: Record<string, Drawn>;

  beforeAll(async () => {
    drawn = await drawInChromium(executable, figures);
  }, 300_000);

  test.each(Object.keys(figures))("%s", async (name) => {
    const figure = figures[name] as SizedFigure;
    const svg = await renderSvg(figure, figure.size);
    const reference = referenceOf(drawn[name] as Drawn);
    expectSameTree(svg, reference);
    await expectSameTexts(svg, reference);
  });

  test("there is something to compare", () => {
    expect(Object.keys(figures).length).toBeGreaterThan(80);
  });
});
