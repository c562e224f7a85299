import { exportChart, formats } from "../charts/export.ts";
import type { DataFiles } from "./data.ts";
import type { Files } from "./folder.ts";
import { json, manifestFile, renderManifest } from "./manifest.ts";
import type { RunRecord } from "./record.ts";

/**
 * The files of a run folder: executed notebooks, each chart in every format, the findings, the page, and the manifest of
 * all of these.
 */
export async function contentsOf(
  run: RunRecord,
  notebooks: Files,
  data: readonly DataFiles[],
  page: (run: RunRecord) => string,
): Promise<Files> {
  const files = new Map(notebooks);
  for (const chart of run.charts)
    for (const format of formats) {
      const file = `charts/${chart.id}.${format}`;
      // The notebook has this one already.
      files.set(file, format === "png" ? chart.png : await exportChart(chart, format));
    }
  files.set("findings.json", json(run.findings));
  files.set("index.html", page(run));
  files.set(manifestFile, renderManifest(run, data, files));
  return files;
}
