import { type Frame, lineageOf } from "../analysis/frame/frame.ts";
import { stack } from "../analysis/lineage/lineage.ts";
import { originsOf } from "../analysis/lineage/origins.ts";
import { UsageError } from "../errors.ts";
import type { Columns } from "../evidence/columns.ts";
import type { OriginRows } from "../evidence/origin.ts";
import type { Table } from "../evidence/table.ts";
import type { Figure, Size } from "../render/figure.ts";
import type { PdfOptions } from "../render/pdf.ts";
import type { PngOptions } from "../render/png.ts";
import { turnRings } from "../render/rings.ts";
import { checkContract, checkPicture, type Waivers, waiversText } from "./contract.ts";
import { toCsv } from "./csv.ts";
import { asTabular, type Drawable, toColumns } from "./data.ts";
import { type PlainFigure, plainFigure } from "./figure.ts";
import { misspeltOptions, withoutNulls } from "./given.ts";
import { toHtml } from "./html.ts";
import { ofChart } from "./of-chart.ts";
import { type PictureOptions, toPicture } from "./picture.ts";
import { isTemplate } from "./rules/resolve.ts";
import { settle } from "./settle/settle.ts";
import { type SizeOption, wideSize } from "./size.ts";
import { checkTheme, type Theme, template } from "./theme.ts";
import { government } from "./themes/government.ts";
import { titleStyle } from "./titles.ts";

/** What every chart has to say in words. */
export interface ChartWords {
  /** A short name in kebab-case: files, links and the comparison of two runs go by it. */
  readonly id: string;
  /** The finding, in a sentence without a full stop. */
  readonly headline: string;
  /** The statistical measure, the geography and the period. */
  readonly subtitle: string;
  /** "[Publication] from [Organisation]"; the page writes "Source:" before it. */
  readonly source: string;
  /** What the picture shows, for a reader who cannot see it. */
  readonly alt: string;
}

/** What every kind of chart takes beside its words. */
export interface ChartLook {
  /** What the picture is for: "half-page", "full-page", "slide", "social-card", or a width and a height in CSS pixels. */
  readonly size?: SizeOption | undefined;
  readonly theme?: Theme | undefined;
  /**
   * Frames and tables that the data rest on, where their rows do not say so themselves: those of a simulation, or made of
   * plain values.
   */
  readonly basis?: readonly (Frame | Table)[] | undefined;
  /** Rules that this chart may break, each with the reason: { "dual-axis": "…" }. Kept with the chart. */
  readonly waive?: Waivers | undefined;
}

export interface ChartOptions extends ChartWords, ChartLook {
  /** The rows that are drawn, a frame or plain columns: they go out as a table beside the picture. */
  readonly data: Drawable;
  /** The traces and the layout, as Plotly takes them. */
  readonly figure: Figure;
}

/**
 * Puts a Plotly figure under the contract of a chart: headline, subtitle, source, alt text and data, and a figure that can be
 * read by everyone. The kinds of chart ({@link sortedBars} and its neighbours) do this themselves.
 *
 * What the figure leaves to Plotly, and Plotly does badly on paper, is set right: years in whole numbers and dates in the theme's
 * language, a name for every bar, words on marks in a colour that can be read, room for what stands around the plot, a legend
 * above it, tables and heat maps whose words can be read. What it states stays as it is, and is judged; its numbers in texts,
 * tables and templates are written as the theme writes them.
 *
 * @throws UsageError for a misspelt option, and for a theme, a size or a figure that is none; then one that lists every fault
 * at once, each with its remedy: a part that is missing or empty, an id that is not kebab-case, a headline with a full stop, an
 * alt text that repeats it or says nothing, a source that is none, a title inside the picture
 * (over a number or one of several pies it is a name), numbers that the data do not have or have for another row, numbers on
 * marks that are not theirs, a per cent on a slice that is not its share, ticks whose numbers are not theirs or read alike, a
 * dual axis (shown or not), measures mixed on an axis, bars that do not start at zero, circles as wide as their amounts, time
 * that runs backwards, or unevenly along evenly spaced names, amounts and dates that Plotly would take for names, lists of unlike
 * length, totals that are not the sum, slices below zero, bars that hide others, values that an axis leaves out, amounts that nothing tells, a picture of nothing,
 * three dimensions, text that is turned, crowded or under 4.5:1 contrast, colours that are no codes, marks and areas under 3:1 contrast to the background or to
 * their neighbours, a scale of colours without an order, colour as the only cue, lines, slices or panels whose names are not
 * written in the picture, names at the ends of other lines, more than four categories without a name beside them, a waiver
 * that is not needed. Labels that are cut off, hidden, printed over each other, too small or on a mark of their colour are told by
 * {@link Chart.svg}, when the picture is drawn.
 *
 * @example
 * ```ts
 * import { chart, frame } from "dossier";
 *
 * const data = frame({ year: [2021, 2022], programmes: [1, 2] });
 * const programmes = chart({
 *   id: "programmes",
 *   headline: "Joint programmes doubled in a year",
 *   subtitle: "Number of joint programmes, UK and Japan, 2021 to 2022",
 *   source: "Register of programmes from an example",
 *   alt: "Bar chart: one joint programme in 2021, two in 2022.",
 *   data,
 *   figure: { data: [{ type: "bar", x: data.column("year"), y: data.column("programmes") }] },
 * });
 * programmes.size; // => { width: 640, height: 384 }
 * ```
 */
export function chart(options: ChartOptions): Chart {
  const given = withoutNulls(options ?? {});
  try {
    const wrong = misspeltOptions(given, ["data", "figure"]);
    if (wrong.length > 0) throw new UsageError(wrong);
    return new Chart(given);
  } catch (error) {
    throw ofChart(given.id, error);
  }
}

/** A figure under contract. It displays itself; `svg`, `png`, `pdf`, `csv` and `xlsx` export it. */
export class Chart implements ChartWords {
  readonly id: string;
  readonly headline: string;
  readonly subtitle: string;
  readonly source: string;
  readonly alt: string;
  readonly data: Columns;
  /** The rows of evidence that the data drawn rest on; none where they are plain values. See {@link Frame.origins}. */
  readonly origins: readonly OriginRows[];
  readonly figure: PlainFigure;
  readonly size: Size;
  readonly theme: Theme;
  readonly waived: Waivers;
  #svg: Promise<string> | undefined;

  /**
   * Called by {@link chart} and by the kinds of chart.
   *
   * @param figureIs whether an author states the figure, or a kind computed it from the data
   */
  constructor(
    { theme = government, waive = {}, basis = [], size: asked, ...stated }: ChartOptions,
    figureIs: "stated" | "computed" = "stated",
  ) {
    checkTheme(theme);
    const given = turnRings(plainFigure(stated.figure ?? { data: undefined }));
    const data = asTabular(stated.data);
    // A figure of its author's fills the page that it asks for.
    const size = wideSize(theme, asked, asked === "full-page" ? 2 : undefined);
    const isComputed = figureIs === "computed";
    const figure = isComputed ? given : settle(given, theme, size);
    checkContract({ ...stated, data, figure, given, isComputed, theme, size }, waive);
    this.id = stated.id;
    this.headline = stated.headline;
    this.subtitle = stated.subtitle;
    this.source = stated.source;
    this.alt = stated.alt;
    this.data = toColumns(data);
    const traced = basis.map(lineageOf).filter((lineage) => lineage !== undefined);
    this.origins = originsOf(
      stack([data, ...traced.map((lineage) => ({ length: lineage.length, lineage }))]),
    );
    const { template: own, ...layout } = figure.layout;
    this.figure = {
      data: figure.data,
      layout: { template: isTemplate(own) ? own : template(theme, figure.data), ...layout, ...size },
    };
    this.size = size;
    this.theme = theme;
    this.waived = { ...waive };
    Object.freeze(this);
  }

  /**
   * The picture as a standalone SVG, the headline as its title and the alt text as its description.
   *
   * @param options a size by purpose, titles in the picture, texts as outlines
   * @throws UsageError for labels that are cut off, hidden, printed over each other, too small, or of too little contrast to what
   * is under them, which shows once they are drawn; for a size in which the picture could not be read, and an option that is
   * misspelt or has a value that it does not know
   * @throws RefusedError for what needs a browser where there is none, and for characters that no font has
   */
  async svg(options: PictureOptions = {}): Promise<string> {
    // The renderer loads plotly, which a notebook that only computes should not wait for.
    this.#svg ??= import("../render/svg.ts")
      .then(({ drawSvg }) =>
        drawSvg(this.figure, {
          ...{ ...this.size, title: this.headline, desc: this.alt },
          lang: this.theme.language.locale,
        }),
      )
      .then(({ svg, labels }) => {
        checkPicture(this.id, labels, this.size, this.waived);
        return svg;
      })
      .catch((error: unknown) => {
        throw ofChart(this.id, error);
      });
    const { id, headline, subtitle, source, alt, size, theme } = this;
    return toPicture(
      { id, headline, subtitle, source, alt, size, theme, svg: await this.#svg },
      withoutNulls(options ?? {}),
    );
  }

  /** The picture as a PNG, `scale` pixels for each CSS pixel: 2 when not given. It has the headline and the alt text in its metadata. */
  async png(options: PictureOptions & PngOptions = {}): Promise<Uint8Array> {
    const { scale = 2, ...picture } = withoutNulls(options ?? {});
    const { renderPng } = await import("../render/png.ts");
    return renderPng(await this.svg(picture), { scale });
  }

  /** The picture as a PDF of its size: lines and texts, not pixels, and the alt text for screen readers. */
  async pdf(options: PictureOptions & PdfOptions = {}): Promise<Uint8Array> {
    const { lang = this.theme.language.locale, ...picture } = withoutNulls(options ?? {});
    const { renderPdf } = await import("../render/pdf.ts");
    return renderPdf(await this.svg(picture), { lang });
  }

  /** The data drawn, as a table that a spreadsheet opens safely: see {@link toCsv}. */
  csv(): string {
    return toCsv(this.data.names, this.data.columns);
  }

  /** The data drawn, as a workbook with typed columns and the chart's words on a sheet beside them: see {@link toXlsx}. */
  async xlsx(): Promise<Uint8Array> {
    const { toXlsx } = await import("./xlsx/xlsx.ts");
    return toXlsx(this, this.data, { lang: this.theme.language.locale, waived: this.waived });
  }

  /** The chart in every form a notebook's reader may want, and its contract beside them. */
  async [Symbol.for("Jupyter.display")](): Promise<Record<string, unknown>> {
    const svg = await this.svg();
    const png = await this.png();
    const { id, headline, subtitle, source, alt, size, data, origins, waived } = this;
    const { names, types, columns } = data;
    return {
      "application/vnd.plotly.v1+json": this.figure,
      "text/html": toHtml(this, svg),
      "image/svg+xml": svg,
      "image/png": Buffer.from(png).toString("base64"),
      "text/plain": [
        ...[headline, subtitle, alt, `${this.theme.language.source} ${source}`],
        ...[waiversText(waived)].filter((text) => text !== undefined),
      ].join("\n"),
      "application/vnd.dossier.chart+json": {
        ...{ id, headline, subtitle, source, alt, size, lang: this.theme.language.locale },
        titles: titleStyle(this.theme),
        data: { names, types, columns },
        ...(origins.length > 0 && { origins }),
        ...(Object.keys(waived).length === 0 ? {} : { waived }),
      },
    };
  }
}
