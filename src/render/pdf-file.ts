import { createRequire } from "node:module";
import type { Size } from "./figure.ts";
import { escapeXml } from "./xml.ts";

/** What a page shows, in the order in which it is drawn and read. */
export interface PdfPart {
  /** Its type in the structure tree (ISO 32000-1, section 14.8.4); an artifact is not read out. */
  readonly tag: "H1" | "P" | "Figure" | "Artifact";
  /** The text alternative of a figure. */
  readonly alt: string;
  /** It alone, as an SVG of the whole page's size. */
  readonly svg: string;
}

export interface PdfContent {
  /** In CSS pixels. */
  readonly size: Size;
  readonly lang: string;
  readonly title: string;
  readonly parts: readonly PdfPart[];
  /** fontkit's fonts, by the families that the parts name. */
  readonly fonts: ReadonlyMap<string, unknown>;
}

/** What is used of pdfkit, which has no types of its own. */
interface Pdf extends AsyncIterable<Uint8Array> {
  readonly info: Record<string, unknown>;
  readonly _root: { readonly data: Record<string, unknown> };
  endMetadata(): void;
  registerFont(name: string, font: unknown): this;
  markContent(tag: string): this;
  markStructureContent(tag: string): object;
  endMarkedContent(): this;
  struct(tag: string, options: object, children?: readonly object[]): Structure;
  addStructure(structure: Structure): this;
  ref(data: object): { compress: boolean; end(data: Buffer): void };
  end(): void;
}

interface Structure {
  add(child: Structure): this;
  end(): this;
}

type DrawSvg = (pdf: Pdf, svg: string, x: number, y: number, options: object) => void;

const pointsToThePixel = 72 / 96;

/** Writes a tagged PDF file (ISO 32000-1) of one page. */
export async function writePdf({ size, lang, title, parts, fonts }: PdfContent): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const PdfDocument: new (options: object) => Pdf = require("pdfkit");
  const drawSvg: DrawSvg = require("svg-to-pdfkit");
  const [width, height] = [size.width * pointsToThePixel, size.height * pointsToThePixel];
  const pdf = new PdfDocument({
    ...{
      size: [width, height],
      margin: 0,
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang,
      font: null,
    },
    // The date goes into the file's id, so it is a fixed one; and out of the file again.
    info: { Title: title, Creator: "Dossier", CreationDate: new Date(0) },
  });
  delete pdf.info.CreationDate;
  pdf.endMetadata = () => addMetadata(pdf, title);
  for (const [name, font] of fonts) pdf.registerFont(name, font);

  const document = pdf.struct("Document", { title });
  pdf.addStructure(document);
  for (const { tag, alt, svg } of parts) {
    const marked = tag === "Artifact" ? pdf.markContent(tag) : pdf.markStructureContent(tag);
    drawSvg(pdf, svg, 0, 0, {
      width,
      height,
      fontCallback: (family: string) => family,
      warningCallback() {},
    });
    pdf.endMarkedContent();
    if (tag === "Artifact") continue;
    document.add(pdf.struct(tag, tag === "Figure" ? { alt, bbox: [0, 0, width, height] } : {}, [marked]));
  }
  document.end();
  pdf.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The title as XMP. pdfkit's own has it unescaped, so that "R&D" made a file that readers call damaged, and a date. */
function addMetadata(pdf: Pdf, title: string): void {
  const metadata = pdf.ref({ Type: "Metadata", Subtype: "XML" });
  metadata.compress = false;
  metadata.end(
    Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`),
  );
  pdf._root.data.Metadata = metadata;
}
