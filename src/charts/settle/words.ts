import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { measureText } from "../measure.ts";
import { formatted } from "../number-formats.ts";
import { isNumber, listOf, numberOf, numbersIn } from "../rules/numbers.ts";
import { areStacked, type Panel, panelsOf } from "../rules/panels.ts";
import { isYear } from "../rules/places.ts";
import type { Theme } from "../theme.ts";
import { inset, measured } from "./label-size.ts";
import { markWords } from "./mark-words.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/** Words on marks, and beside those that are too small for them, that are whole; numbers among them in the theme's language. */
export const withWords: Settling = (figure, theme, size) => {
  const panels = panelsOf(figure);
  const data = figure.data.map((trace, i) => {
    const panel = panels.find(({ traces }) => traces.includes(i));
    const placed = panel === undefined ? {} : placeOfWords(figure, trace, panel, theme, size);
    const isOutside = /outside/.test(String(trace.textposition ?? placed.textposition));
    return {
      // Words at a point or at the end of a bar stand over the edge of the plot, which would cut them off.
      ...(typeOf(trace) === "scatter" && /text/.test(String(trace.mode ?? "")) && { cliponaxis: false }),
      ...(/^(bar|waterfall)$/.test(typeOf(trace)) &&
        isOutside && { cliponaxis: false, constraintext: "inside" }),
      ...trace,
      ...numbersAsWords(trace, theme),
      ...withName(trace),
      ...placed,
    };
  });
  return { ...figure, data };
};

/** Numbers as texts: Plotly would write 12000.5 of them, whatever the language. */
function numbersAsWords({ text }: Trace, { language }: Theme): Options {
  const texts = listOf(text);
  if (texts === undefined || !texts.some(isNumber) || texts.every((each) => isYear(each) || each === null))
    return {};
  return {
    text: texts.map((each) => (isNumber(each) ? formatted(each, undefined, language.locale) : each)),
  };
}

/** A template of words knows the name of its trace by another one, that of what is under the mouse, and writes "-" for it. */
function withName({ name, texttemplate }: Trace): Options {
  if (typeof name !== "string" || texttemplate === undefined) return {};
  const named = (template: unknown) =>
    typeof template === "string" ? template.replace(/%\{(fullData|data)\.name\}/g, () => name) : template;
  return { texttemplate: listOf(texttemplate)?.map(named) ?? named(texttemplate) };
}

/** Where the words of bars stand whose author does not say. */
function placeOfWords(figure: PlainFigure, trace: Trace, panel: Panel, theme: Theme, size: Size): Options {
  if (typeOf(trace) !== "bar" || areStacked(figure.layout) || trace.textposition !== undefined) return {};
  return trace.orientation === "h"
    ? wordsBeyond(figure, trace, panel, theme, size)
    : wordsAbove(figure, trace, panel, theme, size);
}

/** Words wider than the bars that they are on would be made small to fit: they stand above these. */
function wordsAbove(figure: PlainFigure, trace: Trace, panel: Panel, theme: Theme, size: Size): Options {
  const words = markWords(trace, theme) ?? [trace.text].filter((word) => typeof word === "string");
  if (words.length === 0) return {};
  const bars = barsOf(figure, panel);
  const places = new Set(bars.flatMap((i) => listOf(figure.data[i]?.x) ?? []));
  const room = plotWidth(panel, size) / (places.size * bars.length);
  const widest = Math.max(...words.map((word) => measureText(word, theme.font, theme.text.size)));
  return widest < room ? {} : { textposition: "outside" };
}

/** Words longer than the lying bars that they are on stand beyond the ends of these, and the others on theirs. */
function wordsBeyond(figure: PlainFigure, trace: Trace, panel: Panel, theme: Theme, size: Size): Options {
  const [words, amounts] = [markWords(trace, theme), (listOf(trace.x) ?? []).map(numberOf)];
  if (words === undefined || trace.base !== undefined) return {};
  const ends = [0, ...barsOf(figure, panel).flatMap((i) => numbersIn(figure.data[i]?.x))];
  const perAmount = plotWidth(panel, size) / (Math.max(...ends) - Math.min(...ends));
  const fits = words.map((word, i) => {
    const { width } = measured(word, trace.textfont as Options | undefined, theme);
    return width + 2 * inset <= Math.abs(amounts[i] ?? 0) * perAmount;
  });
  return fits.every(Boolean) ? {} : { textposition: fits.map((isFit) => (isFit ? "inside" : "outside")) };
}

const barsOf = ({ data }: PlainFigure, { traces }: Panel) =>
  traces.filter((i) => typeOf(data[i] as Trace) === "bar");

/** About what names and margins leave of a panel. */
const plotWidth = ({ across }: Panel, { width }: Size) => width * (across[1] - across[0]) * 0.6;
