import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { renderSvg } from "../../src/render/svg.ts";
import { type Drawn, drawInChromium } from "./chromium.ts";
import { figures } from "./figures.ts";
import { type SvgTree, svgTree } from "./svg-tree.ts";
import { textBoxes } from "./text-boxes.ts";

/**
 * What Chromium makes of the figures, kept so that the tests need no browser. To measure anew:
 * `CHROMIUM=/usr/bin/chromium UPDATE=1 npx vitest run tests/render/chromium.test.ts`; without UPDATE the
 * same command compares with that browser.
 */
const kept = new URL("fixtures/chromium.json", import.meta.url);
const executable = process.env.CHROMIUM;

type Reference = SvgTree & Pick<Drawn, "texts">;
let references: Record<string, Reference>;

beforeAll(async () => {
  if (executable === undefined) {
    references = JSON.parse(readFileSync(kept, "utf8"));
    return;
  }
  const drawn = await drawInChromium(executable, figures);
  references = Object.fromEntries(
    Object.entries(drawn).map(([name, { svg, texts }]) => [name, { ...svgTree(svg), texts }]),
  );
  if (process.env.UPDATE !== undefined) writeFileSync(kept, `${JSON.stringify(references, rounded)}\n`);
});

function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}

const closeEnough = 0.5;

describe.each(Object.keys(figures))("%s is drawn as Chromium draws it", (name) => {
  let svg: string;
  let reference: Reference;

  beforeAll(async () => {
    const figure = figures[name as keyof typeof figures] as (typeof figures)[string];
    svg = await renderSvg(figure, figure.size);
    reference = references[name] as Reference;
  });

  test("the same elements", () => {
    expect(svgTree(svg).elements).toEqual(reference.elements);
  });

  test("the same numbers", () => {
    const { numbers } = svgTree(svg);
    expect(numbers.length).toBe(reference.numbers.length);
    const worst = Math.max(
      ...numbers.map((number, i) => Math.abs(number - (reference.numbers[i] as number))),
    );
    expect(worst).toBeLessThan(closeEnough);
  });

  test("the texts in the same places", async () => {
    const boxes = await textBoxes(svg);
    expect(boxes.map(({ text }) => text)).toEqual(reference.texts.map(({ text }) => text));
    for (const [i, box] of boxes.entries()) {
      const expected = reference.texts[i] as Drawn["texts"][number];
      for (const side of ["x", "y", "width", "height"] as const)
        expect(Math.abs(box[side] - expected[side]), `${side} of "${box.text}"`).toBeLessThan(closeEnough);
    }
  });
});
