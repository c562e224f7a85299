import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EvidenceError } from "../errors.ts";
import { writeSeals } from "./descriptor/write-seal.ts";
import { examine } from "./examine.ts";
import { sealRules } from "./file.ts";

/**
 * Writes each file's size and SHA-256 into the package's datapackage.json: says that the files are as they are meant to be.
 * {@link open} refuses a file that was changed since. What is wrong otherwise cannot be meant: then nothing is written.
 *
 * @throws EvidenceError with every problem but those of sizes and hashes, as {@link check} finds them.
 */
export async function seal(folder: string | URL): Promise<void> {
  const { dir, package: described, tables, problems, discard } = await examine(folder);
  await discard();
  const faults = problems.filter(({ rule = "" }) => !Object.values(sealRules).includes(rule));
  if (faults.length > 0 || described === undefined) throw new EvidenceError(faults);
  const seals = tables.map(
    ({ resource, size, sha256 }) => [resource.name, { bytes: size, hash: `sha256:${sha256}` }] as const,
  );
  const file = join(dir, "datapackage.json");
  const sealed = writeSeals(await readFile(file, "utf8"), new Map(seals));
  // Written beside and then renamed, so that an interrupted run leaves the old descriptor whole.
  await writeFile(`${file}.new`, sealed);
  await rename(`${file}.new`, file);
}
