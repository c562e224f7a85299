import type { Problem } from "../../errors.ts";
import type { Size } from "../../render/figure.ts";
import type { Label } from "../../render/labels.ts";
import type { Tabular } from "../data.ts";
import type { PlainFigure } from "../figure.ts";
import type { Theme } from "../theme.ts";

/** A chart as its author states it, every part in place. */
export interface StatedChart {
  readonly id: string;
  readonly headline: string;
  readonly subtitle: string;
  readonly source: string;
  readonly alt: string;
  readonly data: Tabular;
  /** As it is drawn. */
  readonly figure: PlainFigure;
  /** As its author gave it, before anything was settled: what numbers and words it has. */
  readonly given: PlainFigure;
  readonly theme: Theme;
  /** Whether the figure was computed from the data, by a kind of chart. */
  readonly isComputed?: boolean | undefined;
  /** Of the picture. */
  readonly size: Size;
}

export type Fault = Pick<Problem, "problem" | "remedy">;

/** One demand on every chart: a pure function from the chart to its faults. */
export interface Rule {
  /** What a waiver names it by. */
  readonly name: string;
  check(chart: StatedChart): Fault[];
}

/** A demand on the picture, which is known only once it is drawn: from its labels to its faults. */
export interface PictureRule {
  /** What a waiver names it by. */
  readonly name: string;
  check(labels: readonly Label[], size: Size): Fault[];
}
