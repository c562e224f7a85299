import { parseHTML } from "linkedom/worker";
import { beforeAll, expect, test } from "vitest";
import { openDom } from "../../src/render/dom.ts";
import { openFonts } from "../../src/render/fonts.ts";
import { serializeXml, svgNamespace, xlinkNamespace } from "../../src/render/xml.ts";

let document: Document;
beforeAll(async () => {
  ({ document } = await openDom(openFonts()));
});

const element = (name = "text") => document.createElementNS(svgNamespace, name) as SVGElement;

test("names are as plotly.js compares them", () => {
  const gradient = element("linearGradient");
  expect([gradient.nodeName, gradient.tagName, gradient.localName]).toEqual(Array(3).fill("linearGradient"));
  expect(gradient.namespaceURI).toBe(svgNamespace);
});

test("attributes are texts, in the order they were first set", () => {
  const text = element();
  text.setAttribute("x", 3 as unknown as string);
  text.setAttribute("y", "4");
  text.setAttribute("x", "5");
  text.setAttribute("dy", "1em");
  text.removeAttribute("y");
  text.removeAttribute("z");
  expect(serializeXml(text)).toBe('<text x="5" dy="1em"/>');
  expect([text.getAttribute("x"), text.getAttribute("y")]).toEqual(["5", null]);
  expect([text.hasAttribute("x"), text.hasAttribute("y")]).toEqual([true, false]);
});

test("a link to an image keeps its prefix", () => {
  const image = element("image");
  image.setAttributeNS(xlinkNamespace, "href", "data:,");
  image.setAttributeNS(null, "width", "4");
  expect(serializeXml(image)).toBe('<image xlink:href="data:," width="4"/>');
});

test("a style is its attribute, by property and as a whole", () => {
  const { style } = element();
  style.setProperty("fill", "red");
  style.strokeWidth = "2px";
  style.setProperty("fill", "blue");
  style.setProperty("opacity", 0.5 as unknown as string);
  expect(style.cssText).toBe("fill:blue;stroke-width:2px;opacity:0.5");
  expect([style.strokeWidth, style.getPropertyValue("fill"), style.stroke]).toEqual(["2px", "blue", ""]);
  style.removeProperty("stroke-width");
  style.setProperty("opacity", null);
  expect(style.cssText).toBe("fill:blue");
  style.cssText = "fill: url(data:image/png;base64,x)";
  expect(style.cssText).toBe("fill: url(data:image/png;base64,x)");
});

test("classes are their attribute; none leave none behind", () => {
  const text = element();
  text.classList.remove("a");
  expect(text.hasAttribute("class")).toBe(false);
  text.setAttribute("class", "a  b");
  expect([text.classList.contains("a"), text.classList.contains("")]).toEqual([true, false]);
  text.classList.add("c", "a");
  text.classList.remove("b");
  expect(text.getAttribute("class")).toBe("a c");
});

test("a clone shares nothing with what it was made from", () => {
  const group = element("g");
  group.setAttribute("class", "a");
  const text = group.appendChild(element());
  text.textContent = "Label";
  const [deep, flat] = [group.cloneNode(true) as SVGElement, group.cloneNode() as SVGElement];
  group.setAttribute("class", "b");
  text.textContent = "Other";
  expect(serializeXml(deep)).toBe('<g class="a"><text>Label</text></g>');
  expect(serializeXml(flat)).toBe('<g class="a"/>');
});

test("selectors that are linkedom's find these elements too", () => {
  const group = element("g");
  const child = group.appendChild(element("path"));
  child.setAttribute("class", "js-line");
  child.setAttribute("style", "fill:none");
  expect(group.querySelector('g path.js-line[style*="none"]:not([d])')).toBe(child);
  expect(child.matches(".js-line")).toBe(true);
  expect(child.closest("g")).toBe(group);
});

test("elements of other pages are linkedom's own", () => {
  const { document: other } = parseHTML("<html><body></body></html>");
  expect(other.createElementNS(svgNamespace, "g").nodeName).toBe("G");
});
