import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { read } from "xlsx";
import { formats } from "../../src/charts/export.ts";
import { dossier } from "./captured.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dossier export "));
});
afterEach(() => rmSync(root, { recursive: true }));

const picture = (height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}"><title>H</title><desc>A</desc><rect width="640" height="${height}" style="fill:#fff"/><text x="20" y="20" style="font-size:14px">£80m</text></svg>`;

/** What a cell shows that ends with a chart. */
const chart = (id: string, height = 200) => ({
  "text/plain": "H",
  "image/svg+xml": picture(height),
  "image/png": Buffer.from("PNG").toString("base64"),
  "application/vnd.dossier.chart+json": {
    ...{ id, headline: `The headline of ${id}`, subtitle: "S", source: "P from O", alt: "A" },
    size: { width: 640, height },
    data: { names: ["x", "name"], types: ["number", "string"], columns: [[80], ["=1+1"]] },
  },
});

/** Writes a notebook whose cells show these, or that was not executed. */
function notebook(name: string, ...shown: object[]): void {
  const outputs = (data: object) => [
    { output_type: "execute_result", execution_count: 1, data, metadata: {} },
  ];
  const cell = (data: object, i: number) => ({
    ...{ cell_type: "code", id: `cell-${i}`, metadata: {}, source: "1" },
    execution_count: 1,
    outputs: outputs(data),
  });
  const idle = {
    cell_type: "code",
    id: "idle",
    metadata: {},
    source: "1",
    execution_count: null,
    outputs: [],
  };
  const cells = shown.length > 0 ? shown.map(cell) : [idle];
  writeFileSync(join(root, name), JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
}

const written = (folder = "charts") => readdirSync(join(root, folder)).sort();
const file = (name: string) => readFileSync(join(root, "charts", name));

test("a plain figure beside the charts is not skipped without a word", async () => {
  const plain = { "application/vnd.plotly.v1+json": { data: [], layout: {} }, "text/plain": "figure" };
  notebook("n.ipynb", { ...chart("one"), ...plain }, plain);
  const { code, stderr } = await dossier(["export", "n.ipynb", "--format", "csv"], root);
  expect(code).toBe(0);
  expect(stderr).toBe(
    "note: n.ipynb, cell 1 shows a plain Plotly figure, which is left out: chart({ …, figure }) puts it under the contract\nwrote charts: one (csv)\n",
  );
});

test("every chart of a notebook goes out in every format", async () => {
  notebook("n.ipynb", chart("one"), { "text/plain": "2" }, chart("two"));
  const { code, stdout, stderr } = await dossier(["export", "n.ipynb"], root);
  expect({ code, stdout, stderr }).toEqual({
    ...{ code: 0, stdout: "" },
    stderr: "wrote charts: one, two (svg, png, pdf, csv, xlsx)\n",
  });
  expect(written()).toEqual(
    ["one", "two"].flatMap((id) => formats.map((format) => `${id}.${format}`)).sort(),
  );
  expect(file("one.svg").toString()).toBe(picture(200));
  expect(file("one.png").readUInt32BE(16)).toBe(1280);
  expect(file("one.pdf").toString("latin1", 0, 5)).toBe("%PDF-");
  expect(file("one.csv").toString()).toBe("x,name\r\n80,'=1+1\r\n");
  expect(file("one.xlsx").toString("latin1", 0, 2)).toBe("PK");
});

test("formats, charts, scale, titles and outlines are as asked", async () => {
  notebook("n.ipynb", chart("one"), chart("two"));
  const asked = [
    "--format",
    "PNG,svg",
    "--chart",
    "two",
    "--scale",
    "3",
    "--titles",
    "in",
    "--text",
    "outlines",
  ];
  const { code, stderr } = await dossier(["export", "n.ipynb", ...asked, "--size", "800x500"], root);
  expect([code, stderr]).toEqual([0, "wrote charts: two (svg, png)\n"]);
  expect(written()).toEqual(["two.png", "two.svg"]);
  expect([file("two.png").readUInt32BE(16), file("two.png").readUInt32BE(20)]).toEqual([2400, 1500]);
  expect(file("two.svg").toString()).toMatch(/role="heading"/);
  expect(file("two.svg").toString()).not.toContain("<text");
});

test("--format may be repeated, and a size written as people write it", async () => {
  notebook("n.ipynb", chart("one"));
  const asked = ["--format", "png", "--format", "csv", "--size", "800X500"];
  const { code, stderr } = await dossier(["export", "n.ipynb", ...asked], root);
  expect([code, stderr]).toEqual([0, "wrote charts: one (png, csv)\n"]);
  expect([file("one.png").readUInt32BE(16), file("one.png").readUInt32BE(20)]).toEqual([1600, 1000]);
});

test("a notebook among others that was not executed is not skipped without a word", async () => {
  notebook("n.ipynb", chart("one"));
  notebook("idle.ipynb");
  const { code, stderr } = await dossier(["export", "n.ipynb", "idle.ipynb", "--format", "csv"], root);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^note: idle\.ipynb was not executed, and its charts are left out\nwrote charts: one/,
  );
});

test("a chart's language and what it waives go out with it", async () => {
  const stated = chart("one");
  const told = { lang: "de-DE", waived: { "bars-from-zero": "An index." } };
  Object.assign(stated["application/vnd.dossier.chart+json"], told);
  notebook("n.ipynb", stated);
  await dossier(["export", "n.ipynb", "--format", "pdf,xlsx"], root);
  expect(file("one.pdf").toString("latin1")).toMatch(/\/Lang \(de-DE\)/);
  const { Sheets } = read(file("one.xlsx"));
  expect(JSON.stringify(Sheets.About)).toContain("bars-from-zero (An index)");
});

test("the words around a picture are in the language and the size of its theme", async () => {
  const stated = chart("one");
  Object.assign(stated["application/vnd.dossier.chart+json"], { titles: { source: "Källa:", size: 28 } });
  notebook("n.ipynb", stated, chart("two"));
  await dossier(["export", "n.ipynb", "--format", "svg", "--titles", "in"], root);
  const svg = file("one.svg").toString();
  expect(svg).toContain("Källa: P from O");
  const headline = (text: string) => Number(/role="heading"[\s\S]*?font-size:\s*([\d.]+)px/.exec(text)?.[1]);
  expect(headline(svg)).toBe(2 * headline(file("two.svg").toString()));
});

test("the same notebook gives the same bytes", async () => {
  notebook("n.ipynb", chart("one"));
  for (const out of ["a", "b"]) await dossier(["export", "n.ipynb", "--titles", "in", "--out", out], root);
  for (const name of written("a"))
    expect(readFileSync(join(root, "a", name)).equals(readFileSync(join(root, "b", name))), name).toBe(true);
});

describe("a fault is told whole, and nothing is written", () => {
  const refused = async (args: string[], message: RegExp, code = 2) => {
    const outcome = await dossier(["export", ...args], root);
    expect(outcome.stderr).toMatch(message);
    expect([outcome.code, outcome.stdout]).toEqual([code, ""]);
    expect(readdirSync(root)).not.toContain("charts");
  };

  test("unknown ids list the known ones", async () => {
    notebook("n.ipynb", chart("sales"), chart("shares"));
    await refused(
      ["n.ipynb", "--chart", "sale", "--chart", "xyzzy"],
      /2 problems\n.*no chart "sale"\n.*Did you mean "sales"\?.*shares[\s\S]*no chart "xyzzy"\n.*sales, shares/,
    );
  });

  test("a notebook that was not executed, and one that shows no chart", async () => {
    notebook("idle.ipynb");
    await refused(["idle.ipynb"], /idle\.ipynb: was not executed.*\n.*dossier run "idle\.ipynb"/);
    notebook("bare.ipynb", { "text/plain": "1" });
    await refused(["bare.ipynb"], /bare\.ipynb: shows no chart\n/);
    const nothing = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(join(root, "words.ipynb"), JSON.stringify(nothing));
    await refused(["words.ipynb"], /words\.ipynb: has no code, and so no chart/);
    const metadata = { kernelspec: { name: "python3", display_name: "Python", language: "python" } };
    writeFileSync(join(root, "py.ipynb"), JSON.stringify({ ...nothing, metadata }));
    await refused(["py.ipynb"], /py\.ipynb: is a notebook in python.*\n.*dossier lab/);
  });

  test("a chart that lacks a part of its contract", async () => {
    const faulty = chart("one");
    notebook("n.ipynb", { ...faulty, "image/svg+xml": "" });
    await refused(["n.ipynb"], /n\.ipynb, cell 1: the chart "one" has no valid image\/svg\+xml/, 4);
  });

  test("a size that some charts cannot be read in names these", async () => {
    notebook("n.ipynb", chart("low"), chart("high", 1200), chart("higher", 2000));
    await refused(
      ["n.ipynb", "--size", "slide"],
      /2 problems\nchart "high": .*too small to read\n[\s\S]*\nchart "higher".*\n.*--chart low\./,
    );
  });

  test.each<[string[], RegExp]>([
    [["--size", "slid"], /^error: there is no size "slid"\n.*Did you mean "slide"/],
    [["--size", "0x5"], /0 by 5 pixels cannot be drawn/],
    [["--format", "pgn"], /no format "pgn"\n.*Did you mean "png"/],
    [["--scale", "big"], /the scale "big" is no number above 0\n.*--scale 2/],
    [["--out", ""], /--out names no folder\n.*--out DIR/],
    [["--titles", "inside"], /Allowed choices are in, out/],
    [["--theme", "dark"], /unknown option --theme/],
  ])("%j", async (args, message) => {
    notebook("n.ipynb", chart("one"), chart("two"));
    await refused(["n.ipynb", ...args], message);
  });

  test("a file in the place of the folder", async () => {
    notebook("n.ipynb", chart("one"));
    writeFileSync(join(root, "taken"), "");
    await refused(["n.ipynb", "--out", "taken"], /taken: is a file.*\n.*Name a folder with --out/);
  });

  test("a scale that a chart is too large for names the chart", async () => {
    notebook("n.ipynb", chart("one"), chart("two", 400));
    await refused(
      ["n.ipynb", "--scale", "1000"],
      /chart "one": .*million pixels\n.*Give a scale below[\s\S]*chart "two"/,
    );
  });

  test("the folder of a run keeps the files that its manifest vouches for", async () => {
    notebook("n.ipynb", chart("one"));
    mkdirSync(join(root, "out/charts"), { recursive: true });
    writeFileSync(join(root, "out/manifest.json"), JSON.stringify({ format: "dossier", outputs: [] }));
    await refused(["n.ipynb", "--out", "out/charts"], /belongs to the run in .*out,.*\n.*--out/);
    expect(readdirSync(join(root, "out/charts"))).toEqual([]);
  });
});

test("a format that there is not is told beside all too", async () => {
  notebook("n.ipynb", chart("one"));
  const { code, stderr } = await dossier(["export", "n.ipynb", "--format", "all,foo"], root);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no format "foo"');
});
