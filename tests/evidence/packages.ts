import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { check } from "../../src/evidence/open.ts";
import type { EvidenceProblem } from "../../src/evidence/problem.ts";
import type { Table } from "../../src/evidence/table.ts";

/** The rows of a table as objects. */
export const rowsOf = ({ columns: { names, columns, length } }: Pick<Table, "columns">) =>
  Array.from(
    { length },
    (_, i): Record<string, unknown> => Object.fromEntries(names.map((name, j) => [name, columns[j]?.[i]])),
  );

export interface Draft {
  // biome-ignore lint/suspicious/noExplicitAny: tests break descriptors in every way
  descriptor: any;
  files: Record<string, string | Uint8Array>;
}

/** A small sound package: two tables, one referring to the other, a column of each type. */
export function soundPackage(): Draft {
  return {
    descriptor: {
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: "sound",
      title: "A sound package",
      version: "1.0.0",
      sources: [{ title: "A source" }],
      resources: [
        {
          name: "makers",
          path: "makers.csv",
          schema: {
            fields: [
              { name: "id", type: "string" },
              { name: "name", type: "string", constraints: { required: true, unique: true } },
            ],
            primaryKey: ["id"],
          },
        },
        {
          name: "sales",
          path: "sales.csv",
          schema: {
            fields: [
              { name: "id", type: "string", constraints: { pattern: "S\\d+" } },
              { name: "maker", type: "string", constraints: { required: true } },
              { name: "year", type: "year", constraints: { minimum: 1950, maximum: 2030 } },
              {
                name: "amount",
                type: "number",
                unit: "GBP million",
                unitColumn: "unit",
                constraints: { minimum: 0 },
              },
              { name: "unit", type: "string" },
              { name: "pieces", type: "integer", constraints: { exclusiveMaximum: 1000 } },
              { name: "signed", type: "date" },
              { name: "licensed", type: "boolean" },
              { name: "form", type: "string", constraints: { enum: ["sale", "licence"], maxLength: 7 } },
            ],
            primaryKey: "id",
            foreignKeys: [{ fields: "maker", reference: { resource: "makers", fields: "id" } }],
          },
        },
      ],
    },
    files: {
      "makers.csv": "id,name\nRR,Rolls-Royce\nFE,Ferranti\n",
      "sales.csv": [
        "id,maker,year,amount,unit,pieces,signed,licensed,form",
        "S1,RR,1975,80,GBP million,426,1967-04-01,true,licence",
        "S2,FE,1970,7.25,GBP million,,,false,sale",
        "S3,RR,1991,,,9,1991-12-31,,sale",
        "",
      ].join("\n"),
    },
  };
}

/** Writes a package into a folder of its own, which goes when the test ends. */
export async function writePackage({ descriptor, files }: Draft): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "dossier-evidence-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const text = typeof descriptor === "string" ? descriptor : JSON.stringify(descriptor, null, 2);
  await writeFile(join(dir, "datapackage.json"), text);
  for (const [path, content] of Object.entries(files)) await writeFile(join(dir, path), content);
  return dir;
}

/** What is wrong with the sound package after a change to it; files named without their folder. */
export async function problemsAfter(change: (draft: Draft) => void): Promise<EvidenceProblem[]> {
  const draft = soundPackage();
  change(draft);
  const dir = await writePackage(draft);
  return (await check(dir)).map((problem) => ({
    ...problem,
    file: (problem.file ?? "").split("/").pop() ?? "",
  }));
}

/** Replaces text in one of the files; fails if it is not there, so that no test passes for want of a change. */
export function edit(path: string, from: string, to: string): (draft: Draft) => void {
  return ({ files }) => {
    const text = files[path] as string;
    if (!text.includes(from)) throw new Error(`${path} does not have ${from}`);
    files[path] = text.replace(from, to);
  };
}
