import { expect, test } from "vitest";
import { readBasis } from "../../../src/analysis/findings/basis.ts";
import { count, sum } from "../../../src/analysis/frame/aggregators.ts";
import { type Frame, frame } from "../../../src/analysis/frame/frame.ts";
import { desc } from "../../../src/analysis/frame/sort.ts";
import { named, tableOf } from "./tables.ts";

const sales = frame(
  await tableOf(
    "sales",
    { id: ["S1", "S2", "S3", "S4"], buyer: ["JP", "JP", "OM", null], amount: [80, 60, 7, null] },
    { inDuckDb: false },
  ),
);
const countries = frame(
  await tableOf(
    "countries",
    { code: ["JP", "OM", "UK"], region: ["Asia", "Asia", null] },
    { inDuckDb: false },
  ),
);
const plain = frame({ buyer: ["JP", "UK"], note: ["a", "b"] });

const whole = (data: Frame) => named(data.origins());
const each = (data: Frame) => Array.from({ length: data.length }, (_, i) => named(data.origins(i)));

test("a frame of a table has its rows, a frame of plain values none", () => {
  expect(whole(sales)).toEqual({ sales: "S1 S2 S3 S4" });
  expect(each(sales)[2]).toEqual({ sales: "S3" });
  expect(plain.origins()).toEqual([]);
  expect(plain.origins(1)).toEqual([]);
  expect(frame({ lineage: ["a"], buyer: ["JP"] }).origins()).toEqual([]);
});

test("an entry is of one table, and says of which evidence", () => {
  expect(sales.head(1).origins()).toEqual([
    {
      ...{ evidence: "test", version: "1", table: "sales", count: 1, exact: true },
      rows: [{ row: "S1", label: "JP" }],
    },
  ]);
});

test("columns chosen, left out, renamed or derived leave the rows as they are", () => {
  for (const data of [
    sales.select("amount"),
    sales.drop("amount"),
    sales.rename({ amount: "worth" }),
    sales.derive({ twice: (row) => (row.amount === null ? null : row.amount * 2) }),
    frame(sales, { types: { amount: "number" } }),
  ])
    expect(each(data)).toEqual([{ sales: "S1" }, { sales: "S2" }, { sales: "S3" }, { sales: "S4" }]);
});

test("rows kept, sorted and cut are those they were", () => {
  expect(whole(sales.filter((row) => row.amount > 50))).toEqual({ sales: "S1 S2" });
  expect(whole(sales.filter(() => false))).toEqual({});
  expect(each(sales.sort(desc("id")))).toEqual(["S4", "S3", "S2", "S1"].map((id) => ({ sales: id })));
  expect(each(sales.slice(-2))).toEqual([{ sales: "S3" }, { sales: "S4" }]);
  expect(each(sales.sort("amount").head(1))).toEqual([{ sales: "S3" }]);
});

test("a group rests on all its rows, one whose value is missing too", () => {
  const groups = sales.group("buyer").aggregate({ total: sum("amount") });
  expect(each(groups)).toEqual([{ sales: "S1 S2" }, { sales: "S3" }, { sales: "S4" }]);
  expect(each(groups.sort("total"))[0]).toEqual({ sales: "S3" });
  expect(each(sales.group().aggregate({ n: count() }))).toEqual([{ sales: "S1 S2 S3 S4" }]);
  expect(each(sales.head(0).group().aggregate({ n: count() }))).toEqual([{}]);
});

test("a joined row rests on both its sides", () => {
  const on = { buyer: "code" };
  expect(each(sales.join(countries, on))).toEqual([
    { sales: "S1", countries: "JP" },
    { sales: "S2", countries: "JP" },
    { sales: "S3", countries: "OM" },
  ]);
  expect(each(sales.join(countries, on, { how: "left" }))[3]).toEqual({ sales: "S4" });
  expect(each(sales.join(countries, on, { how: "full" })).slice(3)).toEqual([
    { sales: "S4" },
    { countries: "UK" },
  ]);
  expect(each(sales.join(countries, on, { how: "semi" }))).toEqual([
    { sales: "S1" },
    { sales: "S2" },
    { sales: "S3" },
  ]);
  expect(each(sales.join(countries, on, { how: "anti" }))).toEqual([{ sales: "S4" }]);
  expect(each(sales.join(plain, "buyer"))).toEqual([{ sales: "S1" }, { sales: "S2" }]);
  expect(each(plain.join(sales, "buyer", { how: "left" }))).toEqual([{ sales: "S1" }, { sales: "S2" }, {}]);
});

test("rows of several frames come one after another", () => {
  const codes = sales.select("buyer");
  expect(each(codes.head(1).concat(plain.select("buyer"), codes.slice(2)))).toEqual([
    { sales: "S1" },
    {},
    {},
    { sales: "S3" },
    { sales: "S4" },
  ]);
});

test("what describes a frame rests on all of it", () => {
  expect(each(sales.head(2).describe())).toEqual(Array(3).fill({ sales: "S1 S2" }));
});

test("a row that several paths lead to is listed once, and tables in the order of coming in", () => {
  const totals = sales.group("buyer").aggregate({ total: sum("amount") });
  const both = sales.join(totals, "buyer").join(countries, { buyer: "code" });
  expect(both.origins().map(({ table, count }) => [table, count])).toEqual([
    ["sales", 3],
    ["countries", 2],
  ]);
  expect(each(both)[0]).toEqual({ sales: "S1 S2", countries: "JP" });
});

test("one file opened twice is one table, and its next version is another", async () => {
  const columns = { id: ["A", "B"] };
  const open = async (version: string) => frame(await tableOf("t", columns, { version, inDuckDb: false }));
  const all = (await open("1")).head(1).concat(await open("1"), (await open("2")).head(1));
  expect(all.origins().map(({ version, count }) => [version, count])).toEqual([
    ["1", 2],
    ["2", 1],
  ]);
});

test("of very many rows the first thousand are listed, all are counted", async () => {
  const many = frame(
    await tableOf("many", { id: Array.from({ length: 1500 }, (_, i) => i) }, { inDuckDb: false }),
  );
  const [entry] = many.sort(desc("id")).origins();
  expect([entry?.count, entry?.rows.length, entry?.rows[0]?.row]).toEqual([1500, 1000, "0"]);
});

test("frames joined to themselves over and over are followed at once", () => {
  let data = sales.select("id");
  for (let i = 0; i < 60; i++) data = data.join(data, "id");
  for (let i = 0; i < 5000; i++) data = data.filter(() => true);
  expect(whole(data)).toEqual({ sales: "S1 S2 S3 S4" });
});

test("rows computed elsewhere keep their origins when told what they are from", () => {
  const doubled = sales.rows().map(({ amount }) => ({ twice: amount === null ? null : Number(amount) * 2 }));
  expect(frame(doubled).origins()).toEqual([]);
  expect(each(frame(doubled, { from: sales }))[1]).toEqual({ sales: "S2" });
  const pence = sales.filter((row) => row.amount !== null).select("amount");
  expect(each(frame(pence.danfo.mul(100), { from: pence }))[2]).toEqual({ sales: "S3" });
  expect(() => frame(doubled.slice(1), { from: sales })).toThrow(/3 rows.*4.*\n.*one for one/s);
});

test("rows that were sorted in between are not those they are said to be from", async () => {
  const sorted = sales.sort("amount");
  expect(() => frame(sorted.rows(), { from: sales })).toThrow(
    /row 1 has "S3" in "id", and the row it is said to be from has "S1"\n.*one for one.*another name/,
  );
  expect(() => frame(sorted.select("amount").rows(), { from: sales })).toThrow(/row 1 has 7 in "amount"/);
  expect(each(frame(sorted.rows(), { from: sorted }))[0]).toEqual({ sales: "S3" });
  expect(() => frame(sales.sort(desc("id")).rows(), { from: countries.head(0) })).toThrow(/4 rows.*0/);
  // Nothing to tell them by, or numbers that were reckoned with.
  expect(each(frame(sorted.rename({ id: "a", buyer: "b", amount: "c" }).rows(), { from: sales }))[0]).toEqual(
    {
      sales: "S1",
    },
  );
  const rounded = sales
    .rows()
    .map((row) => ({ ...row, amount: row.amount === null ? null : Number(row.amount) / 10 }));
  expect(each(frame(rounded, { from: sales }))[1]).toEqual({ sales: "S2" });
  const lower = sales.rows().map(({ buyer }) => ({ buyer: String(buyer).toLowerCase() }));
  expect(() => frame(lower, { from: sales })).toThrow(/row 1 has "jp" in "buyer"/);
  const table = await tableOf("t", { id: ["a", "b"] }, { inDuckDb: false });
  expect(() => frame({ id: ["b", "a"] }, { from: table })).toThrow(/row 1 has "b" in "id"/);
});

test("what a function brings from elsewhere is not seen, and a basis that names it tells it", () => {
  const all = sales.group().aggregate({ total: sum("amount") });
  const total = Number(all.column("total")[0]);
  const share = sales.head(1).derive({ share: (row) => Number(row.amount) / total });
  expect(whole(share)).toEqual({ sales: "S1" });
  expect(named(readBasis([share, all]).origins)).toEqual({ sales: "S1 S2 S3 S4" });
});

test("a row that is not there is an error", () => {
  expect(() => sales.origins(4)).toThrow(/no row 4\n.*0 to 3/);
  expect(() => sales.origins(-1)).toThrow(/no row -1/);
  expect(() => sales.head(0).origins(0)).toThrow(/none at all/);
});
