import { expect, test } from "vitest";
import { readRows } from "../../src/analysis/rows.ts";
import { UsageError } from "../../src/errors.ts";

const read = (row: object) => {
  const [reader] = readRows([row as Record<string, unknown>]);
  if (reader === undefined) throw new Error("no row");
  return reader;
};

test("fields come with their type, missing ones as undefined", () => {
  const row = read({ name: "Adour", amount: 80, none: null });
  expect([row.text("name"), row.number("amount")]).toEqual(["Adour", 80]);
  expect([row.optionalText("none"), row.optionalNumber("absent"), row.textOrNumber("none")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([row.textOrNumber("name"), row.textOrNumber("amount")]).toEqual(["Adour", 80]);
});

test("a field inherited from somewhere is not the row's", () => {
  expect(read({}).optionalText("constructor")).toBeUndefined();
  expect(read(Object.assign(Object.create(null), { id: "F01" })).text("id")).toBe("F01");
});

test("a value that will not do is named with row and field", () => {
  expect(() => read({ amount: "80" }).number("amount")).toThrow(/row 1: "amount" is "80", not a number/);
  expect(() => read({ amount: Number.POSITIVE_INFINITY }).number("amount")).toThrow(UsageError);
  expect(() => read({ name: " " }).text("name")).toThrow(/"name" is " ", not text/);
  expect(() => read({ name: 7 }).text("name")).toThrow(/"name" is 7, not text/);
  expect(() => read({ id: "F04", amount: null }).number("amount")).toThrow(
    /"amount" is missing[\s\S]*It has: id, amount/,
  );
});
