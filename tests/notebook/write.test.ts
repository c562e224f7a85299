import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText } from "../../src/notebook/json-text.ts";
import { joinLines, splitLines } from "../../src/notebook/lines.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { readNotebook } from "../../src/notebook/read.ts";
import { writeNotebook } from "../../src/notebook/write.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

// Written by Python's nbformat 5.5: awkward line ends, numeric keys, characters beyond the basic plane.
test("a file of Python's nbformat is written back byte for byte", () => {
  const text = fixture("from-python.ipynb");
  expect(writeNotebook(readNotebook(text))).toBe(text);
});

test("text is joined for reading", () => {
  const { cells } = readNotebook(fixture("from-python.ipynb"));
  expect(cells[1]?.source).toBe("let year = 2010;\n");
  expect(cells[1]).toHaveProperty("outputs.0.text", "one\ntwo\n");
  expect(cells[1]).toHaveProperty(["outputs", 2, "data", "application/geo+json"], ["p", "q"]);
});

test("what holds for one computer only is left out", () => {
  const notebook: Notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { signature: "s", kept: 1 },
    cells: [{ cell_type: "markdown", id: "a", source: "x", metadata: { trusted: true, tags: ["t"] } }],
  };
  const written = JSON.parse(writeNotebook(notebook));
  expect(written.metadata).toEqual({ kept: 1 });
  expect(written.cells[0].metadata).toEqual({ tags: ["t"] });
});

test("lines hold all of a text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const lines = splitLines(text);
      expect(joinLines(lines)).toBe(text);
      expect(lines).not.toContain("");
    }),
  );
});

test("JSON text holds all of a value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
