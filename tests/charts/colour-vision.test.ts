import { describe, expect, test } from "vitest";
import { type Colour, contrast, parseColour } from "../../src/charts/colour.ts";
import { leastSteps, nearest, noticeableSteps, seenWith, visions } from "../../src/charts/colour-vision.ts";
import { themes } from "../../src/charts/themes/themes.ts";

const read = (text: string) => parseColour(text) as Colour;
const pairs = (colours: readonly string[]) =>
  colours.slice(1).map((colour, i): [string, string] => [colours[i] as string, colour]);

test("whoever sees fewer hues sees black, grey and white as they are", () => {
  for (const vision of visions)
    for (const grey of [0, 40, 127, 255]) {
      const { red, green, blue } = seenWith(vision, { red: grey, green: grey, blue: grey, alpha: 1 });
      for (const channel of [red, green, blue]) expect(channel, vision).toBeCloseTo(grey, 1);
    }
});

test("red and green come near each other without the cones for one of them, and not without those for blue", () => {
  const [red, green] = [read("#C00000"), read("#507000")];
  const steps = (vision: (typeof visions)[number]) =>
    noticeableSteps(seenWith(vision, red), seenWith(vision, green));
  expect(noticeableSteps(red, green)).toBeGreaterThan(3);
  expect(steps("deuteranopia")).toBeLessThan(leastSteps);
  expect(steps("tritanopia")).toBeGreaterThan(3);
  const { red: r, green: g, blue: b } = seenWith("greyscale", red);
  expect([g, b]).toEqual([r, r]);
});

test("a step of lightness is half of 10.16 + 1.50 / 0.1 (Stone, Szafir & Setlur 2014)", () => {
  // Of CIELAB: white has a lightness of 100 and black of 0, neither a hue.
  expect(noticeableSteps(read("#FFF"), read("#000"))).toBeCloseTo(100 / (0.5 * (10.16 + 15)), 2);
  // Sharma, Wu & Dalal's tables and every colour picker: red is L 53.24, a 80.09, b 67.20.
  expect(noticeableSteps(read("#F00"), read("#000"))).toBeCloseTo(
    Math.hypot(53.24 / 12.58, 80.09 / 20.74, 67.2 / 34.05),
    2,
  );
});

describe.each(themes)("$name", ({ palette, duo, sequential }) => {
  test.each([...pairs(palette), duo as [string, string]])("%s and %s stay apart in every vision", (a, b) => {
    expect(contrast(read(a), read(b))).toBeGreaterThanOrEqual(3);
    const [{ vision, steps }] = nearest(read(a), read(b));
    expect(steps, vision).toBeGreaterThanOrEqual(leastSteps);
  });

  test.each(pairs(sequential))("the steps %s and %s can be told by lightness", (a, b) => {
    const [{ vision, steps }] = nearest(read(a), read(b));
    expect(steps, vision).toBeGreaterThanOrEqual(1.5);
  });
});
