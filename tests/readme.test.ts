import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "dist/cli/main.js");

/** The README's code blocks of a language, in a section. */
function blocks(readme: string, language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    (match) => match[1] as string,
  );
}

test("the README's own data and notebook run as it says", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const tour = readme.slice(readme.indexOf("**6. Use data of your own.**"), readme.indexOf("## In Jupyter"));
  const [csv, descriptor] = [blocks(tour, "csv")[0] as string, blocks(tour, "json")[0] as string];
  const cells = blocks(tour, "ts");
  const commands = blocks(tour, "sh").flatMap((block) => block.trim().split("\n"));

  const folder = await mkdtemp(join(tmpdir(), "dossier readme "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of ["my-data", "notebooks"]) await mkdir(join(folder, name));
  // Cells are checked by the options of the project around them, and a reader's is this one.
  await copyFile(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
  await writeFile(join(folder, "my-data/spending.csv"), csv);
  await writeFile(join(folder, "my-data/datapackage.json"), descriptor);
  const notebook = {
    cells: cells.map((source, i) => ({
      cell_type: "code",
      execution_count: null,
      id: `cell-${i}`,
      metadata: i === 0 ? { tags: ["parameters"] } : {},
      outputs: [],
      source: source.trim(),
    })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  await writeFile(join(folder, "notebooks/spending.ipynb"), JSON.stringify(notebook));

  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const [npx, dossier, ...args] = command.split(" ");
    expect([npx, dossier]).toEqual(["npx", "dossier"]);
    await promisify(execFile)(process.execPath, [program, ...args], { cwd: folder });
  }
  const findings = JSON.parse(await readFile(join(folder, "my-out/findings.json"), "utf8"));
  // The median of 96.1, 118.4 and 120.5.
  expect(findings).toMatchObject([
    { id: "typical-spending", value: 118.4, origins: [{ table: "spending", count: 4 }] },
  ]);
  expect(await readFile(join(folder, "my-out/charts/spending-by-region.csv"), "utf8")).toContain(
    "North,238.9",
  );
});
