import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import type { Theme } from "../../../src/charts/theme.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { faultsOf } from "../faults.ts";

const data = frame({ s: ["a", "b"], v: [12_345, 0.544], n: [23, 7] });
const told = (text: unknown[], y = [12_345, 0.544]) =>
  faultsOf({
    data,
    figure: { data: [{ type: "bar", x: ["a", "b"], y, text, marker: { color: "#12436D" } }], layout: {} },
  }).filter((fault) => /writes/.test(fault));

test("a number that is not that of the mark", () => {
  expect(told(["£13,000", "54%"])).toEqual([
    expect.stringMatching(
      /trace 1 writes "£13,000" on the amount 12345 → Write the amount from the same row/,
    ),
  ]);
  expect(told(["£12,345", "<b>45%</b>"])).toEqual([expect.stringMatching(/on the amount 0.544/)]);
});

test.each([
  [["12,345", "0.54"]],
  [["£12.3k", "54%"]],
  [["£12 thousand", "54.4%"]],
  [["$12,345", "0.544"]],
  [["down 12,345", "1"]],
  [["n = 23", "n = 7"]],
  [["23", "7"]],
  [["£12,000", "54%"]],
  [["F-35", "Phase 1"]],
  [["18–24", "65+"]],
  [["<1%", "1st"]],
  [["a name", "£12m–£14m"]],
  [[null, ""]],
])("%j say the same, another number of the data, or none", (text) => {
  expect(told(text)).toEqual([]);
});

test("as the chart's language writes them", () => {
  const amounts = frame({ s: ["a"], v: [12_345.5] });
  const faults = (text: string) => {
    const figure = { data: [{ type: "bar", x: ["a"], y: [12_345.5], text: [text] }], layout: {} };
    return faultsOf({ data: amounts, figure, theme: continental }).filter((fault) => /writes/.test(fault));
  };
  expect(faults("12.345,5")).toEqual([]);
  expect(faults("12.345,6")).toEqual([expect.stringMatching(/on the amount 12345.5 → Write the amount/)]);
});

test("in another language than the chart's, and how that writes it", () => {
  const amounts = frame({ s: ["a"], v: [12.5] });
  const faults = (text: string, theme: Theme) => {
    const figure = { data: [{ type: "bar", x: ["a"], y: [12.5], text: [text] }], layout: {} };
    return faultsOf({ data: amounts, figure, theme }).filter((fault) => /writes/.test(fault));
  };
  expect(faults("12.5", continental)).toEqual([
    expect.stringMatching(/writes "12.5" on the amount 12.5 → The theme's language \(de-DE\) writes 12,5\. /),
  ]);
  expect(faults("12,5", government)).toEqual([expect.stringMatching(/\(en-GB\) writes 12\.5\. /)]);
  expect(faults("12,5", continental)).toEqual([]);
});

test("a series that is named by its year", () => {
  const figure = { data: [{ type: "bar", name: "2024", x: ["a"], y: [23], text: ["2024"] }], layout: {} };
  expect(faultsOf({ data, figure }).filter((fault) => /writes/.test(fault))).toEqual([]);
});

test("another number of the row, rounded as it is written", () => {
  const shares = frame({ t: ["a", "b"], n: [1204, 988], share: [54.93, 45.07] });
  const faults = (text: string[]) => {
    const figure = { data: [{ type: "bar", x: ["a", "b"], y: [1204, 988], text }], layout: {} };
    return faultsOf({ data: shares, figure }).filter((fault) => /writes/.test(fault));
  };
  expect(faults(["54.9%", "45.1%"])).toEqual([]);
  expect(faults(["45.1%", "54.9%"])).toHaveLength(1);
});

test("words that only a pointer shows, and names of the data, are no amounts", () => {
  const dots = {
    type: "scatter",
    mode: "markers",
    x: [1, 2],
    y: [12_345, 0.544],
    marker: { color: "#12436D" },
  };
  const faults = (trace: object, more: object = {}) =>
    faultsOf({
      data: frame({ s: ["7", "8"], x: [1, 2], v: [12_345, 0.544] }),
      figure: { data: [{ ...dots, ...trace }] },
      ...more,
    }).filter((fault) => /writes/.test(fault));
  expect(faults({ text: ["3", "4"] })).toEqual([]);
  expect(faults({ mode: "markers+text", text: ["7", "8"] })).toEqual([]);
  expect(faults({ mode: "markers+text", text: ["3", "4"] })).toHaveLength(1);
});

test("numbers that are no texts, whatever the language", () => {
  const amounts = frame({ s: ["a", "b"], v: [12_000.5, 13_000] });
  const faults = (text: unknown[]) => {
    const figure = { data: [{ type: "bar", x: ["a", "b"], y: [12_000.5, 13_000], text }], layout: {} };
    return faultsOf({ data: amounts, figure, theme: continental }).filter((fault) => /writes/.test(fault));
  };
  expect(faults([12_000.5, 13_000])).toEqual([]);
  expect(faults([12_000.5, 14_000])).toEqual([expect.stringMatching(/writes 14000 on the amount 13000/)]);
});

test("on the total of a waterfall, the sum that Plotly draws", () => {
  const budget = frame({ s: ["Opening", "Pay", "Closing"], v: [60, 12, 90] });
  const faults = (text: string[], more: object = {}) => {
    const fall = { type: "waterfall", measure: ["absolute", "relative", "total"], x: budget.column("s") };
    const figure = { data: [{ ...fall, y: [60, 12, 90], text, ...more }], layout: {} };
    return faultsOf({ data: budget, figure }).filter((fault) => /writes/.test(fault));
  };
  expect(faults(["60", "+12", "90"])).toEqual([
    expect.stringMatching(/trace 1 writes "90" on a total that Plotly draws as 72, .* → Write 72, or/),
  ]);
  expect(faults(["60", "+12", "72"])).toEqual([]);
  // A step may have on it how far it reaches.
  expect(faults(["60", "72", "72"])).toEqual([]);
  expect(faults(["60", "+13", "72"])).toEqual([expect.stringMatching(/writes "\+13" on the amount 12/)]);
  expect(faults(["60", "+12", "90"], { textinfo: "final" })).toEqual([]);
  expect(faults(["60", "+12", "90"], { texttemplate: "%{final}" })).toEqual([]);
});
