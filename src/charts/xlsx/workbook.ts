import { strToU8, zipSync } from "fflate";
import { escapeXml } from "../../render/xml.ts";
import { renderSheet, renderTable, type Sheet } from "./sheet.ts";
import { styleSheet } from "./styles.ts";

const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";

/** The earliest date that a zip file can tell: the file has none of its own, so that the same data give the same bytes. */
const noDate = new Date(1980, 0, 1);

/** Writes a workbook (ECMA-376) of sheets that are a table each. */
export function writeWorkbook(
  { title, lang }: { readonly title: string; readonly lang: string },
  sheets: readonly Sheet[],
): Uint8Array {
  const number = sheets.map((_, i) => i + 1);
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${number.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/tables/table${n}.xml" ContentType="${types}.table+xml"/>`).join("")}</Types>`,
    "_rels/.rels": links([
      `${relationships}/officeDocument`,
      "xl/workbook.xml",
      `${packaging}/relationships/metadata/core-properties`,
      "docProps/core.xml",
    ]),
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${escapeXml(lang)}</dc:language></cp:coreProperties>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationships}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": links([
      ...number.flatMap((n) => [`${relationships}/worksheet`, `worksheets/sheet${n}.xml`]),
      `${relationships}/styles`,
      "styles.xml",
    ]),
    "xl/styles.xml": styleSheet,
  };
  for (const [i, sheet] of sheets.entries()) {
    const n = i + 1;
    parts[`xl/worksheets/sheet${n}.xml`] = renderSheet(sheet);
    parts[`xl/worksheets/_rels/sheet${n}.xml.rels`] = links([
      `${relationships}/table`,
      `../tables/table${n}.xml`,
    ]);
    parts[`xl/tables/table${n}.xml`] = renderTable(sheet, n);
  }
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(declaration + xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime: noDate });
}

/** A part's relations to others: type, target, type, target, …; their ids count from rId1. */
function links(pairs: readonly string[]): string {
  const items = Array.from(
    { length: pairs.length / 2 },
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${pairs[2 * i]}" Target="${pairs[2 * i + 1]}"/>`,
  );
  return `<Relationships xmlns="${packaging}/relationships">${items.join("")}</Relationships>`;
}
