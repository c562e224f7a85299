import { memo } from "./memo.ts";

export const svgNamespace = "http://www.w3.org/2000/svg";
export const xlinkNamespace = "http://www.w3.org/1999/xlink";

/** What XML 1.0 cannot hold, not even escaped: control characters, lone surrogates, two non-characters. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Most of what a picture holds, path data and numbers among it. */
const plain = /^[ !#-%'-;=?-~]*$/;

/** Text as XML holds it, fit for an element's content and for an attribute in double quotes. */
export function escapeXml(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(unwritable, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** The text that `escapeXml` made. */
export function unescapeXml(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&gt;/g, ">")
    .replace(/&lt;/g, "<")
    .replace(/&amp;/g, "&");
}

/** An element of an SVG tree as XML. linkedom's own `outerHTML` follows HTML's rules, which XML parsers refuse. */
export function serializeXml(node: Node): string {
  if (node.nodeType === 3) return escapeXml(node.nodeValue ?? "");
  if (node.nodeType !== 1) return "";
  const element = node as Element;
  // linkedom has HTML elements in capitals, and elements read from XML in no namespace.
  const name = /[a-z]/.test(element.localName) ? element.localName : element.localName.toLowerCase();
  let attributes = "";
  // linkedom keeps the attribute set last first.
  for (const { name, value } of [...element.attributes].reverse()) {
    const text = name === "style" ? validStyle(value) : value;
    if (name.startsWith("on")) continue; // what a click would do in a live chart
    if (text !== "" || name !== "style") attributes += ` ${name}="${escapeXml(text)}"`;
  }
  let content = "";
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    content += serializeXml(child);
  return content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** A style without the declarations that say nothing or nonsense: a browser drops them as they are set. */
const validStyle = memo((style) =>
  style.replace(/[-\w]+:(?:|false|null|undefined|NaN(?:px)?)(?:;|$)/g, "").replace(/;$/, ""),
);
