import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { parseHTML } from "linkedom/worker";
import { expect, test } from "vitest";
import { escapeXml, serializeXml, svgNamespace, unescapeXml } from "../../src/render/xml.ts";

test("any text is well-formed as content and as an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeXml(text);
      const svg = `<svg xmlns="${svgNamespace}" width="1" height="1"><title id="${escaped}">${escaped}</title></svg>`;
      expect(() => new Resvg(svg, { font: { loadSystemFonts: false } })).not.toThrow();
    }),
    { numRuns: 50 },
  );
});

test("escaping keeps the text, but for what XML cannot hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(unescapeXml(escapeXml(text))).toBe(text);
    }),
  );
  expect(escapeXml("a\u0000b\ud800c\n")).toBe("a\ufffdb\ufffdc\n");
  expect(unescapeXml(escapeXml("&lt;"))).toBe("&lt;");
});

test("elements, attributes in the order they were set, texts", () => {
  const { document } = parseHTML("<html></html>");
  const create = (name: string) => document.createElementNS(svgNamespace, name);
  const group = create("clipPath");
  group.setAttribute("id", "a&b");
  group.setAttribute("style", "fill:;stroke:red;stroke-width:NaNpx;opacity:1");
  const text = create("text");
  text.textContent = "x < y";
  group.append(text, create("rect"));
  expect(serializeXml(group)).toBe(
    '<clipPath id="a&amp;b" style="stroke:red;opacity:1"><text>x &lt; y</text><rect/></clipPath>',
  );
});
