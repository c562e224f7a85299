import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findMathJax } from "../../src/render/mathjax.ts";

test("the package of the folder comes before Dossier's own", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "dossier mathjax ")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(findMathJax(folder)).toMatch(/node_modules.mathjax.es5.tex-svg\.js$/);
  const es5 = join(folder, "node_modules", "mathjax", "es5");
  mkdirSync(es5, { recursive: true });
  writeFileSync(join(es5, "tex-svg.js"), "");
  expect(findMathJax(folder)).toBe(join(es5, "tex-svg.js"));
});
