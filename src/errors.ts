/** Where something went wrong. Each part is given when it is known; lines and cells count from 1. */
export interface Place {
  readonly file?: string;
  /** The id of a chart. */
  readonly chart?: string;
  readonly line?: number;
  /** A column's name (tables) or its number in the line (code). */
  readonly column?: string | number;
  readonly cell?: number;
  /** A row of a table that has no lines in a file (Parquet, a frame), from 1. */
  readonly row?: number;
  /** A spreadsheet's cell or range, as its formulas name it: `Sales!B12`. */
  readonly address?: string;
}

/** `data/sales.csv, line 3, column "amount"`. Empty when nothing is known. */
export function describePlace(place: Place): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.chart !== undefined) parts.push(`chart "${place.chart}"`);
  if (place.cell !== undefined) parts.push(`cell ${place.cell}`);
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.address !== undefined) parts.push(place.address);
  if (typeof place.column === "string") parts.push(`column "${place.column}"`);
  if (typeof place.column === "number") parts.push(`column ${place.column}`);
  return parts.join(", ");
}

/** One fault: what was wrong, where, and what to do about it. */
export interface Problem extends Place {
  readonly problem: string;
  readonly remedy: string;
}

/** `data/sales.csv, line 3: … → do this`. */
export function describeProblem(problem: Problem): string {
  const place = describePlace(problem);
  return `${place === "" ? "" : `${place}: `}${problem.problem}\n  → ${problem.remedy}`;
}

/** Exit codes of the command line, by what went wrong. */
export const exitCodes = { done: 0, usage: 2, data: 3, cell: 4, changed: 5, interrupted: 130 } as const;

/** The base of every error that Dossier throws on purpose: it names what was wrong, where, and what to do. */
export class DossierError extends Error {
  override readonly name: string = "DossierError";
  readonly problems: readonly Problem[];
  readonly exitCode: number = 1;

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(describeProblem).join("\n"), options);
    this.problems = list;
  }
}

/** A call or an option is wrong: the caller can mend it. */
export class UsageError extends DossierError {
  override readonly name = "UsageError";
  override readonly exitCode = exitCodes.usage;
}

/** An evidence package is wrong. Carries every problem found, not the first. */
export class EvidenceError extends DossierError {
  override readonly name = "EvidenceError";
  override readonly exitCode = exitCodes.data;
}

/** A cell failed. */
export class CellError extends DossierError {
  override readonly name = "CellError";
  override readonly exitCode = exitCodes.cell;
}

/** An operation whose answer would be silently wrong is refused, with the reason. */
export class RefusedError extends DossierError {
  override readonly name = "RefusedError";
}

/**
 * The known name nearest to a mistyped one, or undefined when none is near.
 *
 * @param most letters that may differ: two, or a third of them, when not given
 */
export function nearest(
  name: string,
  known: Iterable<string>,
  most = Math.max(2, Math.floor(name.length / 3)),
): string | undefined {
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `Write one of: "a", "b".`, led by the nearest where one is near: the remedy for an unknown name. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return `Did you mean "${near}"? Known: ${names.join(", ")}.`;
  return names.length === 0 ? "There is none to choose from." : `Use one of: ${names.join(", ")}.`;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(substituted, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
