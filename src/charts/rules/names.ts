import { type Trace, typeOf } from "../figure.ts";
import { type Marks, marksOf, namesOnSlices } from "./marks.ts";
import { valueLetter } from "./numbers.ts";
import { pictureOf } from "./panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { annotationTexts, names, plainWords } from "./written.ts";

const write =
  "Give each trace a name, and write it beside its marks in an annotation or show a legend (layout: { showlegend: true }). Traces that are one thing, such as a backdrop, have one legendgroup.";

/** A dash or a symbol tells two lines apart, and a name that is only in the figure's JSON does not say which is which. */
export const namesInPicture: Rule = {
  name: "names",
  check: (chart) => [...unwrittenSeries(chart), ...unwrittenSlices(chart)],
};

/** The traces that are meant together: one, or all of a `legendgroup`. */
interface Series {
  readonly trace: number;
  readonly title: string;
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
  readonly looks: ReadonlySet<string>;
  readonly isWritten: boolean;
}

function unwrittenSeries(chart: StatedChart): Fault[] {
  const all = seriesOf(chart);
  const picture = pictureOf(chart.figure);
  const faults = all
    .filter(
      (one) =>
        !one.isWritten &&
        all.some((other) => picture(one.trace) === picture(other.trace) && isToldFrom(one, other)),
    )
    .map(({ title, name }) => ({
      problem: `${title} is told from other marks, and ${name === "" ? "has no name" : "its name is nowhere in the picture"}`,
      remedy: write,
    }));
  return [...new Map(faults.map((fault) => [fault.problem, fault])).values()];
}

/** Two names, or two lines (bars, markers) of another look. A line over bars, both without a name, may be one thing. */
const isToldFrom = (one: Series, other: Series) =>
  one !== other &&
  [...one.looks].some((look) => !other.looks.has(look)) &&
  (one.name !== "" && other.name !== ""
    ? one.name !== other.name
    : [...one.kinds].some((kind) => other.kinds.has(kind)));

function seriesOf(chart: StatedChart): Series[] {
  const together = new Map<unknown, Marks[]>();
  for (const marks of marksOf(chart)) {
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
      isWritten: name !== "" && isWritten(name, chart.figure.data[trace] as Trace, chart),
    };
  });
}

function isWritten(name: string, trace: Trace, { figure: { layout } }: StatedChart): boolean {
  const isKeyShown = (layout.legend as { visible?: unknown } | undefined)?.visible !== false;
  if (layout.showlegend === true && trace.showlegend !== false && isKeyShown) return true;
  // A box without a place of its own stands at its name, which the axis has.
  const places = valueLetter(trace) === "y" ? trace.x : trace.y;
  if (/^(box|violin)$/.test(typeOf(trace)) && places === undefined) return true;
  // A trace for each bar: the axis names it.
  const own = [trace.text, trace.x, trace.y].flat().filter((value) => typeof value === "string");
  return [...annotationTexts(layout.annotations), ...own.map(plainWords)].some((text) =>
    names(text, plainWords(name)),
  );
}

/** Plotly writes the share on a slice, and leaves what it is a share of to the legend. */
function unwrittenSlices({ figure: { data, layout } }: StatedChart): Fault[] {
  const written = annotationTexts(layout.annotations);
  return data.flatMap((trace, i) => {
    if (trace.type !== "pie" || trace.visible === false) return [];
    const labels = (Array.isArray(trace.labels) ? trace.labels : []).map(String);
    const onSlices = namesOnSlices(trace);
    const inLegend = layout.showlegend === true && trace.showlegend !== false;
    const isNamed = (label: string) => written.some((text) => names(text, plainWords(label)));
    if (labels.length > 0 && (onSlices || inLegend || labels.every(isNamed))) return [];
    return [
      {
        problem: `trace ${i + 1} is a pie whose slices have no names in the picture`,
        remedy: 'Give it labels and textinfo: "label+percent", or draw sortedBars.',
      },
    ];
  });
}
