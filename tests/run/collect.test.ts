import { describe, expect, test } from "vitest";
import type { CodeCell, Notebook } from "../../src/notebook/notebook.ts";
import { collect } from "../../src/run/collect.ts";
import { renderManifest } from "../../src/run/manifest.ts";

const table = { names: ["x"], types: ["number"], columns: [[1]] };
const chart = (id: string, more: object = {}) => ({
  "image/svg+xml": "<svg/>",
  "image/png": Buffer.from("PNG").toString("base64"),
  "application/vnd.dossier.chart+json": {
    id,
    headline: "H",
    subtitle: "S",
    source: "Source",
    alt: "A",
    size: { width: 640, height: 384 },
    data: table,
    ...more,
  },
});
const finding = (id: string, more: object = {}) => ({
  "application/vnd.dossier.finding+json": {
    id,
    claim: "C",
    value: 1,
    unit: "",
    text: { value: "1", interval: "", n: "" },
    basis: ["b"],
    limits: ["l"],
    ...more,
  },
});

/** Notebooks, each a list of bundles: one cell a bundle, `a`, `b` … */
function collected(...notebooks: object[][]) {
  return collect(
    notebooks.map((bundles, n) => ({
      path: `notebooks/${n + 1}.ipynb`,
      shown: `notebooks/${n + 1}.ipynb`,
      notebook: { cells: bundles.map(cellOf), metadata: {}, nbformat: 4, nbformat_minor: 5 } as Notebook,
    })),
  );
}

const cellOf = (data: object, i: number): CodeCell => ({
  cell_type: "code",
  id: "abc"[i] as string,
  metadata: {},
  source: "",
  execution_count: i + 1,
  outputs: [{ output_type: "display_data", data: { ...data }, metadata: {} }],
});

describe("collect", () => {
  test("finds by MIME type, in order of notebooks and then of cells, with where each was shown", () => {
    const { charts, findings } = collected(
      [finding("z"), { "text/plain": "no finding" }, chart("y")],
      [finding("a"), chart("b")],
    );
    expect(findings.map(({ id, notebook, cell }) => [id, notebook, cell])).toEqual([
      ["z", "notebooks/1.ipynb", "a"],
      ["a", "notebooks/2.ipynb", "a"],
    ]);
    expect(charts.map(({ id, cell }) => [id, cell])).toEqual([
      ["y", "c"],
      ["b", "b"],
    ]);
    expect(Buffer.from(charts[0]?.png ?? []).toString()).toBe("PNG");
  });

  test("keeps all that a finding carries", () => {
    expect(collected([finding("a", { tolerance: 0.5, interval: [0, 2] })]).findings[0]).toMatchObject({
      tolerance: 0.5,
      interval: [0, 2],
    });
  });

  test.each([
    ["a script", "<svg><script>alert(1)</script></svg>"],
    ["a handler", '<svg onload="alert(1)"/>'],
    ["a handler inside", "<svg><g><path d='M0 0' onclick='x()'/></g></svg>"],
    ["a picture from elsewhere", '<svg><image href="https://example.org/a.png"/></svg>'],
    ["a link that runs", '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
    ["a style sheet from elsewhere", "<svg><style>@import 'https://example.org/a.css'</style></svg>"],
    ["no SVG", "<p>chart</p>"],
    ["an SVG cut short", "<svg><g"],
  ])("a picture with %s is no valid chart", (_, svg) => {
    expect(() => collected([{ ...chart("a"), "image/svg+xml": svg }])).toThrow(
      /has no valid image\/svg\+xml[\s\S]*Show the chart itself/,
    );
  });

  test("a picture as charts have it is: labels, styles, links and pictures of its own", () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg"><style>.a { fill: url(#b); }</style><text>once = twice</text></svg>';
    const linked =
      '<svg><a xlink:href="https://example.org"><image href="data:image/png;base64,AA"/></a></svg>';
    for (const each of [svg, linked])
      expect(collected([{ ...chart("a"), "image/svg+xml": each }]).charts).toHaveLength(1);
  });

  test("keeps what a chart waives, and the manifest has it", () => {
    const waived = { "dual-axis": "A facsimile" };
    const { charts } = collected([chart("a", { waived }), chart("b")]);
    expect(charts.map((each) => each.waived)).toEqual([waived, undefined]);
    const run = { notebooks: [], evidence: [], findings: [], charts, parameters: {}, versions: {} };
    expect(JSON.parse(renderManifest(run, [], new Map())).waived).toEqual({ a: waived });
    expect(() => collected([chart("a", { waived: { "dual-axis": "" } })])).toThrow("no valid waived");
  });

  test("keeps the rows of evidence that findings and charts rest on", () => {
    const origins = [
      { evidence: "e", version: "1", table: "sales", count: 1, rows: [{ row: "S1" }], exact: true },
    ];
    const { findings, charts } = collected([
      finding("a", { origins, open: ["lo"] }),
      chart("b", { origins }),
    ]);
    expect(findings[0]).toMatchObject({ origins, open: ["lo"] });
    expect(charts[0]?.origins).toEqual(origins);
    expect(collected([chart("b")]).charts[0]).not.toHaveProperty("origins");
    const faulty = () =>
      collected([finding("a", { origins: [{ table: "sales" }], open: "lo" }), chart("b", { origins: [{}] })]);
    expect(faulty).toThrow(/the finding "a" has no valid open, origins/);
    expect(faulty).toThrow(/the chart "b" has no valid origins/);
  });

  test("one chart shown twice in a notebook is one chart", () => {
    expect(collected([chart("a"), chart("b"), chart("a")]).charts.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test.each([
    [
      "another chart in the same notebook",
      [[chart("sales"), chart("sales", { headline: "other" })]],
      "1.ipynb",
    ],
    ["the same chart in another notebook", [[chart("sales")], [chart("sales")]], "1.ipynb"],
    ["an id that differs in case only", [[chart("sales")], [chart("Sales")]], "1.ipynb"],
    ["two findings", [[finding("sales")], [finding("sales")]], "1.ipynb"],
  ])("%s by one id is an error that names both places", (_, notebooks, first) => {
    expect(() => collected(...notebooks)).toThrow(
      new RegExp(`ipynb, cell \\d: the (chart|finding) id "[Ss]ales" is taken: notebooks/${first}, cell 1`),
    );
  });

  test("a chart and a finding may share an id", () => {
    expect(collected([chart("sales"), finding("sales")]).charts).toHaveLength(1);
  });

  test.each(["../../etc/passwd", "a b", "", "a/b", ".hidden", "<script>", 7])(
    "the id %j is refused",
    (id) => {
      expect(() => collected([chart(id as string)])).toThrow(/has no valid id/);
    },
  );

  test("names every missing part of every chart and finding at once", () => {
    const faulty = () =>
      collected([chart("a", { alt: "", source: undefined }), finding("b", { interval: [1, "2"] })]);
    expect(faulty).toThrow(/cell 1: the chart "a" has no valid source, alt/);
    expect(faulty).toThrow(/cell 2: the finding "b" has no valid interval/);
  });

  test("evidence that two notebooks opened counts once", () => {
    const opened = { "application/vnd.dossier.evidence+json": { name: "n", resources: [], sources: [] } };
    expect(collected([opened], [opened]).evidence).toHaveLength(1);
  });
});
