import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRun } from "../../src/run/read-run.ts";
import { untraced } from "../run/untraced.ts";
import { pngPixels } from "./png-pixels.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let out: string;

beforeAll(async () => {
  out = join(await mkdtemp(join(tmpdir(), "dossier-shipped-")), "out");
  await promisify(execFile)(process.execPath, ["dist/cli/main.js", "run", "--out", out], { cwd: root });
}, 120_000);

afterAll(() => rm(join(out, ".."), { recursive: true, force: true }));

interface Output {
  readonly data?: Record<string, unknown>;
}
interface Notebook {
  readonly cells: { readonly outputs?: Output[] }[];
}

/** A notebook with each picture as its pixels: another zlib packs the same ones into other bytes. */
async function read(file: string): Promise<Notebook> {
  const notebook = JSON.parse(await readFile(file, "utf8")) as Notebook;
  for (const { outputs = [] } of notebook.cells)
    for (const { data } of outputs) {
      const png = data?.["image/png"];
      if (data !== undefined && typeof png === "string")
        data["image/png"] = pngPixels(Buffer.from(png, "base64"));
    }
  return notebook;
}

test("the notebooks as committed show what running them shows", async () => {
  const committed = (await readdir(join(root, "notebooks"))).filter((name) => name.endsWith(".ipynb"));
  expect((await readdir(join(out, "notebooks"))).sort()).toEqual(committed.sort());
  for (const name of committed)
    expect(
      await read(join(out, "notebooks", name)),
      `${name}: run it and commit its outputs, with "npm run notebooks"`,
    ).toEqual(await read(join(root, "notebooks", name)));
});

test("the README's picture is the chart as it is drawn now", async () => {
  const golden = await readFile(new URL("goldens/sales-as-stated.png", import.meta.url));
  const drawn = await readFile(join(out, "charts", "sales-as-stated.png"));
  expect(pngPixels(drawn), 'run "npm run notebooks" and look at the picture').toBe(pngPixels(golden));
});

test("every finding traces to rows of evidence, and each row to a passage or a named source", async () => {
  const run = await readRun(out, "out");
  expect(run.findings.length).toBeGreaterThan(0);
  // Charts of plain values have no rows; those that have must lead somewhere too.
  expect(untraced(run)).toEqual([]);
});

/**
 * What an independent check gave for the questions these notebooks answer: the deflator's published index numbers by hand
 * (147 × 100 / 6.689, / 12.412, / 20.862; 20.862 / 6.689), shares of 147, counts of the coded events, differences of dates,
 * the chance that both of two programmes fall into 11 of 60 years, a Poisson rate whose chance of no event in 49 is 5 %, and
 * a simulation in another language (NumPy), whose own error is in the margin.
 */
const independent: [id: string, value: number, margin: number, interval?: [number, number]][] = [
  ["sales-as-stated", 147, 0, [132.3, 161.7]],
  ["largest-supplier-share", 80 / 147, 1e-12],
  ["worth-if-earned-in-1970", 2198, 0.5],
  ["worth-if-earned-in-1975", 1184, 0.5],
  ["worth-if-earned-in-1979", 705, 0.5],
  ["year-moves-total", 3.1, 0.05],
  ["hedge-moves-total", 1.1 / 0.9, 1e-9],
  ["simulated-worth", 1392, 6, [835, 2006]],
  ["simulated-worth-redated", 965, 4, [616, 1451]],
  ["events-that-raised-a-barrier", 8, 0],
  ["events-that-lowered-a-barrier", 6, 0],
  ["export-rules-stood-by-record", 47, 0.05],
  ["agreement-to-cbrn", 0, 0],
  ["agreement-to-jnaam", 12.4, 0.05],
  ["principles-to-jnaam", 3.5, 0.05],
  ["agreement-to-gcap", 113, 0.5],
  ["secrets-act-to-cbrn", 5, 0.2],
  ["export-decision-to-gcap", 15.5, 0.05],
  ["rate-before-and-after", (11 / 60) ** 2, 1e-9],
  ["rate-without-one-programme", 11 / 60, 1e-9],
  ["rate-before-at-most", -Math.log(0.05) / 49, 1e-9],
  ["plan-to-gcap-exports", 22, 0.05],
  ["plan-to-general-rule", 46.8, 0.05],
];

test.each(independent)("%s is %d, as an independent check gave it", async (id, value, margin, interval) => {
  const findings = JSON.parse(await readFile(join(out, "findings.json"), "utf8")) as {
    id: string;
    value: number;
    interval?: [number, number];
  }[];
  const finding = findings.find((each) => each.id === id);
  expect(finding, `no finding "${id}" among ${findings.map((each) => each.id).join(", ")}`).toBeDefined();
  expect(Math.abs((finding?.value ?? Number.NaN) - value)).toBeLessThanOrEqual(margin);
  for (const [end, expected] of (interval ?? []).entries())
    expect(Math.abs((finding?.interval?.[end] ?? Number.NaN) - expected)).toBeLessThanOrEqual(
      Math.max(margin, 1e-9),
    );
});
