import { type Trace, typeOf } from "../figure.ts";
import { axisIn, idOf, isMargin, lieOver, type Panel, panelsOf } from "./panels.ts";
import { type RoundPanel, roundPanelsOf, shareGround, standApart } from "./round-panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { wordsOnMarks } from "./words-on-marks.ts";
import { annotationTexts, itemsOf, names, plainWords, titleText } from "./written.ts";

/** Panels beside each other are told apart by their names alone. */
export const panelsNamed: Rule = {
  name: "panel-names",
  check: (chart) => (chart.isComputed ? [] : [...unnamedPanels(chart), ...unnamedRounds(chart)]),
};

function unnamedPanels(chart: StatedChart): Fault[] {
  const panels = panelsOf(chart.figure).filter((panel) => !isMargin(panel, chart.figure));
  const apart = panels.filter((panel, i) => !panels.slice(0, i).some((other) => lieOver(panel, other)));
  if (apart.length < 2) return [];
  const onMarks = new Map(apart.map((panel) => [panel, namesOnMarks(panel, panels, chart)]));
  // A name that stands in each of them tells none from another.
  const isNamedByMarks = (panel: Panel) =>
    onMarks
      .get(panel)
      ?.some((name) => apart.every((other) => other === panel || !onMarks.get(other)?.includes(name)));
  const unnamed = apart.filter((panel) => !isNamedByMarks(panel) && !isNamed(panel, panels, chart));
  return unnamed.map(
    ({ x, y, traces: [first = 0] }): Fault => ({
      problem: `the panel of trace ${first + 1} (${x}, ${y}) has no name in the picture`,
      remedy: `Write what it shows in an annotation above it: { text: "…", xref: "${idOf(x)} domain", yref: "${idOf(y)} domain", x: 0, y: 1, xanchor: "left", yanchor: "bottom" }.`,
    }),
  );
}

/** Pies, and numbers by themselves, have no axes that could name them. */
function unnamedRounds(chart: StatedChart): Fault[] {
  const all = roundPanelsOf(chart.figure);
  const apart = standApart(all);
  if (apart.length < 2) return [];
  const unnamed = apart.filter((panel) => !isRoundNamed(panel, all, chart));
  return unnamed.map(({ trace }) => ({
    problem: `trace ${trace + 1} is one of ${apart.length} panels, and has no name in the picture`,
    remedy: `Write what it shows above it: data[${trace}].title: { text: "…" }.`,
  }));
}

function isRoundNamed(
  panel: RoundPanel,
  all: readonly RoundPanel[],
  { figure: { data, layout } }: StatedChart,
): boolean {
  const words = annotationTexts(layout.annotations);
  const rings = all.filter((other) => shareGround(other, panel)).map(({ trace }) => data[trace]);
  const isWritten = rings.some((ring) => {
    const { name } = ring ?? {};
    const isNamed = typeof name === "string" && words.some((text) => names(text, plainWords(name)));
    return hasTitle(ring?.title) || isNamed || isNamedByNumber(ring?.number, data);
  });
  const within = (place: unknown, [low, high]: readonly [number, number]) =>
    Number(place) >= low - aside && Number(place) <= high + aside;
  const isBeside = ({ text, visible, xref = "x", yref = "y", x, y }: Record<string, unknown>) =>
    typeof text === "string" &&
    text.trim() !== "" &&
    visible !== false &&
    xref === "paper" &&
    yref === "paper" &&
    within(x, panel.across) &&
    within(y, panel.up);
  return isWritten || itemsOf(layout.annotations).some(isBeside);
}

/** Parts of the picture by which a name may stand over a pie, or under it. */
const aside = 0.15;

/** Words around the number itself, which no other has: "Trust 31", and not "31 million". */
function isNamedByNumber(number: unknown, data: StatedChart["figure"]["data"]): boolean {
  const around = (each: unknown) => {
    const { prefix = "", suffix = "" } = (each ?? {}) as Record<string, unknown>;
    return `${prefix} ${suffix}`.trim();
  };
  const own = around(number);
  return /\p{L}{2}/u.test(own) && data.filter((trace) => around(trace.number) === own).length === 1;
}

/** The names of a panel's traces that these write on their marks. */
function namesOnMarks(panel: Panel, all: readonly Panel[], { figure: { data } }: StatedChart): string[] {
  return tracesOf(panel, all).flatMap((i) => {
    const trace = data[i] as Trace;
    const name = plainWords(String(trace.name ?? ""));
    const isWritten =
      trace.textposition !== "none" &&
      (!/^scatter/.test(typeOf(trace)) || /text/.test(String(trace.mode ?? ""))) &&
      wordsOnMarks(trace).some((words) => names(plainWords(words), name));
    return isWritten ? [name] : [];
  });
}

/** Those of a panel, and of what lies over it. */
const tracesOf = (panel: Panel, all: readonly Panel[]) =>
  all.filter((other) => lieOver(panel, other) || other === panel).flatMap(({ traces }) => traces);

function isNamed(panel: Panel, all: readonly Panel[], { figure: { data, layout } }: StatedChart): boolean {
  const words = annotationTexts(layout.annotations);
  const isWritten = tracesOf(panel, all).some((i) => {
    const name = data[i]?.name;
    return typeof name === "string" && words.some((text) => names(text, plainWords(name)));
  });
  if (isWritten || hasTitle(axisIn(layout, panel.x).title)) return true;
  return itemsOf(layout.annotations).some((each) => each.visible !== false && standsAt(each, panel));
}

function hasTitle(title: unknown): boolean {
  const text = titleText(title);
  return typeof text === "string" && text.trim() !== "";
}

/** Whether an annotation is placed by a panel's axes, or stands in or right above it on the paper. */
function standsAt({ xref = "x", yref = "y", x, y, text }: Record<string, unknown>, panel: Panel): boolean {
  if (typeof text !== "string" || text.trim() === "") return false;
  const axes = [String(xref).split(" ")[0], String(yref).split(" ")[0]];
  const [isByX, isByY] = [axes[0] === idOf(panel.x), axes[1] === idOf(panel.y)];
  const within = (place: unknown, [low, high]: readonly [number, number], more: number) =>
    Number(place) >= low - 0.02 && Number(place) <= high + more;
  const isAcross = isByX || (axes[0] === "paper" && within(x, panel.across, 0.02));
  const isUp = isByY || (axes[1] === "paper" && within(y, panel.up, 0.12));
  return isAcross && isUp;
}
