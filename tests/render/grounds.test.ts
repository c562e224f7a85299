import { expect, test } from "vitest";
import { openFonts } from "../../src/render/fonts.ts";
import { labelsIn } from "../../src/render/labels.ts";
import { parseSvg } from "../../src/render/parse-svg.ts";
import { writePng } from "../../src/render/png-file.ts";

/** What lies under the one label of a picture. */
async function grounds(content: string): Promise<readonly string[] | undefined> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${content}</svg>`;
  return labelsIn(await parseSvg(svg), openFonts())[0]?.grounds;
}

const label = '<text x="10" y="20" style="font-size:10px">a label of some length</text>';
const bar = (more = "", d = "M0,0V40H200V0Z") => `<path d="${d}" style="fill:#123456" ${more}/>`;

test("a bar under a label, and the paper where none is", async () => {
  expect(await grounds(bar() + label)).toEqual(["#123456"]);
  expect(await grounds(label)).toEqual([]);
});

test("a label that stands on two has both grounds", async () => {
  const other = '<rect x="40" y="0" width="200" height="40" style="fill:#ABCDEF"/>';
  expect(await grounds(bar() + other + label)).toEqual(["#123456", "#ABCDEF"]);
});

test("what is drawn later lies above, and what is not seen does not count", async () => {
  expect(await grounds(label + bar())).toEqual([]);
  expect(await grounds(bar('opacity="0"') + label)).toEqual([]);
  expect(await grounds(`<defs>${bar()}</defs>${label}`)).toEqual([]);
});

test("of a shape that is no rectangle, of one that is seen through and of an image from elsewhere it is not known", async () => {
  expect(await grounds(bar() + bar("", "M0,0L200,0L100,80Z") + label)).toEqual([]);
  expect(await grounds(bar() + bar('opacity="0.5"') + label)).toEqual([]);
  expect(await grounds(`${bar()}<image x="0" y="0" width="200" height="40"/>${label}`)).toEqual([]);
});

test("a bar where its transform has it", async () => {
  expect(await grounds(`<g transform="translate(0,60)">${bar()}</g>${label}`)).toEqual([]);
});

test("the cells of a heat map, which is an image, and what lies under those without a colour", async () => {
  const cells = [
    [18, 52, 86, 255],
    [0, 0, 0, 0],
  ];
  const png = writePng({ width: 2, height: 1, data: Buffer.from(cells.flat()) }).toString("base64");
  const image = (width: number) =>
    `<image x="0" y="0" width="${width}" height="40" href="data:image/png;base64,${png}"/>`;
  expect(await grounds(image(400) + label)).toEqual(["rgb(18, 52, 86)"]);
  const under = '<rect x="0" y="0" width="200" height="40" style="fill:#ABCDEF"/>';
  expect(await grounds(under + image(100) + label)).toEqual(["rgb(18, 52, 86)", "#ABCDEF"]);
});

test("a label is covered by what is drawn after it, and not by what is seen through", async () => {
  const isCovered = async (content: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${content}</svg>`;
    return labelsIn(await parseSvg(svg), openFonts())[0]?.isCovered;
  };
  expect(await isCovered(bar() + label)).toBe(false);
  expect(await isCovered(label + bar())).toBe(true);
  expect(await isCovered(label + bar('opacity="0"'))).toBe(false);
  expect(await isCovered(label + bar("", "M100,0V40H200V0Z"))).toBe(true);
  expect(await isCovered(label + bar("", "M200,0V40H300V0Z"))).toBe(false);
});
