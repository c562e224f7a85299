import type { FontFile } from "./face.ts";
import { familyFiles } from "./font-files.ts";
import { type Fonts, openFonts } from "./fonts.ts";

const rule = /@font-face\s*\{([^}]*)\}/g;

/**
 * The fonts that an SVG is drawn in: those whose files are known, and those of other families that it brings itself. A notebook
 * may have its theme's font as files, and whoever draws its charts anew does not have these.
 */
export function fontsOf(svg: Element): Fonts {
  const brought = broughtIn([...svg.querySelectorAll("style")].map((style) => style.textContent).join(""));
  return brought.size === 0 ? openFonts() : openFonts().with(brought);
}

/** The families that a document brings and this process does not know, each with the glyphs that its texts have. */
export function broughtIn(text: string): ReadonlyMap<string, readonly FontFile[]> {
  const families = new Map<string, FontFile[]>();
  for (const [, declarations = ""] of text.matchAll(rule)) {
    const family = /font-family:\s*['"]([^'"]+)['"]/.exec(declarations)?.[1];
    if (family === undefined || familyFiles(family) !== undefined) continue;
    const code = /url\(data:font\/ttf;base64,([^)]*)\)/.exec(declarations)?.[1];
    if (code === undefined) continue;
    const weight = Number(/font-weight:\s*(\d+)/.exec(declarations)?.[1] ?? 400);
    const italic = /font-style:\s*italic/.test(declarations);
    const file = { family, weight, italic, path: "", data: Buffer.from(code, "base64") };
    families.set(family, [...(families.get(family) ?? []), file]);
  }
  return families;
}
