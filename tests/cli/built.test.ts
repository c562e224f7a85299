import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Project, projectOf } from "../run/project.ts";

/** The built program, as npm installs it. */
const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

async function ended(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (data) => (stdout += data));
  child.stderr?.on("data", (data) => (stderr += data));
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

const dossier = (project: Project, ...args: string[]) =>
  spawn(process.execPath, [program, ...args], { cwd: project.root });

test("a run exits 0, with only the report on stdout and progress on stderr", async () => {
  const project = projectOf("finding-and-chart");
  const args = ["run", "-p", "amount=70", "--out", "my briefing", "--json"];
  const { code, stdout, stderr } = await ended(dossier(project, ...args));
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, out: "my briefing", findings: [{ value: 140 }] });
  expect(stderr).toMatch(/✓ notebooks\/finding-and-chart.ipynb {2}6 cells/);
  expect(stderr).toMatch(/wrote my briefing: 1 notebook, 1 chart, 1 finding/);
  expect(stderr).toContain(`  • ${JSON.parse(stdout).findings[0].claim}\n`);
  expect(stderr).not.toContain("\u001b");
  expect(project.entries).toEqual(["my briefing", "notebooks"]);
});

test("a failing cell exits 4, and a program can read why", async () => {
  const project = projectOf("failing-cell");
  const { code, stdout, stderr } = await ended(dossier(project, "run", "--json"));
  expect(code, stderr).toBe(4);
  expect(stderr).toMatch(/notebooks\/failing-cell.ipynb, cell 2, line 2: RangeError: no amounts: 0/);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ cell: 2, line: 2 }] });
});

test("invalid data exits 3 before anything runs, with every problem", async () => {
  const project = projectOf("finding-and-chart");
  const { code, stderr } = await ended(dossier(project, "run", "--data", "absent"));
  expect(code, stderr).toBe(3);
  expect(stderr).toContain("absent");
  expect(project.entries).toEqual(["notebooks"]);
});

test("invalid data that notebooks name is told once, with paths from where the user is", async () => {
  const project = projectOf("finding-and-chart", "another-finding");
  cpSync(fileURLToPath(new URL("../../data", import.meta.url)), join(project.root, "data"), {
    recursive: true,
  });
  appendFileSync(join(project.root, "data/sales.csv"), "\n");
  copyFileSync(
    join(project.root, "notebooks/finding-and-chart.ipynb"),
    join(project.root, "notebooks/same-data.ipynb"),
  );
  const { code, stderr } = await ended(dossier(project, "run"));
  expect(code, stderr).toBe(3);
  expect(stderr.match(/run: npx dossier check --seal data\./g)).toHaveLength(1);
  expect(stderr).not.toContain("another-finding");
  expect(project.entries).toEqual(["data", "notebooks"]);
});

test("Ctrl-C exits 130, with the earlier run as it was and nothing beside it", async () => {
  const project = projectOf("another-finding", "endless-cell");
  await project.run({ notebooks: ["notebooks/another-finding.ipynb"] });
  const earlier = project.files("out");
  const child = dossier(project, "run");
  child.stderr?.on("data", (data) => {
    // The other notebook has ended, so the endless one is under way or about to be.
    if (String(data).includes("another-finding")) child.kill("SIGINT");
  });
  const { code, stderr } = await ended(child);
  expect(code, stderr).toBe(130);
  expect(stderr).toContain("interrupted");
  expect(project.files("out")).toEqual(earlier);
  expect(project.entries).toEqual(["notebooks", "out"]);
});
