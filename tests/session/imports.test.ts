import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CellRunner, cellRunner } from "./cells.ts";

let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner({ notebookFolder: "my notebooks" });
  write(
    "node_modules/esm-only/package.json",
    '{"type": "module", "exports": {"types": "./i.d.ts", "import": "./i.js"}}',
  );
  write("node_modules/esm-only/i.js", "export const name = 'esm'; export default 5;");
  write(
    "node_modules/esm-only/i.d.ts",
    "export declare const name: string; declare const n: number; export default n;",
  );
  write("node_modules/common/package.json", '{"main": "main.js"}');
  write("node_modules/common/main.js", "for (const k of ['one', 'two']) exports[k] = k;");
  write("node_modules/transpiled/package.json", '{"main": "main.js"}');
  write(
    "node_modules/transpiled/main.js",
    "exports.__esModule = true; exports.default = 'own default'; exports.x = 1;",
  );
});
afterAll(() => cells.close());

/** Writes a file beside the notebook's folder. */
function write(path: string, text: string): void {
  const file = join(cells.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe("packages", () => {
  test.each([
    [
      "that are ES modules only, with types",
      "import five, { name } from 'esm-only'; name.toUpperCase() + five.toFixed()",
      "'ESM5'",
    ],
    [
      "that are CommonJS, by names that Node cannot guess",
      "import { one } from 'common'; import * as all from 'common'; import whole from 'common'; [one, all.two, whole.two]",
      "[ 'one', 'two', 'two' ]",
    ],
    ["compiled from ES modules", "import own, { x } from 'transpiled'; [own, x]", "[ 'own default', 1 ]"],
    [
      "of Node",
      "import { basename } from 'node:path'; import path from 'path'; basename(path.join('a', 'b'))",
      "'b'",
    ],
    [
      "of Dossier, from any folder",
      "import { frame } from 'dossier'; frame({ a: [1, 2] }).length.toFixed()",
      "'2'",
    ],
    [
      "of Dossier's drawing alone, the same as in all of it",
      "import * as all from 'dossier'; import { renderSvg } from 'dossier/render'; renderSvg === all.renderSvg && renderSvg.length.toFixed()",
      "'2'",
    ],
    ["by a dynamic import", "(await import('esm-only')).default", "5"],
    ["by require", "require('common').one", "'one'"],
    ["by import equals", "import common = require('common'); common.two", "'two'"],
  ])("%s", async (_, source, value) => {
    expect(await cells.value(source)).toBe(value);
  });

  test("a package that is not there is a fault with a remedy", async () => {
    const { traceback, evalue } = await cells.error("import x from 'not-there'");
    expect(evalue).toContain("Cannot find module 'not-there'");
    expect(traceback.join("\n")).toContain("npm install");
  });

  test("a name that a package does not export is an error, not undefined", async () => {
    const { evalue, line } = await cells.error("\nimport { three } from 'common'");
    expect(evalue).toBe('The module "common" has no export named "three".');
    expect(line).toBe(2);
  });

  test("types are no imports", async () => {
    expect(
      await cells.value("import { type Dirent, Stats } from 'node:fs'; let s: Stats | Dirent | 1 = 1; s"),
    ).toBe("1");
  });

  test("tslab's display", async () => {
    const source =
      "import { display, newDisplay } from 'tslab';\nconst d = newDisplay(); d.text('a'); d.text('b'); display.png(new Uint8Array([1, 2]));";
    const { outputs } = await cells.run(source);
    expect(outputs).toMatchObject([
      { type: "display_data", data: { "text/plain": "a" } },
      { type: "update_display_data", data: { "text/plain": "b" } },
      { type: "display_data", data: { "image/png": "AQI=" } },
    ]);
    const ids = outputs.map((output) => "transient" in output && output.transient?.display_id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[1]);
  });
});

// tslab refuses what lies outside the notebook's folder, and specifiers with .ts.
describe("local files", () => {
  test.each(["../src/rate", "../src/rate.ts", "../src/rate.js"])("%s", async (specifier) => {
    write("src/rate.ts", "export const rate: number = 0.2;");
    expect(await cells.value(`import { rate } from "${specifier}"; rate`)).toBe("0.2");
  });

  test("are loaded again when they change, or what they import does", async () => {
    write("src/deep.ts", "export const deep = 1; export const state = { n: 0 };");
    write("src/other.ts", "export let count = 0; export const more = () => ++count;");
    write(
      "src/top.ts",
      'import { deep } from "./deep.js"; import type { A } from "./types.ts"; export const top = deep + 1;',
    );
    write("src/types.ts", "export interface A { a: number }");
    const use = 'import { top } from "../src/top"; import { more } from "../src/other"; [top, more()]';
    expect(await cells.value(use)).toBe("[ 2, 1 ]");
    expect(await cells.value(use)).toBe("[ 2, 2 ]");
    write("src/deep.ts", "export const deep = 'x';");
    expect(await cells.value(use)).toBe("[ 'x1', 3 ]");
  });

  test("an error in one is at its own line", async () => {
    write(
      "src/boom.ts",
      "interface Gone { a: 1 }\n\nexport function boom(): never {\n  throw new Error('boom');\n}",
    );
    const { traceback } = await cells.error('import { boom } from "../src/boom"; boom()');
    expect(traceback.join("\n")).toMatch(
      /src\/boom\.ts, line 4:[\s\S]*at boom \(.*src\/boom\.ts, line 4, column 9\)/,
    );
  });

  test("a fault of syntax names the file, and is gone when it is mended", async () => {
    write("src/broken.ts", "export const x = ;");
    const use = 'import { x } from "../src/broken"; x';
    expect((await cells.error(use)).evalue).toMatch(
      /src\/broken\.ts, line 1, column 18: Expression expected/,
    );
    write("src/broken.ts", "export const x = 9;");
    expect(await cells.value(use)).toBe("9");
  });

  test("may import each other", async () => {
    write(
      "src/a.ts",
      'import { b } from "./b"; export const a = () => b() + 1; export const base = () => 1;',
    );
    write("src/b.ts", 'import { base } from "./a"; export const b = () => base() + 1;');
    expect(await cells.value('import { a } from "../src/a"; a()')).toBe("3");
  });

  test("JSON", async () => {
    write("my notebooks/data.json", '{"k": [1, 2]}');
    expect(await cells.value('import d from "./data.json" with { type: "json" }; d.k')).toBe("[ 1, 2 ]");
    expect(await cells.value('const path = "./data.json"; (await import(path)).default.k')).toBe("[ 1, 2 ]");
  });

  test("that appear after a cell has failed for want of them", async () => {
    const use = 'import { late } from "./late"; late';
    expect((await cells.error(use)).evalue).toContain("Cannot find module './late'");
    write("my notebooks/late.ts", "export const late = 'here';");
    expect(await cells.value(use)).toBe("'here'");
  });

  test("import.meta tells where the notebook is", async () => {
    const folder = join(cells.folder, "my notebooks");
    expect(await cells.value("import.meta.dirname")).toBe(`'${folder}'`);
    expect(await cells.value("import.meta.filename")).toBe(`'${join(folder, "notebook.ipynb")}'`);
    expect(await cells.value("new URL('../src', import.meta.url).pathname")).toMatch(/^'.*\/src'$/);
  });
});

test("the tsconfig.json above the notebook holds", async () => {
  write("tsconfig.json", '{ "compilerOptions": { "strict": false, "paths": { "@/*": ["./src/*"] } } }');
  write("src/alias.ts", "export const aliased = 'by path';");
  const configured = await cellRunner({ cwd: join(cells.folder, "my notebooks") });
  try {
    expect(await configured.value('import { aliased } from "@/alias"; aliased')).toBe("'by path'");
    expect(await configured.value("const loose: string = null; loose")).toBe("null");
  } finally {
    await configured.close();
  }
});
