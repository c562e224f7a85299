import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { readNotebook } from "../../src/notebook/read.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const notebook = (cells: unknown) => JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
const cell = (fields: object) => ({
  ...{ cell_type: "code", id: "a", metadata: {}, source: "1", outputs: [], execution_count: null },
  ...fields,
});

test("cells of 4.4 get ids that follow from their content, each its own", () => {
  const first = readNotebook(fixture("minor-4.ipynb"));
  expect(first.nbformat_minor).toBe(5);
  expect(new Set(first.cells.map(({ id }) => id)).size).toBe(2);
  expect(readNotebook(fixture("minor-4.ipynb"))).toEqual(first);
});

test("of two cells with one id the second gets another", () => {
  const { cells } = readNotebook(notebook([cell({}), cell({ source: "2" })]));
  expect(cells.map(({ id }) => id)).toEqual(["a", expect.stringMatching(/^[0-9a-f]{8}$/)]);
});

test.each([
  [
    "an old notebook",
    fixture("version-3.ipynb"),
    /^f\.ipynb: is a notebook of the old format 3\n.*nbconvert/,
  ],
  ["a later format", '{"nbformat": 5, "nbformat_minor": 0}', /unknown format 5\.0/],
  ["other JSON", '{"name": "dossier"}', /^f\.ipynb: is not a notebook: it has no "nbformat"/],
  ["a list", "[]", /is not a notebook/],
  ["nothing", " \n", /f\.ipynb, line 2, column 1: the file is empty/],
  ["broken JSON", '{\n "nbformat": 4,\n oops\n}', /f\.ipynb, line 3, column 2: .*not JSON/],
  ["cut off", '{"nbformat": 4,', /f\.ipynb, line 1, column 16: .*not JSON/],
  ["a merge conflict", '{\n<<<<<<< HEAD\n "a": 1\n=======\n}', /line 2, column 1: .*merge conflict/],
  ["cells that are no list", notebook({}), /"cells" is not a list/],
  ["an unknown cell", notebook([cell({ cell_type: "heading" })]), /cell 1: has the cell_type "heading"/],
  ["a source that is no text", notebook([cell({}), cell({ source: 5 })]), /cell 2: has a "source"/],
  ["tags that are no list", notebook([cell({ metadata: { tags: "parameters" } })]), /cell 1: has "tags"/],
  ["no outputs", notebook([cell({ outputs: undefined })]), /cell 1: has no list of "outputs"/],
  [
    "an unknown output",
    notebook([cell({ outputs: [{ output_type: "x" }] })]),
    /output 1 has the output_type "x"/,
  ],
])("refuses %s", (_, text, message) => {
  expect(() => readNotebook(text, "f.ipynb")).toThrow(message);
});

test("every fault is told, not the first", () => {
  const text = notebook([cell({ source: 5 }), cell({ metadata: [] })]);
  expect(() => readNotebook(text, "f.ipynb")).toThrow(/cell 1: .*[\s\S]*cell 2: /);
});

test("any JSON is a notebook or is refused in our own words", () => {
  const like = fc.record(
    {
      nbformat: fc.constantFrom(4, 3, "4", null),
      nbformat_minor: fc.constantFrom(0, 4, 5, "x"),
      metadata: fc.oneof(fc.constant({}), fc.jsonValue()),
      cells: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.jsonValue().map((part) => cell({ source: part, outputs: part }))),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(like, (value) => {
      try {
        readNotebook(JSON.stringify(value));
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    }),
  );
});
