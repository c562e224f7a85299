import { expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { rangesOf } from "../../src/charts/ranges.ts";

const columns = { label: "name", value: "amount", low: "least", high: "most" };

test.each<[string, number | null, number | null, number | null, string]>([
  ["ends that run backwards", null, 3, 2, "most"],
  ["an amount outside its interval", 1, 2, 3, "amount"],
  ["an amount with a lower end alone", 5, 4, null, "most"],
  ["an amount with an upper end alone", 5, null, 6, "least"],
])("%s: the fault has its row and its column", (_, amount, least, most, column) => {
  const table = frame(
    { name: ["a", "b"], amount: [1, amount], least: [0, least], most: [2, most] },
    { types: { amount: "number", least: "number", most: "number" } },
  );
  expect(() => rangesOf(table, columns)).toThrow(`row 2, column "${column}": "b" has `);
});
