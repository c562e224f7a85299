import { randomUUID } from "node:crypto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readCache, writeCache } from "../../src/render/cache-files.ts";
import { CachedScript } from "../../src/render/code-cache.ts";

const name = `test-${randomUUID()}`;
const packages = dirname(dirname(createRequire(import.meta.url).resolve("plotly.js-dist-min/package.json")));
const folder = join(packages, ".cache", "dossier");
const files = () => readdirSync(folder).filter((file) => file.startsWith(name));

afterEach(() => {
  for (const file of files()) rmSync(join(folder, file));
});

test("what is kept is found, whole", () => {
  expect(readCache(name)).toBeUndefined();
  writeCache(name, "one");
  writeCache(name, "two");
  expect(readCache(name)?.toString()).toBe("two");
  expect(files()).toEqual([name]);
});

test("what cannot be kept does not stop the work", () => {
  expect(() => writeCache(`${name}/in/no/folder`, "x")).not.toThrow();
});

test("a script gives the same, compiled afresh, from the cache, and when the cache is broken", () => {
  const source = "(function (n) { return n * 2 })";
  const twice = () => (new CachedScript(source, "twice.js", name).run() as (n: number) => number)(21);
  expect(twice()).toBe(42);
  new CachedScript(source, "twice.js", name).keep();
  expect(files()).toHaveLength(1);
  expect(twice()).toBe(42);
  writeFileSync(join(folder, files()[0] as string), "not code");
  expect(twice()).toBe(42);
});
