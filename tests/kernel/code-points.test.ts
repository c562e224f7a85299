import fc from "fast-check";
import { expect, test } from "vitest";
import { codePointOffset, utf16Offset } from "../../src/kernel/code-points.ts";

test("a character outside the basic plane is one code point and two units", () => {
  expect(utf16Offset("𝒙.to", 2)).toBe(3);
  expect(codePointOffset("𝒙.to", 3)).toBe(2);
});

test("positions beyond the end are the end", () => {
  expect(utf16Offset("𝒙", 9)).toBe(2);
  expect(codePointOffset("𝒙", 9)).toBe(1);
});

test("both agree with counting by the string's iterator", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, position) => {
      const before = [...text].slice(0, position);
      expect(utf16Offset(text, position)).toBe(before.join("").length);
      expect(codePointOffset(text, before.join("").length)).toBe(before.length);
    }),
  );
});
