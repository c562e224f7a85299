import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Chart } from "../../src/charts/chart.ts";
import { contrast, parseColour } from "../../src/charts/colour.ts";
import { exportChart } from "../../src/charts/export.ts";
import { type Theme, template } from "../../src/charts/theme.ts";
import { continental } from "../../src/charts/themes/continental.ts";
import { extendTheme, type ThemeChanges } from "../../src/charts/themes/extend.ts";
import { government } from "../../src/charts/themes/government.ts";
import { themes } from "../../src/charts/themes/themes.ts";
import { UsageError } from "../../src/errors.ts";
import { outlineTexts } from "../../src/render/outlines.ts";
import { renderPng } from "../../src/render/png.ts";
import { goldenFault } from "../golden.ts";
import { labelFaults } from "./labels-of.ts";
import { samplesIn } from "./samples.ts";

const faultsOf = (changes: Partial<ThemeChanges>) => {
  try {
    extendTheme(government, { name: "house", ...changes });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).problems.map(({ problem }) => problem);
  }
};

test.each(themes)("$name passes what other houses are held to", (theme: Theme) => {
  expect(extendTheme(theme, { name: "copy" })).toEqual({ ...theme, name: "copy" });
});

const path = fileURLToPath(
  new URL("../../node_modules/@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf", import.meta.url),
);

describe("a house's own theme", () => {
  test("changes what it says and keeps the rest, inside texts, words and sizes too", () => {
    const house = extendTheme(government, {
      name: "house",
      text: { size: 16 },
      language: { source: "Origin:" },
      sizes: { slide: { width: 900, least: 500, most: 500 } },
    });
    expect(house.text).toEqual({ ...government.text, size: 16 });
    expect(house.language).toEqual({ ...government.language, source: "Origin:" });
    expect(house.sizes).toEqual({ ...government.sizes, slide: { width: 900, least: 500, most: 500 } });
    expect(house.palette).toBe(government.palette);
  });

  test("all faults are told at once", () => {
    const faults = faultsOf({
      font: "Marlett, sans-serif",
      text: { muted: "#BBBBBB", size: 4 },
      palette: ["#12436D", "#1B5E8C", "#F5F5F5", "#000000"],
      language: { locale: "ja-JP" },
      sizes: { slide: { width: 10, least: 50, most: 40 } },
    });
    for (const part of [
      /files of the font "Marlett" are not known/,
      /text\.muted #BBBBBB has a contrast of 1\.9:1/,
      /text\.size is 4 pixels/,
      /#12436D and #1B5E8C of palette have a contrast of 1\.\d:1/,
      /the colour #F5F5F5 has a contrast of 1\.\d:1/,
      /locale "ja-JP"/,
      /size "slide"/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(part));
  });

  test.each([
    [{ name: " " }, /no name/],
    [{ palette: ["#12436D", "red", "#801650", "#F46A25"] }, /palette has "red"/],
    [{ palette: ["#12436D"] }, /palette has 1 colours/],
    [{ duo: ["#D04040", "#003010"] }, /duo look alike with protanopia/],
    [{ sequential: ["#12436D", "#12446E"] }, /steps #12436D and #12446E/],
    [{ language: { locale: "no such" } }, /locale "no such"/],
    [{ gridlines: { most: 0, width: 1 } }, /no gridlines/],
  ] as [Partial<ThemeChanges>, RegExp][])("%j is refused", (changes, fault) => {
    expect(faultsOf(changes)).toEqual([expect.stringMatching(fault)]);
  });

  test("a font comes by its files, which have to be there", async () => {
    const font = "Heavy, serif";
    expect(() =>
      extendTheme(government, {
        name: "a",
        font,
        fontFiles: [{ path: "no.ttf", weight: 400, italic: false }],
      }),
    ).toThrow(/no\.ttf: there is no such file/);
    const text = fileURLToPath(import.meta.url);
    expect(() =>
      extendTheme(government, { name: "a", font, fontFiles: [{ path: text, weight: 400, italic: false }] }),
    ).toThrow(/themes\.test\.ts: it is no TrueType file.*\n.*Give the \.ttf/);
    const theme = extendTheme(government, {
      name: "b",
      font,
      fontFiles: [{ path, weight: 400, italic: false }],
    });
    const svg = (await samplesIn(theme)["sorted-bars"]?.().svg()) ?? "";
    expect(svg).toContain("@font-face{font-family:'Heavy'");
    expect(svg).not.toContain("Open Sans");
    expect(labelFaults(svg)).toEqual([]);
  });

  test("faults of files are told with all others, and a theme that is refused makes no font known", () => {
    const files = ["no.ttf", fileURLToPath(import.meta.url)].map((file) => ({
      ...{ path: file, weight: 400, italic: false },
    }));
    const refused = { font: "Refused, serif", text: { size: 4 } };
    expect(faultsOf({ ...refused, fontFiles: files })).toEqual([
      'there is no such file of the font "Refused"',
      expect.stringMatching(/no TrueType file, and the font "Refused"/),
      'theme "house": text.size is 4 pixels',
    ]);
    const good = [{ path, weight: 400, italic: false }];
    expect(faultsOf({ ...refused, fontFiles: good })).toEqual(['theme "house": text.size is 4 pixels']);
    const unknown = [expect.stringMatching(/files of the font "Refused" are not known/)];
    expect(faultsOf({ font: refused.font })).toEqual(unknown);
    expect(faultsOf({ font: refused.font, fontFiles: [] })).toEqual(unknown);
    expect(faultsOf({ font: refused.font, fontFiles: good })).toEqual([]);
    expect(faultsOf({ font: refused.font })).toEqual([]);
  });

  test("a recorded chart in a font that its notebook brought is drawn in the letters that it has with it", async () => {
    const font = "Heavy, serif";
    const theme = extendTheme(government, {
      ...{ name: "b", font },
      fontFiles: [{ path, weight: 400, italic: false }],
    });
    const chart = samplesIn(theme)["sorted-bars"]?.() as Chart;
    const { id, headline, subtitle, source, alt, size, data } = chart;
    const known = await chart.svg();
    // Another process does not know the family.
    const svg = known.replaceAll("Heavy", "Elsewhere");
    const recorded = { id, headline, subtitle, source, alt, size, data, svg };
    const outlined = String(await exportChart(recorded, "svg", { text: "outlines" }));
    // The same letters at the beginnings: what an SVG brings of a font has no pairs for kerning.
    const shapes = (text: string) => new Set(text.match(/ d="[^"]{1,60}/g));
    expect(shapes(outlined)).toEqual(shapes(await outlineTexts(known)));
    const png = (await exportChart(recorded, "png", { scale: 1 })) as Uint8Array;
    expect(Buffer.from(png)).toEqual(Buffer.from(await renderPng(outlined, { scale: 1 })));
    // In the notebook too, whatever name the file has for itself.
    const own = await renderPng(await outlineTexts(known), { scale: 1 });
    expect(Buffer.from(await chart.png({ scale: 1 }))).toEqual(Buffer.from(own));
    const pdf = Buffer.from((await exportChart(recorded, "pdf")) as Uint8Array);
    expect(pdf.length).toBeGreaterThan(5000);
    await expect(exportChart(recorded, "png", { titles: "in" })).rejects.toThrow(
      /set in "Elsewhere".*\n.*without titles, whose letters it does not have/,
    );
  });

  test("a recorded chart in a font that is not known here is not set in another", async () => {
    const chart = samplesIn(government)["sorted-bars"]?.() as Chart;
    const { id, headline, subtitle, source, alt, size, data } = chart;
    const svg = `<svg width="100" height="20"><text x="0" y="9" style="font-family: 'Elsewhere', serif; font-size: 9px">word</text></svg>`;
    const recorded = { id, headline, subtitle, source, alt, size, data, svg };
    expect(await exportChart(recorded, "svg")).toBe(svg);
    for (const [format, options] of [
      ["png", {}],
      ["pdf", {}],
      ["svg", { titles: "in" }],
    ] as const)
      await expect(exportChart(recorded, format, options)).rejects.toThrow(
        /chart "a-chart": it is set in "Elsewhere".*\n.*chart\.png\(\)/,
      );
  });
});

describe("continental", () => {
  const kinds = Object.entries(samplesIn(continental));

  test.each(kinds)("%s: in its font, colours and language, no label over another", async (kind, sample) => {
    const chart = sample();
    const svg = await chart.svg();
    expect(labelFaults(svg)).toEqual([]);
    expect(svg).toContain("font-family:'PT Serif'");
    expect(svg).not.toContain("Open Sans");
    // None of the other house's colours, as plotly.js writes them.
    const { red, green, blue } = parseColour(government.palette[0] as string) ?? {};
    expect(svg).not.toContain(`rgb(${red}, ${green}, ${blue})`);
    const words = svg.replace(/<style>.*?<\/style>|<[^>]*>/gs, " ");
    expect(words).not.toMatch(
      /not (stated|known)|No (figure|date)|£\d|\bMedian\b.*\bof\b|\byears?\b|at least/,
    );
    if (kind === "sorted-bars" || kind === "barrier-gantt")
      expect(goldenFault(goldenOf(kind), await chart.png({ scale: 1 }))).toBeUndefined();
  });

  test("the words around the picture are its own", async () => {
    const chart = samplesIn(continental)["range-bars"]?.();
    expect(await chart?.svg({ titles: "in" })).toContain("Quelle: Publication");
    expect(Buffer.from((await chart?.pdf()) ?? []).toString("latin1")).toContain("/Lang (de-DE)");
  });
});

test("what a notebook recorded goes out in the theme's font and words", async () => {
  const chart = samplesIn(continental)["range-bars"]?.() as Chart;
  const { id, headline, subtitle, source, alt, size, data } = chart;
  const recorded = { id, headline, subtitle, source, alt, size, data, svg: await chart.svg() };
  const svg = await exportChart(recorded, "svg", { titles: "in", size: "slide" });
  expect(svg).toContain(">Quelle: Publication");
  expect(svg).not.toContain("Open Sans");
  const pdf = Buffer.from((await exportChart(recorded, "pdf")) as Uint8Array);
  expect(pdf.toString("latin1")).toMatch(/\/BaseFont \/[A-Z]{6}\+PTSerif/);
});

const goldenOf = (kind: string) => fileURLToPath(new URL(`goldens/continental-${kind}.png`, import.meta.url));

test("figures without tick texts have the separators of the language", () => {
  const separators = (theme: Theme) => (template(theme, []).layout as { separators: string }).separators;
  expect([separators(government), separators(continental)]).toEqual([".,", ",."]);
});

test("muted words can be read on the background", () => {
  for (const { text, background } of themes) {
    const read = (colour: string) => parseColour(colour) ?? { red: 0, green: 0, blue: 0, alpha: 1 };
    expect(contrast(read(text.muted), read(background))).toBeGreaterThanOrEqual(4.5);
  }
});
