import { type Layout, type Trace, typeOf } from "../figure.ts";
import { isOneColour } from "./colour-scales.ts";
import { listOf, numberOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isHidden, isMargin, lieOver, panelsOf } from "./panels.ts";
import { isYear, momentOf } from "./places.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { drawsText } from "./words-on-marks.ts";
import { annotationTexts, titleText } from "./written.ts";

type Options = Record<string, unknown>;

/** Bars and lines without a scale and without a number are shapes, and so are slices and colours. */
export const amountsTold: Rule = {
  name: "amounts-told",
  check: (chart) =>
    chart.isComputed ? [] : [...untoldAxes(chart), ...untoldSlices(chart), ...untoldColours(chart)],
};

function untoldAxes(chart: StatedChart): Fault[] {
  const { data, layout } = chart.figure;
  const panels = panelsOf(chart.figure);
  return panels.flatMap((panel): Fault[] => {
    const { x, y, traces } = panel;
    // What lies over another panel is told as such.
    if (panels.some((other) => other !== panel && lieOver(panel, other))) return [];
    if (isMargin(panel, chart.figure)) return [];
    const untold = traces.filter((i) => {
      const trace = data[i] as Trace;
      if (!/^(bar|scatter|histogram|funnel|waterfall)$/.test(typeOf(trace)) || isTimeline(trace))
        return false;
      if (isStrip(trace, axisIn(layout, x))) return false;
      const axis = axisIn(layout, valueLetter(trace) === "y" ? y : x);
      const isShown = axis.visible !== false && axis.showticklabels !== false;
      const hasText =
        trace.text !== undefined || trace.texttemplate !== undefined || trace.textinfo !== undefined;
      return !isShown && !hasText;
    });
    return untold.length === traces.length && !hasNumbers(layout)
      ? [
          {
            problem: `nothing in the picture says how much trace ${(untold[0] as number) + 1} shows: its axis is hidden, and no amount written`,
            remedy: "Show the axis, or write the amounts on the marks (text).",
          },
        ]
      : [];
  });
}

/** A pie of which the picture has the names alone, or nothing. A number in one of them may be the amount. */
function untoldSlices({ figure: { data, layout } }: StatedChart): Fault[] {
  return data.flatMap((trace, i): Fault[] => {
    if (!/^(pie|funnelarea)$/.test(typeOf(trace)) || isHidden(trace)) return [];
    const { texttemplate = "", textinfo, textposition, labels, title } = trace;
    const isUsual = textinfo === undefined && texttemplate === "";
    const isOnSlices = isUsual || /percent|value/.test(`${textinfo ?? ""} ${texttemplate}`);
    const words = [labels, drawsText(trace) ? trace.text : undefined, texttemplate, titleText(title)];
    const isWritten = words.flat().some((each) => /\d/.test(String(each ?? "")));
    return (isOnSlices && textposition !== "none") || isWritten || hasNumbers(layout)
      ? []
      : [
          {
            problem: `nothing in the picture says how much the slices of trace ${i + 1} are`,
            remedy: 'Write it on them: textinfo: "label+percent".',
          },
        ];
  });
}

/** Colours for amounts, without the scale that they are read by. A colour for each of a few codes is named otherwise. */
function untoldColours(chart: StatedChart): Fault[] {
  const { data, layout } = chart.figure;
  return data.flatMap((trace, i): Fault[] => {
    if (!/^(heatmap|choropleth)$/.test(typeOf(trace)) || isHidden(trace)) return [];
    const shared = typeof trace.coloraxis === "string" ? axisIn(layout, trace.coloraxis) : undefined;
    const { showscale, colorscale } = shared ?? trace;
    // Another trace may have the scale of both.
    const isElsewhere = data.some(
      (other) => other !== trace && other.z !== undefined && !isHidden(other) && other.showscale !== false,
    );
    const hasText = trace.texttemplate !== undefined || chart.given.data[i]?.texttemplate !== undefined;
    const hasKey = data.some(
      (other) => other !== trace && (/text/.test(String(other.mode ?? "")) || layout.showlegend === true),
    );
    return showscale !== false ||
      isElsewhere ||
      hasText ||
      hasKey ||
      hasNumbers(layout) ||
      isOneColour(colorscale) ||
      isOfCodes(trace, colorscale)
      ? []
      : [
          {
            problem: `nothing in the picture says how much the colours of trace ${i + 1} are`,
            remedy: 'Leave showscale out, or write the amounts in the cells (texttemplate: "%{z}").',
          },
        ];
  });
}

/** Whether a few whole numbers stand for kinds, or a scale is in steps, which words beside it may name. */
function isOfCodes({ z }: Trace, colorscale: unknown): boolean {
  const values = new Set(numbersIn(z));
  const stops = (listOf(colorscale) ?? []).map((stop) => listOf(stop)?.[0]);
  const isStepped = new Set(stops).size < stops.length;
  return isStepped || (values.size <= 3 && [...values].every(Number.isInteger));
}

const hasNumbers = (layout: Layout) => annotationTexts(layout.annotations).some((text) => /\d/.test(text));

/** Points without lines along amounts, as of a strip or a swarm: how high they stand is for them to lie side by side. */
function isStrip(trace: Trace, { visible, showticklabels, ticktext, type, ...words }: Options): boolean {
  if (typeOf(trace) !== "scatter" || /lines/.test(String(trace.mode ?? "lines"))) return false;
  if (visible === false || showticklabels === false || type === "category") return false;
  // A list of names along the axis tells no amount.
  if (ticktext !== undefined && ![ticktext].flat().some((text) => /\d/.test(String(text)))) return false;
  const places = listOf(trace.x) ?? [];
  const hasUnit = words.ticksuffix !== undefined || words.tickprefix !== undefined;
  const isAmounts = places.every((place) => numberOf(place) !== undefined || place === null);
  return isAmounts && (hasUnit || !places.every(isYear));
}

/** Marks along dates, which are what they tell: how high they stand is for their names to have room. */
const isTimeline = (trace: Trace) =>
  typeOf(trace) === "scatter" &&
  !/lines/.test(String(trace.mode ?? "lines")) &&
  (listOf(trace.x)?.every((place) => momentOf(place) !== undefined || place === null) ?? false);
