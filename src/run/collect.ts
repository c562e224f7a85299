import { CellError, type Problem } from "../errors.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { chartParts, faultyParts, findingParts, type Parts } from "./parts.ts";
import type { ChartRecord, EvidenceRecord, FindingRecord, Origin } from "./record.ts";

const chartType = "application/vnd.dossier.chart+json";
const plotlyType = "application/vnd.plotly.v1+json";
const findingType = "application/vnd.dossier.finding+json";
const evidenceType = "application/vnd.dossier.evidence+json";

/** What executed notebooks show, found by the MIME types of their outputs and by nothing else. */
export interface Collected {
  readonly charts: readonly ChartRecord[];
  readonly findings: readonly FindingRecord[];
  readonly evidence: readonly EvidenceRecord[];
}

interface CollectedFrom {
  /** Its path in the run folder. */
  readonly path: string;
  /** Its path as messages name it. */
  readonly shown: string;
  readonly notebook: Notebook;
}

type Payload = Readonly<Record<string, unknown>>;

/** One output that shows a chart or a finding. */
interface Shown {
  readonly origin: Origin;
  /** The notebook as messages name it. */
  readonly file: string;
  /** The cell's number, `In [3]`. */
  readonly cell: number;
  readonly payload: Payload;
}

/**
 * Charts, findings and evidence of the notebooks of a run, in notebook order and then in order of appearance. A chart
 * that one notebook shows twice counts once.
 *
 * @throws {CellError} naming every part that a chart or a finding lacks, and both places where two have one id.
 */
export function collect(notebooks: readonly CollectedFrom[]): Collected {
  const charts: Shown[] = [];
  const findings: Shown[] = [];
  const evidence = new Map<string, EvidenceRecord>();
  for (const { path, shown, notebook } of notebooks)
    for (const { id, number, bundle } of bundlesOf(notebook)) {
      const place = { origin: { notebook: path, cell: id }, file: shown, cell: number };
      const { [chartType]: chart, [findingType]: finding, [evidenceType]: opened } = bundle;
      if (chart !== undefined) charts.push({ ...place, payload: { ...bundle, ...(chart as Payload) } });
      if (finding !== undefined) findings.push({ ...place, payload: finding as Payload });
      if (opened !== undefined) evidence.set(JSON.stringify(opened), opened as EvidenceRecord);
    }
  const problems = [...faults("chart", charts, chartParts), ...faults("finding", findings, findingParts)];
  if (problems.length > 0) throw new CellError(problems);
  return {
    charts: once(charts).map(readChart),
    findings: once(findings).map(({ payload, origin }) => ({ ...payload, ...origin }) as FindingRecord),
    evidence: [...evidence.values()],
  };
}

/** Says of Plotly figures that stand under no contract that they are in no result. */
export function plainFigureNotes({ shown, notebook }: Pick<CollectedFrom, "shown" | "notebook">): string[] {
  const cells = [...bundlesOf(notebook)]
    .filter(({ bundle }) => bundle[plotlyType] !== undefined && bundle[chartType] === undefined)
    .map(({ number }) => number);
  return [...new Set(cells)].map(
    (cell) =>
      `note: ${shown}, cell ${cell} shows a plain Plotly figure, which is left out: chart({ …, figure }) puts it under the contract`,
  );
}

/** Whether a notebook shows evidence that it opened. */
export const showsEvidence = (notebook: Notebook): boolean =>
  [...bundlesOf(notebook)].some(({ bundle }) => bundle[evidenceType] !== undefined);

function* bundlesOf(notebook: Notebook): Generator<{ id: string; number: number; bundle: Payload }> {
  for (const cell of notebook.cells)
    if (cell.cell_type === "code")
      for (const output of cell.outputs)
        if (output.output_type === "display_data" || output.output_type === "execute_result")
          yield { id: cell.id, number: cell.execution_count ?? 0, bundle: output.data };
}

function readChart({ payload, origin }: Shown): ChartRecord {
  const { id, headline, subtitle, source, alt, size, lang, titles, data, origins, waived } =
    payload as unknown as ChartRecord;
  const svg = payload["image/svg+xml"] as string;
  const png = Buffer.from(payload["image/png"] as string, "base64");
  const contract = { id, headline, subtitle, source, alt, size, data };
  const beside = {
    ...(lang && { lang }),
    ...(titles && { titles }),
    ...(origins && { origins }),
    ...(waived && { waived }),
  };
  return { ...contract, ...beside, svg, png, ...origin };
}

function faults(noun: string, shown: readonly Shown[], parts: Parts): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, Shown>();
  for (const item of shown) {
    const { payload, file, cell } = item;
    const place = { file, cell };
    const faulty = faultyParts(payload, parts);
    if (faulty.length > 0)
      problems.push({
        ...place,
        problem: `the ${noun} ${JSON.stringify(payload.id)} has no valid ${faulty.join(", ")}`,
        remedy: faulty.includes("image/svg+xml")
          ? "Show the chart itself: its picture is a whole SVG with no script, no handlers of events and nothing fetched."
          : `Give it when the ${noun} is made.`,
      });
    // Ids name files, and some file systems hold "Sales" and "sales" to be one name.
    const key = String(payload.id).toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, item);
    else if (!isRepeat(earlier, item))
      problems.push({
        ...place,
        problem: `the ${noun} id ${JSON.stringify(payload.id)} is taken: ${earlier.file}, cell ${earlier.cell}, shows another ${noun} by that id`,
        remedy: "Give one of the two another id.",
      });
  }
  return problems;
}

const isRepeat = (a: Shown, b: Shown) =>
  a.origin.notebook === b.origin.notebook && JSON.stringify(a.payload) === JSON.stringify(b.payload);

const once = (shown: readonly Shown[]): Shown[] =>
  shown.filter(({ payload }, i) => shown.findIndex((other) => other.payload.id === payload.id) === i);
