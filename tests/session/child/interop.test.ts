import { expect, test } from "vitest";
import { interop } from "../../../src/session/child/interop.ts";

test("a CommonJS module gives every property of module.exports", () => {
  const exported = { a: 1, b: 2 };
  expect({ ...interop({ default: exported, a: 1 }) }).toEqual({ a: 1, b: 2, default: exported });
});

test("its later values are seen", () => {
  const exported = { count: 1 };
  const namespace = interop({ default: exported, count: 1 }) as { count: number };
  exported.count = 2;
  expect(namespace.count).toBe(2);
});

test("compiled from an ES module, its default is that module's", () => {
  const exported = { __esModule: true, default: "own", x: 1 };
  expect(interop({ default: exported, x: 1 })).toHaveProperty("default", "own");
});

test.each([
  ["an ES module without a default", { a: 1 }],
  ["one whose names are not its default's", { default: { a: 1 }, a: 2 }],
  ["one whose default is no object", { default: 5, a: 1 }],
])("%s stays as it is", (_, namespace) => {
  expect(interop(namespace)).toBe(namespace);
});
