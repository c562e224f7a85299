import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readScript } from "../../src/render/script-text.ts";

const folder = mkdtempSync(join(tmpdir(), "dossier-"));
afterAll(() => rmSync(folder, { recursive: true }));

function read(script: string): string {
  const file = join(folder, "script.js");
  writeFileSync(file, script);
  return readScript(file);
}

test("a script means what it meant, whatever its characters", () => {
  const text = "naïve £80m – 日本 \u2028 😀 \u00c2\u0080";
  const script = `({ text: "${text}", template: \`${text}\`, matches: /^.😀日+$/u.test("x😀日日"), all: /[–日]/g.exec("a日").index })`;
  expect(runInThisContext(read(script))).toEqual({ text, template: text, matches: true, all: 1 });
});

test("the text has one byte a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const script = JSON.stringify(text);
      const latin = read(script);
      expect(latin).toMatch(/^[\0-\xff]*$/);
      expect(JSON.parse(latin)).toBe(text);
    }),
  );
});
