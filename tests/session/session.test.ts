import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CellRunner, cellRunner } from "./cells.ts";

let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner();
});
afterAll(() => cells.close());

describe("one scope", () => {
  // tslab: 20, since its functions close over the binding of their own cell.
  test("a function sees the later value of a variable", async () => {
    await cells.run("let rate = 0.2; function tax(y: number) { return y * rate }");
    expect(await cells.value("rate = 0.3; tax(100)")).toBe("30");
  });

  test("a function sees the later declaration of a function", async () => {
    await cells.run("function part() { return 'old' }; const whole = () => part()");
    await cells.run("function part() { return 'new' }");
    expect(await cells.value("whole()")).toBe("'new'");
  });

  // tslab forgets the declarations of a failed cell although its assignments apply.
  test("a cell that throws keeps what it had declared", async () => {
    const { status } = await cells.run("const kept = 1; throw new Error('stop'); const later = 2");
    expect(status).toBe("error");
    expect(await cells.value("kept")).toBe("1");
    expect(await cells.value("const later = 3; later")).toBe("3");
  });

  const kinds = {
    let: "let thing = 1",
    const: "const thing = 2",
    var: "var thing = 3",
    "a nested var": "for (var thing = 4; thing < 5; thing++);",
    function: "function thing() {}",
    class: "class thing {}",
    enum: "enum thing { A }",
    namespace: "namespace thing { export const a = 1 }",
    type: "type thing = number",
    interface: "interface thing { a: number }",
    import: 'import { join as thing } from "node:path"',
  };
  test.each(Object.entries(kinds))("%s may be declared again as anything else", async (_, declaration) => {
    for (const next of Object.values(kinds)) {
      expect(await cells.run(declaration)).toEqual({ status: "ok", outputs: [] });
      expect(await cells.run(next)).toEqual({ status: "ok", outputs: [] });
    }
  });

  test("an enum that is declared again has only its new members", async () => {
    await cells.run("enum Colour { Red = 'r' }");
    await cells.run("enum Colour { Blue = 'b' }");
    expect(await cells.value("Object.keys(Colour)")).toBe("[ 'Blue' ]");
  });
});

describe("types", () => {
  test("flow from cell to cell", async () => {
    await cells.run("const rows = [{ amount: 1 as number | null }]; type Row = (typeof rows)[number];");
    expect((await cells.error("const bad: Row = { amount: 'x' }")).evalue).toMatch(
      /'string'.*'number'.*TS2322/,
    );
    expect(await cells.value("const good: Row = { amount: null }; good.amount")).toBe("null");
  });

  test("a fault blocks the cell and points at its line", async () => {
    const { status, outputs } = await cells.run('console.log("ran");\nconst n: number = "x";', { cell: 7 });
    expect(status).toBe("error");
    expect(outputs).toEqual([
      {
        type: "error",
        ename: "CompileError",
        evalue: "cell 7, line 2, column 7: Type 'string' is not assignable to type 'number'. (TS2322)",
        traceback: [
          expect.stringContaining('\n  2 | const n: number = "x";\n    |       ^'),
          expect.anything(),
        ],
        line: 2,
      },
    ]);
  });

  test("a cell that does not compile declares nothing", async () => {
    await cells.run("let blocked: number = 'x'");
    expect((await cells.error("blocked")).evalue).toContain("Cannot find name 'blocked'");
  });

  test.each([
    ["parameters without types", "const add = (a, b) => a + b; add(1, 2)", "3"],
    ["an empty list", "const list = []; list.push(1); list.push('a'); list.length", "2"],
    [
      "overloads",
      "function f(a: string): string; function f(a: number): number; function f(a: any) { return a }\nf(1)",
      "1",
    ],
  ])("%s are allowed", async (_, source, value) => {
    expect(await cells.value(source)).toBe(value);
  });

  test("an assignment to a const of an earlier cell is a fault", async () => {
    await cells.run("const fixed = 1");
    expect((await cells.error("fixed = 2")).evalue).toContain("TS2588");
  });

  test("what a cell adds to the global types holds later", async () => {
    await cells.run("declare global { var shared: number }\nglobalThis.shared = 5;");
    expect(await cells.value("shared.toFixed(1)")).toBe("'5.0'");
  });

  test.each([
    ["foo(", "cell 1, line 1, column 5: ')' expected."],
    ["let s = `abc", "line 1, column 13: Unterminated template literal."],
    ["%matplotlib inline", "%matplotlib is IPython's"],
    ["!ls -l", "!ls is IPython's"],
  ])("%s is refused", async (source, message) => {
    const { outputs } = await cells.run(source, { cell: 1 });
    expect(outputs).toEqual([expect.objectContaining({ evalue: expect.stringContaining(message) })]);
  });
});

// tslab fails each of these.
describe("language", () => {
  test.each([
    ["top-level await", "await Promise.resolve(5)", "5"],
    ["a promise as the last value", "Promise.resolve(6)", "6"],
    [
      "top-level for await",
      "let sum = 0; for await (const n of (async function* () { yield 1; yield 2 })()) sum += n; sum",
      "3",
    ],
    [
      "using",
      "const log: string[] = []; { using r = { [Symbol.dispose]() { log.push('gone') } }; log.push('used') } log",
      "[ 'used', 'gone' ]",
    ],
    ["top-level using", "using res = { v: 3, [Symbol.dispose]() {} }; const taken = res.v; taken", "3"],
    ["ES2023 methods", "[3, 1, 2].toSorted()", "[ 1, 2, 3 ]"],
    ["private fields", "class P { #p = 1; get p() { return this.#p } }; new P().p", "1"],
    ["parameter properties", "class Q { constructor(readonly q: number) {} }; new Q(4).q", "4"],
    [
      "decorators",
      "const seen: string[] = []; function dec(_: unknown, c: ClassDecoratorContext) { seen.push(String(c.name)) }\n@dec class D {}; seen",
      "[ 'D' ]",
    ],
    ["hoisting", "early(); function early() { return 'hoisted' }; early()", "'hoisted'"],
    ["destructuring in a var", "var { a, b: [c = 5] } = { a: 1, b: [] as number[] }; a + c", "6"],
    ["a var in a block", "if (true) { var inside = 7 } inside", "7"],
    ["labels", "outer: for (const i of [1, 2]) { for (;;) continue outer } 1", "1"],
    [
      "exports, as in a module",
      "export const exported = 5; export default exported; export { exported as other }; exported",
      "5",
    ],
    ["generators", "function* gen() { yield 1 }; [...gen()]", "[ 1 ]"],
    ["strict mode", "(function (this: unknown) { return this })()", undefined],
  ])("%s", async (_, source, value) => {
    const { outputs } = await cells.run(source);
    const shown =
      value === undefined ? [] : [{ type: "execute_result", data: { "text/plain": value }, metadata: {} }];
    expect(outputs).toEqual(shown);
  });
});

describe("values", () => {
  test("only a last expression is shown, with or without a semicolon", async () => {
    expect(await cells.value("1; 2;")).toBe("2");
    for (const source of ["const quiet = 1", "undefined", "if (true) { 5 }", "", "// nothing"])
      expect(await cells.run(source)).toEqual({ status: "ok", outputs: [] });
  });

  test.each([
    ["null", "null"],
    ["10n", "10n"],
    ["-0", "-0"],
    ["NaN", "NaN"],
    ["'text'", "'text'"],
    ["Symbol('s')", "Symbol(s)"],
    ["({ a: { b: [1] } })", "{ a: { b: [ 1 ] } }"],
    ["new Date(0)", "1970-01-01T00:00:00.000Z"],
    ["new Set([1])", "Set(1) { 1 }"],
    ["(function named() {})", "[Function: named]"],
    ["new Proxy({}, { get() { throw new Error('trap') }, ownKeys() { throw new Error('trap') } })", "{}"],
    ["({ get broken() { throw new Error('getter') } })", "{ broken: [Getter] }"],
  ])("%s", async (source, text) => {
    expect(await cells.value(source)).toBe(text);
  });

  test("an error that is shown, or printed, names the lines of cells and nothing else", async () => {
    const { outputs } = await cells.run("console.log(new Error('printed'))\nnew Error('shown')", {
      cell: 40,
    });
    expect(outputs).toEqual([
      { type: "stream", name: "stdout", text: "Error: printed\n    at cell 40, line 1, column 13\n" },
      expect.objectContaining({ data: { "text/plain": "Error: shown\n    at cell 40, line 2, column 1" } }),
    ]);
  });
});

describe("errors", () => {
  test("frames are at the cells' own lines, with the line that threw", async () => {
    await cells.run("interface Gone { a: 1 }\n\nfunction deep(): never {\n  throw new TypeError('deep')\n}", {
      cell: 50,
    });
    const { outputs } = await cells.run("// one\ndeep()", { cell: 51 });
    expect(outputs).toEqual([
      {
        ...{ type: "error", ename: "TypeError", evalue: "deep", line: 2 },
        thrownAt: { title: "cell 50", line: 4 },
        traceback: [
          "TypeError: deep",
          "cell 50, line 4:",
          "  4 |   throw new TypeError('deep')\n    |         ^",
          "    at deep (cell 50, line 4, column 9)",
          "    at cell 51, line 2, column 1",
        ],
      },
    ]);
  });

  test("the cause is told", async () => {
    const { traceback } = await cells.error("throw new Error('outer', { cause: new RangeError('inner') })");
    expect(traceback.join("\n")).toContain("Caused by RangeError: inner");
  });

  test("Dossier's own errors show problem and remedy, and no frames of Dossier", async () => {
    const { traceback } = await cells.error("import { frame } from 'dossier'; frame({ a: [1] }).column('b')");
    expect(traceback.join("\n")).toMatch(/no column "b"[\s\S]*→/);
    expect(traceback.join("\n")).not.toContain("/dist/");
  });

  test.each(["'text'", "null", "undefined", "{ code: 5 }", "Object.create(null)"])(
    "throw %s",
    async (thrown) => {
      expect((await cells.error(`throw ${thrown}`)).evalue).toContain("a value that is no Error");
    },
  );

  test("an error whose own properties throw", async () => {
    const source = "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1 } })";
    expect((await cells.error(source)).ename).toBe("Error");
  });

  test("a rejection that nobody handles fails the cell", async () => {
    expect((await cells.error("Promise.reject(new Error('stray')); 3")).evalue).toBe("stray");
  });

  test("process.exit is an error, and the session goes on", async () => {
    await cells.run("let survives = 1");
    expect((await cells.error("process.exit(3)")).evalue).toContain("the cell called process.exit(3)");
    expect(await cells.value("survives")).toBe("1");
  });
});

describe("expressions of the frontend", () => {
  test("are evaluated in the scope of the cells", async () => {
    await cells.run("let seven = 7");
    expect(await cells.session.evaluate("seven + 1")).toEqual({
      ...{ status: "ok", metadata: {} },
      data: { "text/plain": "8" },
    });
    expect(await cells.session.evaluate("nowhere")).toMatchObject({ status: "error", ename: "CompileError" });
  });
});
