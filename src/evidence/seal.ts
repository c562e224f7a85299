import { readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EvidenceError } from "../errors.ts";
import { readPackage } from "./descriptor/read-package.ts";
import { locateFile, readResource, sha256, shownPath } from "./file.ts";
import type { EvidenceProblem } from "./problem.ts";

/**
 * Writes each file's size and SHA-256 into the package's datapackage.json: says that the files are as they are meant to be.
 * {@link open} refuses a file that was changed since. The rows themselves are not checked: {@link check} does that.
 *
 * @throws EvidenceError if there is no descriptor to write to, or a file is missing.
 */
export async function seal(folder: string | URL): Promise<void> {
  const dir = resolve(folder instanceof URL ? fileURLToPath(folder) : folder);
  const file = join(dir, "datapackage.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const problem = `there is no package here: ${(error as Error).message}`;
    throw new EvidenceError({
      file: shownPath(file),
      problem,
      remedy: "Name the folder that has datapackage.json in it.",
    });
  }
  const { package: described, problems } = readPackage(text, shownPath(file));
  if (described === undefined) throw new EvidenceError(problems);
  const faults: EvidenceProblem[] = [];
  const descriptor = JSON.parse(text);
  for (const { name, path } of described.resources) {
    const found = await locateFile(dir, path);
    const source = typeof found === "string" ? await readResource(found, shownPath(join(dir, path))) : found;
    if ("problem" in source) {
      faults.push(source);
      continue;
    }
    const resource = descriptor.resources.find((candidate: { name?: unknown }) => candidate.name === name);
    resource.bytes = source.bytes.length;
    resource.hash = `sha256:${sha256(source.bytes)}`;
  }
  if (faults.length > 0) throw new EvidenceError(faults);
  // Written beside and then renamed, so that an interrupted run leaves the old descriptor whole.
  await writeFile(`${file}.new`, `${JSON.stringify(descriptor, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
