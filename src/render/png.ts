import { setImmediate } from "node:timers/promises";
import { UsageError } from "../errors.ts";
import { broughtIn } from "./brought-fonts.ts";
import { familyFiles, houseFamily, isShipped } from "./font-files.ts";
import { firstFamily, openFonts } from "./fonts.ts";
import { type Pixels, writePng } from "./png-file.ts";
import { unescapeXml } from "./xml.ts";

export interface PngOptions {
  /** Pixels of the picture to a CSS pixel of the SVG: 1 (the default) for screens, 2 for documents, 3 for print. */
  readonly scale?: number;
}

const cssPixelsToTheInch = 96;

/** Beyond this a picture takes more memory than a page of print can show. */
const mostPixels = 100_000_000;

/**
 * Draws an SVG as PNG, with no browser. Texts are set in the fonts that came with Dossier, that a theme brought or that the SVG has with it, so that
 * the bytes are the same on every machine. The file records 96 × `scale` pixels to the inch (so that a document shows it at the
 * size of the SVG), that its colours are of sRGB, and the SVG's title and description as its own.
 *
 * @param svg a whole SVG document, with a size
 * @throws UsageError for a scale that is not a positive number, for a picture of more than 100 million pixels, and
 *   for what is not SVG
 * @example
 * ```ts
 * import { renderPng } from "dossier";
 *
 * const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><title>A flag</title></svg>`;
 * const png = await renderPng(svg, { scale: 2 });
 * Buffer.from(png).readUInt32BE(16); // => 60
 * ```
 */
export async function renderPng(svg: string, { scale = 1 }: PngOptions = {}): Promise<Uint8Array> {
  if (!(scale > 0 && Number.isFinite(scale)))
    throw new UsageError({
      problem: `the scale of a picture is ${scale}`,
      remedy: "Give a positive number, such as 2.",
    });
  // Pictures that are no longer used are given back in a turn of the event loop only, and promises alone do not turn it:
  // a loop that awaited three hundred charts held five gigabytes.
  await setImmediate();
  const pixels = await rasterize(await inShippedFonts(svg), scale);
  return writePng(pixels, { srgb: true, dpi: cssPixelsToTheInch * scale, texts: alternative(svg) });
}

/** resvg finds a font by the name that its file has for itself: a theme, or the SVG that brings it, may have another. */
async function inShippedFonts(svg: string): Promise<string> {
  const isOther = (family: string) =>
    !isShipped(family) && (familyFiles(family) !== undefined || broughtIn(svg).has(family));
  if (!familiesIn(svg).some(isOther)) return svg;
  const { outlineTexts } = await import("./outlines.ts");
  return outlineTexts(svg);
}

/** The first families of the font lists in an SVG. */
const familiesIn = (svg: string) => [
  ...new Set([...svg.matchAll(/font-family:\s*([^;"}]+)/g)].map(([, list = ""]) => firstFamily(list))),
];

async function rasterize(svg: string, scale: number): Promise<Pixels> {
  const [{ Resvg }, fontFiles] = await Promise.all([import("@resvg/resvg-js"), fontFilesFor(svg)]);
  const picture = attempt(
    () =>
      new Resvg(svg, {
        fitTo: { mode: "zoom", value: scale },
        font: {
          loadSystemFonts: false,
          fontFiles,
          defaultFontFamily: houseFamily,
          sansSerifFamily: houseFamily,
          serifFamily: houseFamily,
          monospaceFamily: houseFamily,
        },
      }),
  );
  if (Math.min(picture.width, picture.height) * scale < 1)
    throw new UsageError({
      problem: `at a scale of ${scale} the picture has no pixels`,
      remedy: "Give a larger scale: 1 for screens, 2 for documents, 3 for print.",
    });
  const count = picture.width * picture.height * scale ** 2;
  if (count > mostPixels)
    throw new UsageError({
      problem: `the picture would have ${Math.round(count / 1e6)} million pixels`,
      remedy: `Give a scale below ${Math.sqrt(mostPixels / (picture.width * picture.height)).toFixed(1)}.`,
    });
  const { width, height, pixels } = attempt(() => picture.render());
  return { width, height, data: unpremultiply(pixels) };
}

/** The files of the fonts that an SVG names, and of those for its characters that the house font has not. */
async function fontFilesFor(svg: string): Promise<string[]> {
  const families = new Set([houseFamily, ...familiesIn(svg)]);
  const files = [...families].flatMap((family) => familyFiles(family) ?? []).map(({ path }) => path);
  const text = svg.replace(/<style>.*?<\/style>|<[^>]*>/gs, "");
  if (/^[\0-\u024f]*$/.test(text)) return files;
  const fonts = openFonts();
  const faces = fonts.runs(text, { weight: 400, italic: false }).map(({ face }) => face.file.path);
  return [...new Set([...files, ...faces])];
}

function attempt<T>(step: () => T): T {
  try {
    return step();
  } catch (cause) {
    throw new UsageError(
      {
        problem: `the text is not an SVG that can be drawn (${(cause as Error).message})`,
        remedy: "Give a whole SVG document with a width and a height, such as renderSvg returns.",
      },
      { cause },
    );
  }
}

/** resvg multiplies colours by their alpha, PNG keeps them whole. */
function unpremultiply(pixels: Buffer): Buffer {
  for (let i = 3; i < pixels.length; i += 4) {
    const alpha = pixels[i] as number;
    if (alpha === 255 || alpha === 0) continue;
    for (let channel = i - 3; channel < i; channel++)
      pixels[channel] = Math.min(255, Math.round(((pixels[channel] as number) * 255) / alpha));
  }
  return pixels;
}

/** The title and description that an SVG begins with, by the names that PNG has for them. */
function alternative(svg: string): Record<string, string> {
  const [, title, description] =
    /<svg[^>]*>\s*(?:<title>([^<]*)<\/title>)?\s*(?:<desc>([^<]*)<\/desc>)?/.exec(svg) ?? [];
  return {
    ...(title && { Title: unescapeXml(title) }),
    ...(description && { Description: unescapeXml(description) }),
  };
}
