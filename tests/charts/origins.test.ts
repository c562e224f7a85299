import { expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { chart } from "../../src/charts/chart.ts";
import { distribution } from "../../src/charts/kinds/distribution.ts";
import { sortedBars } from "../../src/charts/kinds/sorted-bars.ts";
import { named, tableOf } from "../analysis/lineage/tables.ts";

const sales = frame(
  await tableOf(
    "sales",
    { id: ["S1", "S2", "S3", "S4"], supplier: ["a", "b", "c", "d"], amount: [7, 80, null, 60] },
    { inDuckDb: false },
  ),
);
const words = {
  id: "amounts",
  headline: "One sale is the largest",
  subtitle: "Sales to Japan, £ million",
  source: "A register from an office",
  alt: "Bar chart of the amounts, one missing.",
};
const payload = async (shown: object) => {
  const display = (shown as Record<symbol, () => Promise<Record<string, unknown>>>)[
    Symbol.for("Jupyter.display")
  ];
  return (await display?.call(shown))?.["application/vnd.dossier.chart+json"];
};

test("a chart lists the rows of evidence that are drawn", async () => {
  const bars = (data: typeof sales) =>
    sortedBars(data, { ...words, label: "supplier", value: "amount", unit: "£m" });
  expect(named(bars(sales).origins)).toEqual({ sales: "S1 S2 S3 S4" });
  const large = bars(sales.filter((row) => row.amount > 10));
  expect(named(large.origins)).toEqual({ sales: "S2 S4" });
  expect(await payload(large)).toMatchObject({ origins: large.origins });
});

test("bars of a histogram rest on all that was counted", () => {
  const amounts = sales.filter((row) => row.amount !== null);
  const drawn = distribution(amounts, { ...words, value: "amount", unit: "£m" });
  expect(named(drawn.origins)).toEqual({ sales: "S1 S2 S4" });
});

test("a chart made by hand lists those of its data, one of plain values none", async () => {
  const figure = { data: [{ type: "bar", x: ["a", "b"], y: [7, 80] }] };
  expect(named(chart({ ...words, data: sales.head(2), figure }).origins)).toEqual({ sales: "S1 S2" });
  const plain = chart({ ...words, data: { supplier: ["a", "b"], amount: [7, 80] }, figure });
  expect(plain.origins).toEqual([]);
  expect(await payload(plain)).not.toHaveProperty("origins");
});

test("what plain values rest on can be said beside them, and is joined with what the data say", () => {
  const look = { ...words, label: "supplier", value: "amount", unit: "£m" };
  const plain = sortedBars({ supplier: ["all"], amount: [147] }, { ...look, basis: [sales.head(2)] });
  expect(named(plain.origins)).toEqual({ sales: "S1 S2" });
  expect(named(sortedBars(sales.slice(3), { ...look, basis: [sales.head(2)] }).origins)).toEqual({
    sales: "S1 S2 S4",
  });
});
