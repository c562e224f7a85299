import fc from "fast-check";
import { expect, test } from "vitest";
import { type Colour, contrast, parseColour } from "../../../src/charts/colour.ts";
import { readableOn } from "../../../src/charts/settle/readable-colour.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";

test("the theme's own colours where one of them can be read", () => {
  expect(readableOn("#12436D", government)).toBe("#FFFFFF");
  expect(readableOn("#FFDDAA", government)).toBe("#0B0C0C");
  expect(readableOn("nocolour", government)).toBe("#0B0C0C");
});

test("what is chosen can be read on any colour", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      channel,
      channel,
      channel,
      fc.constantFrom(government, continental),
      (red, green, blue, theme) => {
        const chosen = parseColour(readableOn(`rgb(${red}, ${green}, ${blue})`, theme)) as Colour;
        expect(contrast(chosen, { red, green, blue, alpha: 1 })).toBeGreaterThanOrEqual(4.5);
      },
    ),
  );
});
