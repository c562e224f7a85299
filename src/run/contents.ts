import { toCsv } from "../charts/csv.ts";
import type { DataFiles } from "./data.ts";
import type { Files } from "./folder.ts";
import { json, manifestFile, renderManifest } from "./manifest.ts";
import type { RunRecord } from "./record.ts";

/**
 * The files of a run folder: executed notebooks, each chart as SVG, PNG and the data drawn, the findings, the page, and
 * the manifest of all of these.
 */
export function contentsOf(
  run: RunRecord,
  notebooks: Files,
  data: readonly DataFiles[],
  page: (run: RunRecord) => string,
): Files {
  const files = new Map(notebooks);
  for (const chart of run.charts) {
    files.set(`charts/${chart.id}.svg`, chart.svg);
    files.set(`charts/${chart.id}.png`, chart.png);
    files.set(`charts/${chart.id}.csv`, toCsv(chart.data.names, chart.data.columns));
  }
  files.set("findings.json", json(run.findings));
  files.set("index.html", page(run));
  files.set(manifestFile, renderManifest(run, data, files));
  return files;
}
