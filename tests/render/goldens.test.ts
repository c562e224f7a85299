import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { renderPng } from "../../src/render/png.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { goldenFault } from "../golden.ts";
import { figures } from "./figures.ts";

/** A changed SVG is written beside the old as `name.new.svg`; for pictures see {@link goldenFault}. */
const golden = (file: string) => fileURLToPath(new URL(`goldens/${file}`, import.meta.url));

const names = ["bars", "lines", "ranges"] as const;

test.each(names)("%s.svg is as it was", async (name) => {
  const figure = figures[name] as (typeof figures)[string];
  const svg = await renderSvg(figure, { ...figure.size, title: name, fonts: "reference" });
  const [kept, beside] = [golden(`${name}.svg`), golden(`${name}.new.svg`)];
  if (process.env.UPDATE_GOLDENS !== undefined) await writeFile(kept, svg);
  await rm(beside, { force: true });
  const isSame = (await readFile(kept, "utf8").catch(() => "")) === svg;
  if (!isSame) await writeFile(beside, svg);
  expect(
    isSame,
    `look at ${beside}; if it is right, UPDATE_GOLDENS=1 npx vitest run tests/render/goldens`,
  ).toBe(true);
});

test.each(names)("%s.png is as it was, to the eye", async (name) => {
  const figure = figures[name] as (typeof figures)[string];
  const png = await renderPng(await renderSvg(figure, figure.size), { scale: 1 });
  expect(goldenFault(golden(`${name}.png`), png)).toBeUndefined();
});
