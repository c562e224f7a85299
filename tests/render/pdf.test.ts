import fc from "fast-check";
import { DOMParser } from "linkedom/worker";
import { expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { mountSvg } from "../../src/render/mount.ts";
import { renderPdf } from "../../src/render/pdf.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { escapeXml } from "../../src/render/xml.ts";
import { figures } from "./figures.ts";
import { PdfReader } from "./pdf-reader.ts";

const drawing = (content: string, words = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${words}${content}</svg>`;

const text = (content: string) =>
  `<text x="10" y="20" style="font-size:16px;white-space:pre">${escapeXml(content)}</text>`;

test("a document says its language and title, and its figure what it shows", async () => {
  const [title, alt] = ["R&D <in> “£” (1970–79)", "Half of it\\ is (red) — 日本, 😀"];
  const words = `<title>${escapeXml(title)}</title><desc>${escapeXml(alt)}</desc>`;
  const pdf = new PdfReader(await renderPdf(drawing("", words), { lang: "cy" }));
  const [catalog = ""] = pdf.find(/\/Type \/Catalog/);
  expect(pdf.string(catalog, "Lang")).toBe("cy");
  expect(pdf.follow(catalog, "MarkInfo")).toContain("/Marked true");
  expect(pdf.follow(catalog, "ViewerPreferences")).toContain("/DisplayDocTitle true");
  expect(pdf.structure()).toBe("Document(Figure)");
  const [figure = ""] = pdf.find(/\/S \/Figure/);
  expect(pdf.string(figure, "Alt")).toBe(alt);
  // 400 by 100 CSS pixels are 300 by 75 points.
  expect(figure).toContain("/BBox [0 0 300 75]");
  expect(pdf.find(/\/Type \/Page\n/)[0]).toContain("/MediaBox [0 0 300 75]");

  const metadata = Buffer.from(pdf.follow(catalog, "Metadata"), "latin1").toString("utf8");
  const xmp = metadata.slice(metadata.indexOf("<x:xmpmeta"), metadata.indexOf("<?xpacket end"));
  const tree = new DOMParser().parseFromString(xmp, "text/xml");
  expect(tree.documentElement?.textContent?.trim()).toBe(title);
});

test("without being told, the language is British English", async () => {
  const pdf = new PdfReader(await renderPdf(drawing("")));
  expect(pdf.string(pdf.find(/\/Type \/Catalog/)[0] ?? "", "Lang")).toBe("en-GB");
});

test("texts are texts, in fonts that are in the file", async () => {
  const label = "£80m (£72m–£88m) −2 naïve";
  const pdf = new PdfReader(await renderPdf(drawing(text(label))));
  expect(pdf.text()).toBe(label);
  const faces = pdf.find(/\/Subtype \/CIDFontType2/);
  expect(faces).toHaveLength(1);
  expect(pdf.follow(faces[0] ?? "", "FontDescriptor")).toMatch(
    /\/FontName \/[A-Z]{6}\+OpenSans-Regular[\s\S]*\/FontFile2/,
  );
  // A font that every reader is to have: ours is the only one.
  expect(pdf.find(/\/Subtype \/Type1/)).toEqual([]);
});

test("any text that the house font has comes back as it was", async () => {
  const characters = [..." aZé09.,–—−±£%&<>()\\[]{}/§½ßŁ'\""];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...characters), { maxLength: 30 }), async (parts) => {
      const label = parts.join("");
      // Ends of a label may be spaces that are not drawn.
      expect(new PdfReader(await renderPdf(drawing(text(`|${label}|`)))).text()).toBe(`|${label}|`);
    }),
    { numRuns: 25 },
  );
});

test("a file depends on nothing but its SVG, not on the files before it", async () => {
  const svg = drawing(text("e−2"));
  const first = await renderPdf(svg);
  await renderPdf(drawing(text("é ± ẽ")));
  expect(Buffer.from(await renderPdf(svg)).equals(first)).toBe(true);
  expect(new PdfReader(first).text()).toBe("e−2");
  expect(Buffer.from(first).toString("latin1")).not.toMatch(/CreationDate|ModDate/);
});

test.each(["bars", "lines", "markup"])("%s: every label of the figure is in the file", async (name) => {
  const figure = figures[name];
  if (figure === undefined) throw new Error(`there is no figure ${name}`);
  const svg = await renderSvg(figure, figure.size);
  const drawn = new PdfReader(await renderPdf(svg)).text();
  const words = [...svg.matchAll(/>([^<>]+)<\/(?:text|tspan)>/g)].map(([, label = ""]) => label);
  expect(words.length).toBeGreaterThan(5);
  for (const word of words.filter((each) => !each.includes("&")))
    expect(drawn).toContain(word.replace(/[\u200b]/g, ""));
});

test("dashes of no length, which the library refuses, are drawn", async () => {
  const dashed = (dashes: string) =>
    drawing(`<path d="M0,10H90" style="fill:none;stroke:#000;stroke-dasharray:${dashes}"/>`);
  const content = async (dashes: string) => {
    const pdf = new PdfReader(await renderPdf(dashed(dashes)));
    return pdf.follow(pdf.find(/\/Type \/Page\n/)[0] ?? "", "Contents");
  };
  expect(await content("0px,0px")).toBe(await content("none"));
  expect(await content("0,4")).toMatch(/\[0\.001 4\] 0 d/);
  expect(await content("3px,2px")).toMatch(/\[3 2\] 0 d/);
});

test("headings and paragraphs of a picture are read in their order around the figure", async () => {
  const group = (role: string, content: string) => `<g role="${role}">${content}</g>`;
  const svg = drawing(
    `<rect width="400" height="100" fill="#fff"/>${group("heading", text("One"))}${group("paragraph", text("Two"))}${group("img", text("Three"))}${group("paragraph", text("Four"))}`,
    "<title>T</title><desc>D</desc>",
  );
  const pdf = new PdfReader(await renderPdf(svg));
  expect(pdf.structure()).toBe("Document(H1 P Figure P)");
  expect(pdf.text()).toBe("OneTwoThreeFour");
  const contents = pdf.follow(pdf.find(/\/Type \/Page\n/)[0] ?? "", "Contents");
  expect([...contents.matchAll(/\/(\w+) (?:<<|BMC)/g)].map(([, tag]) => tag)).toEqual([
    ...["Artifact", "H1", "P", "Figure", "P"],
  ]);
});

test.each(["", "text", "<html></html>", '<svg xmlns="http://www.w3.org/2000/svg"/>'])(
  "%j is no drawing",
  async (svg) => {
    await expect(renderPdf(svg)).rejects.toThrow(UsageError);
    await expect(renderPdf(svg)).rejects.toThrow("not an SVG");
  },
);

test("lines of a text that was broken are words apart for whoever copies it or has it read out", async () => {
  const text = {
    role: "heading",
    x: 10,
    y: 20,
    lineHeight: 20,
    size: 16,
    weight: 700,
    colour: "#000",
  } as const;
  const mounted = await mountSvg(drawing(""), {
    ...{ width: 400, height: 200, background: "#fff", font: "Open Sans" },
    picture: { x: 0, y: 60, scale: 1 },
    above: [{ ...text, lines: ["The largest sale, which", "goes on", "for ever"] }],
    below: [],
  });
  expect(new PdfReader(await renderPdf(mounted)).text()).toBe("The largest sale, which goes on for ever");
});

test("a text whose first word is in a tspan has the baseline of that word's font", async () => {
  // parcats writes its labels so, and what draws the PDF asked the text for a font that it had not.
  const svg = drawing(
    '<text x="10" y="20" dominant-baseline="central"><tspan style="font-size:12px">Licence</tspan></text>',
  );
  expect(new PdfReader(await renderPdf(svg)).text()).toBe("Licence");
});

test("a label that its group sets about its middle stands where it did", async () => {
  // Cells of a table are written so; anchored a second time, every one of them ended at its middle.
  const inGroup = drawing(`<g text-anchor="middle">${text("North East")}</g>`);
  const alone = drawing(text("North East").replace("<text ", '<text text-anchor="middle" '));
  const places = async (svg: string) => new PdfReader(await renderPdf(svg)).places();
  expect((await places(alone)).length).toBeGreaterThan(0);
  expect(await places(inGroup)).toEqual(await places(alone));
});
