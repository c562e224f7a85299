import { describe, expect, test } from "vitest";
import { css } from "../../src/briefing/style.ts";
import { type Colour, contrast, parseColour } from "../../src/charts/colour.ts";
import { themes } from "../../src/charts/themes/themes.ts";

const [, inverted, angle] =
  css.match(/\.card img \{ filter: invert\(([\d.]+)\) hue-rotate\((\d+)deg\)/) ?? [];
const [, card = ""] = css.match(/dark\) \{\s*\.card \{ background: (#[0-9a-f]{6})/) ?? [];

/** Filter Effects Level 1: `invert`, and the matrix of `hue-rotate` for half a turn, both in sRGB. */
function inTheDark(text: string): Colour {
  const amount = Number(inverted);
  const { red, green, blue } = parseColour(text) as Colour;
  const [r, g, b] = [red, green, blue].map((value) => 255 * amount - (2 * amount - 1) * value) as [
    number,
    number,
    number,
  ];
  const channel = (x: number, y: number, z: number) => Math.max(0, Math.min(255, x * r + y * g + z * b));
  return {
    red: channel(-0.574, 1.43, 0.144),
    green: channel(0.426, 0.43, 0.144),
    blue: channel(0.426, 1.43, -0.856),
    alpha: 1,
  };
}

test("the card in the dark is what white turns into", () => {
  expect([Number(inverted), Number(angle)]).toEqual([0.9, 180]);
  expect(inTheDark("#FFFFFF").red).toBeCloseTo(parseColour(card)?.red ?? 0, -0.5);
});

describe.each(themes)("$name in the dark", ({ palette, duo, text, background }) => {
  test.each([...new Set([...palette, ...duo])])("%s stands out from the card", (colour) => {
    expect(contrast(inTheDark(colour), inTheDark(background))).toBeGreaterThanOrEqual(3);
  });

  test.each([text.colour, text.muted])("words in %s can be read", (colour) => {
    expect(contrast(inTheDark(colour), inTheDark(background))).toBeGreaterThanOrEqual(4.5);
  });

  test("two things set against each other stay apart", () => {
    expect(contrast(inTheDark(duo[0]), inTheDark(duo[1]))).toBeGreaterThan(1.5);
  });
});
