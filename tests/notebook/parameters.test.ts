import { expect, test } from "vitest";
import type { CodeCell, Notebook } from "../../src/notebook/notebook.ts";
import { declaredParameters, injectParameters, parseParameter } from "../../src/notebook/parameters.ts";

const code = (id: string, source: string, ...tags: string[]): CodeCell => ({
  ...{ cell_type: "code", id, source, metadata: tags.length === 0 ? {} : { tags } },
  ...{ execution_count: null, outputs: [] },
});
const notebook = (...cells: CodeCell[]): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells,
});
const declaring = (source: string) =>
  notebook(code("a", "1"), code("p", source, "parameters"), code("z", "2"));
const sources = ({ cells }: Notebook) => cells.map(({ source }) => source);

test("the injected cell assigns, after the cell that declares", () => {
  const given = declaring('let year = 2010; // base\nlet name: string = "x";');
  const injected = injectParameters(given, { year: 2024, name: 'a "b"' });
  expect(sources(injected)[2]).toBe(
    '// Parameters\nyear = 2024;\nname = "a \\"b\\"";\nvoid 0; // shows nothing',
  );
  expect(injected.cells[2]?.metadata).toEqual({ tags: ["injected-parameters"] });
  expect(injected.metadata.papermill).toEqual({ parameters: { year: 2024, name: 'a "b"' } });
  expect(given.cells).toHaveLength(3);
});

test("a const is declared anew", () => {
  expect(sources(injectParameters(declaring("const year = 2010;"), { year: 1 }))[2]).toBe(
    "// Parameters\nconst year = 1;",
  );
});

test("the cell of an earlier run is replaced where it stands", () => {
  const earlier = notebook(
    code("p", "let a = 1;", "parameters"),
    code("m", "between"),
    code("i", "a = 2;", "injected-parameters"),
    code("z", "last"),
  );
  expect(sources(injectParameters(earlier, { a: 3 }))).toEqual([
    "let a = 1;",
    "between",
    "// Parameters\na = 3;\nvoid 0; // shows nothing",
    "last",
  ]);
});

test("without a cell of parameters they are declared at the top, with a warning", () => {
  const warnings: string[] = [];
  const injected = injectParameters(notebook(code("a", "1")), { x: null }, (message) =>
    warnings.push(message),
  );
  expect(sources(injected)).toEqual(["// Parameters\nlet x = null;", "1"]);
  expect(warnings).toEqual([expect.stringContaining('"parameters"')]);
});

test("an unknown name is refused, with the known ones", () => {
  expect(() => injectParameters(declaring("let priceYear = 2010;"), { pricYear: 1 })).toThrow(
    /no parameter "pricYear"\n.*Did you mean "priceYear"/,
  );
});

test.each<[string, unknown, RegExp]>([
  ["let a = 10;", "abc", /the parameter "a" takes a number, and was given "abc"\n.*Declared is 10/],
  ["let a = 10;", null, /takes a number, and was given null/],
  ["let a = true;", 1, /takes true or false, and was given 1/],
  ['let a = "2010";', 2010, /takes a text, and was given 2010\n.*'"2010"'/],
])("%s refuses %j", (source, value, message) => {
  expect(() => injectParameters(declaring(source), { a: value })).toThrow(message);
});

test.each<[string, unknown]>([
  ["let a = 10;", -1.5],
  ["let a: number | null = 10;", null],
  ["let a = 5 + 5;", "abc"],
  ["let a = null;", "abc"],
])("%s takes %j, as far as can be told before it runs", (source, value) => {
  expect(sources(injectParameters(declaring(source), { a: value }))[2]).toContain(JSON.stringify(value));
});

test.each<[string, unknown]>([
  ["let a = 1", [{ name: "a", value: 1 }]],
  [
    "let a = -1.5, b = .5;",
    [
      { name: "a", value: -1.5 },
      { name: "b", value: 0.5 },
    ],
  ],
  [
    "let a = 1_000\nlet b = true\nlet c = null",
    [
      { name: "a", value: 1000 },
      { name: "b", value: true },
      { name: "c", value: null },
    ],
  ],
  ["let a: string = '../data'; // let no = 1", [{ name: "a", value: "../data" }]],
  ["let a = 1 + 1; let b = f(c, d)", [{ name: "a" }, { name: "b" }]],
  ["let a: Map<string, number> = new Map(), b = `t`", [{ name: "a" }, { name: "b", value: "t" }]],
  ["let a = [1, 2], { b } = c; /* let d */ let e", [{ name: "a" }, { name: "e" }]],
  ['const s = "let x = 1; let y"', [{ name: "s", value: "let x = 1; let y" }]],
  ["let a = { b: 1, c: 2 }", [{ name: "a" }]],
])("%s declares", (source, expected) => {
  expect(declaredParameters(declaring(source))).toEqual(expected);
});

test("an injected value is the parameter's value", () => {
  const given = declaring('let data = "../data"; let other = 1;');
  expect(declaredParameters(injectParameters(given, { data: "mine" }))).toEqual([
    { name: "data", value: "mine" },
    { name: "other", value: 1 },
  ]);
});

test.each<[string, unknown]>([
  ["5", 5],
  ["-0.25", -0.25],
  ["1e-3", 0.001],
  ["007", "007"],
  ["2010-07", "2010-07"],
  ["true", true],
  ["null", null],
  ["Infinity", "Infinity"],
  ['["a", 1]', ["a", 1]],
  ['{"a": 1}', { a: 1 }],
  ['"5"', "5"],
  ["", ""],
  ["two words", "two words"],
])("-p x=%s", (text, value) => {
  expect(parseParameter(text)).toEqual(value);
});

test.each([
  ["{a: 1}", /begins like JSON but is not/],
  ["12345678901234567890", /too large to be held exactly/],
])("-p x=%s is refused", (text, message) => {
  expect(() => parseParameter(text)).toThrow(message);
});
