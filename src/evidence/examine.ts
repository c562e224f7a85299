import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { execute, quote } from "./database.ts";
import { readPackage } from "./descriptor/read-package.ts";
import { encodingProblem, isFile, shownPath } from "./file.ts";
import type { Package } from "./package.ts";
import { type EvidenceProblem, Problems } from "./problem.ts";
import { type ReadTable, readTable } from "./read-table.ts";
import { tableProblems } from "./rules/check-table.ts";

/** A package that was looked at: its tables stand in DuckDB until {@link Examined.discard}. */
export interface Examined {
  readonly dir: string;
  /** Undefined if there is no descriptor to go by. */
  readonly package: Package | undefined;
  readonly tables: readonly ReadTable[];
  readonly problems: readonly EvidenceProblem[];
  discard(): Promise<void>;
}

let examined = 0;

/** Reads a package and holds it against its descriptor, all of it: every problem is found in one go. */
export async function examine(folder: string | URL): Promise<Examined> {
  const dir = resolve(folder instanceof URL ? fileURLToPath(folder) : folder);
  const file = join(dir, "datapackage.json");
  const text = await readDescriptor(file);
  if (typeof text !== "string")
    return { dir, package: undefined, tables: [], problems: [text], discard: async () => {} };
  const { package: described, problems: descriptorProblems } = readPackage(text, shownPath(file));
  const problems = new Problems();
  problems.addAll(descriptorProblems);
  // Each opening has a schema of its own, so that two vintages can be open at once, and one goes without the other.
  const space = quote(`evidence_${++examined}`);
  await execute(`CREATE SCHEMA ${space}`);
  const tables: ReadTable[] = [];
  const discard = async () => {
    for (const { relation, sound } of tables) if (!sound) await execute(`DROP TABLE IF EXISTS ${relation}`);
    await execute(`DROP SCHEMA IF EXISTS ${space} CASCADE`);
  };
  try {
    for (const resource of described?.resources ?? []) {
      const table = await readTable(dir, resource, `${space}.${quote(resource.name)}`, problems);
      if (table !== undefined) tables.push(table);
    }
    for (const table of tables) problems.addAll(await tableProblems(table, tables));
  } catch (error) {
    await discard();
    throw error;
  }
  const files = (described?.resources ?? []).map(({ path }) => shownPath(join(dir, path)));
  return { dir, package: described, tables, problems: ordered(problems.list(), files), discard };
}

async function readDescriptor(path: string): Promise<string | EvidenceProblem> {
  const file = shownPath(path);
  let bytes: Buffer;
  try {
    if (!(await isFile(path))) return { file, rule: hasDescriptor, ...unreadable("it is not a file") };
    bytes = await readFile(path);
  } catch (error) {
    return { file, rule: hasDescriptor, ...unreadable((error as NodeJS.ErrnoException).code ?? "") };
  }
  // Decoded as it comes, each byte that is not UTF-8 would become U+FFFD: "£m" in Latin-1 would be the unit "\ufffdm".
  return encodingProblem({ bytes }, file) ?? bytes.toString("utf8");
}

const hasDescriptor = "a package has a descriptor";

const unreadable = (code: string) =>
  ["ENOENT", "ENOTDIR"].includes(code)
    ? {
        problem: "there is no package here",
        remedy: "Name the folder that has datapackage.json in it.",
      }
    : { problem: `the descriptor cannot be read (${code})`, remedy: "Make it a file that you may read." };

/** The descriptor's problems first, then each file's in the order of its lines. */
function ordered(problems: EvidenceProblem[], files: readonly string[]): EvidenceProblem[] {
  const rank = ({ file = "" }: EvidenceProblem) => files.indexOf(file);
  return problems.sort((a, b) => rank(a) - rank(b) || (a.line ?? a.row ?? 0) - (b.line ?? b.row ?? 0));
}
