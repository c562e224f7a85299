import fc from "fast-check";
import { expect, test } from "vitest";
import { visualPieces } from "../../src/render/bidi.ts";

test("a text that runs from left to right is one piece", () => {
  expect(visualPieces("Ferranti, some £7m (1970)")).toEqual(["Ferranti, some £7m (1970)"]);
});

// By UAX 9, of which these are the cases that charts have: words, a year among them, brackets, a name in a sentence.
test.each([
  ["وزارة الدفاع", ["الدفاع", " ", "وزارة"]],
  ["שלום 2020", ["2020", " ", "שלום"]],
  ["שלום 2020 עולם", ["עולם", " ", "2020", " ", "שלום"]],
  ["by שלום rose", ["by ", "שלום", " rose"]],
])("%s stands from left to right as %j", (text, pieces) => {
  expect(visualPieces(text)).toEqual(pieces);
});

test("brackets open towards what they hold", () => {
  expect(visualPieces("אב (גד) הו").join("")).toContain(")גד(");
});

test("nothing is lost", () => {
  const part = fc.constantFrom("שלום", "وزارة", "2020", " ", "£7m", "-", "a", "é", "😀");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const sorted = (one: string) => [...one].sort().join("");
      expect(sorted(visualPieces(text).join(""))).toBe(sorted(text));
    }),
  );
});
