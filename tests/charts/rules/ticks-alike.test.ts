import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const line = { type: "scatter", mode: "lines", x: [1, 2, 3], line: { color: "#12436D" } };
const alike = (y: number[], yaxis: object, more: object = {}) =>
  drawn([{ ...line, y, ...more }], { yaxis }).filter((fault) => /ticks-alike/.test(fault));

test.each<[string, number[], object, RegExp]>([
  [
    "rounded to whole numbers",
    [0.1, 0.5, 1],
    { tickformat: ".0f" },
    /tickformat ".0f" rounds them → .*".1f"/,
  ],
  ["rounded to whole per cents", [0.101, 0.104, 0.106], { tickformat: ".0%" }, /→ .*tickformat: ".1%"/],
  ["steps that are stated", [0, 2, 4], { tickformat: "d", dtick: 0.5 }, /writes 1 at 0.5 and at 1:/],
  [
    "ticks that are stated",
    [1, 2, 3],
    { tickformat: ",.0f", tickvals: [1, 1.2, 3] },
    /^yaxis writes 1 at 1 and at 1.2: .* → .*",.1f"/,
  ],
])("ticks that read alike: %s", (_, y, yaxis, fault) => {
  expect(alike(y, yaxis)).toEqual([expect.stringMatching(fault)]);
});

test.each<[string, number[], object]>([
  ["decimals enough", [0.1, 0.5, 1], { tickformat: ".1f" }],
  ["amounts that are far apart", [1, 50, 99], { tickformat: ".0f" }],
  ["no format", [0.1, 0.5, 1], {}],
  ["a format that is not known here", [0.1, 0.5, 1], { tickformat: ".2s" }],
  ["a range that is far longer", [0.1, 0.5, 1], { tickformat: ".0f", range: [0, 100] }],
  ["steps of one", [0.1, 0.5, 1], { tickformat: ".0f", dtick: 1 }],
  ["ticks that are not written", [0.1, 0.5, 1], { tickformat: ".0f", showticklabels: false }],
])("nothing is said of %s", (_, y, yaxis) => {
  expect(alike(y, yaxis)).toEqual([]);
});

test("counts are told to have ticks at whole numbers alone", () => {
  const remedyOf = (y: number[], yaxis: object) => alike(y, { tickformat: "d", nticks: 8, ...yaxis });
  expect(remedyOf([0, 1, 3], {})).toEqual([expect.stringMatching(/→ Its amounts are whole.* dtick: 1\./)]);
  expect(remedyOf([0, 1, 3], { dtick: 1 })).toEqual([]);
  expect(remedyOf([0, 1.5, 3], {})).toEqual([expect.stringMatching(/→ .*tickformat: ".1f"/)]);
  expect(remedyOf([0, 1, 3], { tickvals: [0.5, 1, 3] })).toEqual([expect.stringMatching(/".1f"/)]);
});

test("bars begin at zero, and their axis with them", () => {
  const bars = (y: number[]) =>
    alike(y, { tickformat: ".0f" }, { type: "bar", mode: undefined, line: undefined });
  expect(bars([0.1, 0.5, 1])).toHaveLength(1);
  expect(bars([50.1, 50.2, 50.3])).toEqual([]);
});
