import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findNotebooks } from "../../src/run/find.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "dossier find "));
  for (const file of [
    "notebooks/10-last.ipynb",
    "notebooks/2-next.ipynb",
    "notebooks/1-first.ipynb",
    "notebooks/notes.md",
    "notebooks/.ipynb_checkpoints/1-first-checkpoint.ipynb",
    "my drafts/1-first.ipynb",
    "empty/notes.md",
  ]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), "");
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const found = (...named: string[]) => findNotebooks(named, root).map(({ shown, path }) => [shown, path]);

test("takes the notebooks of notebooks/ when none is named, in the order of their numbers", () => {
  expect(found()).toEqual([
    ["notebooks/1-first.ipynb", "notebooks/1-first.ipynb"],
    ["notebooks/2-next.ipynb", "notebooks/2-next.ipynb"],
    ["notebooks/10-last.ipynb", "notebooks/10-last.ipynb"],
  ]);
});

test("takes files and folders, each notebook once, with spaces in the path", () => {
  expect(found("my drafts/1-first.ipynb", "my drafts")).toEqual([
    ["my drafts/1-first.ipynb", "notebooks/1-first.ipynb"],
  ]);
});

test("two notebooks of one name keep apart in the run folder", () => {
  expect(found("notebooks/1-first.ipynb", "my drafts/1-first.ipynb").map(([, path]) => path)).toEqual([
    "notebooks/my drafts/1-first.ipynb",
    "notebooks/notebooks/1-first.ipynb",
  ]);
});

test.each([
  ["a mistyped name", "notebooks/1-frist.ipynb", /no such notebook.*\n.*Did you mean "1-first.ipynb"\?/],
  ["a folder without notebooks", "empty", /empty: the folder holds no notebook/],
  ["another kind of file", "notebooks/notes.md", /notes.md: is not a notebook/],
])("refuses %s", (_, named, message) => {
  expect(() => found(named)).toThrow(message);
});

test("says where to go when there is no notebooks/", () => {
  expect(() => findNotebooks([], join(root, "empty"))).toThrow(/dossier run NOTEBOOK.ipynb/);
});
