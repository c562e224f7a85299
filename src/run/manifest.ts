import { type DataFiles, fileHash } from "./data.ts";
import type { Files } from "./folder.ts";
import type { RunRecord } from "./record.ts";

/** The file that makes a folder a run: {@link replaceFolder} replaces no folder without it. */
export const manifestFile = "manifest.json";

/**
 * What went into a run and what came out, each with its hash. No time and no machine path is in it, so that the same
 * inputs give the same bytes.
 */
export function renderManifest(run: RunRecord, data: readonly DataFiles[], outputs: Files): string {
  const waived = run.charts.flatMap(({ id, waived }) =>
    waived === undefined ? [] : [[id, waived] as const],
  );
  return json({
    format: "dossier",
    parameters: run.parameters,
    notebooks: run.notebooks.map(({ path, hash, parameters, imports }) => ({
      path,
      hash,
      parameters,
      imports,
    })),
    data,
    versions: run.versions,
    // No member without waivers: a run that breaks no rule has nothing to say about them.
    ...(waived.length > 0 && { waived: Object.fromEntries(waived) }),
    outputs: [...outputs].map(([path, content]) => fileHash(path, content)),
  });
}

/** JSON as the run folder has it: indented, for people and for diffs. */
export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
