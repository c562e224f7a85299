import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shownPath } from "../../src/evidence/file.ts";
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
    `${shownPath(join(dir, "makers.csv"))}: the file is not the one that was sealed: its SHA-256 is`,
  );
  await expect(open(dir)).rejects.toThrow(
    `If the change is meant, run: npx dossier check --seal ${shownPath(dir)}.`,
  );
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
  await expect(seal("/nowhere")).rejects.toThrow(
    /datapackage\.json: there is no package here\W+Name the folder/,
  );
});

test("files with anything wrong but their size and hash are not sealed", async () => {
  const draft = soundPackage();
  const dir = await writePackage(draft);
  await seal(dir);
  const before = await readFile(join(dir, "datapackage.json"), "utf8");
  const sound = draft.files["sales.csv"] as string;
  await writeFile(join(dir, "sales.csv"), sound.replace("S2,FE,1970", "S2,XX,9999"));
  const { problems } = await seal(dir).catch((error) => error);
  expect(problems.map(({ column }: { column: string }) => column).sort()).toEqual(["maker", "year"]);
  expect(await readFile(join(dir, "datapackage.json"), "utf8")).toBe(before);
});

test("the descriptor keeps the form it was written in", async () => {
  const resource = (members: string) =>
    `{ "name": "a", "path": "a.csv"${members}, "schema": {"fields":[{"name":"x","type":"integer"}]} }`;
  const text = (members: string) =>
    `{\n\t"name": "hand-written",\r\n\t"resources": [ ${resource(members)} ],   "vintage": 1.50 }`;
  const dir = await writePackage({ descriptor: text(""), files: { "a.csv": "x\n1\n" } });
  // printf 'x\n1\n' | sha256sum
  const hash = "sha256:daff832f802000e645771a60983c76c963f6ee602a6230e45237bd360e91cc1a";
  await seal(dir);
  expect(await readFile(join(dir, "datapackage.json"), "utf8")).toBe(text(`, "bytes": 4, "hash": "${hash}"`));
  await writeFile(join(dir, "datapackage.json"), text(`, "bytes":  9 ,"hash": "sha256:${"0".repeat(64)}"`));
  await seal(dir);
  expect(await readFile(join(dir, "datapackage.json"), "utf8")).toBe(
    text(`, "bytes":  4 ,"hash": "${hash}"`),
  );
});
