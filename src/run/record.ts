import type { FindingData } from "../analysis/findings/finding.ts";
import type { Waivers } from "../charts/contract.ts";
import type { TitleStyle } from "../charts/titles.ts";
import type { ColumnType, Value } from "../evidence/columns.ts";
import type { OriginRows } from "../evidence/origin.ts";
import type { Source } from "../evidence/package.ts";
import type { Size } from "../render/figure.ts";
import type { FileHash } from "./data.ts";

/** A run as a value: what the briefing is written from, and what a comparison reads. No clock and no machine in it. */
export interface RunRecord {
  readonly notebooks: readonly NotebookRecord[];
  readonly evidence: readonly EvidenceRecord[];
  readonly findings: readonly FindingRecord[];
  readonly charts: readonly ChartRecord[];
  /** The parameters given on the command line. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Versions of what computed the results, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Where in a run something was displayed. */
export interface Origin {
  /** The notebook's path in the run folder: `notebooks/1-what-were-the-sales-worth.ipynb`. */
  readonly notebook: string;
  /** The cell's nbformat id. */
  readonly cell: string;
}

export interface NotebookRecord {
  /** The notebook's path in the run folder. */
  readonly path: string;
  /** Its first heading, or its file name. */
  readonly title: string;
  /** Hash of the notebook as it was given. */
  readonly hash: string;
  /** Its parameters: as given, or as it declares them; undefined where that is no literal. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The local files that it imports, by their paths from its folder. */
  readonly imports: readonly FileHash[];
}

/** A finding as a notebook displays it (`application/vnd.dossier.finding+json`). */
export interface FindingRecord extends FindingData, Origin {}

/** A chart as a notebook displays it: its contract (`application/vnd.dossier.chart+json`) and its pictures. */
export interface ChartRecord extends Origin {
  readonly id: string;
  readonly headline: string;
  readonly subtitle: string;
  readonly source: string;
  readonly alt: string;
  readonly size: Size;
  /** The language of its words, as BCP 47 names it. */
  readonly lang?: string;
  /** How the words around its picture are written. */
  readonly titles?: TitleStyle;
  readonly data: ChartData;
  /** The rows of evidence that its data rest on; none where they were not traced. */
  readonly origins?: readonly OriginRows[];
  /** The rules of the contract that it breaks knowingly, each with the reason; none where it breaks none. */
  readonly waived?: Waivers;
  readonly svg: string;
  readonly png: Uint8Array;
}

export interface ChartData {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  readonly columns: readonly (readonly Value[])[];
}

/** An evidence package that a notebook opened (`application/vnd.dossier.evidence+json`). */
export interface EvidenceRecord {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly resources: readonly EvidenceResource[];
  readonly sources: readonly Source[];
}

export interface EvidenceResource {
  readonly name: string;
  readonly path: string;
  readonly hash: string;
  readonly rows: number;
  /** What this table alone rests on, where the package says it. */
  readonly sources?: readonly Source[];
}
