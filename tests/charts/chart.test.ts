import { parseHTML } from "linkedom";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { type Chart, chart } from "../../src/charts/chart.ts";
import { sortedBars } from "../../src/charts/kinds/sorted-bars.ts";
import { sales, samples, words } from "./samples.ts";

const data = frame({ year: [2021, 2022], count: [1, null] });
const figure = { data: [{ type: "bar", x: [2021, 2022], y: [1, null] }], layout: {} };
const plain = () => chart({ ...words, data, figure });

type Displayed = Record<symbol, () => Promise<Record<string, string>>>;

/** What Jupyter and the runner get to see. Its JSON entries are objects. */
async function bundleOf(chart: Chart) {
  const bundle = await (chart as unknown as Displayed)[Symbol.for("Jupyter.display")]?.();
  return bundle as Record<string, string>;
}

describe("data", () => {
  test.each([
    ["columns", { year: [2021, 2022], count: [1, null] }],
    [
      "rows",
      [
        { year: 2021, count: 1 },
        { year: 2022, count: null },
      ],
    ],
    ["a danfo DataFrame", data.rename({ count: "made" }).danfo],
  ])("%s will do for a frame", (_, source) => {
    const { columns } = chart({ ...words, data: source, figure }).data;
    expect(columns).toEqual(plain().data.columns);
  });

  test("for a kind of chart too", () => {
    const bars = sortedBars(
      { maker: ["A", "B"], amount: [1, 2] },
      { ...words, label: "maker", value: "amount", unit: "£m" },
    );
    expect(bars.data.columns).toEqual([
      ["B", "A"],
      [2, 1],
    ]);
  });

  test("columns that make no frame are refused as a frame refuses them", () => {
    expect(() => chart({ ...words, data: { a: [1, 2], b: [1] }, figure })).toThrow(
      /it has 1 values, and "a" has 2/,
    );
  });
});

describe("what a chart displays", () => {
  test("every form, the picture the same in all", async () => {
    const bundle = await bundleOf(plain());
    expect(Object.keys(bundle)).toEqual([
      "application/vnd.plotly.v1+json",
      "text/html",
      "image/svg+xml",
      "image/png",
      "text/plain",
      "application/vnd.dossier.chart+json",
    ]);
    const svg = bundle["image/svg+xml"] as string;
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain(`<title>${words.headline}</title>`);
    expect(svg).toContain(`<desc>${words.alt}</desc>`);
    expect(svg).toMatch(/<svg[^>]* lang="en-GB" xml:lang="en-GB"/);
    expect(bundle["text/html"]).toContain(Buffer.from(svg).toString("base64"));
    const png = Buffer.from(bundle["image/png"] as string, "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    // Twice the pixels of the size, from the header's big-endian width and height.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 768]);
    expect(bundle["text/plain"]).toContain(words.alt);
  });

  test("the contract beside it, missing values null", async () => {
    const bundle = await bundleOf(plain());
    expect(bundle["application/vnd.dossier.chart+json"]).toEqual({
      ...words,
      lang: "en-GB",
      titles: { source: "Source:", size: 14 },
      size: { width: 640, height: 384 },
      data: {
        names: ["year", "count"],
        types: ["integer", "integer"],
        columns: [
          [2021, 2022],
          [1, null],
        ],
      },
    });
  });

  test("a waiver is part of the contract", async () => {
    const waive = { headline: "The ministry's own words" };
    const bundle = await bundleOf(chart({ ...words, headline: "Sales fell.", data, figure, waive }));
    expect(bundle["application/vnd.dossier.chart+json"]).toMatchObject({ waived: waive });
    const told = "Waived: headline (The ministry's own words)";
    expect(bundle["text/plain"]).toContain(`\n${told}`);
    expect(bundle["text/html"]).toContain("Waived: headline");
  });

  test("a page's figure: headline, subtitle, picture with its text, source, and the one script for it", async () => {
    const { document } = parseHTML((await bundleOf(plain()))["text/html"] as string);
    const [root] = document.children;
    expect(root?.localName).toBe("figure");
    expect(root?.querySelector("figcaption strong")?.textContent).toBe(words.headline);
    expect(root?.querySelector("figcaption span")?.textContent).toBe(words.subtitle);
    expect(root?.querySelector("img")?.getAttribute("alt")).toBe(words.alt);
    expect(root?.querySelector("p")?.textContent).toBe(`Source: ${words.source}`);
    expect(root?.querySelectorAll("style, link, [class]")).toHaveLength(0);
    expect(root?.querySelectorAll("script")).toHaveLength(1);
    expect(root?.getAttribute("style")).toContain("background:#FFFFFF;color:#0B0C0C;color-scheme:light");
  });

  test("the title stands in the page and not in the picture", async () => {
    const svg = await plain().svg();
    expect(svg.replace(/<title>.*?<\/title>/, "")).not.toContain(words.headline);
  });
});

describe("nothing of it is taken for markup", () => {
  const attack = `<script>alert(1)</script>&<b>x</b>"'><img src=x onerror=alert(1)>`;
  const evil = chart({
    id: "evil",
    headline: `1 ${attack}`,
    subtitle: `2 ${attack}`,
    source: `3 ${attack}`,
    alt: `4 ${attack}`,
    data,
    figure,
  });

  test("words in the page", async () => {
    const { document } = parseHTML((await bundleOf(evil))["text/html"] as string);
    expect(document.querySelectorAll("script")).toHaveLength(1);
    // Without one, nothing given to the script can end it or open a comment in it.
    expect(document.querySelector("script")?.textContent).not.toContain("<");
    expect(document.querySelectorAll("img")).toHaveLength(1);
    expect(document.querySelector("strong")?.textContent).toBe(`1 ${attack}`);
    expect(document.querySelector("span")?.textContent).toBe(`2 ${attack}`);
    expect(document.querySelector("p")?.textContent).toBe(`Source: 3 ${attack}`);
    expect(document.querySelector("img")?.getAttribute("alt")).toBe(`4 ${attack}`);
  });

  test("words in the picture's title and description", async () => {
    const svg = await evil.svg();
    expect(svg).not.toMatch(/<script|<img|<b>/);
  });
});

describe("a chart is a value", () => {
  test("what it was made of can change without changing it", async () => {
    const trace = { type: "bar", x: [1, 2], y: [1, 1] };
    const made = chart({ ...words, data, figure: { data: [trace], layout: {} } });
    trace.y[0] = 99;
    expect(made.figure.data[0]?.y).toEqual([1, 1]);
    expect(() => Object.assign(made, { headline: "Other" })).toThrow(TypeError);
  });

  test("typed arrays, dates and gaps become plain JSON", () => {
    const made = chart({
      ...words,
      data,
      figure: {
        data: [{ type: "bar", x: [new Date("2013-07-04T00:00:00Z"), 2], y: Float64Array.of(1, Number.NaN) }],
      },
    });
    expect(made.figure.data[0]).toEqual({ type: "bar", x: ["2013-07-04T00:00:00.000Z", 2], y: [1, null] });
  });

  test("a value that JSON cannot hold is refused by its place", () => {
    const draw = () =>
      chart({ ...words, data, figure: { data: [{ type: "bar", x: [1, () => 2] }] } as never });
    expect(draw).toThrow("figure.data[0].x[1] is a function");
  });

  test("what cannot be drawn is refused by the chart's id", async () => {
    vi.stubEnv("DOSSIER_BROWSER", "");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const drawn = chart({ ...words, data, figure: { data: [{ type: "scattergl", x: [1], y: [1] }] } });
    await expect(drawn.svg()).rejects.toThrow(`chart "${words.id}": data[0] (type "scattergl") needs WebGL`);
  });

  test("sizes by purpose and in pixels; an unknown one names the nearest", () => {
    expect(chart({ ...words, data, figure, size: "slide" }).size).toEqual({ width: 800, height: 450 });
    expect(chart({ ...words, data, figure, size: { width: 300, height: 200 } }).size).toEqual({
      width: 300,
      height: 200,
    });
    expect(() => chart({ ...words, data, figure, size: "slides" as never })).toThrow('Did you mean "slide"?');
    expect(() => chart({ ...words, data, figure, size: { width: 0, height: 200 } })).toThrow(
      "cannot be drawn",
    );
  });

  test("png takes a scale", async () => {
    const png = Buffer.from(await plain().png({ scale: 0.5 }));
    expect(png.readUInt32BE(16)).toBe(320);
  });

  test("csv has the rows in the order drawn, numbers in full", () => {
    expect(samples["sorted-bars"]?.().csv()).toBe(
      [
        "supplier,share",
        '"Rolls-Royce (Adour, Olympus, marine Spey)",0.54421768707483',
        "International Military Services (FH 70),0.40816326530612246",
        "Ferranti,0.047619047619047616",
        "British Aerospace (BAe 125-800),",
        "",
      ].join("\r\n"),
    );
    expect(sales().column("supplier")[0]).toBe("Ferranti");
  });
});
