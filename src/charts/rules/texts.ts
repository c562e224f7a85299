import { type Colour, contrast, over, parseColour } from "../colour.ts";
import { type Trace, typeOf } from "../figure.ts";
import { ratio } from "../look-alike.ts";
import { textContrastFor } from "../text-contrast.ts";
import { marksOf } from "./marks.ts";
import { listOf } from "./numbers.ts";
import { axisIn, isHidden, panelsOf } from "./panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { itemsOf } from "./written.ts";

interface Font {
  readonly color?: unknown;
  readonly size?: unknown;
  readonly weight?: unknown;
}

interface Text {
  readonly what: string;
  readonly colour: string;
  readonly font: Font;
  /** The colours that it may stand on: enough if it can be read on one of them. */
  readonly behind: readonly string[];
}

/** Words that are too pale are not read, whatever the marks look like. */
export const textContrast: Rule = {
  name: "text-contrast",
  check: (chart) => {
    const faults = textsOf(chart).flatMap(({ what, colour, font, behind }): Fault[] => {
      const shown = parseColour(colour);
      if (shown === undefined) return [];
      const size = Number(font.size ?? 0);
      const isBold = font.weight === "bold" || Number(font.weight) >= 700;
      const least = textContrastFor(size, isBold);
      const grounds = behind.map(parseColour).filter((ground) => ground !== undefined);
      const ratios = grounds.map((ground) => contrast(over(shown, onWhite(ground)), onWhite(ground)));
      const best = Math.max(...ratios);
      return ratios.length === 0 || best >= least
        ? []
        : [
            {
              problem: `${what} in ${colour} has a contrast of ${ratio(best)} to what is behind it`,
              remedy: `Use a darker colour (on a dark ground, a lighter one): at least ${least}:1.`,
            },
          ];
    });
    return [...new Map(faults.map((fault) => [fault.problem, fault])).values()];
  },
};

const onWhite = (colour: Colour) => over(colour, { red: 255, green: 255, blue: 255, alpha: 1 });

function textsOf(chart: StatedChart): Text[] {
  const { figure, theme } = chart;
  const { data, layout } = figure;
  const usual = (layout.font ?? {}) as Font;
  const paper = String(layout.paper_bgcolor ?? theme.background);
  const plot = String(layout.plot_bgcolor ?? paper);
  const text = (what: string, font: unknown, behind: readonly string[]): Text[] => {
    const own = { ...usual, ...((font ?? {}) as Font) };
    return typeof own.color === "string" ? [{ what, colour: own.color, font: own, behind }] : [];
  };
  const axes = [...new Set(panelsOf(figure).flatMap(({ x, y }) => [x, y]))].flatMap((name) => {
    const { visible, showticklabels, tickfont, color, title } = axisIn(layout, name);
    if (visible === false) return [];
    const usualOf = (font: unknown) => ({ ...(color === undefined ? {} : { color }), ...(font as Font) });
    const own = title as { text?: unknown; font?: unknown } | undefined;
    return [
      ...(showticklabels === false ? [] : text(`the text of ${name}`, usualOf(tickfont), [paper, plot])),
      ...(own?.text ? text(`the title of ${name}`, usualOf(own.font), [paper]) : []),
    ];
  });
  const marks = marksOf(chart).map(({ colour }) => colour);
  const shapes = itemsOf(layout.shapes).map(({ fillcolor }) => fillcolor);
  const filled = [...marks, ...shapes].filter((colour) => typeof colour === "string");
  // What is behind a word in a cell of a heat map is known from the picture alone.
  const gridded = new Set(
    data
      .filter((trace) => hasCells(trace) && !isHidden(trace))
      .map(({ xaxis = "x", yaxis = "y" }) => `${xaxis} ${yaxis}`),
  );
  const annotations = itemsOf(layout.annotations).flatMap((each, i) => {
    const { text: words, visible, font, bgcolor, xref, yref } = each;
    if (visible === false || typeof words !== "string" || words.trim() === "") return [];
    if (gridded.has(`${xref ?? "x"} ${yref ?? "y"}`)) return [];
    // Over the plot it may stand on a bar or on a band, whose colour is behind it then.
    const isOverPlot = xref !== "paper" || yref !== "paper";
    const solid =
      typeof bgcolor === "string" && (parseColour(bgcolor)?.alpha ?? 0) > 0.9 ? bgcolor : undefined;
    const behind = solid === undefined ? [plot, paper, ...(isOverPlot ? filled : [])] : [solid];
    return text(`annotation ${i + 1}`, font, behind);
  });
  const legend = layout.legend as { font?: unknown; bgcolor?: unknown } | undefined;
  const keys =
    layout.showlegend === true
      ? text("the legend", legend?.font, [typeof legend?.bgcolor === "string" ? legend.bgcolor : paper])
      : [];
  const onMarks = data.flatMap((_, i) => textsOnMarks(chart, i, [plot, paper], text));
  return [...axes, ...annotations, ...keys, ...onMarks];
}

const hasCells = (trace: Trace) => /^(heatmap|histogram2d)$/.test(typeOf(trace));

/** Texts of a trace whose colour it says itself: where it does not, Plotly takes one that can be read. */
function textsOnMarks(
  chart: StatedChart,
  index: number,
  background: readonly string[],
  text: (what: string, font: unknown, behind: readonly string[]) => Text[],
): Text[] {
  const trace = chart.figure.data[index] ?? {};
  const isShown = trace.text !== undefined || trace.texttemplate !== undefined || typeOf(trace) === "pie";
  if (isHidden(trace) || !isShown || trace.textposition === "none") return [];
  if (hasCells(trace)) return [];
  const own = marksOf(chart).filter((marks) => marks.trace === index);
  const position = listOf(trace.textposition) === undefined ? String(trace.textposition ?? "auto") : "auto";
  const marks = own.map(({ colour }) => colour);
  const isFilled = typeOf(trace) !== "scatter";
  const behind = (place: string) =>
    place === "inside" && isFilled ? marks : place === "outside" ? background : [...background, ...marks];
  const fonts: [unknown, string][] = [
    [trace.textfont, position],
    [trace.insidetextfont, "inside"],
    [trace.outsidetextfont, "outside"],
  ];
  return fonts.flatMap(([font, place]) => {
    const colours = (font as Font | undefined)?.color;
    if (colours === undefined || (place === "inside" && position === "outside")) return [];
    if (place === "outside" && position === "inside") return [];
    return [...new Set(listOf(colours) ?? [colours])].flatMap((color) =>
      text(`the text of trace ${index + 1}`, { ...(font as Font), color }, behind(place)),
    );
  });
}
