import { expect, test } from "vitest";
import { completeness } from "../../../src/session/assist/is-complete.ts";

test.each([
  "",
  "1 + 1",
  "// note",
  "await x",
  "for (const x of y) {\n  f(x);\n}",
  "type A = { a: 1 }",
  "import 'x'",
])("%s is complete", (source) => {
  expect(completeness(source)).toEqual({ status: "complete" });
});

test.each([
  ["foo(", "  "],
  ["if (x) {", "  "],
  ["if (x) {\n    a;\n    if (y) {", "      "],
  ["function f() {\n  return 1;", "  "],
  ["const f = () =>", "  "],
  ["x = [1,", "  "],
  ["a +", ""],
  ["`text", ""],
  ["/* note", ""],
  ["import { a", ""],
  ["object.", ""],
])("%s goes on", (source, indent) => {
  expect(completeness(source)).toEqual({ status: "incomplete", indent });
});

test.each(["let = 5 5", ") foo", "}", "let s = 'abc", "%matplotlib", "foo(]"])(
  "%s can never be",
  (source) => {
    expect(completeness(source)).toEqual({ status: "invalid" });
  },
);
