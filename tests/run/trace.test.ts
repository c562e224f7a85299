import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun } from "../../src/run/read-run.ts";
import { dossier } from "../cli/captured.ts";
import { changed, hash, report, spanOf } from "../evidence/passages/document.ts";
import { projectOf } from "./project.ts";
import { tracedProject } from "./traced.ts";
import { untraced } from "./untraced.ts";

test("every finding and chart of a run traces to rows, and each row to a passage or a named source", async () => {
  const project = await tracedProject();
  await project.run();
  const run = await readRun(join(project.root, "out"), "out");
  expect([...run.findings, ...run.charts].map(({ id }) => id)).toEqual(["paid", "prices-known", "prices"]);
  expect(untraced(run)).toEqual([]);
  // Findings in words alone do not pass for traced.
  const words = run.findings.map(({ origins, ...finding }) => finding);
  expect(untraced({ ...run, findings: words })).toEqual(["paid: no rows", "prices-known: no rows"]);

  const traced = (...args: string[]) => dossier(["trace", ...args], project.root);

  const text = await traced("paid");
  expect({ code: text.code, stderr: text.stderr }).toEqual({ code: 0, stderr: "" });
  const { start, end } = spanOf(
    report,
    "In 1961 the town bought two ferries, the Heron and the Plover, for around £12 million.",
  );
  expect(text.stdout.split("\n")).toEqual([
    "The town paid or lost £15m",
    "  finding   paid",
    "  value     £15m",
    "  method    a sum",
    "  rests on  prices: P1, P2",
    '  computed  notebooks/harbour.ipynb, cell "cell-2"',
    "",
    "prices: 2 rows (harbour 1.0.0)",
    "  P1",
    `    ← facts F1: A. Clerk, The harbour café: characters ${start}–${end}`,
    "      “around £12 million”",
    "  P2",
    expect.stringMatching(/^ {4}← facts F4: A\. Clerk, The harbour café: characters 222–307$/),
    "      “some £3 million”",
    "",
  ]);

  const quoted = await traced("paid", "--source", project.report);
  expect(quoted.stdout).toContain(`│ ${report.slice(start, end)}\n`);

  const data = JSON.parse(
    (await traced("prices-known", "--json", "--source", `report=${project.report}`)).stdout,
  );
  expect(data).toMatchObject({
    kind: "finding",
    id: "prices-known",
    value: "2",
    notebook: "notebooks/harbour.ipynb",
  });
  expect(data.tables.map(({ table, count }: { table: string; count: number }) => [table, count])).toEqual([
    ["prices", 3],
    ["ships", 2],
  ]);
  expect(data.tables[0].rows[2]).toMatchObject({
    ...{ row: "P3", via: { table: "facts", row: "F2" } },
    passage: {
      source: "report",
      sha256: hash("Neither sailed in winter."),
      stated: null,
      document: { author: "A. Clerk" },
    },
  });
  expect(data.tables[1].rows[0]).toEqual({
    ...{ row: "Heron", label: "ferry" },
    sources: [{ title: "Register of ships", publisher: "The harbour" }],
  });
  expect(Object.values(data.passages)).toContain("Neither sailed in winter.");

  const chart = await traced("prices");
  expect(chart.stdout).toMatch(/^The ferries cost most\n {2}chart {5}prices\n/);
  expect(chart.stdout).toContain("← facts F4");

  // What stands in the document at that place is not quoted if it is not what was coded.
  writeFileSync(project.report, changed(["£12 million", "£13 million"]));
  const altered = await traced("paid", "--source", project.report);
  expect({ code: altered.code, stdout: altered.stdout }).toEqual({ code: 3, stdout: "" });
  expect(altered.stderr).toMatch(
    new RegExp(`what stands at ${start} to ${end} is not the passage .*\n.*dossier check`),
  );

  const unknown = await traced("payed");
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toMatch(
    /no finding and no chart "payed"\n.*Did you mean "paid"\? Known: paid, prices-known, prices/,
  );
  const other = await traced("paid", "--source", "reprot=README.md");
  expect(other).toMatchObject({ code: 2 });
});

test("where there is no run, it says how to make one", async () => {
  const { code, stderr } = await dossier(["trace", "paid", "--run", "nowhere"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere: there is no run there.*\n.*npm start.*--run DIR/);
});

test("a finding that rests on words alone is traced to them, and told what it lacks", async () => {
  const project = projectOf("finding-and-chart");
  await project.run();
  const { code, stdout } = await dossier(["trace", "total"], project.root);
  expect(code).toBe(0);
  expect(stdout).toMatch(/rests on {2}rows 1 to 3\n.*\n\nIts rows were not traced: .*basis: \[frame\]/s);
});
