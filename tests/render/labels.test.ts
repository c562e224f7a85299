import { expect, test } from "vitest";
import { openFonts } from "../../src/render/fonts.ts";
import { labelsIn } from "../../src/render/labels.ts";
import { parseSvg } from "../../src/render/parse-svg.ts";
import { drawSvg, renderSvg } from "../../src/render/svg.ts";
import { figures } from "./figures.ts";

const labels = async (content: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${content}</svg>`;
  return labelsIn(await parseSvg(svg), openFonts());
};
const text = (content: string, more = "") =>
  `<text x="10" y="20" style="font-size:10px" ${more}>${content}</text>`;

test("a line of text has the box of its letters", async () => {
  const [label, ...others] = await labels(text("£80m"));
  expect(others).toEqual([]);
  // Open Sans: a digit and a pound sign are 1169 units of 2048 wide, an m 1905.
  expect(label?.width).toBeCloseTo((10 * (3 * 1169 + 1905)) / 2048, 1);
  expect(label).toMatchObject({ text: "£80m", size: 10, angle: 0, x: 10 });
  expect([label?.y, label?.height]).toEqual([expect.closeTo(12.6, 9), expect.closeTo(9.6, 9)]);
});

test("each line of a label is one, and a subscript belongs to its line", async () => {
  const lines = '<tspan x="10" y="20">one</tspan><tspan x="10" y="33">H<tspan dy="3">2</tspan>O</tspan>';
  expect((await labels(text(lines))).map((each) => each.text)).toEqual(["one", "H2O"]);
});

test("it is where and as large as its transforms make it", async () => {
  const [label] = await labels(
    `<g transform="translate(100,50)">${text("ab", 'transform="scale(0.5)"')}</g>`,
  );
  expect(label).toMatchObject({ x: 105, size: 5, angle: 0 });
  expect((await labels(text("ab", 'transform="rotate(-90)"')))[0]?.angle).toBeCloseTo(-90, 9);
});

test("what a clip leaves of it is what is seen; nothing is no label", async () => {
  const clip = (width: number) =>
    `<clipPath id="c"><rect x="0" y="0" width="${width}" height="100"/></clipPath><g clip-path="url(#c)">${text("a long label")}</g>`;
  expect((await labels(clip(30)))[0]?.seen).toMatchObject({ x: 10, width: 20 });
  expect(await labels(clip(5))).toEqual([]);
  const [whole] = await labels(clip(300));
  expect(whole?.seen.width).toBe(whole?.width);
});

test.each(['style="opacity:0"', 'opacity="0"', 'style="visibility:hidden"', 'style="display:none"'])(
  "what is not shown is no label: %s",
  async (how) => expect(await labels(`<g ${how}>${text("gone")}</g>`)).toEqual([]),
);

test("a drawing is the picture with its labels", async () => {
  const { size, ...figure } = figures.bars as (typeof figures)[string];
  const { svg, labels } = await drawSvg(figure, size);
  expect(svg).toBe(await renderSvg(figure, size));
  const words = svg.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]*>/g, " ");
  expect(labels.length).toBeGreaterThan(4);
  for (const label of labels) expect(words).toContain(label.text.replaceAll("&", "&amp;"));
});

test("a superscript belongs to its line too, and to the nearest of several", async () => {
  const raised = (y: number) => `<tspan y="${y}" style="font-size:7px">2</tspan>`;
  expect((await labels(text(`m${raised(14)}`))).map((label) => label.text)).toEqual(["m2"]);
  const lines = `<tspan class="line" y="20">a</tspan><tspan class="line" y="33">m${raised(27)}</tspan>`;
  expect((await labels(text(lines))).map((label) => label.text)).toEqual(["a", "m2"]);
});
