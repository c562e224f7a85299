import { Command, Option } from "commander";
import { suggest, UsageError } from "../errors.ts";
import { paintFor } from "./colour.ts";
import type { Io } from "./io.ts";
import { refuseEmptyFolder, withUsageErrors } from "./usage.ts";

interface Options {
  readonly format?: readonly string[];
  readonly chart?: readonly string[];
  readonly scale?: string;
  readonly size?: string;
  readonly text?: "text" | "outlines";
  readonly titles?: "in" | "out";
  readonly out: string;
}

/** `dossier export`: write the charts of executed notebooks to files, without running them. */
export function exportCommand(io: Io): Command {
  return withUsageErrors(new Command("export"))
    .description("Write the charts of an executed notebook to files, without running it.")
    .argument("[notebook...]", "executed notebooks, or folders of them (default: notebooks/)")
    .helpOption("-h, --help", "show this help")
    .option("--format <list>", "svg, png, pdf, csv, xlsx, several with commas, or all (default: all)", append)
    .option("--chart <id>", "only this chart; may be repeated", append)
    .option("--size <size>", "half-page, full-page, slide, social-card, or WIDTHxHEIGHT in CSS pixels")
    .addOption(
      new Option("--titles <where>", "headline, subtitle and source in the picture").choices(["in", "out"]),
    )
    .option("--scale <number>", "pixels of a PNG to a CSS pixel: 2 for documents, 3 for print (default: 2)")
    .addOption(
      new Option(
        "--text <form>",
        "the texts of an SVG: outlines for Word, PowerPoint and LibreOffice",
      ).choices(["text", "outlines"]),
    )
    .option("--out <dir>", "folder to write into; files of the same names are replaced", "charts")
    .addHelpText("after", notes)
    .action((notebooks: string[], options: Options) => act(notebooks, options, io));
}

const notes = `
Examples:
  dossier export out/notebooks                       every chart in every format
  dossier export mine.ipynb --format png --scale 3   for print
  dossier export mine.ipynb --chart sales --size slide --titles in
  dossier export mine.ipynb --format svg --text outlines   for Word and PowerPoint

A size makes the picture larger or smaller as a whole. For a layout of its own, and for another theme, make the chart in that
size or theme in the notebook: where labels stand depends on both.

Exit codes: 0 done, 2 usage, 4 a cell shows no valid chart.`;

const append = (value: string, list: readonly string[] = []) => [...list, value];

async function act(notebooks: readonly string[], options: Options, io: Io): Promise<void> {
  refuseEmptyFolder(options.out);
  const [{ formats }, { exportCharts }] = await Promise.all([
    import("../charts/export.ts"),
    import("../run/export-charts.ts"),
  ]);
  const asked = parseFormats(options.format ?? ["all"], formats);
  const charts = await exportCharts({
    ...{ notebooks, cwd: io.cwd, out: options.out, charts: options.chart ?? [], signal: io.signal },
    onNote: (text) => io.stderr.write(`${text}\n`),
    formats: asked,
    options: {
      ...{ titles: options.titles, text: options.text },
      scale: options.scale === undefined ? undefined : parseScale(options.scale),
      size: options.size === undefined ? undefined : parseSize(options.size),
    },
  });
  const { bold } = paintFor(io);
  io.stderr.write(`${bold(`wrote ${options.out}`)}: ${charts.join(", ")} (${asked.join(", ")})\n`);
}

function parseFormats<Format extends string>(lists: readonly string[], known: readonly Format[]): Format[] {
  const asked = lists.flatMap((list) => list.split(",")).map((name) => name.trim().toLowerCase());
  const unknown = asked.filter((name) => name !== "all" && !known.includes(name as Format));
  if (unknown.length > 0)
    throw new UsageError(
      unknown.map((name) => ({
        problem: `there is no format ${JSON.stringify(name)}`,
        remedy: suggest(name, [...known, "all"]),
      })),
    );
  return known.filter((format) => asked.includes(format) || asked.includes("all"));
}

function parseScale(text: string): number {
  const scale = text.trim() === "" ? Number.NaN : Number(text);
  if (scale > 0 && Number.isFinite(scale)) return scale;
  throw new UsageError({
    problem: `the scale ${JSON.stringify(text)} is no number above 0`,
    remedy: "Write --scale 2, the pixels of a PNG to a CSS pixel.",
  });
}

/** A width and a height; any other text is the name of a size. */
function parseSize(text: string) {
  const [, width, height] = /^\s*(\d+)\s*[x×]\s*(\d+)\s*$/i.exec(text) ?? [];
  if (width !== undefined) return { width: Number(width), height: Number(height) };
  if (/\d/.test(text))
    throw new UsageError({
      problem: `the size ${JSON.stringify(text)} is no width and height`,
      remedy: "Write --size 1200x630, in CSS pixels, or a name: half-page, full-page, slide, social-card.",
    });
  return text as "slide";
}
