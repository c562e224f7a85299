import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check, open, seal } from "../../src/evidence/open.ts";
import { soundPackage, writePackage } from "./packages.ts";

test("a sealed file that is changed is refused until it is sealed again", async () => {
  const dir = await writePackage(soundPackage());
  await seal(dir);
  const before = await readFile(join(dir, "datapackage.json"), "utf8");
  expect(JSON.parse(before).resources[0]).toMatchObject({
    bytes: 35,
    // printf 'id,name\nRR,Rolls-Royce\nFE,Ferranti\n' | sha256sum
    hash: "sha256:787a9f049e9fd1ed419544a2c6d73c54c03b0ef3aace6fab783b54158e0d1857",
  });
  expect(await check(dir)).toEqual([]);
  await writeFile(join(dir, "makers.csv"), "id,name\nRR,Rolls\nFE,Ferranti\n");
  await expect(open(dir)).rejects.toThrow(
    `${join(dir, "makers.csv")}: the file is not the one that was sealed: its SHA-256 is`,
  );
  await expect(open(dir)).rejects.toThrow(`If the change is meant, run: npx dossier check --seal ${dir}.`);
  await seal(dir);
  expect((await open(dir)).table("makers").columns.columns[1]).toEqual(["Rolls", "Ferranti"]);
});

test("sealing changes sizes and hashes, and nothing else; sealing again changes nothing", async () => {
  const draft = soundPackage();
  draft.descriptor.vintage = "2022";
  const dir = await writePackage(draft);
  await seal(dir);
  const sealed = await readFile(join(dir, "datapackage.json"), "utf8");
  const { resources, ...rest } = JSON.parse(sealed);
  for (const resource of resources) {
    delete resource.bytes;
    delete resource.hash;
  }
  expect({ ...rest, resources }).toEqual(draft.descriptor);
  await seal(dir);
  expect(await readFile(join(dir, "datapackage.json"), "utf8")).toBe(sealed);
  expect((await readdir(dir)).sort()).toEqual(["datapackage.json", "makers.csv", "sales.csv"]);
});

test("what cannot be sealed is told, and the descriptor left as it was", async () => {
  const draft = soundPackage();
  delete draft.files["sales.csv"];
  const dir = await writePackage(draft);
  const before = await readFile(join(dir, "datapackage.json"), "utf8");
  await expect(seal(dir)).rejects.toThrow(/sales\.csv: there is no such file/);
  expect(await readFile(join(dir, "datapackage.json"), "utf8")).toBe(before);
  await expect(seal("/nowhere")).rejects.toThrow(/there is no package here/);
});
