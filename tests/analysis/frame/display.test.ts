import { inspect } from "node:util";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { type Frame, frame } from "../../../src/analysis/frame/frame.ts";

const bundle = (data: Frame) =>
  (data as unknown as Record<symbol, () => Record<string, string>>)[
    Symbol.for("Jupyter.display")
  ]?.() as Record<string, string>;
const html = (data: Frame) => parseHTML(`<body>${bundle(data)["text/html"]}</body>`).document;

const sales = frame(
  {
    "supplier <b>": ["Rolls-Royce & Co", null, '<script>alert("x")</script>'],
    signed: [1967, null, 1980],
    amount: [80, 7.25, null],
    open: [true, null, false],
  },
  { types: { signed: "year" } },
);

test("HTML is a table with a caption and headers of stated scope, everything in it text", () => {
  const document = html(sales);
  expect(document.querySelector("caption")?.textContent).toBe("3 rows × 4 columns");
  expect([...document.querySelectorAll("thead th[scope=col]")].map((cell) => cell.textContent)).toEqual(
    sales.names,
  );
  const cells = [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(cells).toEqual([
    ["Rolls-Royce & Co", "1967", "80.00", "true"],
    ["–", "–", "7.25", "–"],
    ['<script>alert("x")</script>', "1980", "–", "false"],
  ]);
  expect(document.querySelector("script, b")).toBe(null);
});

test("numbers stand flush right in tabular figures, missing values say so", () => {
  const document = html(sales);
  const styled = [...document.querySelectorAll("tbody tr:first-child td")].map((cell) =>
    cell.getAttribute("style"),
  );
  expect(styled.map((style) => style?.includes("text-align:right"))).toEqual([false, true, true, false]);
  expect(styled[2]).toContain("tabular-nums");
  expect(document.querySelectorAll("tbody span[title=missing]")).toHaveLength(4);
});

test("plain text is aligned, and is what the console prints", () => {
  const text = [
    "supplier <b>                 signed  amount  open",
    "---------------------------  ------  ------  -----",
    "Rolls-Royce & Co               1967   80.00  true",
    "–                                 –    7.25  –",
    '<script>alert("x")</script>    1980       –  false',
    "3 rows × 4 columns",
  ].join("\n");
  expect(bundle(sales)["text/plain"]).toBe(text);
  expect(inspect(sales)).toBe(text);
  expect(`${sales}`).toBe(text);
});

test("wide characters take two columns, combining ones none", () => {
  const data = frame({ s: ["防衛装備移転", "cafe\u0301", "👩‍🔬"], n: [1, 22, 333] });
  const lines = String(data).split("\n");
  // As a terminal counts: the last digit of each number stands in column 17.
  expect(lines.slice(2, 5)).toEqual(["防衛装備移転    1", "cafe\u0301           22", "👩‍🔬            333"]);
});

test("at most 20 rows are shown, and the rest counted", () => {
  const many = frame({ i: Array.from({ length: 21 }, (_, i) => i) });
  expect(html(many).querySelectorAll("tbody tr")).toHaveLength(20);
  expect(html(many).querySelector("tfoot")?.textContent).toBe("… 1 more row");
  expect(String(many)).toContain("\n19\n… 1 more row\n21 rows × 1 column");
  expect(html(many.head(20)).querySelector("tfoot")).toBe(null);
  expect(String(frame({ a: [1] }).slice(1))).toBe("a\n-\n0 rows × 1 column");
});

test("numbers keep their whole digits, and lose only what nobody reads", () => {
  const shown = (...v: (number | null)[]) =>
    String(frame({ v }, { types: { v: "number" } }))
      .split("\n")
      .slice(2, -1);
  expect(shown(331_449_281.5, 0.1 + 0.2)).toEqual(["331449281.5", "        0.3"]);
  expect(shown(2 / 3, 1000.123456)).toEqual(["   0.6667", "1000.1235"]);
  expect(shown(0.000012346, 1)).toEqual(["0.00001235", "1.00000000"]);
  expect(shown(1e-9, 1e21)).toEqual([" 1e-9", "1e+21"]);
  expect(String(frame({ v: [2 ** 53 - 1] }))).toContain("9007199254740991");
});

test("line breaks and other control characters cannot break a row, nor long text a page", () => {
  const data = frame({ s: ["a\nb\tc\u0007", "x".repeat(10_000), "\ud800"] });
  const [first, second, third] = String(data).split("\n").slice(2);
  expect(first).toBe("a\\nb\\tc\ufffd");
  expect(second).toBe(`${"x".repeat(199)}…`);
  expect(third).toBe("\ufffd");
  expect(bundle(data)["text/html"]?.length).toBeLessThan(1000);
});
