import type { Collected } from "./collect.ts";

/** How a run went, for programs to read (`--json`): the only place with durations, which no file of a run holds. */
export interface RunReport {
  /** The run folder, as the user named it. */
  readonly out: string;
  readonly milliseconds: number;
  /** Where the time went, one after the other. */
  readonly phases: readonly Timed[];
  /** The notebooks, which run side by side. */
  readonly notebooks: readonly NotebookReport[];
  readonly charts: readonly { id: string; headline: string; notebook: string; cell: string }[];
  readonly findings: Collected["findings"];
}

export interface Timed {
  readonly name: string;
  readonly milliseconds: number;
}

export interface NotebookReport {
  readonly notebook: string;
  /** Its path in the run folder. */
  readonly path: string;
  readonly milliseconds: number;
  /** Until the session could take its first cell. */
  readonly start: number;
  readonly cells: readonly CellReport[];
}

export interface CellReport {
  readonly id: string;
  /** Its number, `In [3]`. */
  readonly cell: number;
  readonly milliseconds: number;
}

/** A watch over consecutive phases. */
export class Stopwatch {
  readonly phases: Timed[] = [];
  readonly #started = performance.now();
  #lap = this.#started;

  /** Ends the phase that has been going on since the last call. */
  lap(name: string): void {
    const now = performance.now();
    this.phases.push({ name, milliseconds: round(now - this.#lap) });
    this.#lap = now;
  }

  get milliseconds(): number {
    return round(performance.now() - this.#started);
  }
}

/** Tenths of a millisecond: finer says nothing. */
export const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
