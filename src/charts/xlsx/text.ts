import { escapeXml } from "../../render/xml.ts";

/** What a cell of Excel holds. */
const mostCharacters = 32_767;

/**
 * Text as a workbook's XML has it (ECMA-376, part 1, section 22.9.2.19, ST_Xstring): what XML cannot hold, or would not
 * keep, is written as `_x000D_`; so is the underscore of a text that looks like that.
 */
export function sheetText(text: string): string {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  const escaped = cut
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
    .replace(/[\u0001-\u0008\u000b-\u001f]/g, (control) => `_x${hex(control)}_`);
  return escapeXml(escaped);
}

const hex = (control: string) => control.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
