import { expect, test } from "vitest";
import { open } from "../../src/evidence/open.ts";
import { edit, soundPackage, writePackage } from "./packages.ts";

type Displayed = Record<symbol, () => Promise<Record<string, string>>>;
const display = async (value: unknown) =>
  (await (value as Displayed)[Symbol.for("Jupyter.display")]?.()) ?? {};

test("a table shows its first rows, its units, and what is missing", async () => {
  const evidence = await open(await writePackage(soundPackage()));
  const { "text/plain": text, "text/html": html } = await display(evidence.table("sales"));
  expect(text).toBe(
    [
      "sales (sales, 3 rows)",
      "",
      "id  maker  year  amount  unit         pieces  signed      licensed  form",
      "S1  RR     1975      80  GBP million     426  1967-04-01  true      licence",
      "S2  FE     1970    7.25  GBP million       –  –           false     sale",
      "S3  RR     1991       –  –                 9  1991-12-31  –         sale",
    ].join("\n"),
  );
  expect(html).toContain("<small>GBP million</small>");
  expect(html).toContain('<span title="missing">–</span>');
});

test("a long table shows ten rows and says how many more there are", async () => {
  const draft = soundPackage();
  draft.files["makers.csv"] =
    `id,name\nRR,a\nFE,b\n${Array.from({ length: 20 }, (_, i) => `M${i},m${i}`).join("\n")}\n`;
  const { "text/plain": text } = await display((await open(await writePackage(draft))).table("makers"));
  expect(text?.split("\n").slice(-2)).toEqual(["M7  m7", "… and 12 more rows"]);
});

test("what data says is text, never markup", async () => {
  const draft = soundPackage();
  draft.descriptor.title = "<script>alert(1)</script>";
  draft.descriptor.sources = [
    { title: "<b>", path: "javascript:alert(1)" },
    { title: "x", path: 'https://a/"onload="b' },
  ];
  draft.descriptor.resources[0].title = "<i>";
  draft.descriptor.resources[0].schema.fields[0].description = '"><img src=x>';
  edit("makers.csv", "Ferranti", "<img src=x onerror=alert(1)>")(draft);
  const evidence = await open(await writePackage(draft));
  const shown = [await display(evidence), await display(evidence.table("makers"))]
    .map((bundle) => bundle["text/html"])
    .join();
  expect(shown).not.toMatch(/<script|<img|<b><|<i>|href="javascript|" ?onload/);
  expect(shown).toContain("&lt;img src=x onerror=alert(1)&gt;");
});

test("a cell cannot break its line in plain text", async () => {
  const draft = soundPackage();
  edit("makers.csv", "Ferranti", '"Ferr\nanti"')(draft);
  const { "text/plain": text } = await display((await open(await writePackage(draft))).table("makers"));
  expect(text?.split("\n").at(-1)).toBe("FE  Ferr\\nanti");
});

test("evidence shows its tables and sources, and tells programs its files' hashes", async () => {
  const evidence = await open(await writePackage(soundPackage()));
  const bundle = await display(evidence);
  expect(bundle["text/plain"]).toBe(
    "A sound package (sound 1.0.0)\nTables\n  makers        2  makers\n  sales         3  sales\nSources\n  A source",
  );
  expect(bundle["text/html"]).toContain("<li>A source</li>");
  expect(bundle["application/vnd.dossier.evidence+json"]).toEqual({
    name: "sound",
    title: "A sound package",
    version: "1.0.0",
    resources: [
      // sha256sum of the two files
      {
        name: "makers",
        path: "makers.csv",
        hash: "sha256:787a9f049e9fd1ed419544a2c6d73c54c03b0ef3aace6fab783b54158e0d1857",
        rows: 2,
      },
      {
        name: "sales",
        path: "sales.csv",
        hash: "sha256:b3d1a6914723cab739ba6694b0cd7d9c1ef8fb8467ca60b3e7b530be366e46a4",
        rows: 3,
      },
    ],
    sources: [{ title: "A source" }],
  });
});
