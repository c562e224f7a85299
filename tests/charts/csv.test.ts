import { expect, test } from "vitest";
import { toCsv } from "../../src/charts/csv.ts";

const cell = (value: string | number | boolean | null) => toCsv(["a"], [[value]]).slice("a\r\n".length, -2);

test("RFC 4180: quotes doubled, commas and line breaks quoted, CRLF between records", () => {
  expect(
    toCsv(
      ["a", 'b "c"'],
      [
        ["x, y", "line\nbreak"],
        [1, null],
      ],
    ),
  ).toBe('a,"b ""c"""\r\n"x, y",1\r\n"line\nbreak",\r\n');
});

test.each([
  ["=1+1", "'=1+1"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  ["a;=1+1", "a;'=1+1"],
  ['a; "=1+1', `"a;' ""=1+1"`],
  ["a\t@SUM(A1)", "a\t'@SUM(A1)"],
  ["a; b - c", "a; b - c"],
  ["\r=1", '"\'\r=1"'],
  [" =1+1", "' =1+1"],
  ["\u00A0\u200B@SUM(A1)", "'\u00A0\u200B@SUM(A1)"],
  ["\uFEFF=1", "'\uFEFF=1"],
  ["\n=1", `"'\n=1"`],
  ["\nplain", `"'\nplain"`],
  ["＝1+1", "'＝1+1"],
  ["＋1+1", "'＋1+1"],
  ["－1+1", "'－1+1"],
  ["＠SUM(A1)", "'＠SUM(A1)"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
])("text that a spreadsheet would run gets an apostrophe: %j", (text, written) => {
  expect(cell(text)).toBe(written);
});

test("so does a column's name", () => {
  expect(toCsv(["=a"], [[1]])).toBe("'=a\r\n1\r\n");
});

test("numbers do not, nor text that is a number: minus five stays minus five", () => {
  expect(cell(-5)).toBe("-5");
  expect(cell("-5")).toBe("-5");
  expect(cell("+1.5e3")).toBe("+1.5e3");
  expect(cell(" 5 apples")).toBe('" 5 apples"');
});

test("numbers are not formatted", () => {
  expect(cell(331449281.25)).toBe("331449281.25");
  expect(cell(0.1 + 0.2)).toBe("0.30000000000000004");
});

test("missing and empty stay apart, and a row of one missing cell is not lost", () => {
  expect(toCsv(["a", "b"], [[null], [""]])).toBe('a,b\r\n,""\r\n');
  expect(cell(null)).toBe('""');
});
