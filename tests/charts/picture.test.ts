import { expect, test } from "vitest";
import { toPicture } from "../../src/charts/picture.ts";
import { government } from "../../src/charts/themes/government.ts";
import { UsageError } from "../../src/errors.ts";
import { renderPng } from "../../src/render/png.ts";
import { textBoxes } from "../render/text-boxes.ts";
import { samples, words } from "./samples.ts";

const sizeOf = (svg: string) =>
  /^<svg[^>]*>/
    .exec(svg)?.[0]
    .match(/\b(?:width|height)="[\d.]+"/g)
    ?.map((stated) => Number.parseFloat(stated.split('"')[1] as string))
    .sort((a, b) => b - a);

/** A picture of a size with one label in its middle. */
const drawn = (width: number, height: number, background = "#FFFFFF") => ({
  ...words,
  size: { width, height },
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>T</title><desc>D</desc><rect width="${width}" height="${height}" style="fill:${background}"/><text x="${width / 2}" y="${height / 2}" style="font-size:14px">label</text></svg>`,
});

test("a picture goes out as it was drawn, unless asked otherwise", async () => {
  const chart = drawn(640, 300);
  expect(await toPicture(chart)).toBe(chart.svg);
  expect(await toPicture(chart, { titles: "out", text: "text" })).toBe(chart.svg);
});

test.each(["range-bars", "timeline", "signal-strip"])(
  "%s: titles stand around the picture and leave it as it is",
  async (name) => {
    const chart = samples[name]?.();
    if (chart === undefined) throw new Error(`there is no sample ${name}`);
    const plain = await textBoxes(await chart.svg());
    const svg = await chart.svg({ titles: "in" });
    const [height = 0, width = 0] = [Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1]), chart.size.width];
    const boxes = await textBoxes(svg);
    expect(boxes.map(({ text }) => text)).toEqual([
      words.headline,
      words.subtitle,
      ...plain.map(({ text }) => text),
      `Source: ${words.source}`,
    ]);
    for (const box of boxes) {
      expect(box.x, box.text).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, box.text).toBeLessThanOrEqual(width);
      expect(box.y, box.text).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height, box.text).toBeLessThanOrEqual(height);
    }
    // The picture is moved down as a whole.
    const shift = (boxes[2]?.y ?? 0) - (plain[0]?.y ?? 0);
    for (const [i, box] of plain.entries()) {
      expect(boxes[i + 2]?.y).toBeCloseTo(box.y + shift, 1);
      expect(boxes[i + 2]?.x).toBeCloseTo(box.x, 1);
    }
    expect(height - chart.size.height).toBeGreaterThan(shift);
    expect(svg).toContain(`<title>${words.headline}</title><desc>${words.alt}</desc>`);
  },
);

test("a headline takes the lines that it needs, none over another", async () => {
  const headline = `R&D <b>spending</b> ${"rose again and again ".repeat(20)}\u0007to £5bn`;
  const svg = await toPicture({ ...drawn(640, 300), headline }, { titles: "in" });
  const boxes = await textBoxes(svg);
  const label = boxes.findIndex(({ text }) => text === "label");
  expect(label).toBeGreaterThan(8);
  expect(
    boxes
      .slice(0, label)
      .map(({ text }) => text)
      .join(" "),
  ).toContain(headline.replace("\u0007", "").slice(0, 40));
  // Lines stand 1.3 font sizes apart; the font's own line height is a little more, most of it empty.
  for (const [i, box] of boxes.entries())
    for (const other of boxes.slice(i + 1)) expect(box.y + box.height).toBeLessThanOrEqual(other.y + 2);
});

test.each([
  ["slide", [800, 450]],
  ["social-card", [600, 315]],
  [{ width: 500, height: 500 }, [500, 500]],
] as const)("size %j is that size, with everything inside", async (size, expected) => {
  const svg = await toPicture(drawn(640, 250), { size, titles: "in" });
  expect(sizeOf(svg)).toEqual(expected);
  for (const box of await textBoxes(svg)) {
    expect(box.x + box.width).toBeLessThanOrEqual(expected[0]);
    expect(box.y + box.height).toBeLessThanOrEqual(expected[1]);
  }
});

test("a page's size takes the height that the picture needs", async () => {
  expect(sizeOf(await toPicture(drawn(320, 200), { size: "half-page" }))).toEqual([640, 400]);
});

test("a social card is the 1200 by 630 pixels that sites ask for", async () => {
  const png = Buffer.from(
    await renderPng(await toPicture(drawn(640, 300), { size: "social-card" }), { scale: 2 }),
  );
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("a picture that would be too small to read is refused, with what would do", async () => {
  const tall = toPicture(drawn(640, 900), { size: "slide" });
  await expect(tall).rejects.toThrow(UsageError);
  await expect(tall).rejects.toThrow(/chart "a-chart": it would be shown at 50% .*\n.*size: "slide"/);
  const wordy = { ...drawn(640, 200), headline: "Word ".repeat(300) };
  await expect(toPicture(wordy, { size: "social-card", titles: "in" })).rejects.toThrow(
    /at 0% .*\n.*shorter words/,
  );
  await expect(toPicture(drawn(640, 200), { size: "slid" as "slide" })).rejects.toThrow(
    'Did you mean "slide"?',
  );
});

test("words are dark on a light background and light on a dark one", async () => {
  const fill = async (background: string) => {
    const svg = await toPicture(drawn(640, 200, background), { titles: "in" });
    return /role="heading".*?fill:([^;"]+)/.exec(svg)?.[1];
  };
  expect(await fill("rgb(255, 255, 255)")).toBe(government.text.colour);
  expect(await fill("rgb(20, 24, 32)")).toBe(government.background);
  const theme = { ...government, text: { ...government.text, colour: "#123456" } };
  expect(await toPicture({ ...drawn(640, 200), theme }, { titles: "in" })).toContain("fill:#123456");
});

test("with titles, texts become outlines as well", async () => {
  const svg = await toPicture(drawn(640, 200), { titles: "in", text: "outlines" });
  expect(svg).not.toMatch(/<text|@font-face/);
  expect(svg).toContain("<title>T</title><desc>D</desc>");
});
