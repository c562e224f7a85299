import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "../../src/render/browser.ts";

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "dossier-path-"));
  for (const name of names) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

test("the browser asked for comes before any other, and none if none is asked for", () => {
  const PATH = folderWith("chromium");
  expect(findBrowser({ DOSSIER_BROWSER: "/opt/browser", PATH }, "linux")).toBe("/opt/browser");
  expect(findBrowser({ DOSSIER_BROWSER: "", PATH }, "linux")).toBeUndefined();
});

test("a Chromium comes before a browser built on it, wherever they stand on PATH", () => {
  const [first, second] = [folderWith("google-chrome"), folderWith("chromium")];
  const PATH = `${first}${delimiter}${delimiter}${second}`;
  expect(findBrowser({ PATH }, "linux")).toBe(join(second, "chromium"));
  expect(findBrowser({ PATH: first }, "linux")).toBe(join(first, "google-chrome"));
});

test("a file that is no program is passed over, and an empty PATH has none", () => {
  const PATH = folderWith();
  writeFileSync(join(PATH, "chromium"), "", { mode: 0o644 });
  expect(findBrowser({ PATH }, "linux")).toBeUndefined();
  expect(findBrowser({}, "linux")).toBeUndefined();
});
