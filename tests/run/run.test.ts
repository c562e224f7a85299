import { createHash } from "node:crypto";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CellError, EvidenceError, UsageError } from "../../src/errors.ts";
import type { RunReport } from "../../src/run/report.ts";
import { fixtures, Project, projectOf } from "./project.ts";

describe("a run", () => {
  const project = new Project("finding-and-chart", "another-finding");
  let report: RunReport;
  beforeAll(async () => {
    report = await project.run({ parameters: { amount: 70 } });
  });
  afterAll(() => project.remove());

  test("writes executed notebooks, charts, findings, a manifest and a page, and nothing beside them", () => {
    expect(Object.keys(project.files("out") ?? {})).toEqual([
      "charts/sales.csv",
      "charts/sales.pdf",
      "charts/sales.png",
      "charts/sales.svg",
      "charts/sales.xlsx",
      "findings.json",
      "index.html",
      "manifest.json",
      "notebooks/another-finding.ipynb",
      "notebooks/finding-and-chart.ipynb",
    ]);
    expect(project.entries).toEqual(["notebooks", "out"]);
    expect(project.text("out/charts/sales.csv")).toBe('name,amount\r\n"a, b",70\r\nc,\r\n');
    expect(project.text("out/charts/sales.png")).toBe("not really a PNG");
    expect(project.text("out/charts/sales.svg")).toMatch(/^<svg.*<\/svg>$/);
    expect(project.json("out/findings.json")).toMatchObject([
      { id: "barriers", notebook: "notebooks/another-finding.ipynb", cell: "finding" },
      {
        id: "total",
        value: 140,
        claim: "The total is £140m.",
        notebook: "notebooks/finding-and-chart.ipynb",
      },
    ]);
    expect(project.text("out/index.html")).toContain("Sales &lt;script&gt;alert(1)&lt;/script&gt; doubled");
  });

  test("reports what was found, and how long each cell took", () => {
    expect(report).toMatchObject({
      out: "out",
      charts: [{ id: "sales", cell: "chart" }],
      findings: [{ id: "barriers" }, { id: "total" }],
      notebooks: [{ cells: [{ id: "finding", cell: 1 }] }, { cells: { length: 6 } }],
    });
    expect(report.phases.map(({ name }) => name)).toEqual(["check", "notebooks", "charts", "write"]);
  });

  test("records each cell's outputs and number, and what can run the notebook", () => {
    const notebook = project.json("out/notebooks/finding-and-chart.ipynb");
    expect(notebook.cells.map((cell: { execution_count?: number }) => cell.execution_count)).toEqual([
      ...[undefined, 1, 2, 3, 4, 5, 6],
    ]);
    expect(notebook.cells[4].outputs).toEqual([
      { output_type: "stream", name: "stdout", text: ["read ../data\n", "amount 70\n"] },
    ]);
    expect(notebook.metadata.kernelspec.name).toBe("dossier");
    expect(notebook.metadata.language_info.name).toBe("typescript");
    expect(project.json("out/notebooks/another-finding.ipynb").metadata.kernelspec.name).toBe("tslab");
  });

  test("gives parameters to the notebooks that declare them, by papermill's conventions", () => {
    const notebook = project.json("out/notebooks/finding-and-chart.ipynb");
    expect(notebook.cells[2].metadata.tags).toEqual(["injected-parameters"]);
    expect(notebook.cells[2].outputs).toEqual([]);
    expect(notebook.metadata.papermill.parameters).toEqual({ amount: 70 });
    expect(project.json("out/manifest.json")).toMatchObject({
      parameters: { amount: 70 },
      notebooks: [{ parameters: {} }, { parameters: { data: "../data", amount: 70 } }],
    });
  });

  test("has in its manifest the hash of every notebook as given and of every file written", () => {
    const { notebooks, outputs, versions } = project.json("out/manifest.json");
    const hashOf = (path: string) =>
      `sha256:${createHash("sha256").update(project.bytes(path)).digest("hex")}`;
    expect(notebooks[1].hash).toBe(hashOf("notebooks/finding-and-chart.ipynb"));
    const written = Object.keys(project.files("out") ?? {}).filter((path) => path !== "manifest.json");
    expect(outputs.map(({ path }: { path: string }) => path).sort()).toEqual(written);
    for (const { path, hash } of outputs) expect(hash, path).toBe(hashOf(`out/${path}`));
    expect(versions.node).toBe(process.versions.node);
    expect(Object.keys(versions)).toEqual([
      "dossier",
      "node",
      "typescript",
      "danfojs-node",
      "plotly",
      "duckdb",
    ]);
  });

  test("has in its manifest the packages that a notebook shows", () => {
    expect(project.json("out/manifest.json").data).toEqual([
      { name: "example", version: "1.0.0", files: [{ path: "sales.csv", hash: "sha256:00" }] },
    ]);
  });

  test("gives the same bytes again, wherever the project lies, and names no place on this machine", async () => {
    const there = projectOf("finding-and-chart", "another-finding");
    await there.run({ parameters: { amount: 70 } });
    expect(there.files("out")).toEqual(project.files("out"));
    for (const content of Object.values(project.files("out") ?? {}))
      expect(Buffer.from(content, "base64").toString()).not.toContain(project.root);
  });
});

test("a run honours nbclient's tags and passes empty cells over", async () => {
  const project = projectOf("tagged-cells");
  await project.run();
  const { cells } = project.json("out/notebooks/tagged-cells.ipynb");
  const shown = cells.map(({ execution_count, outputs }: { execution_count: number; outputs: object[] }) => [
    execution_count,
    ...outputs.map((output) => (output as { output_type: string }).output_type),
  ]);
  expect(shown).toEqual([[1, "error"], [null], [null], [2, "execute_result"]]);
});

describe("before anything runs", () => {
  test("parameters that no notebook declares are refused, each with the nearest that one does", async () => {
    const project = projectOf("finding-and-chart");
    const refused = project.run({ parameters: { amuont: 1, x: 2 } });
    await expect(refused).rejects.toThrow(/declares a parameter "amuont"\n.*Did you mean "amount"/);
    await expect(refused).rejects.toThrow(/declares a parameter "x"\n.*let x = …/);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    expect(project.entries).toEqual(["notebooks"]);
  });

  test("a parameter of another kind than the declared one is refused", async () => {
    const project = projectOf("finding-and-chart");
    const refused = project.run({ parameters: { amount: "abc" } });
    await expect(refused).rejects.toThrow(/"amount" takes a number, and was given "abc"/);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    expect(project.entries).toEqual(["notebooks"]);
  });

  test("--data that no notebook would read is refused, since the numbers would be of other data", async () => {
    const project = projectOf("another-finding");
    await expect(project.run({ data: "data" })).rejects.toThrow(
      /declares a parameter "data"\n.*None declares any\. .*tagged "parameters": let data = "..\/data";/,
    );
  });

  test("an out folder that is not a run is refused", async () => {
    const project = projectOf("another-finding");
    await expect(project.run({ out: "notebooks" })).rejects.toThrow(/holds files and is not a run/);
    expect(project.entries).toEqual(["notebooks"]);
  });
});

describe("a failing cell", () => {
  const project = new Project("another-finding", "failing-cell");
  let earlier: ReturnType<Project["files"]>;
  let failure: CellError;
  beforeAll(async () => {
    await project.run({ notebooks: ["notebooks/another-finding.ipynb"] });
    earlier = project.files("out");
    failure = await project.run().catch((error) => error);
  });
  afterAll(() => project.remove());

  test("is named with notebook, cell and line, its source, and where to open the notebook", () => {
    expect(failure).toBeInstanceOf(CellError);
    expect(failure.problems).toMatchObject([{ file: "notebooks/failing-cell.ipynb", cell: 2, line: 2 }]);
    expect(failure.message).toContain("RangeError: no amounts: 0\n    2 │ throw new RangeError(");
    expect(failure.message).toContain(
      "out.failed/notebooks/failing-cell.ipynb; the earlier run is as it was.",
    );
  });

  test("leaves the earlier run as it was", () => {
    expect(project.files("out")).toEqual(earlier);
    expect(project.entries).toEqual(["notebooks", "out", "out.failed"]);
  });

  test("is marked in the kept notebook as papermill does, and what follows it is unrun", () => {
    const { cells } = project.json("out.failed/notebooks/failing-cell.ipynb");
    expect(
      cells.map(({ id, execution_count }: { id: string; execution_count?: number }) => [id, execution_count]),
    ).toEqual([
      ["dossier-error", undefined],
      ["title", undefined],
      ["first", 1],
      ["dossier-error-cell", undefined],
      ["second", 2],
      ["third", null],
    ]);
    for (const marker of [cells[0], cells[3]])
      expect(marker).toMatchObject({
        cell_type: "markdown",
        metadata: { tags: ["papermill-error-cell-tag"] },
      });
    expect(cells[0].source.join("")).toMatch(/An Exception was encountered at .*In \[2\]/);
    expect(cells[4].outputs).toMatchObject([{ output_type: "error", ename: "RangeError" }]);
  });

  test("is marked once when the kept notebook is run again; a success removes what was kept", async () => {
    const kept = project.text("out.failed/notebooks/failing-cell.ipynb");
    writeFileSync(join(project.root, "notebooks/failing-cell.ipynb"), kept);
    await project.run().catch(() => {});
    expect(project.text("out.failed/notebooks/failing-cell.ipynb")).toBe(kept);

    await project.run({ notebooks: ["notebooks/another-finding.ipynb"] });
    expect(project.entries).toEqual(["notebooks", "out"]);
  });

  test("that found the evidence invalid says so", async () => {
    await expect(projectOf("invalid-evidence").run()).rejects.toBeInstanceOf(EvidenceError);
  });
});

test("a finding by one id in two notebooks fails the run, naming both as the user does, and keeps the second", async () => {
  const project = projectOf();
  for (const name of ["finding-and-chart", "same-finding-id"])
    cpSync(join(fixtures, `${name}.ipynb`), join(project.root, `nbs/${name}.ipynb`));
  await expect(project.run({ notebooks: ["nbs"] })).rejects.toThrow(
    /^nbs\/same-finding-id.ipynb, cell 1: the finding id "total" is taken: nbs\/finding-and-chart.ipynb, cell 4.*\n.*As it ran: out.failed\/notebooks\/same-finding-id.ipynb\.$/,
  );
  expect(project.entries).toEqual(["nbs", "notebooks", "out.failed"]);
});

describe("the message of a failing cell", () => {
  const failureOf = async (...sources: string[]) => {
    const project = projectOf();
    mkdirSync(join(project.root, "src"));
    writeFileSync(
      join(project.root, "src/x.ts"),
      'export const twice = (n: number) => n * 2;\nexport function bad(): void {\n  throw new Error("from x");\n}\n',
    );
    project.write("nbs/local.ipynb", ...sources);
    const error: CellError = await project.run({ notebooks: ["nbs"] }).catch((thrown) => thrown);
    return error.message;
  };

  test("names the line of the cell, and where in an imported file it was thrown", async () => {
    expect(await failureOf('import { bad } from "../src/x.ts";', "1;\n2;\nbad();")).toMatch(
      /^nbs\/local.ipynb, cell 2, line 3: Error: from x\n {4}3 │ bad\(\);\n {4}thrown at src\/x.ts, line 3\n/,
    );
  });

  test("names the line of the cell that ran, and the cell that declared what threw", async () => {
    expect(await failureOf("1;\nfunction f() {\n  throw new Error('deep');\n}", "f();")).toMatch(
      /^nbs\/local.ipynb, cell 2, line 1: Error: deep\n {4}1 │ f\(\);\n {4}thrown at cell 1, line 3\n/,
    );
  });

  test("names the place of what does not compile once", async () => {
    expect(await failureOf("1;\nconst n: number = 'a';")).toMatch(
      /^nbs\/local.ipynb, cell 1, line 2: CompileError: Type 'string'/,
    );
  });

  const chart =
    '{ [Symbol.for("Jupyter.display")]: async () => { await new Promise(setImmediate); throw new Error("no picture"); } }';
  test.each([
    ["its last expression", `1;\n(${chart})`],
    ["a call of display", `1;\ndisplay(${chart});\n3;`],
  ])("names the line of %s when what it shows cannot be made", async (_, source) => {
    expect(await failureOf(source)).toMatch(/^nbs\/local.ipynb, cell 1, line 2: Error: no picture\n {4}2 │/);
  });

  test("speaks of an earlier run only where there is one", async () => {
    expect(await failureOf("throw new Error('x')")).not.toContain("earlier run");
  });
});

test("a cell that prints without measure is cut short in its notebook, with a note", async () => {
  const project = projectOf();
  project.write("notebooks/loud.ipynb", "for (let i = 0; i < 60_000; i++) console.log('x'.repeat(99));");
  const notes: string[] = [];
  await project.run({ onEvent: (event) => event.kind === "note" && notes.push(event.text) });
  expect(notes).toContainEqual(
    "note: notebooks/loud.ipynb, cell 1 printed too much: left out of its notebook are 20,000 lines",
  );
  expect(project.json("out/notebooks/loud.ipynb").cells[0].outputs[0].text.at(-1)).toBe(
    "… 20,000 more lines left out\n",
  );
});

describe("where results come from", () => {
  test("a notebook with results and no evidence is noted; one that declares or shows it is not", async () => {
    const project = projectOf("finding-and-chart", "another-finding");
    project.write("notebooks/no-result.ipynb", "1 + 1");
    const notes: string[] = [];
    await project.run({ onEvent: (event) => event.kind === "note" && notes.push(event.text) });
    expect(notes).toEqual([
      expect.stringMatching(
        /^note: notebooks\/another-finding.ipynb: its evidence is not in the manifest: .*let data/,
      ),
    ]);
  });

  test("the manifest has the local files that cells import, and those that these import", async () => {
    const project = projectOf();
    const files = {
      "lib/a.ts":
        'import { b } from "./deep/b.ts";\nexport { c } from "../notebooks/c";\nexport const a = b;\n',
      "lib/deep/b.ts": 'import "../a.ts";\nexport const b = 1;\n',
      "notebooks/c.ts": "export const c = 1;\n",
      "lib/unused.ts": "export const d = 1;\n",
    };
    mkdirSync(join(project.root, "lib/deep"), { recursive: true });
    for (const [path, text] of Object.entries(files)) writeFileSync(join(project.root, path), text);
    project.write(
      "notebooks/n.ipynb",
      'import { a } from "../lib/a.ts";\nimport { join } from "node:path";\na',
    );
    await project.run();
    const hashOf = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
    expect(project.json("out/manifest.json").notebooks[0].imports).toEqual([
      { path: "../lib/a.ts", bytes: files["lib/a.ts"].length, hash: hashOf(files["lib/a.ts"]) },
      {
        path: "../lib/deep/b.ts",
        bytes: files["lib/deep/b.ts"].length,
        hash: hashOf(files["lib/deep/b.ts"]),
      },
      { path: "c.ts", bytes: 20, hash: hashOf(files["notebooks/c.ts"]) },
    ]);
  });
});

test("an interrupted run ends at once, and leaves nothing", async () => {
  const project = projectOf("endless-cell");
  const interruption = new AbortController();
  const running = project.run({
    signal: interruption.signal,
    onEvent: ({ kind }) => kind === "started" && setTimeout(() => interruption.abort(), 500),
  });
  await expect(running).rejects.toThrow(/abort/i);
  expect(project.entries).toEqual(["notebooks"]);
});
