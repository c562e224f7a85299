import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { CompileCache } from "../../src/session/cache.ts";
import { Compiler } from "../../src/session/compile.ts";

const folder = mkdtempSync(join(tmpdir(), "cache-"));
const cacheFolder = join(folder, "cache");
mkdirSync(join(folder, "node_modules", "loud"), { recursive: true });
writeFileSync(join(folder, "node_modules", "loud", "package.json"), '{"name":"loud","types":"index.d.ts"}');
writeFileSync(
  join(folder, "node_modules", "loud", "index.d.ts"),
  "declare global { var volume: number } export const loud: boolean;",
);
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

const entries = () => readdirSync(join(cacheFolder, "compiled"));

/** Compiles cells one after the other; gives what the last one became. */
function compile(...sources: string[]) {
  const compiler = new Compiler(folder, new CompileCache(cacheFolder));
  const results = sources.map((source, i) => {
    const compiled = compiler.compile(source, i + 1);
    if (!("problems" in compiled)) compiler.accept(source, compiled);
    return compiled;
  });
  compiler.dispose();
  return results.at(-1);
}

test("the same cells come from the cache, the same in every part", () => {
  const compiled = compile("let a = 1", "a + 1");
  expect(entries()).toHaveLength(2);
  expect(compile("let a = 1", "a + 1")).toEqual(compiled);
  expect(entries()).toHaveLength(2);
});

test("a cell is compiled again when one before it differs", () => {
  compile("let a = 1", "const n: number = a");
  expect(compile("let a = 'x'", "const n: number = a")).toHaveProperty("problems");
});

test.each([
  ["another value of the same type", ["let a = 1", "const b = [a]", "b.map((x) => x * 2)"], "let a = 2"],
  ["another comment", ["let a = 1", "let b = a + 1", "b.toFixed()"], "let a = 1 // one"],
])("of cells before, the types matter: %s", (_, [first, ...others], changed) => {
  compile(first as string, ...others);
  expect(entries()).toHaveLength(3);
  compile(changed, ...others);
  expect(entries()).toHaveLength(4);
});

test.each([
  ["const a = 1", "const a = 2", "const one: 1 = a"],
  ["let a = 1", "const a = 1 as number", "a = 2"],
  ["let a = [1]", "let a = ['x']", "const n: number | undefined = a[0]"],
  ["let constructor = [1]", "let constructor = ['x']", "const n: number | undefined = constructor[0]"],
  ["type T = number", "type T = string", "const n: T = 1"],
  ["const f = () => 1", "const f = () => 'x'", "const n: number = f()"],
  ["declare global { var g: number }", "1", "globalThis.g; g"],
  ['import { loud } from "loud"', "1", "volume"],
])("after %s, and then after %s", (before, changed, source) => {
  expect(compile(before, source)).toHaveProperty("code");
  expect(compile(changed, source)).toHaveProperty("problems");
  expect(compile(before, source)).toHaveProperty("code");
});

test("a cell is compiled again when a file that it imports differs", () => {
  const file = join(folder, "local.ts");
  writeFileSync(file, "export const x: number = 1;");
  const source = 'import { x } from "./local"; const n: number = x;';
  expect(compile(source)).toHaveProperty("code");
  writeFileSync(file, "export const x: string = 1;");
  expect(compile(source)).toHaveProperty("problems");
});

test("faults are not kept", () => {
  expect(compile("nowhere")).toHaveProperty("problems");
  compile("1");
  expect(entries()).toHaveLength(1);
});

test.each(["", "{", "null", '{"value": 1}', '{"inputs": [{}], "value": {}}'])(
  "a damaged entry (%s) is as if it were not there",
  (text) => {
    const cache = new CompileCache(cacheFolder);
    cache.set(["key"], { value: 1 }, [import.meta.filename]);
    expect(cache.get(["key"])).toEqual({ value: 1 });
    for (const entry of entries()) writeFileSync(join(cacheFolder, "compiled", entry), text);
    expect(cache.get(["key"])).toBeUndefined();
  },
);

test("of very many entries those used last are kept", () => {
  const cache = new CompileCache(cacheFolder);
  for (let i = 0; i < 12; i++) {
    cache.set([`${i}`], i, []);
    const path = join(cacheFolder, "compiled", entries().find((name) => !seen.has(name)) as string);
    for (const name of entries()) seen.add(name);
    utimesSync(path, i, i);
  }
  cache.get(["0"]);
  cache.prune(10);
  expect([...Array(12).keys()].filter((i) => cache.get([`${i}`]) !== undefined)).toEqual([0, 8, 9, 10, 11]);
});
const seen = new Set<string>();

test("a folder that cannot be written costs nothing but time", () => {
  const file = join(folder, "a file");
  writeFileSync(file, "");
  const compiler = new Compiler(folder, new CompileCache(file));
  expect(compiler.compile("1 + 1", 1)).toHaveProperty("shows", true);
  compiler.dispose();
});
