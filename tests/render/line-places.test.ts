import { expect, test } from "vitest";
import { renderSvg } from "../../src/render/svg.ts";

const texts = (svg: string) => svg.match(/<tspan[^>]*>/g) ?? [];

test("no line of a label is placed by a shift beside a place, which LibreOffice overlooks", async () => {
  const svg = await renderSvg(
    {
      data: [{ type: "bar", x: ["one<br>two<br>three"], y: [1], text: ["H<sub>2</sub>O<br>below"] }],
      layout: { title: { text: "a<br>b" } },
    },
    { width: 400, height: 300 },
  );
  const lines = texts(svg).filter((tag) => / y="/.test(tag));
  expect(lines).toHaveLength(7);
  expect(lines.filter((tag) => / dy="/.test(tag))).toEqual([]);
  const yOf = (text: string) => Number(new RegExp(` y="([\\d.-]+)"[^>]*>${text}<`).exec(svg)?.[1]);
  const [one, two, three] = [yOf("one"), yOf("two"), yOf("three")];
  expect(two - one).toBeGreaterThan(10);
  expect(three - two).toBeCloseTo(two - one, 2);
});

test("a subscript keeps its shift, which has no place beside it", async () => {
  const svg = await renderSvg(
    { data: [{ type: "bar", x: ["H<sub>2</sub>O"], y: [1] }] },
    { width: 400, height: 300 },
  );
  expect(texts(svg).some((tag) => / dy="0.3em"/.test(tag))).toBe(true);
});
