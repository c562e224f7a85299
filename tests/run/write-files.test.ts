import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { writeFiles } from "../../src/run/write-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dossier files "));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), "utf8");

test("files are written among others, whose folder is made where there is none", async () => {
  writeFileSync(join(folder, "mine.txt"), "mine");
  writeFileSync(join(folder, "a.svg"), "old");
  await writeFiles(folder, new Map([["a.svg", "new"]]));
  await writeFiles(join(folder, "b/c"), new Map([["d.bin", Buffer.of(0, 255)]]));
  expect(readdirSync(folder).sort()).toEqual(["a.svg", "b", "mine.txt"]);
  expect([read("a.svg"), read("mine.txt")]).toEqual(["new", "mine"]);
  expect(readFileSync(join(folder, "b/c/d.bin"))).toEqual(Buffer.of(0, 255));
});

test("when one file cannot be written, none is replaced and nothing is left behind", async () => {
  writeFileSync(join(folder, "a.svg"), "old");
  mkdirSync(join(folder, "b.svg"));
  const both = new Map([
    ["a.svg", "new"],
    ["b.svg", "new"],
  ]);
  await expect(writeFiles(folder, both)).rejects.toThrow(/b\.svg: is a folder/);
  expect(readdirSync(folder).sort()).toEqual(["a.svg", "b.svg"]);
  expect(read("a.svg")).toBe("old");
});

test("an interruption leaves everything as it was", async () => {
  writeFileSync(join(folder, "a.svg"), "old");
  await expect(writeFiles(folder, new Map([["a.svg", "new"]]), AbortSignal.abort())).rejects.toThrow();
  expect([readdirSync(folder), read("a.svg")]).toEqual([["a.svg"], "old"]);
});

test("a folder that cannot be made is named", async () => {
  writeFileSync(join(folder, "file"), "");
  const below = writeFiles(join(folder, "file/below"), new Map([["a.svg", ""]]));
  await expect(below).rejects.toThrow(UsageError);
  await expect(below).rejects.toThrow(/cannot be written: .*\n.*--out/);
});
