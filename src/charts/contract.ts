import { suggest, UsageError } from "../errors.ts";
import type { Size } from "../render/figure.ts";
import type { Label } from "../render/labels.ts";
import { valuesAreAmounts } from "./rules/amounts.ts";
import { barsFromZero } from "./rules/bars.ts";
import { bubblesByArea } from "./rules/bubble-sizes.ts";
import { scalesInOrder } from "./rules/colour-scales.ts";
import {
  fewUnlabelled,
  fillsSeen,
  markContrast,
  neighbourContrast,
  notByColourAlone,
  readableColours,
} from "./rules/colours.ts";
import { labelsHaveRoom } from "./rules/crowding.ts";
import { noDepth } from "./rules/depth.ts";
import { dataIsDrawn } from "./rules/drawn-data.ts";
import { noDualAxis } from "./rules/dual-axis.ts";
import { isEmpty } from "./rules/empty.ts";
import { timeEven } from "./rules/even-time.ts";
import { labelsApart, labelsLarge, labelsReadable, labelsUncovered, labelsWhole } from "./rules/labels.ts";
import { nothingOutside, nothingVanishes } from "./rules/left-out.ts";
import { oneMeasure } from "./rules/measures.ts";
import { namesInPicture } from "./rules/names.ts";
import { namesAtOwnEnds } from "./rules/names-at-ends.ts";
import { panelsNamed } from "./rules/panel-names.ts";
import { resolve } from "./rules/resolve.ts";
import type { Fault, PictureRule, Rule, StatedChart } from "./rules/rule.ts";
import { textContrast } from "./rules/texts.ts";
import { tickNumbers } from "./rules/tick-numbers.ts";
import { ticksApart } from "./rules/ticks-alike.ts";
import { timeRunsOn } from "./rules/time-order.ts";
import { amountsTold } from "./rules/told-amounts.ts";
import { horizontalText } from "./rules/turned-text.ts";
import { altTellsMore, headline, idIsKebabCase, sourceIsOne, titleOutsidePicture } from "./rules/words.ts";
import { writtenAmounts } from "./rules/written-amounts.ts";
import { writtenShares } from "./rules/written-shares.ts";

/** Every demand on a chart beyond having all its parts, in the order in which faults are told. */
export const rules: readonly Rule[] = [
  idIsKebabCase,
  headline,
  altTellsMore,
  sourceIsOne,
  titleOutsidePicture,
  dataIsDrawn,
  writtenAmounts,
  writtenShares,
  tickNumbers,
  ticksApart,
  noDualAxis,
  oneMeasure,
  barsFromZero,
  bubblesByArea,
  timeRunsOn,
  timeEven,
  nothingVanishes,
  nothingOutside,
  valuesAreAmounts,
  amountsTold,
  noDepth,
  horizontalText,
  labelsHaveRoom,
  readableColours,
  markContrast,
  fillsSeen,
  textContrast,
  neighbourContrast,
  scalesInOrder,
  notByColourAlone,
  namesInPicture,
  namesAtOwnEnds,
  panelsNamed,
  fewUnlabelled,
];

/** Every demand on the picture, which is drawn when it is first asked for. */
export const pictureRules: readonly PictureRule[] = [
  labelsWhole,
  labelsApart,
  labelsUncovered,
  labelsReadable,
  labelsLarge,
];

/** Rules that a chart may break, each with the reason. The reason is recorded beside the chart. */
export type Waivers = Readonly<Record<string, string>>;

/** The waivers of a chart in one sentence, as every form of it shows them; undefined where nothing is waived. */
export function waiversText(waived: Waivers = {}): string | undefined {
  const each = Object.entries(waived).map(
    ([name, reason]) => `${name} (${reason.trim().replace(/\.$/, "")})`,
  );
  return each.length === 0 ? undefined : `Waived: ${each.join("; ")}`;
}

const parts: Record<string, string> = {
  id: "a short name in kebab-case by which the chart is exported and compared",
  headline: "the finding, in a sentence without a full stop",
  subtitle: "the statistical measure, the geography and the period",
  source: '"[Publication] from [Organisation]"',
  alt: "what the picture shows, for a reader who cannot see it",
};

/**
 * Holds a chart to its contract.
 *
 * @throws UsageError with every fault and its remedy at once.
 */
export function checkContract(chart: StatedChart, waive: Waivers = {}): void {
  const missing = missingParts(chart);
  const drawn = missing.length > 0 ? chart : resolved(chart);
  const faults = [
    ...missing,
    ...waiverFaults(waive),
    ...(missing.length > 0 ? [] : rules.flatMap(({ name, check }) => judged(name, check(drawn), waive))),
  ];
  if (faults.length === 0) return;
  const { id } = chart;
  throw new UsageError(
    faults.map(({ problem, remedy }) =>
      typeof id === "string" && id !== ""
        ? { chart: id, problem, remedy }
        : { problem: `a chart: ${problem}`, remedy },
    ),
  );
}

/** With its templates written into it. Of what a kind computed, nothing was settled: what is drawn is what was given. */
function resolved(chart: StatedChart): StatedChart {
  const figure = resolve(chart.figure, chart.theme);
  return {
    ...chart,
    figure,
    given: chart.given === chart.figure ? figure : resolve(chart.given, chart.theme),
  };
}

/** Notebooks are TypeScript, but a cell with `as any` and a caller in JavaScript get here too. */
function missingParts(stated: Partial<StatedChart>): Fault[] {
  const record = stated as Record<string, unknown>;
  const faults: Fault[] = Object.entries(parts)
    .filter(([part]) => typeof record[part] !== "string" || (record[part] as string).trim() === "")
    .map(([part, meaning]) => ({
      problem: `it has no ${part === "alt" ? "alt text" : part}`,
      remedy: `Give ${part}: ${meaning}.`,
    }));
  faults.push(...dataFaults(stated.data));
  const odd = Array.isArray(stated.figure?.data) ? stated.figure.data.findIndex(isNoObject) : -1;
  if (odd >= 0)
    faults.push({
      problem: `trace ${odd + 1} of its figure is ${JSON.stringify(stated.figure?.data[odd])}, and not a trace`,
      remedy: 'Give figure a list of traces: { data: [{ type: "bar", x, y }] }.',
    });
  else if (!Array.isArray(stated.figure?.data))
    faults.push({
      problem: "it has no figure",
      remedy: "Give figure: { data: traces, layout }, as Plotly takes it.",
    });
  else if (isEmpty(stated.figure))
    faults.push({
      problem: "its figure is empty: no trace has anything to draw",
      remedy:
        'Give figure at least one trace that is shown and has values: { data: [{ type: "bar", x, y }] }. What is not known, say in an annotation.',
    });
  return faults;
}

const isNoObject = (value: unknown) => typeof value !== "object" || value === null;

/** What keeps data from being drawn at all. */
export function dataFaults(data: StatedChart["data"] | undefined): Fault[] {
  if (typeof data?.column !== "function" || !Array.isArray(data.names))
    return [{ problem: "it has no data", remedy: "Give data: the frame with the rows that are drawn." }];
  if (data.length > 0) return [];
  return [
    {
      problem: "its data has no rows",
      remedy: "Check the filter that made the frame: nothing is left to draw.",
    },
  ];
}

/**
 * Holds a chart's picture to its contract.
 *
 * @throws UsageError with every fault and its remedy at once.
 */
export function checkPicture(id: string, labels: readonly Label[], size: Size, waive: Waivers): void {
  const faults = pictureRules.flatMap(({ name, check }) => judged(name, check(labels, size), waive));
  if (faults.length > 0) throw new UsageError(faults.map((fault) => ({ chart: id, ...fault })));
}

function waiverFaults(waive: Waivers): Fault[] {
  const known = [...rules, ...pictureRules].map(({ name }) => name);
  return Object.entries(waive).flatMap(([name, reason]) => {
    if (!known.includes(name))
      return [{ problem: `the waiver "${name}" names no rule`, remedy: suggest(name, known) }];
    return isReason(reason)
      ? []
      : [{ problem: `the waiver "${name}" has no reason`, remedy: `Say why: waive: { "${name}": "…" }.` }];
  });
}

/**
 * The faults by a rule, each with the way to keep it; of one that is waived, that there are none. A waiver left behind when
 * the chart was mended would let the next fault of its kind through.
 */
function judged(name: string, faults: readonly Fault[], waive: Waivers): Fault[] {
  if (!isWaived(name, waive))
    return faults.map(({ problem, remedy }) => ({
      problem,
      remedy: `${remedy} To keep it all the same, say why: waive: { "${name}": "…" }.`,
    }));
  if (faults.length > 0) return [];
  return [
    {
      problem: `the waiver "${name}" is not needed: the chart does not break that rule`,
      remedy: `Remove "${name}" from waive.`,
    },
  ];
}

const isWaived = (name: string, waive: Waivers) => Object.hasOwn(waive, name) && isReason(waive[name]);

const isReason = (reason: unknown) => typeof reason === "string" && reason.trim() !== "";
