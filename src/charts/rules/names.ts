import { type Layout, type Trace, typeOf } from "../figure.ts";
import { drawsNothing } from "./empty.ts";
import { type Marks, marksOf, namesOnSlices } from "./marks.ts";
import { valueLetter } from "./numbers.ts";
import { isHidden, pictureOf } from "./panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { wordsOnMarks } from "./words-on-marks.ts";
import { annotationTexts, names, namingTexts, plainWords } from "./written.ts";

const write =
  "Give each trace a name, and write it beside its marks in an annotation or show a legend (layout: { showlegend: true }). Traces that are one thing, such as a backdrop, have one legendgroup.";

/** A dash or a symbol tells two lines apart, and a name that is only in the figure's JSON does not say which is which. */
export const namesInPicture: Rule = {
  name: "names",
  check: (chart) => [...unwrittenSeries(chart), ...alikeInLegend(chart), ...unwrittenSlices(chart)],
};

/** The traces that are meant together: one, or all of a `legendgroup`. */
interface Series {
  readonly trace: number;
  readonly title: string;
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
  readonly looks: ReadonlySet<string>;
  /** Whether words in the picture name it, or its legend does. */
  readonly named: "words" | "legend" | undefined;
}

function unwrittenSeries(chart: StatedChart): Fault[] {
  const all = seriesOf(chart);
  const picture = pictureOf(chart.figure);
  const faults = all.flatMap((one) => {
    if (one.named !== undefined) return [];
    const others = all.filter((other) => other !== one && picture(one.trace) === picture(other.trace));
    const isOneLook = others.some((other) => isAlike(one, other));
    if (!others.some((other) => isToldFrom(one, other)) && (chart.isComputed || !isOneLook)) return [];
    const what = one.name === "" ? "has no name" : "its name is nowhere in the picture";
    const how = isOneLook ? "looks like another trace" : "is told from other marks";
    return [{ problem: `${one.title} ${how}, and ${what}`, remedy: write }];
  });
  return [...new Map(faults.map((fault) => [fault.problem, fault])).values()];
}

const sharesKind = (one: Series, other: Series) => [...one.kinds].some((kind) => other.kinds.has(kind));

/** Two names, or two lines (bars, markers) of another look. A line over bars, both without a name, may be one thing. */
const isToldFrom = (one: Series, other: Series) =>
  [...one.looks].some((look) => !other.looks.has(look)) &&
  (one.name !== "" && other.name !== "" ? one.name !== other.name : sharesKind(one, other));

/** Two lines (bars, markers) of one look, which no reader can tell apart, unless they are one thing. */
const isAlike = (one: Series, other: Series) =>
  sharesKind(one, other) &&
  (one.name === "" || one.name !== other.name) &&
  [...one.looks].every((look) => other.looks.has(look));

/** A legend has a name beside a look: two names beside one look name neither. */
function alikeInLegend(chart: StatedChart): Fault[] {
  const keys = seriesOf(chart).filter(({ named }) => named === "legend");
  const picture = pictureOf(chart.figure);
  return keys.flatMap((one, i): Fault[] => {
    const other = keys
      .slice(0, i)
      .find((each) => picture(each.trace) === picture(one.trace) && isAlike(one, each));
    return other === undefined
      ? []
      : [
          {
            problem: `the legend has ${other.title} and ${one.title} beside one look`,
            remedy:
              "Give each a colour, a dash, a symbol or a pattern of its own, or name them in annotations.",
          },
        ];
  });
}

function seriesOf(chart: StatedChart): Series[] {
  const together = new Map<unknown, Marks[]>();
  for (const marks of marksOf(chart)) {
    if (drawsNothing(chart.figure.data[marks.trace] as Trace)) continue;
    const key = chart.figure.data[marks.trace]?.legendgroup ?? marks.trace;
    together.set(key, [...(together.get(key) ?? []), marks]);
  }
  return [...together.values()].map((group) => {
    const { trace, name } = group.find(({ name }) => name !== "") ?? (group[0] as Marks);
    return {
      trace,
      title: name === "" ? `trace ${trace + 1}` : `"${name}"`,
      name,
      kinds: new Set(group.map(({ shape }) => shape.trim().split(" ")[0] as string)),
      looks: new Set(group.map(({ colour, shape }) => `${colour} ${shape}`)),
      named: name === "" ? undefined : namedBy(name, chart.figure.data[trace] as Trace, chart),
    };
  });
}

function namedBy(name: string, trace: Trace, { figure: { data, layout } }: StatedChart): Series["named"] {
  // A box without a place of its own stands at its name, which the axis has.
  const places = valueLetter(trace) === "y" ? trace.x : trace.y;
  if (/^(box|violin)$/.test(typeOf(trace)) && places === undefined) return "words";
  // A trace for each bar: the axis names it.
  const own = [wordsOnMarks(trace), trace.x, trace.y].flat().filter((value) => typeof value === "string");
  const words = [...namingTexts(layout.annotations, data), ...own.map(plainWords)];
  if (words.some((text) => names(text, plainWords(name)))) return "words";
  return isInLegend(trace, layout) ? "legend" : undefined;
}

const isInLegend = (trace: Trace, { showlegend, legend }: Layout) =>
  showlegend === true &&
  trace.showlegend !== false &&
  (legend as { visible?: unknown } | undefined)?.visible !== false;

/** Plotly writes the share on a slice, and leaves what it is a share of to the legend. */
function unwrittenSlices({ figure: { data, layout } }: StatedChart): Fault[] {
  const written = annotationTexts(layout.annotations);
  return data.flatMap((trace, i) => {
    if (typeOf(trace) !== "pie" || isHidden(trace)) return [];
    const labels = (Array.isArray(trace.labels) ? trace.labels : []).map(String);
    const onSlices = namesOnSlices(trace);
    const isNamed = (label: string) => written.some((text) => names(text, plainWords(label)));
    if (labels.length > 0 && (onSlices || isInLegend(trace, layout) || labels.every(isNamed))) return [];
    return [
      {
        problem: `trace ${i + 1} is a pie whose slices have no names in the picture`,
        remedy: 'Give it labels and textinfo: "label+percent", or draw sortedBars.',
      },
    ];
  });
}
