import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { measureText } from "../../src/charts/measure.ts";
import { cleanText, fitText, plotlyText } from "../../src/charts/text.ts";
import { government } from "../../src/charts/themes/government.ts";
import { openFonts } from "../../src/render/fonts.ts";
import { InstalledFonts } from "../../src/render/installed-fonts.ts";
import { textLength } from "../../src/render/text-layout.ts";

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

describe("letters that are joined", () => {
  const [kingdom, arabia] = ["المملكة", "العربية"];
  const wide = (text: string) => fitText(text, { font, size: 14 }).width;

  test.skipIf(new InstalledFonts().find("م") === undefined)("are measured as they are drawn", () => {
    const { document } = parseHTML(
      `<svg><text style="font-family: ${font}; font-size: 14px">${kingdom}</text></svg>`,
    );
    const drawn = textLength(document.querySelector("text") as Element, openFonts());
    expect(measureText(kingdom, font, 14)).toBeCloseTo(drawn, 2);
    expect(drawn).toBeLessThan(14 * kingdom.length);
  });

  test("stay together: a line ends at a space", () => {
    const width = Math.max(wide(kingdom), wide(arabia)) + 0.1;
    expect(fitText(`${kingdom} ${arabia}`, { font, size: 14, width }).lines).toEqual([kingdom, arabia]);
  });

  test("of a word too wide for its line are a refusal, and no ellipsis stands in for a word", () => {
    const width = wide(kingdom) - 1;
    expect(() => fitText(kingdom, { font, size: 14, width })).toThrow(
      `pixels for the word "${kingdom}", and it cannot be broken`,
    );
    expect(() => fitText(`${kingdom} ${arabia}`, { font, size: 14, width: width + 1.5, lines: 1 })).toThrow(
      `"${kingdom}"`,
    );
  });

  test("are cut short by the word", () => {
    const width = wide(`${kingdom} ${arabia}`) + 0.1;
    const { lines } = fitText(`${kingdom} ${arabia} ${kingdom}`, { font, size: 14, width, lines: 1 });
    expect(lines).toEqual([`${kingdom}…`]);
  });
});

test("a letter keeps its marks where a word is broken", () => {
  const { lines } = fitText("e\u0301".repeat(20), { font, size: 14, width: 40 });
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^e/);
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
