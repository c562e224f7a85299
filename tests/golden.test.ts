import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goldenFault } from "./golden.ts";

const square = (side: number, height = 9) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="${height}"><rect width="${side}" height="${side}"/></svg>`,
  )
    .render()
    .asPng();

const red = (png: Buffer) => {
  const image = `<image width="9" height="9" href="data:image/png;base64,${png.toString("base64")}"/>`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${image}</svg>`,
  ).render();
  return Array.from({ length: 81 }, (_, i) => i).filter((i) => pixels[4 * i + 1] === 0);
};

let folder: string;
const file = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dossier-golden-"));
  writeFileSync(file("square.png"), square(3));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a picture as it was leaves nothing beside its golden", () => {
  expect(goldenFault(file("square.png"), square(3))).toBeUndefined();
  expect(existsSync(file("square.new.png"))).toBe(false);
});

test("a changed picture is written beside the old, with the differences in red, until it is right again", () => {
  const fault = goldenFault(file("square.png"), square(4));
  expect(fault).toMatch(
    /^7 pixels differ from .*square\.png.*square\.new\.png.*square\.diff\.png.*UPDATE_GOLDENS=1/,
  );
  expect(readFileSync(file("square.new.png"))).toEqual(square(4));
  // The fourth row and the fourth column of nine.
  expect(red(readFileSync(file("square.diff.png")))).toEqual([3, 12, 21, 27, 28, 29, 30]);
  expect(goldenFault(file("square.png"), square(3))).toBeUndefined();
  expect(existsSync(file("square.new.png")) || existsSync(file("square.diff.png"))).toBe(false);
});

test("a picture of another size differs where one of the two is not", () => {
  expect(goldenFault(file("square.png"), square(3, 8))).toMatch(/^9 pixels differ/);
});

test("a picture without a golden is written for a first look", () => {
  expect(goldenFault(file("other.png"), square(3))).toMatch(
    /^there is no .*other\.png: look at .*other\.new\.png/,
  );
  expect(existsSync(file("other.new.png"))).toBe(true);
});
