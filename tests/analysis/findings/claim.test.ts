import { expect, test } from "vitest";
import { writeClaim } from "../../../src/analysis/findings/claim.ts";

const text = { value: "£1,392m", interval: "£835m–£2,006m", n: "3" };

test("a template is filled in; a function makes the sentence", () => {
  expect(writeClaim("Worth {value} ({interval}; n = {n}), or {value}", text)).toBe(
    "Worth £1,392m (£835m–£2,006m; n = 3), or £1,392m",
  );
  expect(writeClaim(({ value, n }) => `${n} sales, worth ${value}`, text)).toBe("3 sales, worth £1,392m");
  expect(writeClaim(({ interval }) => `Worth ${interval}`, text)).toBe("Worth £835m–£2,006m");
});

test("a number typed into the claim instead of filled in is refused: it would not follow the data", () => {
  expect(() => writeClaim("Worth £1,392m", text)).toThrow(/does not say its value[\s\S]*\{value\}/);
  expect(() => writeClaim("n = {n}", text)).toThrow(/does not say its value/);
  expect(() => writeClaim(() => "Worth £1,400m", text)).toThrow(
    /"Worth £1,400m" does not contain its value, "£1,392m"/,
  );
});

test("a placeholder that stands for nothing is refused", () => {
  expect(() => writeClaim("{value} in {yaer}", text)).toThrow(/asks for \{yaer\}/);
  expect(() => writeClaim("{value}, {vlaue}", text)).toThrow(/Did you mean "value"\?/);
  expect(() => writeClaim("{value} ({interval})", { ...text, interval: "" })).toThrow(
    /asks for \{interval\}, which the finding does not give[\s\S]*Give interval/,
  );
  expect(() => writeClaim("{value} {constructor}", text)).toThrow(/asks for \{constructor\}/);
  expect(() => writeClaim(() => "nothing", { ...text, interval: "" })).toThrow(/does not contain its value/);
});

test("signs that replacement strings give a meaning to are text", () => {
  expect(writeClaim("Worth {value}", { ...text, value: "$& $1" })).toBe("Worth $& $1");
});
