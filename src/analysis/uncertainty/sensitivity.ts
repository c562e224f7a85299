import { UsageError } from "../../errors.ts";

/** An assumption: the value it has while others vary, and the values it is tried at. */
export interface Assumption {
  readonly base: number;
  readonly tried: readonly number[];
}

/** How far one assumption moves the answer while all others stay at their base. */
export interface Swing {
  readonly assumption: string;
  /** The lowest and the highest answer, and the values of the assumption that give them. */
  readonly low: number;
  readonly lowAt: number;
  readonly high: number;
  readonly highAt: number;
  readonly difference: number;
  /** `high / low`: "moves the total 3.1 times". Null unless both are above 0. */
  readonly ratio: number | null;
}

/**
 * One-at-a-time sensitivity: each assumption is set to each of its values while the others stay at their base, and the
 * lowest and highest answers are kept (Saltelli et al. 2008, Global Sensitivity Analysis: The Primer; drawn as a tornado). The
 * widest swing comes first.
 *
 * It does not see assumptions that only matter together. Throws a UsageError if an assumption has no value to try or the
 * model gives something other than a finite number.
 *
 * @example
 * ```ts
 * import { swings } from "dossier";
 *
 * const index = new Map([[1970, 6.689], [1975, 12.412], [1979, 20.862]]);
 * const [first, second] = swings(
 *   { year: { base: 1975, tried: [1970, 1975, 1979] }, around: { base: 1, tried: [0.9, 1.1] } },
 *   ({ year, around }) => (147 * around * 100) / Number(index.get(year)),
 * );
 * first.assumption; // => "year"
 * first.ratio?.toFixed(1); // => "3.1"
 * first.highAt; // => 1970
 * second.ratio?.toFixed(1); // => "1.2"
 * ```
 */
export function swings<Name extends string>(
  assumptions: Readonly<Record<Name, Assumption>>,
  model: (values: Readonly<Record<Name, number>>) => number,
): Swing[] {
  const names = Object.keys(assumptions) as Name[];
  const base = Object.fromEntries(names.map((name) => [name, assumptions[name].base])) as Record<
    Name,
    number
  >;
  return names
    .map((name) => swing(name, assumptions[name].tried, (value) => model({ ...base, [name]: value })))
    .sort((a, b) => b.difference - a.difference);
}

function swing(assumption: string, tried: readonly number[], answer: (value: number) => number): Swing {
  const answers = tried
    .map((value) => ({ value, result: answer(value) }))
    .sort((a, b) => a.result - b.result);
  const [least, greatest] = [answers[0], answers.at(-1)];
  if (least === undefined || greatest === undefined)
    throw new UsageError({
      problem: `the assumption "${assumption}" has no value to try`,
      remedy: "Give its values: { base: 1, tried: [0.9, 1.1] }.",
    });
  const odd = answers.find(({ result }) => !Number.isFinite(result));
  if (odd !== undefined)
    throw new UsageError({
      problem: `with ${assumption} at ${odd.value} the model gives ${odd.result}`,
      remedy: "Try only values for which it gives a finite number.",
    });
  const { result: low, value: lowAt } = least;
  const { result: high, value: highAt } = greatest;
  return { assumption, low, lowAt, high, highAt, difference: high - low, ratio: low > 0 ? high / low : null };
}
