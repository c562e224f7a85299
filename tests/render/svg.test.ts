import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import * as fontkit from "fontkit";
import { expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import type { Figure } from "../../src/render/figure.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { figures } from "./figures.ts";
import { textBoxes } from "./text-boxes.ts";

const draw = (name: keyof typeof figures, options = {}) => {
  const figure = figures[name] as (typeof figures)[string];
  return renderSvg(figure, { ...figure.size, ...options });
};

/** resvg reads XML by the letter, and throws where it is not well-formed. */
const parse = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false } });

test.each(Object.keys(figures))(
  "%s is well-formed, with every number a number and every label inside",
  async (name) => {
    const svg = await draw(name);
    const { width, height } = (figures[name] as (typeof figures)[string]).size;
    const parsed = parse(svg);
    expect([parsed.width, parsed.height]).toEqual([width, height]);
    const attributes = [...svg.matchAll(/ (?!class)[\w:-]+="[^"]*"/g)].map(String);
    expect(attributes.filter((attribute) => /NaN|undefined|Infinity|TOBESTRIPPED/.test(attribute))).toEqual(
      [],
    );
    const boxes = await textBoxes(svg);
    expect(boxes.length).toBeGreaterThan(4);
    for (const box of boxes) {
      expect(box.x, box.text).toBeGreaterThanOrEqual(0);
      expect(box.y, box.text).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, box.text).toBeLessThanOrEqual(width);
      expect(box.y + box.height, box.text).toBeLessThanOrEqual(height);
    }
  },
);

test("the same figure gives the same bytes, alone and among others", async () => {
  const alone = await draw("lines");
  const [one, , again] = await Promise.all([draw("lines"), draw("bars"), draw("lines")]);
  expect(one).toBe(alone);
  expect(again).toBe(alone);
});

test("two figures in one page do not share ids", async () => {
  const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  const [bars, lines] = [ids(await draw("bars")), ids(await draw("lines"))];
  expect(bars.length).toBeGreaterThan(3);
  expect(bars.filter((id) => lines.includes(id))).toEqual([]);
});

test("rendering leaves the figure and the process as they were", async () => {
  const figure = { data: [{ y: [1, 2] }], layout: { xaxis: {}, yaxis: { title: { text: "y" } } } };
  const before = structuredClone(figure);
  const names = Object.getOwnPropertyNames(globalThis).sort();
  const { random } = Math;
  await renderSvg(figure, { width: 400, height: 300 });
  expect(figure).toEqual(before);
  expect(Object.getOwnPropertyNames(globalThis).sort()).toEqual(names);
  expect("document" in globalThis).toBe(false);
  expect(Math.random).toBe(random);
});

test("a frozen figure is drawn", async () => {
  const freeze = <T>(value: T): T => {
    if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const figure = freeze(structuredClone(figures.lines)) as Figure;
  expect(await renderSvg(figure, { width: 720, height: 380 })).toBe(await draw("lines"));
});

test("title and description come first, whatever they say", async () => {
  const svg = await draw("bars", { title: "A < B", desc: 'Says "&" and </desc><script>' });
  expect(svg).toMatch(
    /^<svg[^>]* role="img"[^>]*><title>A &lt; B<\/title><desc>Says &quot;&amp;&quot; and &lt;\/desc&gt;&lt;script&gt;<\/desc>/,
  );
  parse(svg);
});

test("any text of a figure is drawn as text", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(..."ab <>&\"'/;é\n\u0000$"), maxLength: 12 }),
      async (text) => {
        const figure = {
          data: [{ y: [1], name: text }],
          layout: { showlegend: true, xaxis: { title: { text } } },
        };
        // (TeX is refused: see guard.test.ts.)
        fc.pre(!/^\s*\$[^$]+\$\s*$/.test(text));
        parse(await renderSvg(figure, { width: 200, height: 150, fonts: "reference" }));
      },
    ),
    { numRuns: 25 },
  );
});

test("texts stay texts, in the house font whatever font the figure names", async () => {
  const figure = {
    data: [{ y: [1], name: "Series" }],
    layout: { showlegend: true, font: { family: "Courier New" } },
  };
  const svg = await renderSvg(figure, { width: 300, height: 200 });
  expect(svg).toContain(">Series</text>");
  expect(svg).toContain("font-family:'Open Sans', Arial, Helvetica, sans-serif");
  expect(svg).not.toContain("Courier");
});

test("the glyphs that are used come along, in the weights they are used in", async () => {
  const svg = await draw("markup");
  const faces = [
    ...svg.matchAll(
      /@font-face\{font-family:'Open Sans';font-weight:(\d+);font-style:(\w+);src:url\(data:font\/ttf;base64,([^)]+)\)/g,
    ),
  ];
  expect(faces.map(([, weight, style]) => `${weight} ${style}`).sort()).toEqual([
    "400 italic",
    "400 normal",
    "700 normal",
  ]);
  const regular = faces.find(([, weight, style]) => weight === "400" && style === "normal")?.[3] ?? "";
  const font = fontkit.create(Buffer.from(regular, "base64")) as fontkit.Font;
  for (const letter of "“Quoted”–ŌsakaCO2office")
    expect(font.hasGlyphForCodePoint(letter.codePointAt(0) as number)).toBe(true);
  expect(font.hasGlyphForCodePoint("Z".codePointAt(0) as number)).toBe(false);
  expect(await draw("markup", { fonts: "reference" })).not.toContain("@font-face");
});

test("after a figure that cannot be drawn, the next one can", async () => {
  const tiny = { data: [{ x: [1e-320, 2e-320], y: [1, 2] }] };
  await expect(renderSvg(tiny, { width: 300, height: 200 })).rejects.toThrow(
    "plotly.js cannot draw the figure",
  );
  expect(await draw("bars")).toContain("Raised a barrier");
});

test("a size that is none is an error", async () => {
  const figure = { data: [{ y: [1] }] };
  await expect(renderSvg(figure, { width: 0, height: 200 })).rejects.toThrow(UsageError);
  await expect(renderSvg(figure, { width: 300, height: Number.NaN })).rejects.toThrow(UsageError);
});

test("links lead somewhere, and run nothing", async () => {
  const text = [
    '<a href="https://example.org/?a=1&b=2" popup="width=1">there</a>',
    '<a href="javascript:alert(1)">no</a>',
    '<a href="JAVA\tscript:alert(1)">no</a>',
    '<a href="data:text/html,x">no</a>',
  ].join(" ");
  const figure = { data: [{ y: [1] }], layout: { annotations: [{ text, x: 0, y: 1 }] } };
  const svg = await renderSvg(figure, { width: 400, height: 300 });
  expect([...svg.matchAll(/href="([^"#]*)"/g)].map((match) => match[1])).toEqual([
    "https://example.org/?a=1&amp;b=2",
  ]);
  expect(svg).not.toMatch(/ on\w+=/);
  parse(svg);
});

test("clips that cut nothing are left out; those that cut stay", async () => {
  const clips = async (range: [number, number]) => {
    const figure = { data: [{ type: "bar", y: [1, 2, 3] }], layout: { yaxis: { range } } };
    return (await renderSvg(figure, { width: 400, height: 300 })).match(/ clip-path=/g)?.length ?? 0;
  };
  expect(await clips([0, 4])).toBe(0);
  expect(await clips([0, 2])).toBeGreaterThan(0);
  expect(await clips([1, 4])).toBeGreaterThan(0);
});
