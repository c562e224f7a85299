import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changed, hash, report, reportPackage, spanOf } from "../evidence/passages/document.ts";
import { dossier } from "./captured.ts";

/** Checks the package of the report against a document: a copy of it with something else. */
async function checked(document: string | Uint8Array, ...options: string[]) {
  const { folder, file } = await reportPackage(document);
  const ended = await dossier(["check", folder, "--source", file, ...options]);
  return { folder, file, ...ended };
}

const after = (folder: string, name: string, from: string, to: string) => {
  const text = readFileSync(join(folder, name), "utf8");
  if (!text.includes(from)) throw new Error(`${name} does not have ${from}`);
  writeFileSync(join(folder, name), text.replace(from, to));
};

test("the document that was coded proves the package", async () => {
  const { code, stdout, stderr } = await checked(report);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toMatch(/6 of 6 passages in place in .*report\.txt\n {2}2 amounts compared .*\nvalid: /);
});

test("the shipped evidence is checked the same way: another document is called that", async () => {
  const { file } = await reportPackage();
  const { code, stderr } = await dossier(["check", "data", "--source", file]);
  expect(code).toBe(3);
  expect(stderr).toContain('none of the 29 passages of "article" is in it: it is another document');
});

test("everything wrong is told at once, with its line, its column and what to do", async () => {
  const text = changed(
    ["\n\nIn 1961 the", "\n\n1961. In 1961 the"],
    [" Neither sailed in winter.", ""],
    ["£3 m", "£5 m"],
  );
  const { code, stderr, folder } = await checked(text);
  expect(code).toBe(3);
  const problems = stderr.split(/\n(?! )/);
  const at = (line: number, column: string) =>
    problems.find((each) => each.includes(`facts.csv, line ${line}, column "${column}"`));
  expect(stderr).toMatch(/7 problems\n.*report\.txt: the document was changed since it was coded/);
  expect(at(2, "start")).toMatch(/F1: the passage moved by \+6 characters/);
  expect(at(3, "sha256")).toMatch(/F2: the passage is gone from/);
  expect(at(5, "sha256")).toMatch(
    /98\.8 % alike: "…some £5 million…" was "…some £3 million…"; it no longer says "some £3 million"/,
  );
  const { start, end } = spanOf(
    text,
    "called it a toy: it carried 40 cars a day, and lost some £5 million in its first year",
  );
  expect(at(5, "sha256")).toContain(`write ${start}, ${end} and the SHA-256 ${hash(text.slice(start, end))}`);
  expect(at(6, "start")).toMatch(/F5: the passage moved by −20 characters/);
  expect(readFileSync(join(folder, "facts.csv"), "utf8")).toContain("F1,report,29,");
});

test.each<[name: string, document: string | Uint8Array, said: string]>([
  ["a byte order mark", `\uFEFF${report}`, "nothing but its byte order mark"],
  ["CR LF", report.replaceAll("\n", "\r\n"), "nothing but its line ends (CR LF for LF)"],
  [
    "both",
    `\uFEFF${report.replaceAll("\n", "\r\n")}`,
    "nothing but its byte order mark and its line ends (CR LF for LF)",
  ],
  ["a line end too many", `${report}\n`, "nothing but a line end at its end"],
  ["UTF-16", Buffer.from(`\uFEFF${report}`, "utf16le"), "nothing but its encoding (UTF-16, not UTF-8)"],
  [
    "Windows-1252",
    Buffer.from(
      [...report].map(
        (each) => ({ "–": 0x96, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94 })[each] ?? each.charCodeAt(0),
      ),
    ),
    "nothing but its encoding (Windows-1252, not UTF-8)",
  ],
  [
    "straight quotation marks",
    report.replaceAll("’", "'").replaceAll(/[“”]/g, '"').replaceAll("–", "-"),
    "nothing but its quotation marks and dashes (straight for typographic)",
  ],
  ["decomposed accents", report.normalize("NFD"), "nothing but its accents (decomposed, NFD)"],
])("%s alone is told as that, and never passed over", async (_, document, said) => {
  const { code, stderr } = await checked(document);
  expect(code).toBe(3);
  expect(stderr).toContain(
    `it differs from the document that was coded in ${said}: with that undone, 6 of 6`,
  );
  expect(stderr).not.toContain("facts.csv");
});

test("a document without its blank lines has passages that moved, and no other line ends", async () => {
  const text = report.replace(/\n+/g, "\n");
  const { code, stderr } = await checked(text);
  expect(code).toBe(3);
  expect(stderr).not.toContain("line ends");
  expect(stderr).toMatch(/F1: the passage moved by −1 character:/);
  const relocated = await checked(text, "--relocate");
  expect(relocated.stderr).toMatch(/relocated: 6 passages\n.*6 of 6 passages in place/s);
  expect(relocated.code).toBe(0);
});

test("line ends are told from an edit beside them", async () => {
  const { stderr } = await checked(changed(["£3 m", "£5 m"]).replaceAll("\n", "\r\n"), "--relocate");
  expect(stderr).toContain("in its line ends (CR LF for LF), which was undone to look for the passages");
  expect(stderr).toContain("5 of 6 passages in place");
});

test.each([
  ["no-break space", "£3 m", "£3\u00A0m", "£3[U+00A0 no-break space]million"],
  ["soft hyphen", "£3 mil", "£3 mil\u00AD", "£3 mil[U+00AD soft hyphen]lion"],
  ["Cyrillic letter", "£3 mi", "£3 mі", "m[U+0456 і]llion"],
])("a %s is named where it is all that was changed", async (_, from, to, said) => {
  const { stderr } = await checked(changed([from, to]));
  expect(stderr).toContain(said);
});

test("nothing is relocated while a passage is altered or gone: what it said would be lost", async () => {
  const text = `A preface.\n\n${changed(["some £3 m", "more than £5 m"], [" Neither sailed in winter.", ""])}`;
  const { folder, file, code, stderr } = await checked(text, "--relocate");
  expect(code).toBe(3);
  expect(stderr).toContain("nothing was relocated, because 2 passages are altered or gone: F2, F4");
  expect(readFileSync(join(folder, "facts.csv"), "utf8")).toContain("F1,report,29,");
  const told = /F4: the passage was altered.*/.exec(stderr)?.[0];
  expect(told).toMatch(/"…lost more than £5 million…" was "…lost some £3 million…"/);
  const again = await dossier(["check", folder, "--source", file, "--relocate"]);
  expect(again.stderr).toContain(told);
});

test("a document in another form is not relocated to, and that is said", async () => {
  const { code, stderr } = await checked(
    `\uFEFF${changed(["\n\nBy 1970", "\n\n1970. By 1970"])}`,
    "--relocate",
  );
  expect(code).toBe(3);
  expect(stderr).not.toContain("relocated: ");
  expect(stderr).toContain("nothing was relocated, because the document's form differs");
});

test("--relocate writes where passages are that only moved, and seals", async () => {
  const { folder, file } = await reportPackage();
  writeFileSync(file, `A preface.\n\n${report}`);
  expect(await dossier(["check", folder, "--source", file, "--relocate"])).toMatchObject({ code: 0 });
  const descriptor = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
  const text = `A preface.\n\n${report}`;
  expect(descriptor.sources[0].text).toEqual({ sha256: hash(text), length: text.length });
  expect(descriptor.resources[0].hash).toBe(`sha256:${hash(readFileSync(join(folder, "facts.csv")))}`);
  expect(await dossier(["check", folder, "--source", file])).toMatchObject({ code: 0 });
});

test("--relocate seals no package that has other faults, and writes nothing", async () => {
  const { folder, file } = await reportPackage(`A preface.\n\n${report}`);
  await dossier(["check", folder, "--seal"]);
  after(folder, "prices.csv", "P1,12", "P1,13");
  const before = readFileSync(join(folder, "facts.csv"), "utf8");
  const { code, stderr } = await dossier(["check", folder, "--source", file, "--relocate"]);
  expect(code).toBe(3);
  expect(stderr).toContain("not the one that was sealed");
  expect(readFileSync(join(folder, "facts.csv"), "utf8")).toBe(before);
});

test("words that are not in their passage, and amounts that the words do not state, are faults of the rows", async () => {
  const { folder, file } = await reportPackage();
  after(folder, "facts.csv", "some £3 million", "around £12 million");
  after(folder, "prices.csv", "P1,12", "P1,21");
  const { code, stderr } = await dossier(["check", folder, "--source", file]);
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /line 5, column "stated": F4: "around £12 million" is not in its passage, .*; it stands at/,
  );
  expect(stderr).toMatch(
    /prices\.csv, line 2, column "amount": P1: 21 GBP million is not what F1 quotes from the document: "around £12 million"/,
  );
  expect(stderr).toMatch(/prices\.csv, line 3, column "amount": P2: 3 GBP million is not what F4 quotes/);
});

test("a package that is invalid is told so with its passages", async () => {
  const { folder, file } = await reportPackage(changed(["In 1961", "In 1962"]));
  after(folder, "prices.csv", "P1,12", "P1,1 2");
  const { code, stderr } = await dossier(["check", folder, "--source", file]);
  expect(code).toBe(3);
  expect(stderr).toMatch(/prices\.csv, line 2, column "amount": "1 2" is not a number/);
  expect(stderr).toMatch(/facts\.csv, line 2, column "sha256": F1: the passage was altered/);
});

test("--json tells a program what became of each passage", async () => {
  const valid = JSON.parse((await checked(report, "--json")).stdout);
  expect(valid).toMatchObject({ ok: true, documents: [{ source: "report" }] });
  expect(valid.documents[0].passages[0]).toEqual({
    ...{ table: "facts", row: "F1", line: 2, ...spanOf(report, "In 1961") },
    end: spanOf(report, "£12 million.").end,
    now: { state: "in place" },
  });
  const invalid = JSON.parse((await checked(changed(["In 1961", "In 1962"]), "--json")).stdout);
  expect(invalid).toMatchObject({ ok: false, error: "EvidenceError" });
  expect(invalid.problems.map(({ line }: { line?: number }) => line)).toEqual([undefined, 2]);
  expect(invalid.documents[0].passages[0].now).toMatchObject({
    state: "altered",
    change: { was: "1", is: "2" },
  });
});

test.each<[name: string, options: string[], said: RegExp]>([
  [
    "a file that is not there",
    ["--source", "absent.txt"],
    /absent\.txt: the document cannot be read \(ENOENT\)/,
  ],
  ["a source that is not there", ["--source", "reprot=README.md"], /"reprot"\n.*Did you mean "report"\?/],
  ["two files for one", ["--source", "README.md", "--source", "LICENSE"], /two files are given for "report"/],
  ["--relocate alone", ["--relocate"], /--relocate needs the document\n.*--source FILE/],
])("%s is a fault in the command line, exit 2", async (_, options, said) => {
  const { folder } = await reportPackage();
  const { code, stderr } = await dossier(["check", folder, ...options]);
  expect(code).toBe(2);
  expect(stderr).toMatch(said);
});

test("a package without passages has nothing to hold against a document", async () => {
  const { folder, file } = await reportPackage();
  after(folder, "facts.csv", "id,source,start", "id,source,begin");
  after(folder, "datapackage.json", '"name": "start"', '"name": "begin"');
  const { code, stderr } = await dossier(["check", folder, "--source", file]);
  expect(code).toBe(2);
  expect(stderr).toContain("no row of the package names a passage of a document");
});
