import { expect, test } from "vitest";
import { finding } from "../../../src/analysis/findings/finding.ts";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { tableOf } from "../lineage/tables.ts";

const sales = await tableOf("sales", { id: ["S1", "S2", "S3"], amount: [80, null, 7] }, { inDuckDb: false });
const years = Array.from({ length: 10 }, (_, i) => 1970 + i);
const deflator = await tableOf("deflator", { year: years }, { inDuckDb: false });
const spec = { id: "a", claim: "It is {value}", value: 1, unit: "£m", limits: ["l"] };
const valued = frame(sales).filter((row) => row.amount !== null);

test("frames and tables are listed row by row and in words, beside what is said in words", () => {
  const made = finding({ ...spec, basis: [valued, "SIPRI: FH 70's order year", deflator] });
  expect(made.basis).toEqual([
    "sales: S1, S3",
    "deflator: 1970 … 1979 (10 rows)",
    "SIPRI: FH 70's order year",
  ]);
  expect(made.origins?.map(({ table, count, exact }) => [table, count, exact])).toEqual([
    ["sales", 2, true],
    ["deflator", 10, true],
  ]);
  const json = JSON.parse(JSON.stringify(made));
  expect(json.origins[0]).toEqual({
    evidence: "test",
    version: "1",
    table: "sales",
    count: 2,
    rows: [{ row: "S1" }, { row: "S3" }],
    exact: true,
  });
});

test("what several frames rest on is listed once", () => {
  const made = finding({ ...spec, basis: [valued.head(1), frame(sales).slice(1), frame(sales).head(1)] });
  expect(made.basis).toEqual(["sales: S1, S2, S3"]);
  expect(made.origins).toHaveLength(1);
});

test("words alone leave no origins", () => {
  expect(finding({ ...spec, basis: ["sales: S1"] })).not.toHaveProperty("origins");
});

test("a count of nothing rests on a table, though on no row", () => {
  const made = finding({ ...spec, value: 0, basis: [valued.filter(() => false), deflator] });
  expect(made.basis).toEqual(["deflator: 1970 … 1979 (10 rows)", "sales: no row"]);
  expect(made.origins?.map(({ table }) => table)).toEqual(["deflator"]);
});

test("a frame whose rows come from no evidence is no basis", () => {
  expect(() => finding({ ...spec, basis: [frame({ a: [1] })] })).toThrow(
    /finding "a": its basis has a frame .* no table of evidence\n.*from: …/,
  );
  expect(() => finding({ ...spec, basis: [valued, " "] })).toThrow(/has no basis/);
  expect(() => finding({ ...spec, basis: [] })).toThrow(/has no basis/);
});

test("which ends of its interval are left out is in its JSON and in its words", () => {
  const open = (...ends: Parameters<typeof interval>) =>
    finding({
      ...spec,
      claim: "It is {value} ({interval})",
      value: 12,
      basis: ["b"],
      interval: interval(...ends),
    });
  const more = open(10, Number.POSITIVE_INFINITY, { openLo: true });
  expect([more.claim, more.interval, more.open]).toEqual(["It is £12m (more than £10m)", [10, null], ["lo"]]);
  expect(open(10, 20, { openLo: true, openHi: true }).open).toEqual(["lo", "hi"]);
  expect(open(10, 20, { openHi: true }).claim).toBe("It is £12m (£10m to less than £20m)");
  expect(open(10, 20)).not.toHaveProperty("open");
});
