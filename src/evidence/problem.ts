import type { Problem } from "../errors.ts";

/** A fault in an evidence package: which rule was broken, by what. */
export interface EvidenceProblem extends Problem {
  /** The rule that was broken, as the descriptor or this page of the format has it: `type year`, `minimum 0`. */
  readonly rule: string;
  /** The text that broke it, where there is one. */
  readonly value?: string;
}

const shownPerRule = 20;

/**
 * Gathers problems. A column of a million bad cells says the same thing a million times, so that of one rule in one column
 * the first 20 are kept, and one more problem says how many there are besides.
 */
export class Problems {
  readonly #kept: EvidenceProblem[] = [];
  readonly #counts = new Map<string, { last: EvidenceProblem; count: number }>();

  get any(): boolean {
    return this.#kept.length > 0;
  }

  add(problem: EvidenceProblem): void {
    const key = JSON.stringify([problem.file, problem.column, problem.rule]);
    const entry = this.#counts.get(key) ?? { last: problem, count: 0 };
    entry.count++;
    this.#counts.set(key, entry);
    if (entry.count <= shownPerRule || !isPlaced(problem)) this.#kept.push(problem);
  }

  addAll(problems: Iterable<EvidenceProblem>): void {
    for (const problem of problems) this.add(problem);
  }

  list(): EvidenceProblem[] {
    const more = [...this.#counts.values()].filter(
      ({ last, count }) => count > shownPerRule && isPlaced(last),
    );
    return [
      ...this.#kept,
      ...more.map(({ last: { line, row: _, address: __, value: ___, ...place }, count }) => ({
        ...place,
        problem: `${count - shownPerRule} more ${line === undefined ? "rows" : "lines"} break the same rule (${place.rule})`,
      })),
    ];
  }
}

/** Whether a problem is one line's or one row's, as many others may be. */
const isPlaced = ({ line, row, address }: EvidenceProblem) =>
  line !== undefined || row !== undefined || address !== undefined;

/** A cell as a message shows it: in quotes, control characters visible, cut where it is long. */
export function shownValue(text: string): string {
  const quoted = JSON.stringify(text);
  return quoted.length <= 82 ? quoted : `${quoted.slice(0, 80)}…"`;
}
