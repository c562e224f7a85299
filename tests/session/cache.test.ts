import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { CompileCache } from "../../src/session/cache.ts";
import { Compiler } from "../../src/session/compile.ts";

const folder = mkdtempSync(join(tmpdir(), "cache-"));
const cacheFolder = join(folder, "cache");
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

const entries = () => readdirSync(join(cacheFolder, "compiled"));

/** Compiles cells one after the other; gives what the last one became. */
function compile(...sources: string[]) {
  const compiler = new Compiler(folder, new CompileCache(cacheFolder));
  const results = sources.map((source, i) => {
    const compiled = compiler.compile(source, i + 1);
    compiler.accept(source);
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
