import { expect, test } from "vitest";
import { oneOf } from "../../src/analysis/singular.ts";

test.each([
  ["events", "event"],
  ["policies", "policy"],
  ["taxes", "tax"],
  ["businesses", "business"],
  ["lives", "life"],
  ["analyses", "analysis"],
  ["people", "person"],
  ["vetoes", "veto"],
  ["hours a week", "hour a week"],
  ["tonnes of CO2", "tonne of CO2"],
  ["percentage points", "percentage point"],
  ["FTE posts", "FTE post"],
  ["licences issued", "licence issued"],
  ["sales overseas", "sale overseas"],
  ["series", "series"],
  ["news", "news"],
  ["TIV", "TIV"],
  ["gas", "gas"],
  ["staff", "staff"],
  ["CO2", "CO2"],
])("one of %s is one %s", (several, one) => {
  expect(oneOf(several)).toBe(one);
});
