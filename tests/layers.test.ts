import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** From the top down: a file may import from its own layer and from those after it in this list. */
const layers = [
  "cli",
  "briefing",
  "run",
  "kernel",
  "session",
  "notebook",
  "charts",
  "render",
  "analysis",
  "evidence",
];

/** Each of these libraries has one module that may import it; everything else goes through that module. */
const owners: Record<string, RegExp> = {
  cephes: /^analysis\/inference\/distributions\.ts$/,
  "danfojs-node": /^analysis\/danfo\.ts$/,
  "@duckdb/node-api": /^evidence\/database\.ts$/,
  fflate: /^(charts\/xlsx|evidence\/excel)\/workbook\.ts$/,
  pdfkit: /^render\/pdf-file\.ts$/,
  "plotly.js-dist-min": /^render\/plotly\.ts$/,
  "svg-to-pdfkit": /^render\/pdf-file\.ts$/,
  zeromq: /^kernel\/sockets\.ts$/,
  xlsx: /^evidence\/excel\/workbook\.ts$/,
  typescript: /^session\/typescript\.ts$/,
};

const src = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .map((file) => file.replaceAll("\\", "/"));

const layerOf = (file: string) => (file.includes("/") ? (file.split("/")[0] as string) : "");
const importsOf = (file: string) =>
  [
    // Examples in docstrings are a notebook's code, which imports what it likes.
    ...readFileSync(join(src, file), "utf8")
      .replace(/^\s*\*.*$/gm, "")
      .matchAll(/(?:from\s+|import\s*\(\s*|import\s+|require(?:\.resolve)?\(\s*)["']([^"'\n]+)["']/g),
  ].map((match) => match[1] as string);

test("every folder of src is a layer of the design", () => {
  for (const file of files) if (file.includes("/")) expect(layers, file).toContain(layerOf(file));
});

test("arrows point down only", () => {
  const upward: string[] = [];
  for (const file of files) {
    if (file === "index.ts") continue;
    for (const specifier of importsOf(file).filter((name) => name.startsWith("."))) {
      const target = relative(src, resolve(src, dirname(file), specifier)).replaceAll("\\", "/");
      if (target === "index.ts") upward.push(`${file} imports index.ts`);
      if (!target.includes("/")) continue;
      if (layers.indexOf(layerOf(target)) < layers.indexOf(layerOf(file)))
        upward.push(`${file} imports ${target}`);
    }
  }
  expect(upward).toEqual([]);
});

test("one module owns each heavy library", () => {
  const strays: string[] = [];
  for (const file of files)
    for (const specifier of importsOf(file)) {
      const library = Object.keys(owners).find(
        (name) => specifier === name || specifier.startsWith(`${name}/`),
      );
      if (library !== undefined && !owners[library]?.test(file)) strays.push(`${file} imports ${specifier}`);
    }
  expect(strays).toEqual([]);
});
