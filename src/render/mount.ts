import { fontsOf } from "./brought-fonts.ts";
import type { Size } from "./figure.ts";
import { embedFonts, nameFonts } from "./font-embedding.ts";
import { parseSvg } from "./parse-svg.ts";
import { serializeXml, svgNamespace } from "./xml.ts";

/** Lines of text that stand below each other, from the left. */
export interface MountedText {
  /** What a structure of headings has it as. */
  readonly role: "heading" | "paragraph";
  readonly lines: readonly string[];
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly lineHeight: number;
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
}

export interface Mount extends Size {
  readonly background: string;
  /** The CSS font list of the texts. */
  readonly font: string;
  /** Where the picture's top left corner stands, and how much larger than drawn it is shown. */
  readonly picture: { readonly x: number; readonly y: number; readonly scale: number };
  readonly above: readonly MountedText[];
  readonly below: readonly MountedText[];
}

/**
 * Puts a picture on a larger or smaller one, with texts around it: an SVG of the new size, which keeps the title and
 * description of the first. {@link renderPdf} reads the roles of its parts.
 */
export async function mountSvg(svg: string, mount: Mount): Promise<string> {
  const root = await parseSvg(svg);
  const fonts = fontsOf(root);
  const create = (name: string, attributes: object, ...children: (Node | string)[]): Element => {
    const element = root.ownerDocument.createElementNS(svgNamespace, name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, `${value}`);
    element.append(...children);
    return element;
  };
  const block = ({ role, lines, x, y, lineHeight, size, weight, colour }: MountedText) => {
    const style = `font-family:${fonts.families(mount.font)};font-size:${size}px;font-weight:${weight};fill:${colour};white-space:pre`;
    // A space where a line was broken: who copies the text, or has it read out, gets "whichgoes" without.
    // xml:space is for what draws the PDF: it drops the space in spite of white-space.
    const said = lines.map((line, i) => (i < lines.length - 1 ? `${line} ` : line));
    const texts = said.map((line, i) =>
      create("text", { x, y: round(y + i * lineHeight), style, "xml:space": "preserve" }, line),
    );
    return create("g", { role }, ...texts);
  };
  for (const style of root.querySelectorAll("style")) style.remove();
  const { x, y, scale } = mount.picture;
  const drawn = [...root.children].filter(({ localName }) => localName !== "title" && localName !== "desc");
  const transform = `translate(${round(x)},${round(y)}) scale(${Number(scale.toFixed(5))})`;
  const picture = create("g", { role: "img", transform });
  const { width, height, background } = mount;
  const ground = create("rect", { width, height, style: `fill:${background}` });
  root.append(ground, ...mount.above.map(block), picture, ...mount.below.map(block));
  picture.append(...drawn);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    root.setAttribute(name, `${value}`);
  const styles = embedFonts(nameFonts(root, fonts));
  if (styles !== "") root.insertBefore(create("style", {}, styles), ground);
  return serializeXml(root);
}

/** Thousandths of a pixel: finer is nothing to see. */
const round = (value: number) => Number(value.toFixed(3));
