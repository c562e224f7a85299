import { parseHTML } from "linkedom/worker";
import { expect, test } from "vitest";
import { openFonts } from "../../src/render/fonts.ts";
import { fragmentBox, layoutText, textBox, textLength } from "../../src/render/text-layout.ts";

const fonts = openFonts();
const regular = fonts.face({ weight: 400, italic: false });
const bold = fonts.face({ weight: 700, italic: false });

function parse(markup: string): Element {
  const { document } = parseHTML(`<svg style="font-size:10px">${markup}</svg>`);
  return document.querySelector("text") as Element;
}

const lay = (markup: string) =>
  layoutText(parse(markup), fonts).map(({ text, x, y, size, width }) => ({ text, x, y, size, width }));
const width = (text: string, size = 10) => regular.advance(text, size);

test("runs follow one another, each in its own size and face", () => {
  expect(
    lay(
      '<text x="5" y="20">CO<tspan dy="3" style="font-size:70%">2</tspan> is <tspan style="font-weight:bold">it</tspan></text>',
    ),
  ).toEqual([
    { text: "CO", x: 5, y: 20, size: 10, width: width("CO") },
    { text: "2", x: 5 + width("CO"), y: 23, size: 7, width: width("2", 7) },
    { text: " is ", x: 5 + width("CO") + width("2", 7), y: 23, size: 10, width: width(" is ") },
    {
      text: "it",
      x: 5 + width("CO") + width("2", 7) + width(" is "),
      y: 23,
      size: 10,
      width: bold.advance("it", 10),
    },
  ]);
});

test("an anchor moves all that follows an absolute position", () => {
  const long = width("two words");
  expect(lay('<text x="100" text-anchor="end">two <tspan>words</tspan></text>')[0]?.x).toBeCloseTo(
    100 - width("two ") - width("words"),
    9,
  );
  expect(lay('<text x="100" style="text-anchor:middle">two words</text>')[0]?.x).toBe(100 - long / 2);
});

test("lines stand under one another", () => {
  const lines = lay(
    '<text x="0" y="0"><tspan class="line" x="50" y="0" dy="0em">one</tspan><tspan x="50" y="0" dy="1.3em">two</tspan></text>',
  );
  expect(lines.map(({ x, y }) => [x, y])).toEqual([
    [50, 0],
    [50, 13],
  ]);
});

test("space is kept or collapsed", () => {
  const texts = (style: string) => lay(`<text style="${style}">  a \n b </text>`).map(({ text }) => text);
  expect(texts("white-space:pre")).toEqual(["  a   b "]);
  expect(texts("")).toEqual(["a b "]);
});

test.each([
  ["uppercase", "NORTH sea".toUpperCase()],
  ["lowercase", "north sea"],
  ["capitalize", "NORTH Sea"],
])("text-transform: %s", (transform, expected) => {
  expect(lay(`<text style="text-transform:${transform}">NORTH sea</text>`)[0]?.text).toBe(expected);
});

test("what is not displayed takes no room", () => {
  expect(lay('<text>a<tspan style="display:none">b</tspan>c</text>').map(({ text }) => text)).toEqual([
    "a",
    "c",
  ]);
});

test("a box is a line high, from the top of the highest letters to the bottom of the lowest", () => {
  const [fragment] = layoutText(parse('<text x="5" y="20" style="font-size:12px">Spey</text>'), fonts);
  const box = fragment && fragmentBox(fragment);
  expect(box?.y).toBe(20 - 13);
  expect(box?.height).toBe(17);
  expect(box?.width).toBeGreaterThanOrEqual(regular.advance("Spey", 12));
});

test("a part of a text has the box and length of its own runs", () => {
  const text = parse('<text x="0" y="0">a<tspan id="part">bc</tspan></text>');
  const part = text.querySelector("tspan") as Element;
  expect(textLength(part, fonts)).toBe(width("bc"));
  expect(textLength(text, fonts)).toBe(width("a") + width("bc"));
  expect(textBox(part, fonts)?.x).toBe(width("a"));
  expect(textBox(parse("<text></text>"), fonts)).toBeUndefined();
});
