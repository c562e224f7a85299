import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { renderPage } from "../../src/briefing/page.ts";
import type { OriginRows } from "../../src/evidence/origin.ts";
import type { RunRecord } from "../../src/run/record.ts";

const origin = { notebook: "notebooks/1.ipynb", cell: "a" };

/** Rows of two tables: some with passages, some with a source of their own, and one with neither. */
const originsOf = (text: string): OriginRows[] => {
  const at = (start: number, stated: string | null) => ({
    ...{ source: "doc", section: 1, paragraph: 4, start, end: start + 229, sha256: "00", stated },
  });
  return [
    {
      ...{ evidence: text, version: text, table: text, count: 15, exact: true },
      rows: [
        { row: text, label: text, locator: at(1412, text), via: { table: text, row: text } },
        ...Array.from({ length: 14 }, (_, i) => ({ row: `R${i + 2}`, locator: at(2000 + i, null) })),
      ],
    },
    {
      ...{ evidence: text, version: text, table: "prices", count: 1200, exact: false },
      rows: [
        { row: "1970", source: text },
        { row: "1971", source: text },
        { row: "1972", source: "register" },
      ],
    },
  ];
};

/** A run in which every text that comes from outside is `text`. */
const runOf = (text: string): RunRecord => ({
  notebooks: [
    { path: origin.notebook, title: text, hash: "sha256:00", parameters: { p: text }, imports: [] },
  ],
  evidence: [
    {
      name: text,
      title: text,
      version: text,
      resources: [{ name: text, path: text, hash: text, rows: 3 }],
      sources: [
        { title: text, path: "https://example.org/?a=1&b=2" },
        { title: text, path: "javascript:alert(1)" },
        { id: "doc", title: text, author: text },
        { id: "register", title: "A register", publisher: "The harbour" },
      ],
    },
  ],
  findings: [
    {
      ...{ ...origin, id: "f", claim: text, value: 1184.25, interval: [705, 2198], unit: text, tolerance: 0 },
      ...{ basis: [text], limits: [text], n: 3, method: text, origins: originsOf(text) },
      text: { value: "£1,184m", interval: "£705m–£2,198m", n: "3" },
    },
    {
      ...{ ...origin, id: "g", claim: "Year", value: 1967, unit: "year", tolerance: 0 },
      ...{ basis: ["rows"], limits: [text, "A limit"] },
      text: { value: "1967", interval: "", n: "" },
    },
  ],
  charts: [
    {
      ...origin,
      id: "c",
      headline: text,
      subtitle: text,
      source: text,
      alt: text,
      size: { width: 640, height: 384 },
      data: {
        names: [text, "amount", "year"],
        types: ["string", "number", "year"],
        columns: [
          [text, "b"],
          [1234.5, null],
          [1970, 1982],
        ],
      },
      origins: originsOf(text).slice(1),
      waived: { "dual-axis": text },
      svg: "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
      png: new Uint8Array(),
    },
  ],
  parameters: {},
  versions: { dossier: "0.1.0", node: "20" },
});

const documentOf = (run: RunRecord) => parseHTML(renderPage(run)).document;

describe("everything from data and notebooks is text", () => {
  test.each([
    '<script>alert("x")</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><script>alert(1)</script>",
    "R&D &lt; &amp;",
  ])("%s", (text) => {
    const hostile = documentOf(runOf(text));
    const plain = documentOf(runOf("plain"));
    const names = (document: Document) => [...document.querySelectorAll("*")].map(({ tagName }) => tagName);
    expect(names(hostile)).toEqual(names(plain));
    const attributes = (document: Document) =>
      [...document.querySelectorAll("*")].map((element) => element.getAttributeNames());
    expect(attributes(hostile)).toEqual(attributes(plain));
    expect(hostile.querySelector("h1")?.textContent).toBe(text);
    expect(hostile.querySelector(".findings h4")?.textContent).toBe(text);
    expect(hostile.querySelector("figure h4")?.textContent).toBe(text);
    expect(hostile.querySelector("figcaption .waived")?.textContent).toBe(`Waived: dual-axis (${text})`);
    expect(hostile.querySelector("figure td")?.textContent).toBe(text);
    expect(hostile.querySelector("img")?.getAttribute("alt")).toBe(text);
  });
});

test("without evidence the page has no headings for it", () => {
  const headings = (run: RunRecord) =>
    [...documentOf(run).querySelectorAll("h2, h3")].map(({ textContent }) => textContent);
  expect(headings(runOf("Text"))).toEqual(expect.arrayContaining(["Sources", "Evidence"]));
  const bare = headings({ ...runOf("Text"), evidence: [] });
  expect(bare.filter((each) => each === "Sources" || each === "Evidence")).toEqual([]);
});

test("of two vintages the first has the title, and the sources they share stand once", () => {
  const run = runOf("Text");
  const [first] = run.evidence as [RunRecord["evidence"][number]];
  const later = {
    ...{ ...first, title: "The later vintage", version: "2" },
    sources: [...first.sources, { title: "Another", publisher: "Text" }],
  };
  const [alone, both] = [run, { ...run, evidence: [first, later] }].map(documentOf) as [Document, Document];
  expect(both.querySelector("h1")?.textContent).toBe("Text");
  expect([...both.querySelectorAll("header .also")].map(({ textContent }) => textContent)).toEqual([
    "The later vintage",
  ]);
  expect(both.querySelector("title")?.textContent).toBe("Text");
  const sources = (document: Document) =>
    [...document.querySelectorAll("section[aria-labelledby=sources] li")].map(({ textContent }) =>
      textContent?.trim(),
    );
  expect(sources(both)).toEqual([...sources(alone), "Another, Text"]);
});

describe("the page", () => {
  const page = renderPage(runOf("Text"));
  const document = documentOf(runOf("Text"));

  test("asks the network for nothing and runs no script", () => {
    expect(document.querySelectorAll("script, link[rel=stylesheet], iframe, object")).toHaveLength(0);
    for (const image of document.querySelectorAll("img")) expect(image.getAttribute("src")).toMatch(/^data:/);
    expect(page).not.toMatch(/url\(|@import|<svg/);
    expect(
      document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content"),
    ).toContain("default-src 'none'");
  });

  test("links to http and to its own files only", () => {
    const targets = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
    expect(
      targets.filter((target) => !/^(#|https?:|charts\/|notebooks\/|manifest\.json$)/.test(target)),
    ).toEqual([]);
    expect(targets).toContain("https://example.org/?a=1&b=2");
    expect(targets).toEqual(
      expect.arrayContaining(["svg", "png", "pdf", "csv", "xlsx"].map((format) => `charts/c.${format}`)),
    );
  });

  test("every link within the page arrives", () => {
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(
        document.querySelector(link.getAttribute("href") as string),
        link.textContent ?? "",
      ).not.toBeNull();
  });

  test("is accessible: language, one h1, headings that descend by one, captions, scopes, alt texts, a skip link", () => {
    expect(document.documentElement.getAttribute("lang")).toBe("en-GB");
    const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(({ tagName }) =>
      Number(tagName[1]),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    for (const table of document.querySelectorAll("table"))
      expect(table.querySelector("caption")).not.toBeNull();
    for (const header of document.querySelectorAll("th"))
      expect(header.getAttribute("scope")).toBe(header.closest("thead") === null ? "row" : "col");
    for (const image of document.querySelectorAll("img")) expect(image.getAttribute("alt")).toBeTruthy();
    expect(document.querySelector("body > a")?.getAttribute("href")).toBe("#main");
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("puts findings before charts, with value and interval as the finding writes them", () => {
    const values = [...document.querySelectorAll(".value dd")].map((value) => value.textContent);
    expect(values).toEqual(["£1,184m (£705m–£2,198m) n = 3", "1967"]);
    expect(page.indexOf('id="findings"')).toBeLessThan(page.indexOf('id="charts"'));
  });

  test("shows the data behind a chart, with missing marked and numbers in full", () => {
    const rows = [...document.querySelectorAll("figure details:not(.chain) tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["Text", "1,234.5", "1970"],
      ["b", "– missing", "1982"],
    ]);
  });

  test("shows behind a finding the rows that it rests on, and where each is stated", () => {
    const chain = document.querySelector("#finding-f .chain") as Element;
    expect(chain.querySelector("summary")?.textContent).toBe(
      "Where this comes from (1,215 rows of 2 tables)",
    );
    const headings = [...chain.querySelectorAll("h5")].map(({ textContent }) => textContent);
    expect(headings).toEqual(["Text: 15 rows Text Text", "prices: at most 1,200 rows Text Text"]);
    expect(chain.querySelector("caption")?.textContent).toBe("Stated in Text, Text");
    const rows = [...chain.querySelectorAll("tbody tr")].map(({ textContent }) => textContent);
    expect(rows).toHaveLength(12);
    expect(rows[0]).toBe("Text TextText Text Text, section 1, paragraph 4, characters 1,412–1,641");
    expect(rows[1]).toBe("R2section 1, paragraph 4, characters 2,000–2,229");
    const sources = [...chain.querySelectorAll("li")].map(({ textContent }) => textContent);
    expect(sources).toEqual(["1970, 1971: Text", "1972: A register, The harbour"]);
    const unlisted = [...chain.querySelectorAll("p")].map(({ textContent }) => textContent);
    expect(unlisted).toEqual([
      "And 3 more rows: npx dossier trace f lists them.",
      "And 1,197 more rows: only the first 1,000 of very many are kept.",
    ]);
  });

  test("shows the same behind a chart, and nothing behind what was not traced", () => {
    expect(document.querySelector("#chart-c .chain h5")?.textContent).toMatch(/^prices: at most 1,200 rows/);
    expect(document.querySelector("#finding-g .chain")).toBeNull();
  });

  test("says a limit that all findings share once above them, and the others with their finding", () => {
    expect(document.querySelector(".shared")?.textContent).toBe("Limits of all of these: Text.");
    const own = [...document.querySelectorAll(".findings dl")].map(
      (list) => list.lastElementChild?.textContent,
    );
    expect(own).toEqual(["Rests onText", "LimitsA limit."]);
  });

  test("states each limit once in the section of limits", () => {
    const limits = [...document.querySelectorAll("#limits ~ ul li")].map((limit) => limit.textContent);
    expect(limits).toEqual(["Text", "A limit"]);
  });
});

test("before its source a chart has the word of its language", () => {
  const run = runOf("Text");
  const [chart] = run.charts;
  const sourceIn = (titles: object) =>
    documentOf({ ...run, charts: [{ ...chart, ...titles }] as RunRecord["charts"] }).querySelector(
      "figcaption span",
    )?.textContent;
  expect(sourceIn({})).toBe("Source: Text");
  expect(sourceIn({ titles: { source: "Quelle:", size: 14 } })).toBe("Quelle: Text");
});
