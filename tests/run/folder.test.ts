import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { refuseForeign, replaceFolder } from "../../src/run/folder.ts";

const kind = { marker: "manifest.json", noun: "a run" };
const manifest = (...paths: string[]) =>
  JSON.stringify({ format: "dossier", outputs: paths.map((path) => ({ path })) });

let root: string;
let out: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dossier folder "));
  out = join(root, "out");
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes files into out/. */
function given(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(out, path, ".."), { recursive: true });
    writeFileSync(join(out, path), content);
  }
}

describe("replaceFolder", () => {
  test("puts the new folder in place of the old, with nothing left over", async () => {
    given({ "old.txt": "old" });
    await replaceFolder(out, new Map([["charts/a.svg", "<svg/>"]]));
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(["charts", "charts/a.svg"]);
    expect(readdirSync(root)).toEqual(["out"]);
  });

  test("leaves the old folder as it was when writing fails", async () => {
    given({ "old.txt": "old" });
    const files = new Map([
      ["a", "a file"],
      ["a/b", "cannot be: a is a file"],
    ]);
    await expect(replaceFolder(out, files)).rejects.toThrow(/the folder cannot be written.*\n.*--out/);
    expect(readFileSync(join(out, "old.txt"), "utf8")).toBe("old");
    expect(readdirSync(root)).toEqual(["out"]);
  });

  test("leaves the old folder as it was when interrupted", async () => {
    given({ "old.txt": "old" });
    await expect(replaceFolder(out, new Map([["new.txt", "new"]]), AbortSignal.abort())).rejects.toThrow();
    expect(readdirSync(out)).toEqual(["old.txt"]);
    expect(readdirSync(root)).toEqual(["out"]);
  });

  test("keeps a link to a folder a link", async () => {
    given({ "old.txt": "old" });
    const link = join(root, "link");
    symlinkSync(out, link);
    await replaceFolder(link, new Map([["new.txt", "new"]]));
    expect(readdirSync(out)).toEqual(["new.txt"]);
    expect(readdirSync(root).sort()).toEqual(["link", "out"]);
  });
});

describe("refuseForeign", () => {
  const refused = () => refuseForeign(out, kind);

  test("lets pass what is absent, empty, or a run", async () => {
    await refused();
    mkdirSync(out);
    await refused();
    given({ "manifest.json": manifest("charts/a.svg"), "charts/a.svg": "" });
    await refused();
  });

  test("refuses a folder that is no run", async () => {
    given({ "thesis.docx": "" });
    await expect(refused()).rejects.toThrow(/is not a run.*\n.*--out/);
  });

  test("is not taken in by another program's manifest.json", async () => {
    given({ "manifest.json": '{"manifest_version": 3}' });
    await expect(refused()).rejects.toThrow(UsageError);
  });

  test("names a file that the user has put into a run", async () => {
    given({ "manifest.json": manifest("charts/a.svg"), "charts/a.svg": "", "charts/mine.txt": "" });
    await expect(refused()).rejects.toThrow(/charts\/mine\.txt: was not written by the run/);
  });

  test("does not mind what Jupyter and file managers leave", async () => {
    given({ "manifest.json": manifest(), ".DS_Store": "", "notebooks/.ipynb_checkpoints/a.ipynb": "" });
    await refused();
  });

  test("refuses the root of the file system at once, whatever lies beneath", async () => {
    await expect(refuseForeign(parse(root).root, kind)).rejects.toThrow(/is not a run/);
  });

  test("refuses a folder below a file", async () => {
    writeFileSync(join(root, "file"), "");
    await expect(refuseForeign(join(root, "file/deep/out"), kind)).rejects.toThrow(
      /cannot be made: .*file is a file/,
    );
  });

  test("refuses a file in the folder's place", async () => {
    writeFileSync(out, "");
    await expect(refused()).rejects.toThrow(/is a file/);
    expect(existsSync(out)).toBe(true);
  });
});
