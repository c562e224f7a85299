import { expect, test } from "vitest";
import { measureText } from "../../src/charts/measure.ts";
import { cleanText, fitText, plotlyText } from "../../src/charts/text.ts";
import { government } from "../../src/charts/themes/government.ts";

const font = government.font;

test("widths are those of Open Sans's own table", () => {
  // hmtx of Open Sans Regular, 2048 units an em: "n" 1256, "–" 1024.
  expect(measureText("n", font, 2048)).toBeCloseTo(1256, 0);
  expect(measureText("–", font, 2048)).toBeCloseTo(1024, 0);
  expect(measureText("nn", font, 14, 700)).toBeGreaterThan(measureText("nn", font, 14));
  expect(measureText("日", font, 14)).toBe(14);
});

test("a known family is measured by its own table, an unknown one as what it is drawn in", () => {
  // hmtx of PT Serif Regular, 1000 units an em: "n" 594.
  expect(measureText("n", "'PT Serif', serif", 1000)).toBeCloseTo(594, 0);
  expect(measureText("n", "Comic Sans MS", 2048)).toBe(measureText("n", font, 2048));
});

test("text breaks at spaces, and long words inside", () => {
  expect(fitText("one two three", { font, size: 14, width: 60 }).lines).toEqual(["one two", "three"]);
  const long = fitText("Donaudampfschifffahrt", { font, size: 14, width: 60 });
  expect(long.lines.join("")).toBe("Donaudampfschifffahrt");
  expect(long.width).toBeLessThanOrEqual(60);
});

test("a range breaks after its dash", () => {
  const words = fitText("£2,000,000m–£3,000,000m", { font, size: 14, width: 120 });
  expect(words.lines).toEqual(["£2,000,000m–", "£3,000,000m"]);
});

test("what does not fit is marked by an ellipsis, and still fits", () => {
  const cut = fitText("one two three four five six", { font, size: 14, width: 60, lines: 2 });
  expect(cut.lines).toHaveLength(2);
  expect(cut.lines[1]).toMatch(/…$/);
  expect(cut.width).toBeLessThanOrEqual(60);
});

test("white space and what XML cannot hold become one space", () => {
  expect(cleanText(" a\n\tb\u0000\ud800c ")).toBe("a b c");
});

test("Plotly's HTML and TeX are text", () => {
  expect(plotlyText("<b>&amp;</b> $5m$")).toBe("&lt;b&gt;&amp;amp;&lt;/b&gt; &#36;5m&#36;");
});

test("a word of ten thousand letters is broken as far as it is shown", () => {
  const fit = { font: "Open Sans", size: 14, width: 200 };
  const { lines } = fitText("x".repeat(10_000), fit);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^x+…$/);
  expect(fitText("日本".repeat(500), fit).lines[0]).toBe(fitText("日本".repeat(50), fit).lines[0]);
});
