import { RefusedError } from "../errors.ts";
import { broughtIn } from "../render/brought-fonts.ts";
import type { Size } from "../render/figure.ts";
import { familyFiles } from "../render/font-files.ts";
import { firstFamily } from "../render/fonts.ts";
import type { ChartWords } from "./chart.ts";
import type { Waivers } from "./contract.ts";
import { toCsv } from "./csv.ts";
import { ofChart } from "./of-chart.ts";
import { type PictureOptions, toPicture } from "./picture.ts";
import { rangeOf } from "./size.ts";
import { government } from "./themes/government.ts";
import type { TitleStyle } from "./titles.ts";
import type { ChartTable } from "./xlsx/xlsx.ts";

/** The files that a chart goes out as. */
export const formats = ["svg", "png", "pdf", "csv", "xlsx"] as const;

export type Format = (typeof formats)[number];

/** A chart as a notebook's outputs have it: its words, its data and its picture. */
export interface RecordedChart extends ChartWords {
  readonly size: Size;
  readonly data: ChartTable;
  readonly svg: string;
  /** The language of its words, as BCP 47 names it; British English where the record does not say. */
  readonly lang?: string | undefined;
  readonly waived?: Waivers | undefined;
  /** How the words around its picture are written. */
  readonly titles?: TitleStyle | undefined;
}

export interface ExportOptions extends PictureOptions {
  /** Pixels of a PNG to a CSS pixel; 2 when not given. */
  readonly scale?: number | undefined;
}

/**
 * A recorded chart as a file of a format, in the theme that it was drawn in. Texts as outlines are for SVG alone: PDF has its
 * fonts in it. Nothing is computed anew: what goes out is the picture that the notebook shows, and the data that it has
 * beside it.
 *
 * @throws UsageError when the size asked for is too small to read
 * @throws RefusedError for a font that came as files of a theme, where the picture does not have its letters with it, and for
 * titles in such a font
 */
export async function exportChart(
  chart: RecordedChart,
  format: Format,
  { scale = 2, ...options }: ExportOptions = {},
): Promise<string | Uint8Array> {
  // A table has no size, and one that cannot be is still a mistake.
  if (options.size !== undefined) rangeOf(government, options.size);
  const asTexts = { ...options, text: "text" } as const;
  if (!["csv", "xlsx"].includes(format) && !(format === "svg" && isAsDrawn(options)))
    checkFont(chart, options);
  // Each library is loaded by those who ask for its format.
  switch (format) {
    case "svg":
      return toPicture(chart, options);
    case "png": {
      const { renderPng } = await import("../render/png.ts");
      const picture = await toPicture(chart, asTexts);
      return renderPng(picture, { scale }).catch((error: unknown) => {
        throw ofChart(chart.id, error);
      });
    }
    case "pdf": {
      const { renderPdf } = await import("../render/pdf.ts");
      const { lang } = chart;
      return renderPdf(await toPicture(chart, asTexts), lang === undefined ? {} : { lang });
    }
    case "csv":
      return toCsv(chart.data.names, chart.data.columns);
    case "xlsx": {
      const { toXlsx } = await import("./xlsx/xlsx.ts");
      return toXlsx(chart, chart.data, chart);
    }
  }
}

const isAsDrawn = ({ size, titles, text }: PictureOptions) =>
  size === undefined && titles !== "in" && text !== "outlines";

/** In another font than the one it was laid out in, words would run over each other. */
function checkFont({ id, svg }: RecordedChart, { titles }: PictureOptions): void {
  const brought = broughtIn(svg);
  for (const [, list = ""] of svg.matchAll(/<text[^>]*\bfont-family:\s*([^;"]+)/g)) {
    const family = firstFamily(list);
    if (familyFiles(family) !== undefined || (brought.has(family) && titles !== "in")) continue;
    throw new RefusedError({
      chart: id,
      problem: `it is set in "${family}", a font that its notebook brought as files`,
      remedy: brought.has(family)
        ? 'Export it without titles, whose letters it does not have with it, or write the file in the notebook: chart.png({ titles: "in" }).'
        : "Export it as svg with no size and no titles, or write the file in the notebook: chart.png(), chart.pdf().",
    });
  }
}
