import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, test } from "vitest";
import { renderSvg } from "../../src/render/svg.ts";
import { expectSameTexts, expectSameTree, type Reference, referenceOf } from "./as-chromium.ts";
import { drawInChromium } from "./chromium.ts";
import { figures } from "./figures.ts";

/**
 * What Chromium makes of the figures, kept so that the tests need no browser. To measure anew:
 * `CHROMIUM=/usr/bin/chromium UPDATE=1 npx vitest run tests/render/chromium.test.ts`; without UPDATE the
 * same command compares with that browser.
 */
const kept = new URL("fixtures/chromium.json", import.meta.url);
const executable = process.env.CHROMIUM;

let references: Record<string, Reference>;

beforeAll(async () => {
  if (executable === undefined) {
    references = JSON.parse(readFileSync(kept, "utf8"));
    return;
  }
  const drawn = await drawInChromium(executable, figures);
  references = Object.fromEntries(Object.entries(drawn).map(([name, each]) => [name, referenceOf(each)]));
  if (process.env.UPDATE !== undefined) writeFileSync(kept, `${JSON.stringify(references, rounded)}\n`);
});

function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}

describe.each(Object.keys(figures))("%s is drawn as Chromium draws it", (name) => {
  let svg: string;
  let reference: Reference;

  beforeAll(async () => {
    const figure = figures[name as keyof typeof figures] as (typeof figures)[string];
    svg = await renderSvg(figure, figure.size);
    reference = references[name] as Reference;
  });

  test("the same elements, with the same numbers", () => expectSameTree(svg, reference));

  test("the texts in the same places", () => expectSameTexts(svg, reference));
});
