import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CellError, EvidenceError, UsageError } from "../../src/errors.ts";
import { Project } from "./project.ts";

// biome-ignore lint/suspicious/noExplicitAny: cells are read as JSON.
const cellsOf = (project: Project, path: string): any[] => project.json(path).cells;

describe("a run", () => {
  test("writes executed notebooks, charts, findings, a manifest and a page", async () => {
    const project = new Project("finding-and-chart", "another-finding");
    const report = await project.run();
    expect(Object.keys(project.files("out") ?? {})).toEqual([
      "charts/sales.csv",
      "charts/sales.png",
      "charts/sales.svg",
      "findings.json",
      "index.html",
      "manifest.json",
      "notebooks/another-finding.ipynb",
      "notebooks/finding-and-chart.ipynb",
    ]);
    expect(project.entries).toEqual(["notebooks", "out"]);

    expect(project.text("out/charts/sales.csv")).toBe('name,amount\r\n"a, b",60\r\nc,\r\n');
    expect(project.text("out/charts/sales.png")).toBe("not really a PNG");
    expect(project.text("out/charts/sales.svg")).toMatch(/^<svg.*<\/svg>$/);
    expect(project.json("out/findings.json")).toMatchObject([
      { id: "barriers", notebook: "notebooks/another-finding.ipynb", cell: "finding" },
      {
        id: "total",
        value: 120,
        claim: "The total is £120m.",
        notebook: "notebooks/finding-and-chart.ipynb",
      },
    ]);
    expect(project.text("out/index.html")).toContain("Sales &lt;script&gt;alert(1)&lt;/script&gt; doubled");
    expect(report).toMatchObject({
      out: "out",
      charts: [{ id: "sales", cell: "chart" }],
      findings: [{ id: "barriers" }, { id: "total" }],
      notebooks: [{ cells: [{ id: "finding", cell: 1 }] }, { cells: { length: 5 } }],
    });
  });

  test("records each cell's outputs and number, and what can run the notebook", async () => {
    const project = new Project("finding-and-chart", "another-finding");
    await project.run();
    const notebook = project.json("out/notebooks/finding-and-chart.ipynb");
    expect(notebook.cells.map((cell: { execution_count?: number }) => cell.execution_count)).toEqual([
      ...[undefined, 1, 2, 3, 4, 5],
    ]);
    expect(notebook.cells[3].outputs).toEqual([
      { output_type: "stream", name: "stdout", text: ["read ../data\n", "amount 60\n"] },
    ]);
    expect(notebook.metadata.kernelspec.name).toBe("dossier");
    expect(notebook.metadata.language_info.name).toBe("typescript");
    expect(project.json("out/notebooks/another-finding.ipynb").metadata.kernelspec.name).toBe("tslab");
  });

  test("gives the same bytes twice, wherever the project lies", async () => {
    const [here, there] = [new Project("finding-and-chart"), new Project("finding-and-chart")];
    const parameters = { amount: 7 };
    await here.run({ parameters });
    const first = here.files("out");
    await here.run({ parameters });
    expect(here.files("out")).toEqual(first);
    await there.run({ parameters });
    expect(there.files("out")).toEqual(first);
    for (const content of Object.values(first ?? {}))
      expect(Buffer.from(content, "base64").toString()).not.toContain(here.root);
  });

  test("honours nbclient's tags and passes empty cells over", async () => {
    const project = new Project("tagged-cells");
    await project.run();
    const cells = cellsOf(project, "out/notebooks/tagged-cells.ipynb");
    expect(cells.map((cell) => [cell.execution_count, cell.outputs[0]?.output_type])).toEqual([
      [1, "error"],
      [null, undefined],
      [null, undefined],
      [2, "execute_result"],
    ]);
  });
});

describe("parameters", () => {
  test("reach the notebooks that declare them, by papermill's conventions", async () => {
    const project = new Project("finding-and-chart", "another-finding");
    await project.run({ parameters: { amount: 70 } });
    const notebook = project.json("out/notebooks/finding-and-chart.ipynb");
    expect(notebook.cells[2].metadata.tags).toEqual(["injected-parameters"]);
    expect(notebook.metadata.papermill.parameters).toEqual({ amount: 70 });
    expect(project.json("out/findings.json")[1].value).toBe(140);
    expect(project.json("out/manifest.json")).toMatchObject({
      parameters: { amount: 70 },
      notebooks: [{ parameters: {} }, { parameters: { amount: 70 } }],
    });
  });

  test("that no notebook declares are refused before anything runs", async () => {
    const project = new Project("finding-and-chart");
    const refused = project.run({ parameters: { amuont: 1, x: 2 } });
    await expect(refused).rejects.toThrow(/declares a parameter "amuont"\n.*Did you mean "amount"/);
    await expect(refused).rejects.toThrow(/declares a parameter "x"\n.*let x = …/);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    expect(project.entries).toEqual(["notebooks"]);
  });

  test("--data that no notebook would read is refused, since the numbers would be of other data", async () => {
    await expect(new Project("another-finding").run({ data: "data" })).rejects.toThrow(
      /declares a parameter "data"/,
    );
  });
});

describe("the manifest", () => {
  test("has the hash of every notebook as given and of every file written", async () => {
    const project = new Project("finding-and-chart");
    await project.run();
    const { notebooks, outputs, versions } = project.json("out/manifest.json");
    const hashOf = (path: string) =>
      `sha256:${createHash("sha256").update(project.text(path)).digest("hex")}`;
    expect(notebooks[0].hash).toBe(hashOf("notebooks/finding-and-chart.ipynb"));
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
});

describe("a failing cell", () => {
  test("is named with notebook, cell and line, and its source", async () => {
    const project = new Project("failing-cell");
    const failure: CellError = await project.run().catch((error) => error);
    expect(failure).toBeInstanceOf(CellError);
    expect(failure.problems).toMatchObject([{ file: "notebooks/failing-cell.ipynb", cell: 2, line: 2 }]);
    expect(failure.message).toContain("RangeError: no amounts: 0\n    2 │ throw new RangeError(");
    expect(failure.message).toContain("out.failed/notebooks/failing-cell.ipynb");
  });

  test("leaves its marks in the kept notebook, as papermill does, and what follows unrun", async () => {
    const project = new Project("failing-cell");
    await project.run().catch(() => {});
    const cells = cellsOf(project, "out.failed/notebooks/failing-cell.ipynb");
    expect(cells.map(({ id, execution_count }) => [id, execution_count])).toEqual([
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
    expect(cells[0].source.join("")).toContain("An Exception was encountered at");
    expect(cells[0].source.join("")).toContain("In [2]");
    expect(cells[4].outputs[0]).toMatchObject({ output_type: "error", ename: "RangeError" });
  });

  test("leaves the earlier run as it was, and a later success removes the kept notebook", async () => {
    const project = new Project("finding-and-chart", "failing-cell");
    await project.run({ notebooks: ["notebooks/finding-and-chart.ipynb"] });
    const earlier = project.files("out");
    await expect(project.run()).rejects.toThrow(CellError);
    expect(project.files("out")).toEqual(earlier);
    expect(project.entries).toEqual(["notebooks", "out", "out.failed"]);

    await project.run({ notebooks: ["notebooks/finding-and-chart.ipynb"] });
    expect(project.entries).toEqual(["notebooks", "out"]);
  });

  test("of a kept notebook is marked once when that is run again", async () => {
    const project = new Project("failing-cell");
    await project.run().catch(() => {});
    const kept = project.text("out.failed/notebooks/failing-cell.ipynb");
    writeFileSync(join(project.root, "notebooks/failing-cell.ipynb"), kept);
    await project.run().catch(() => {});
    expect(project.text("out.failed/notebooks/failing-cell.ipynb")).toBe(kept);
  });

  test("that found the evidence invalid says so", async () => {
    await expect(new Project("invalid-evidence").run()).rejects.toBeInstanceOf(EvidenceError);
  });
});

test("a finding by one id in two notebooks fails the run, naming both", async () => {
  const project = new Project("finding-and-chart", "same-finding-id");
  await expect(project.run()).rejects.toThrow(
    /notebooks\/same-finding-id.ipynb, cell 1: the finding id "total" is taken: notebooks\/finding-and-chart.ipynb, cell 4/,
  );
  expect(project.entries).toEqual(["notebooks"]);
});

test("an out folder that is not a run is refused before anything runs", async () => {
  const project = new Project("another-finding");
  await expect(project.run({ out: "notebooks" })).rejects.toThrow(/notebooks: holds files and is not a run/);
  expect(project.entries).toEqual(["notebooks"]);
});

test("an interrupted run ends at once, and leaves nothing", async () => {
  const project = new Project("endless-cell");
  const interruption = new AbortController();
  const running = project.run({
    signal: interruption.signal,
    onEvent: ({ kind }) => kind === "started" && setTimeout(() => interruption.abort(), 1000),
  });
  await expect(running).rejects.toThrow(/abort/i);
  expect(project.entries).toEqual(["notebooks"]);
});
