import { expect, test } from "vitest";
import { originWords } from "../../../src/analysis/lineage/words.ts";
import type { OriginRows } from "../../../src/evidence/origin.ts";

const origin = (table: string, rows: string[], more: Partial<OriginRows> = {}): OriginRows => ({
  evidence: "sales-to-japan",
  version: "1.0.0",
  table,
  count: rows.length,
  rows: rows.map((row) => ({ row })),
  exact: true,
  ...more,
});
const years = (count: number) => Array.from({ length: count }, (_, i) => String(1970 + i));

test("few rows are named, many by the first and the last", () => {
  expect(originWords([origin("sales", ["S1", "S2", "S3"]), origin("deflator", years(10))])).toEqual([
    "sales: S1, S2, S3",
    "deflator: 1970 … 1979 (10 rows)",
  ]);
  expect(originWords([origin("deflator", years(8))])).toEqual([
    "deflator: 1970, 1971, 1972, 1973, 1974, 1975, 1976, 1977",
  ]);
});

test("the last of more rows than are listed is not made up", () => {
  expect(originWords([origin("t", years(1000), { count: 12_345 })])).toEqual(["t: 1970 … (12,345 rows)"]);
});

test("rows of which only some count are said to be so", () => {
  expect(originWords([origin("sales", ["S1", "S2"], { exact: false })])).toEqual(["sales: among S1, S2"]);
});

test("two versions of a table are told apart", () => {
  expect(originWords([origin("sales", ["S1"]), origin("sales", ["S1"], { version: "2.0.0" })])).toEqual([
    "sales (sales-to-japan 1.0.0): S1",
    "sales (sales-to-japan 2.0.0): S1",
  ]);
});
