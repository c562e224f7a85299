import { visualFragments } from "./bidi.ts";
import { fontsOf } from "./brought-fonts.ts";
import type { Fonts } from "./fonts.ts";
import { invisible } from "./glyph-run.ts";
import { parseSvg } from "./parse-svg.ts";
import { outline } from "./shaping.ts";
import { type Fragment, layoutText } from "./text-layout.ts";
import { serializeXml, svgNamespace } from "./xml.ts";

/**
 * An SVG whose texts are drawn as shapes: it looks the same in programs that know no embedded fonts, such as
 * drawing programs and older versions of Office. The words are no longer texts; title and description stay.
 *
 * @param svg a whole SVG document
 * @throws UsageError for what is not SVG
 * @throws RefusedError for characters that no font of this machine has
 */
export async function outlineTexts(svg: string): Promise<string> {
  const root = await parseSvg(svg);
  const fonts = fontsOf(root);
  for (const style of root.querySelectorAll("style")) style.remove();
  for (const text of root.querySelectorAll("text")) text.replaceWith(shapesOf(text, fonts));
  return serializeXml(root);
}

/** Where text stands, and how it is set: it means nothing to a shape. */
const ofText = new Set(["x", "y", "dx", "dy", "text-anchor", "xml:space"]);

/** A text as a group with the groups inside it that its parts were, since these may each have a colour. */
function shapesOf(text: Element, fonts: Fonts): Element {
  const fragments = layoutText(text, fonts);
  const convert = (element: Element): Element => {
    const name = element.localName === "a" ? "a" : "g";
    const group = element.ownerDocument.createElementNS(svgNamespace, name);
    for (const { name, value } of element.attributes) if (!ofText.has(name)) group.setAttribute(name, value);
    for (const child of element.childNodes)
      if (child.nodeType === 1) group.append(convert(child as Element));
      else
        group.append(
          ...fragments
            .filter(({ node }) => node === child)
            .flatMap(visualFragments)
            .map(shape),
        );
    return group;
  };
  return convert(text);
}

function shape({ node, face, text, size, x, y }: Fragment): Element {
  const path = node.ownerDocument.createElementNS(svgNamespace, "path");
  const scale = size / face.font.unitsPerEm;
  const [tx, ty, sx] = [x, y, scale].map((value) => Number(value.toFixed(5)));
  path.setAttribute("transform", `translate(${tx},${ty}) scale(${sx},${-(sx as number)})`);
  path.setAttribute("d", outline(face.data, text.replace(invisible, "")));
  return path;
}
