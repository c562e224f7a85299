import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EvidenceError } from "../../src/errors.ts";
import { open } from "../../src/evidence/open.ts";
import type { EvidenceProblem } from "../../src/evidence/problem.ts";
import { Dice } from "./fuzz/dice.ts";
import { Fault, type Reading, readPackage } from "./fuzz/oracle.ts";
import { drawPackage, writeDown } from "./fuzz/package.ts";
import { descriptorMutations } from "./fuzz/spoil-descriptors.ts";
import { folderMutations } from "./fuzz/spoil-folders.ts";
import { type Outcome, tableMutations } from "./fuzz/spoil-tables.ts";

/** How many packages are spoilt, and the seed of the first: DOSSIER_FUZZ=2000 DOSSIER_FUZZ_SEED=7 for more, and others. */
const cases = Number(process.env.DOSSIER_FUZZ ?? 400);
const seed = Number(process.env.DOSSIER_FUZZ_SEED ?? 1963);

const folder = mkdtempSync(join(tmpdir(), "dossier-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = { table: tableMutations, descriptor: descriptorMutations, folder: folderMutations };
const mutations = Object.entries(kinds).flatMap(([kind, named]) =>
  Object.entries(named).map(([name, [expected, spoil]]) => ({ kind, name, expected, spoil })),
);

/** A package spoilt once, or one time in five twice. */
interface Case {
  readonly dir: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** What was done to it: of which kind, and what must come of it. */
  readonly says: string;
  readonly kind: string;
  readonly expected: Outcome;
}

function spoilt(number: number): Case {
  const dice = new Dice(seed + number);
  const pack = drawPackage(dice);
  const first = mutations[number % mutations.length] as (typeof mutations)[number];
  const second = dice.chance(20) ? dice.pick(mutations.filter(({ kind }) => kind === "table")) : undefined;
  first.spoil(pack, dice);
  second?.spoil(pack, dice);
  const files = writeDown(pack);
  const dir = join(folder, String(number));
  mkdirSync(dir);
  for (const [path, bytes] of files) writeFileSync(join(dir, path), bytes);
  for (const act of pack.acts) act(dir);
  const names = [first, ...(second === undefined ? [] : [second])].map(
    ({ kind, name }) => `${kind}: ${name}`,
  );
  const says = `case ${number} of seed ${seed}, ${names.join(" and ")}`;
  return { dir, files, says, kind: first.kind, expected: second === undefined ? first.expected : "either" };
}

/** The values of an opened package, or the problems for which it was refused; any other error is a crash. */
async function opened(dir: string): Promise<Record<string, unknown> | readonly EvidenceProblem[]> {
  try {
    const evidence = await open(dir);
    const tables = Object.fromEntries(evidence.tables.map(({ name, columns }) => [name, columns.columns]));
    await evidence.close();
    return tables;
  } catch (error) {
    if (error instanceof EvidenceError) return error.problems as readonly EvidenceProblem[];
    throw error;
  }
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

function read(files: ReadonlyMap<string, Buffer>): Reading | Error {
  try {
    return readPackage(files, sha256);
  } catch (error) {
    return error as Error;
  }
}

function assertLoaded({ files, kind }: Case, tables: Record<string, unknown>): void {
  // What an act does to a folder leaves the values as they were written down.
  const reading = read(kind === "folder" ? underItsOwnName(files) : files);
  if (reading instanceof Error) throw new Error("loaded, though it has a fault", { cause: reading });
  expect(tables).toEqual({ ...reading.tables });
}

function underItsOwnName(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const descriptor = JSON.parse(String(files.get("datapackage.json")));
  return new Map([...files, [descriptor.resources[1].path, files.get("sales.csv") as Buffer]]);
}

function assertRefused({ files, kind }: Case, problems: readonly EvidenceProblem[]): void {
  expect(problems).not.toEqual([]);
  for (const { file = "", line, rule, problem, remedy } of problems) {
    expect([file, problem, remedy]).not.toContain("");
    // What only the two readings' disagreement finds, nobody can mend.
    expect(rule).not.toContain("agree");
    const bytes = [...files].find(([path]) => file.endsWith(path))?.[1] ?? files.get("sales.csv");
    const last = Math.max(1, String(bytes).split(/\r\n|\n|\r/).length);
    if (line !== undefined) expect(line >= 1 && line <= last, `line ${line} of ${last}`).toBe(true);
  }
  if (kind !== "table") return;
  // Nothing is refused but what is wrong, and what is wrong in a row is told with the row's line.
  const fault = read(files);
  expect(fault).toBeInstanceOf(Fault);
  const { line } = fault as Fault;
  const isCut = problems.every(({ rule }) => rule !== "cells are separated by commas");
  if (line !== undefined && isCut) expect(problems.map((problem) => problem.line)).toContain(line);
}

test(`${cases} spoilt packages load what they say, or are refused with line and remedy`, async () => {
  const failures: string[] = [];
  const outcomes = { refused: 0, loaded: 0 };
  for (let number = 0; number < cases; number++) {
    const one = spoilt(number);
    try {
      const result = await opened(one.dir);
      const outcome = Array.isArray(result) ? "refused" : "loaded";
      outcomes[outcome]++;
      expect(one.expected === "either" ? outcome : one.expected, JSON.stringify(result)).toBe(outcome);
      if (Array.isArray(result)) assertRefused(one, result);
      else assertLoaded(one, result as Record<string, unknown>);
    } catch (error) {
      const { message, cause = "" } = error as Error;
      failures.push(`${one.says}: ${message.slice(0, 1000)} ${cause}`);
    }
    rmSync(one.dir, { recursive: true });
  }
  expect(failures.slice(0, 10)).toEqual([]);
  expect(outcomes.loaded).toBeGreaterThan(cases / 10);
  expect(outcomes.refused).toBeGreaterThan(cases / 2);
}, 300_000);
