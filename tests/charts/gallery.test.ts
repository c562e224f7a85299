import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the gallery has every kind in both themes, with the code that draws it", () => {
  const folder = mkdtempSync(join(tmpdir(), "dossier gallery "));
  try {
    execFileSync(process.execPath, ["tests/charts/gallery.mjs", folder]);
    const page = readFileSync(join(folder, "index.html"), "utf8");
    const kinds = readdirSync("src/charts/kinds").length;
    expect(page.match(/<section id="\w+">/g)).toHaveLength(kinds);
    expect(page.match(/<figure><img alt="[^"]{20,}" src="data:image\/svg/g)).toHaveLength(2 * kinds);
    expect(page.match(/<pre>import \{/g)).toHaveLength(kinds);
    const sheet = readFileSync(join(folder, "contact-sheet.png"));
    // The golden one is what the README shows.
    expect(sheet.equals(readFileSync("tests/charts/goldens/contact-sheet.png"))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
