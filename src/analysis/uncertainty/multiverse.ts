import { UsageError } from "../../errors.ts";

/** A value that a choice can take. */
export type Option = string | number | boolean;

/** The choices of an analysis by name, each with the values it could reasonably take. */
export type Choices = Readonly<Record<string, readonly Option[]>>;

/** One value for each choice. */
export type Chosen<C extends Choices> = { readonly [Name in keyof C]: C[Name][number] };

/** One way to do the analysis, and what comes of it. */
export interface Specification<C extends Choices> {
  readonly chosen: Chosen<C>;
  readonly result: number;
}

export interface Multiverse<C extends Choices> {
  readonly names: readonly (keyof C & string)[];
  /** Every combination that has a result, the lowest result first: a specification curve from left to right. */
  readonly specifications: readonly Specification<C>[];
  /** The combinations that make no sense together: the model gave null. */
  readonly notValid: readonly Chosen<C>[];
  /** The middle result; the mean of the middle two of an even number. */
  readonly median: number;
  /** One row a specification for a frame: `rank` from 1, `result`, and each choice under its name. */
  rows(): Record<string, Option>[];
}

/** Beyond it the answer to "which choice matters" is hidden and not shown, and a cell runs for minutes. */
const mostCombinations = 100_000;

/**
 * Every combination of the choices an analysis could have made, and its result: the multiverse (Steegen et al. 2016,
 * Perspectives on Psychological Science 11(5)), sorted for a specification curve (Simonsohn et al. 2020, Nature Human
 * Behaviour 4). Unlike {@link swings} it sees choices that only matter together.
 *
 * The spread of the results is not a distribution: nothing says that all combinations are equally good. Name the choices
 * left out too. Where values contradict each other the model gives null, and the combination is listed apart.
 *
 * Throws a UsageError if a choice has no value or one twice, is called rank or result, if there are more than 100,000
 * combinations, none with a result, or one whose result is not a finite number.
 *
 * @example
 * ```ts
 * import { multiverse } from "dossier";
 *
 * const index = new Map([[1970, 6.689], [1975, 12.412], [1979, 20.862]]);
 * const curve = multiverse({ year: [1970, 1975, 1979], around: [0.9, 1, 1.1] }, ({ year, around }) =>
 *   (147 * around * 100) / Number(index.get(year)),
 * );
 * curve.specifications.length; // => 9
 * curve.specifications[0].chosen; // => { year: 1979, around: 0.9 }
 * curve.rows().at(-1)?.result; // => 2417.4
 * curve.median; // => 1184.3
 * ```
 */
export function multiverse<const C extends Choices>(
  choices: C,
  model: (chosen: Chosen<C>) => number | null,
): Multiverse<C> {
  const names = Object.keys(choices) as (keyof C & string)[];
  assertChoices(choices);
  const found: Specification<C>[] = [];
  const notValid: Chosen<C>[] = [];
  for (const chosen of combinations(choices)) {
    const result = model(chosen);
    if (result === null) notValid.push(chosen);
    else if (Number.isFinite(result)) found.push({ chosen, result });
    else
      throw new UsageError({
        problem: `with ${describe(chosen)} the model gives ${result}`,
        remedy: "Give a finite number, or null where the values make no sense together.",
      });
  }
  const specifications = found.sort((a, b) => a.result - b.result);
  const [lower, upper] = [(found.length - 1) >> 1, found.length >> 1].map((i) => specifications[i]?.result);
  if (lower === undefined || upper === undefined)
    throw new UsageError({
      problem: "no combination of the choices has a result",
      remedy: "Give choices and values of which some go together.",
    });
  return {
    names,
    specifications,
    notValid,
    median: lower + (upper - lower) / 2,
    rows: () => specifications.map(({ chosen, result }, i) => ({ rank: i + 1, result, ...chosen })),
  };
}

function assertChoices(choices: Choices): void {
  const all = Object.entries(choices);
  for (const [name, options] of all) {
    if (options.length === 0 || new Set(options).size < options.length)
      throw new UsageError({
        problem: `the choice "${name}" has ${options.length === 0 ? "no value" : "a value twice"}: [${options.join(", ")}]`,
        remedy: "Give each value once: { year: [1970, 1975, 1979] }.",
      });
    if (name === "rank" || name === "result")
      throw new UsageError({
        problem: `a choice is called "${name}", as a column of the curve is`,
        remedy: "Call it something else.",
      });
  }
  const size = all.reduce((product, [, options]) => product * options.length, 1);
  if (size > mostCombinations)
    throw new UsageError({
      problem: `the choices have ${size} combinations`,
      remedy: `Give at most ${mostCombinations}: fewer values, or only the choices in doubt.`,
    });
}

/** In the order of the choices, the last varying fastest. */
function combinations<C extends Choices>(choices: C): Chosen<C>[] {
  return Object.entries(choices).reduce<Record<string, Option>[]>(
    (partial, [name, options]) =>
      partial.flatMap((chosen) => options.map((option) => ({ ...chosen, [name]: option }))),
    [{}],
  ) as Chosen<C>[];
}

const describe = (chosen: Readonly<Record<string, Option>>) =>
  Object.entries(chosen)
    .map(([name, option]) => `${name} ${option}`)
    .join(", ");
