import { suggest, UsageError } from "../errors.ts";
import { type Declaration, declarations } from "./declared.ts";
import { newId } from "./ids.ts";
import { type CodeCell, hasTag, type Notebook } from "./notebook.ts";

export { parseParameter } from "./parameter-value.ts";

/** papermill's names (https://papermill.readthedocs.io/en/latest/usage-parameterize.html). */
const tags = { declared: "parameters", injected: "injected-parameters" } as const;

export interface Parameter {
  readonly name: string;
  /** Its value: as injected, or as declared where that is a literal. */
  readonly value?: unknown;
}

/** The parameters of a notebook: what its cell with the tag `parameters` declares. */
export function declaredParameters(notebook: Notebook): Parameter[] {
  const injected = findTagged(notebook, tags.injected) >= 0 ? papermill(notebook).parameters : undefined;
  return declaredIn(notebook).map(({ name, value }) => {
    if (isFields(injected) && name in injected) return { name, value: injected[name] };
    return value === undefined ? { name } : { name, value };
  });
}

/**
 * A notebook in which parameters have other values, by papermill's conventions: a cell that sets them comes after the
 * one that declares them, in place of such a cell of an earlier run, and the notebook's metadata records them. In a
 * notebook that declares none the cell comes first, with a warning, since what is declared later overrides it.
 *
 * @throws {UsageError} naming each value that is of no declared parameter, or of another kind than the declared one.
 */
export function injectParameters(
  notebook: Notebook,
  values: Readonly<Record<string, unknown>>,
  warn: (message: string) => void = () => {},
): Notebook {
  const declared = declaredIn(notebook);
  const at = findTagged(notebook, tags.declared);
  if (at >= 0) {
    refuseUnknown(Object.keys(values), declared);
    refuseMisfits(values, declared);
  } else warn('The notebook has no cell with the tag "parameters": the parameters are set at its top.');

  const cells = notebook.cells.filter((cell) => !hasTag(cell, tags.injected));
  const before = notebook.cells
    .slice(0, injectionPoint(notebook))
    .filter((cell) => cells.includes(cell)).length;
  const taken = new Set(cells.map(({ id }) => id));
  cells.splice(before, 0, injectedCell(values, declared, taken));
  const metadata = { ...notebook.metadata, papermill: { ...papermill(notebook), parameters: values } };
  return { ...notebook, cells, metadata };
}

/** Where the injected cell comes: an earlier one's place, or else after the declarations, or else first. */
function injectionPoint(notebook: Notebook): number {
  const earlier = findTagged(notebook, tags.injected);
  return earlier >= 0 ? earlier : findTagged(notebook, tags.declared) + 1;
}

function injectedCell(
  values: Readonly<Record<string, unknown>>,
  declared: readonly Declaration[],
  taken: ReadonlySet<string>,
): CodeCell {
  const lines = Object.entries(values).map(([name, value]) => {
    const keyword = declared.find((declaration) => declaration.name === name)?.keyword ?? "let";
    // An assignment keeps the declared type, and is checked against it; a const can only be declared anew.
    const known = keyword === "const" || declared.length === 0 ? `${keyword} ` : "";
    return `${known}${name} = ${JSON.stringify(value)};`;
  });
  // A cell that ends in an assignment would show its value.
  const end = lines.some((line) => !/^(let|const|var) /.test(line)) ? ["void 0; // shows nothing"] : [];
  const cell = { cell_type: "code" as const, source: ["// Parameters", ...lines, ...end].join("\n") };
  return {
    ...cell,
    id: newId(cell, taken),
    metadata: { tags: [tags.injected] },
    execution_count: null,
    outputs: [],
  };
}

function refuseUnknown(names: readonly string[], declared: readonly Declaration[]): void {
  const known = declared.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new UsageError(
    unknown.map((name) => ({
      problem: `the notebook declares no parameter "${name}"`,
      remedy: suggest(name, known),
    })),
  );
}

/** A number given as "abc" would else fail in the cell, after all that ran before it. */
function refuseMisfits(values: Readonly<Record<string, unknown>>, declared: readonly Declaration[]): void {
  const misfits = declared.filter(({ name, typed, value }) => {
    const isLiteral = ["number", "string", "boolean"].includes(typeof value);
    return isLiteral && !typed && name in values && typeof values[name] !== typeof value;
  });
  if (misfits.length === 0) return;
  throw new UsageError(
    misfits.map(({ name, value }) => ({
      problem: `the parameter "${name}" takes ${kinds[typeof value]}, and was given ${JSON.stringify(values[name])}`,
      remedy: `Declared is ${JSON.stringify(value)}. ${remedyFor(value, values[name])}`,
    })),
  );
}

const kinds: Partial<Record<string, string>> = {
  number: "a number",
  string: "a text",
  boolean: "true or false",
};

const remedyFor = (declared: unknown, given: unknown) =>
  typeof declared === "string"
    ? `On a command line, a text that looks like something else is quoted: '"${given}"'.`
    : `Give ${kinds[typeof declared]}.`;

function declaredIn(notebook: Notebook): Declaration[] {
  const cell = notebook.cells[findTagged(notebook, tags.declared)];
  return cell === undefined ? [] : declarations(cell.source);
}

function findTagged({ cells }: Notebook, tag: string): number {
  return cells.findIndex((cell) => hasTag(cell, tag));
}

function papermill({ metadata }: Notebook): Record<string, unknown> {
  return isFields(metadata.papermill) ? metadata.papermill : {};
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
