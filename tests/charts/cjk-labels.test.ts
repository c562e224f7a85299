import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { houseFontFiles } from "../../src/render/font-files.ts";
import { FontTables } from "../../src/render/font-tables.ts";
import { readTables, writeTables } from "../../src/render/sfnt.ts";

/** What the Japanese names of these sets are made of. */
const characters =
  "三菱重工業株式会社日英防衛装備品及び技術移転協定ロールス・イエンジン한국항공우주산업中国航空";

/**
 * A machine with a font for them: in the home folder of this test stands a copy of the house font whose W, one em wide, is
 * what each of them looks like. (A machine that has a real one may use that.)
 */
const home = mkdtempSync(join(tmpdir(), "dossier-fonts-"));
const usual = process.env.HOME;

beforeAll(() => {
  mkdirSync(join(home, ".fonts"));
  writeFileSync(join(home, ".fonts", "Sans.ttf"), fontWith([...new Set(characters)]));
  process.env.HOME = home;
});

afterAll(() => {
  process.env.HOME = usual;
  rmSync(home, { recursive: true });
});

const name = fc.oneof(
  fc.constantFrom(
    "三菱重工業",
    "ロールス・ロイス Rolls-Royce",
    "日英防衛装備品及び技術移転協定",
    "한국항공우주산업",
  ),
  fc.constant(
    "三菱重工業株式会社日英防衛装備品及び技術移転協定三菱重工業株式会社日英防衛装備品及び技術移転協定",
  ),
  fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 30 }),
);

test("names in Chinese, Japanese and Korean stand in the picture, and apart, where the machine has a font for them", async () => {
  // Only now, because the renderer looks for fonts in the home folder that it finds when it is loaded.
  const { randomCharts } = await import("./random-charts.ts");
  const { labelFaults, labelsOf } = await import("./labels-of.ts");
  const { renderSvg } = await import("../../src/render/svg.ts");
  for (const [kind, arbitrary] of Object.entries(randomCharts(name)))
    for (const draw of fc.sample(arbitrary, { numRuns: 1, seed: 1955 })) {
      const chart = draw({ width: 800, height: 2400 });
      const svg = await renderSvg(chart.figure, { ...chart.size, fonts: "reference" });
      expect({ kind, faults: labelFaults(svg) }).toEqual({ kind, faults: [] });
      // These two name no rows.
      if (kind !== "distribution" && kind !== "signal strip") {
        const shown = labelsOf(svg).map(({ text }) => text);
        expect({ kind, shown: shown.join("") }).toEqual({
          kind,
          shown: expect.stringMatching(/[\u3040-\ud7a3]/),
        });
      }
    }
});

/** The house font with nothing but these characters, each of them its W, stretched to one em. */
function fontWith(characters: readonly string[]): Buffer {
  const file = readFileSync(houseFontFiles()[0]?.path as string);
  const glyph = new FontTables(file).glyph("W");
  const tables = readTables(file);
  const widths = Buffer.from(tables.get("hmtx") as Buffer);
  widths.writeUInt16BE((tables.get("head") as Buffer).readUInt16BE(18), 4 * glyph);
  tables.set("hmtx", widths);
  const codes = characters.map((character) => character.codePointAt(0) as number).sort((a, b) => a - b);
  // One subtable, for all of Unicode (platform 0, encoding 4), of format 12: groups of first, last, first glyph.
  const map = Buffer.alloc(28 + 12 * codes.length);
  [0, 1, 0, 4].forEach((value, i) => {
    map.writeUInt16BE(value, 2 * i);
  });
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  map.writeUInt32BE(map.length - 12, 16);
  map.writeUInt32BE(codes.length, 24);
  codes.forEach((code, i) => {
    [code, code, glyph].forEach((value, j) => {
      map.writeUInt32BE(value, 28 + 12 * i + 4 * j);
    });
  });
  return writeTables(tables.set("cmap", map));
}
