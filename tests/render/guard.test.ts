import { beforeAll, describe, expect, test } from "vitest";
import { DossierError, RefusedError, UsageError } from "../../src/errors.ts";
import type { Figure } from "../../src/render/figure.ts";
import { openFonts } from "../../src/render/fonts.ts";
import { checkFigure } from "../../src/render/guard.ts";
import { openPage } from "../../src/render/page.ts";
import type { Schema } from "../../src/render/schema.ts";
import { figures } from "./figures.ts";

let schema: Schema;
beforeAll(async () => {
  ({ schema } = await openPage(openFonts()));
});

/** What is said of a figure: nothing, or a message for each fault. */
function faults(figure: unknown): { error?: DossierError; messages: string[] } {
  try {
    checkFigure(figure as Figure, schema);
    return { messages: [] };
  } catch (error) {
    if (!(error instanceof DossierError)) throw error;
    return { error, messages: error.problems.map(({ problem, remedy }) => `${problem} → ${remedy}`) };
  }
}

test.each(Object.keys(figures))("nothing is said of the figure %s", (name) => {
  expect(faults(figures[name]).messages).toEqual([]);
});

test("all faults of a figure are named at once, each with its place and remedy", () => {
  const { error, messages } = faults({
    data: [
      { type: "scater", y: [1] },
      {
        type: "bar",
        y: [1],
        oreintation: "h",
        orientation: "horizontal",
        marker: { colour: "red", opacity: 2 },
      },
      { y: 5, mode: "lines+marks", showlegend: "yes", line: { width: "thick" } },
    ],
    layout: {
      title: "A title",
      xaxis: { tickvals: 3, nticks: 2.5 },
      yaxis2: { type: "logarithmic" },
      shapes: [{ type: "rectangle" }],
      annotations: { text: "one" },
    },
  });
  expect(error).toBeInstanceOf(UsageError);
  expect(messages).toEqual([
    expect.stringMatching(/^data\[0\]\.type is "scater", .* Did you mean "scatter"/),
    'data[1].oreintation is no attribute of a Plotly figure, and would change nothing → Did you mean "orientation"?',
    'data[1].orientation is "horizontal" → Use one of: v, h.',
    'data[1].marker.colour is no attribute of a Plotly figure, and would change nothing → Did you mean "color"?',
    "data[1].marker.opacity is 2 → Write a number, at least 0, at most 1.",
    "data[2].y is 5 → Write a list: [ … ].",
    'data[2].mode is "lines+marks" → Did you mean "markers"? Known: lines, markers, text, none.',
    'data[2].showlegend is "yes" → Write true or false.',
    'data[2].line.width is "thick" → Write a number, at least 0.',
    'layout.title is "A title", not an object → Write { text: "A title" }.',
    "layout.xaxis.tickvals is 3 → Write a list: [ … ].",
    "layout.xaxis.nticks is 2.5 → Write a whole number, at least 0.",
    expect.stringMatching(/^layout\.yaxis2\.type is "logarithmic" → .*log/),
    expect.stringMatching(/^layout\.shapes\[0\]\.type is "rectangle" → .*rect/),
    'layout.annotations is {"text":"one"} → Write a list of objects.',
  ]);
});

describe("what is right is let through", () => {
  test.each<[string, object, object]>([
    ["numbered axes", { y: [1], xaxis: "x2", yaxis: "y3" }, { xaxis2: { anchor: "y3" }, yaxis3: {} }],
    ["values for each point", { y: [1, 2], marker: { size: [3, 4], color: ["red", "blue"] } }, {}],
    ["arrays of numbers", { x: new Float64Array([1]), y: Float32Array.of(2) }, {}],
    ["packed numbers", { y: { bdata: "AQID", dtype: "i1" } }, {}],
    ["numbers in texts", { y: [1], opacity: "0.5" }, {}],
    ["absent values", { y: [1], name: undefined, marker: null }, { title: undefined }],
    ["flags together", { y: [1], mode: "lines+markers", hoverinfo: "skip" }, {}],
    ["bold by name or number", { y: [1], textfont: { weight: "bold" } }, { font: { weight: 600 } }],
    ["attributes that a type brings to the layout", { type: "bar", y: [1] }, { barmode: "stack" }],
    ["a template", { y: [1] }, { template: { layout: { font: { size: 3 } } } }],
    ["angles", { type: "bar", y: [1], textangle: "auto" }, { xaxis: { tickangle: -45 } }],
    ["positions on paper", { y: [1] }, { shapes: [{ type: "line", xref: "paper", x0: 0 }] }],
    ["sums of dollars", { y: [1], name: "$5 to $7" }, { title: { text: "$3m" } }],
    ["private marks", { y: [1], _note: 1 }, {}],
  ])("%s", (_, trace, layout) => {
    expect(faults({ data: [trace], layout }).messages).toEqual([]);
  });
});

test("numbers too large for Plotly are named, not left out of the chart", () => {
  expect(faults({ data: [{ y: [1, 2n] }] }).messages[0]).toContain("item 1");
});

test("a cyclic or missing figure is a usage error", () => {
  expect(faults(undefined).error).toBeInstanceOf(UsageError);
  expect(faults({ data: {} }).messages[0]).toContain("no list of traces");
});

describe("what needs a browser is refused by name, with what would do instead", () => {
  test.each([
    ["scattergl", "WebGL", 'the type "scatter"'],
    ["surface", "WebGL", "contour"],
    ["splom", "WebGL", "grid of axes"],
    ["parcoords", "WebGL", "small multiples"],
    ["choroplethmap", "map tiles", 'the type "choropleth"'],
    ["scattergeo", "coastlines", "visible: false"],
  ])("%s", (type, need, instead) => {
    const { error, messages } = faults({ data: [{ y: [1] }, { type }] });
    expect(error).toBeInstanceOf(RefusedError);
    expect(messages).toHaveLength(1);
    for (const part of [`data[1] (type "${type}")`, need, instead]) expect(messages[0]).toContain(part);
  });

  test("with a browser at hand WebGL is let through, and what comes from a server is not", () => {
    const figure = {
      data: [
        { type: "surface", z: [[1]] },
        { type: "scattermap", lat: [1], lon: [1] },
      ],
    };
    expect(() => checkFigure(figure, schema, { browser: true, mathJax: false })).toThrow(
      /data\[1\].*map tiles/,
    );
    expect(() =>
      checkFigure({ data: figure.data.slice(0, 1) }, schema, { browser: true, mathJax: false }),
    ).not.toThrow();
  });

  test("TeX", () => {
    const { error, messages } = faults({ data: [{ y: [1] }], layout: { title: { text: " $x^2$ " } } });
    expect(error).toBeInstanceOf(RefusedError);
    expect(messages[0]).toMatch(
      /^layout\.title\.text is TeX \(\$x\^2\$\), .* a Chromium and the package mathjax were not found → .*x².*install Chromium, and npm install mathjax@3\.$/,
    );
  });

  test("TeX is let through where both a browser and MathJax are there", () => {
    const figure = { data: [{ y: [1] }], layout: { title: { text: "$x^2$" } } };
    expect(() => checkFigure(figure, schema, { browser: true, mathJax: true })).not.toThrow();
    expect(() => checkFigure(figure, schema, { browser: true, mathJax: false })).toThrow(
      /the package mathjax was not found\n.*Or npm install mathjax@3\.$/,
    );
  });

  test("images from elsewhere", () => {
    const source = "https://example.org/logo.png";
    expect(faults({ data: [{ y: [1] }], layout: { images: [{ source }] } }).messages[0]).toContain(source);
    const inline = "data:image/png;base64,AAAA";
    expect(faults({ data: [{ y: [1] }], layout: { images: [{ source: inline }] } }).messages).toEqual([]);
  });
});
