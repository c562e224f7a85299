import { expect, test } from "vitest";
import { type Colour, contrast, over, parseColour } from "../../src/charts/colour.ts";

const read = (text: string) => parseColour(text) as Colour;

test("contrast ratios that WCAG's own documents and its checkers give", () => {
  expect(contrast(read("#000"), read("#FFF"))).toBeCloseTo(21, 10);
  expect(contrast(read("#777777"), read("#FFFFFF"))).toBeCloseTo(4.48, 2);
  expect(contrast(read("#FFFFFF"), read("#767676"))).toBeCloseTo(4.54, 2);
  expect(contrast(read("#FF0000"), read("#FFFFFF"))).toBeCloseTo(4.0, 2);
  expect(contrast(read("#12436D"), read("#12436D"))).toBe(1);
});

test("colour codes in every writing", () => {
  const blue = { red: 18, green: 67, blue: 109, alpha: 1 };
  for (const text of [
    "#12436D",
    "#12436d",
    "rgb(18, 67, 109)",
    "rgb(18 67 109)",
    "rgba(18,67,109,1)",
    "#12436DFF",
  ])
    expect(parseColour(text), text).toEqual(blue);
  expect(parseColour("#0f08")).toEqual({ red: 0, green: 255, blue: 0, alpha: 136 / 255 });
  expect(parseColour("transparent")?.alpha).toBe(0);
  for (const text of ["", "red", "#12", "#12345", "rgb(1,2)", "rgb(a,b,c)"])
    expect(parseColour(text), text).toBeUndefined();
});

test("a see-through colour is mixed with what is behind it", () => {
  expect(over(read("#000000"), read("#FFFFFF"), 0.5)).toEqual({
    red: 127.5,
    green: 127.5,
    blue: 127.5,
    alpha: 1,
  });
});
