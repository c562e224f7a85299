import { dirname, relative, resolve } from "node:path";
import { suggest, UsageError } from "../errors.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { declaredParameters } from "../notebook/parameters.ts";
import { slashed } from "./find.ts";

/** The parameter by which a notebook names the folder of its evidence, relative to its own folder. */
const dataParameter = "data";

export interface Assignment {
  /** Values to inject, one object a notebook. */
  readonly values: readonly Readonly<Record<string, unknown>>[];
  /** The names of the notebooks that `--data` cannot reach, as messages show them. */
  readonly unreached: readonly string[];
}

interface Given {
  readonly shown: string;
  readonly file: string;
  readonly notebook: Notebook;
}

/**
 * Assigns the parameters of a command line to the notebooks that declare them.
 *
 * @param data the evidence folder of `--data`, if given.
 * @throws {UsageError} naming each parameter that no notebook declares: run anyway, it would leave numbers that look as
 * if they answered to it.
 */
export function assignParameters(
  notebooks: readonly Given[],
  parameters: Readonly<Record<string, unknown>>,
  data: string | undefined,
): Assignment {
  const declared = notebooks.map(
    ({ notebook }) => new Set(declaredParameters(notebook).map(({ name }) => name)),
  );
  const known = new Set(declared.flatMap((names) => [...names]));
  const wanted = [...Object.keys(parameters), ...(data === undefined ? [] : [dataParameter])];
  const unknown = [...new Set(wanted)].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UsageError(
      unknown.map((name) => ({
        problem: `no notebook of this run declares a parameter "${name}"`,
        remedy: `${known.size === 0 ? "None declares any." : suggest(name, known)} A notebook declares one in a code cell tagged "parameters": ${exampleOf(name)}`,
      })),
    );
  const values = notebooks.map(({ file }, i) => {
    const own = Object.entries(parameters).filter(([name]) => declared[i]?.has(name));
    if (data !== undefined && declared[i]?.has(dataParameter)) own.push([dataParameter, from(file, data)]);
    return Object.fromEntries(own);
  });
  const unreached = data === undefined ? [] : notebooks.filter((_, i) => !declared[i]?.has(dataParameter));
  return { values, unreached: unreached.map(({ shown }) => shown) };
}

const exampleOf = (name: string) => (name === dataParameter ? 'let data = "../data";' : `let ${name} = …;`);

/** The evidence folder that a notebook reads: as injected, or as its parameter says when nothing is. */
export function dataFolder(file: string, notebook: Notebook): string | undefined {
  const value = declaredParameters(notebook).find(({ name }) => name === dataParameter)?.value;
  return typeof value === "string" ? resolve(dirname(file), value) : undefined;
}

/** Relative to the notebook, so that it is the same wherever the project lies. */
const from = (file: string, folder: string) => slashed(relative(dirname(file), folder)) || ".";
