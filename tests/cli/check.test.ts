import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { dossier } from "./captured.ts";

/** A copy of the evidence that ships, in `data/` of a folder with a space in its path. */
function copied(): string {
  const root = mkdtempSync(join(tmpdir(), "dossier check "));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(fileURLToPath(new URL("../../data", import.meta.url)), join(root, "data"), { recursive: true });
  return root;
}

test("the evidence that ships is valid, and says so on stderr", async () => {
  expect(await dossier(["check"], copied())).toEqual({ code: 0, stdout: "", stderr: "valid: data\n" });
});

test("a changed number is invalid until the package is sealed", async () => {
  const root = copied();
  const sales = join(root, "data/sales.csv");
  const changed = readFileSync(sales, "utf8").replace(",80,", ",85,");
  writeFileSync(sales, changed);
  const invalid = await dossier(["check"], root);
  expect(invalid.code).toBe(3);
  expect(invalid.stderr).toMatch(/sales\.csv.*\n.*--seal/);

  expect((await dossier(["check", "--seal"], root)).code).toBe(0);
  expect((await dossier(["check"], root)).code).toBe(0);
  expect(readFileSync(sales, "utf8")).toBe(changed);
});

test("a folder without a package exits 3", async () => {
  const { code, stderr } = await dossier(["check", "absent"], copied());
  expect(code).toBe(3);
  expect(stderr).toContain("absent");
});
