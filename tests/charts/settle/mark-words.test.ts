import { expect, test } from "vitest";
import { markWords } from "../../../src/charts/settle/mark-words.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";

const bars = { type: "bar", x: ["a", "b"], y: [1200.5, 9] };

test("by the texts of a trace, or its template", () => {
  expect(markWords({ ...bars, text: ["one", null] }, government)).toEqual(["one", ""]);
  expect(markWords({ ...bars, texttemplate: "%{y:,.1f} %" }, government)).toEqual(["1,200.5 %", "9.0 %"]);
  expect(markWords({ ...bars, texttemplate: "%{y:,.1f} %" }, continental)).toEqual(["1.200,5 %", "9,0 %"]);
  expect(markWords({ ...bars, text: ["p", "q"], texttemplate: ["%{text}: %{x}", ""] }, government)).toEqual([
    ...["p: a", "q"],
  ]);
});

test("of a template that is not known, the texts", () => {
  expect(markWords({ ...bars, text: "t", texttemplate: "%{customdata}" }, government)).toEqual(["t", "t"]);
});

test("none of a trace without", () => {
  expect(markWords(bars, government)).toBeUndefined();
});
