import { expect, test } from "vitest";
import { templateText } from "../../../src/charts/settle/template-text.ts";
import { renderSvg } from "../../../src/render/index.ts";

const cell = { z: -1234.5678, text: "Army", x: 2020, y: "North" };

test("the value, the text and the place of a cell", () => {
  expect(templateText("%{text}: %{z:,.1f}% in %{y}", cell, "en-GB")).toBe("Army: −1,234.6% in North");
  expect(templateText("%{z:.1f}", cell, "de-DE")).toBe("−1234,6");
  expect(templateText("%{z:.0%}", { ...cell, z: 0.254 }, "en-GB")).toBe("25%");
  expect(templateText("%{z:+d}", { ...cell, z: 7 }, "en-GB")).toBe("+7");
  expect(templateText("%{text}", { ...cell, text: undefined }, "en-GB")).toBe("");
});

test("a format without a number of decimals has those of the number", () => {
  expect(templateText("%{z:,}", { z: 12345 }, "en-GB")).toBe("12,345");
  expect(templateText("%{z:%}", { z: 0.125 }, "en-GB")).toBe("12.5%");
  expect(templateText("%{z:+}", { z: 0.5 }, "en-GB")).toBe("+0.5");
});

test("thousands have commas, where Plotly would write 98.7655k", () => {
  expect(templateText("%{z}", { ...cell, z: 98765.5 }, "en-GB")).toBe("98,765.5");
});

test.each(["%{customdata}", "%{z:.2s}", "%{z:$,.2f}", "%{z:.2}"])("%s is not known", (template) => {
  expect(templateText(template, cell, "en-GB")).toBeUndefined();
});

test.each(["%{z}", "%{z:.2f}", "%{z:,.0f}", "%{z:+,.1f}", "%{z:.1%}", "%{z:d}", "%{text} %{x}/%{y}"])(
  "%s is written as Plotly writes it",
  async (texttemplate) => {
    const z = [0, 3, -12.25, 0.125, 987.5];
    const x = z.map((_, i) => `c${i}`);
    const text = [z.map((_, i) => `t${i}`)];
    const trace = { type: "heatmap", x, y: ["row"], z: [z], text, texttemplate };
    const svg = await renderSvg({ data: [trace], layout: {} }, { width: 1200, height: 200 });
    const drawn = [...svg.matchAll(/class="heatmap-label".*?<text[^>]*>([^<]*)</gs)].map(([, words = ""]) =>
      words.replace("-", "−"),
    ); // Plotly's minus is a hyphen where a format is given.
    expect(
      z.map((value, i) =>
        templateText(texttemplate, { z: value, text: text[0]?.[i], x: x[i], y: "row" }, "en"),
      ),
    ).toEqual(drawn);
  },
);
