import { UsageError } from "../../errors.ts";

/** The answer without one of the rows. */
export interface LeftOut<T> {
  readonly row: T;
  readonly result: number;
  /** How far it lies from the answer with all rows. */
  readonly change: number;
}

export interface LeaveOneOut<T> {
  /** The answer with all rows. */
  readonly all: number;
  /** Without each row in turn, the row that moves the answer farthest first. */
  readonly without: readonly LeftOut<T>[];
}

/**
 * How much the answer hangs on single rows: the model is asked again without each row in turn (as the jackknife does;
 * Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans). A row whose absence reverses a finding is the
 * finding, and has to be named beside it.
 *
 * `rows` may be a frame; the model gets an array of its rows. It does not see rows that only matter together. Throws a
 * UsageError if there are fewer than two rows or the model gives something other than a finite number.
 *
 * @example
 * ```ts
 * import { leaveOneOut } from "dossier";
 *
 * const sales = [
 *   { supplier: "Rolls-Royce", amount: 80 },
 *   { supplier: "International Military Services", amount: 60 },
 *   { supplier: "Ferranti", amount: 7 },
 * ];
 * const { all, without } = leaveOneOut(sales, (rows) => rows.reduce((sum, { amount }) => sum + amount, 0));
 * all; // => 147
 * without.map(({ row, result }) => [row.supplier, result])[0]; // => ["Rolls-Royce", 67]
 * ```
 */
export function leaveOneOut<T>(
  rows: Iterable<T> | { rows(): Iterable<T> },
  model: (rows: readonly T[]) => number,
): LeaveOneOut<T> {
  const given = [...(Symbol.iterator in rows ? rows : rows.rows())];
  if (given.length < 2)
    throw new UsageError({
      problem: `there ${given.length === 1 ? "is one row" : "are no rows"}, and one is to be left out`,
      remedy: "Give at least two.",
    });
  const answer = (kept: readonly T[], which: string) => {
    const result = model(kept);
    if (!Number.isFinite(result))
      throw new UsageError({
        problem: `${which} the model gives ${result}`,
        remedy: "Give a finite number for any rows but one, too.",
      });
    return result;
  };
  const all = answer(given, "with all rows");
  const without = given.map((row, i) => {
    const result = answer(given.toSpliced(i, 1), `without row ${i + 1}`);
    return { row, result, change: result - all };
  });
  return { all, without: without.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)) };
}
