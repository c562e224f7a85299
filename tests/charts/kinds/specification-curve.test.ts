import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { specificationCurve } from "../../../src/charts/kinds/specification-curve.ts";
import { curve, samples, words } from "../samples.ts";
import { tracesOf, wordsIn } from "./positions.ts";

const chart = samples["specification-curve"]?.() as never;
const axis = (name: string) =>
  (
    chart as {
      figure: { layout: Record<string, { tickvals: number[]; ticktext: string[]; domain: number[] }> };
    }
  ).figure.layout[name] as { tickvals: number[]; ticktext: string[]; domain: number[] };

describe("the curve", () => {
  const [, points, , , main] = tracesOf(chart);
  const results = curve().specifications.map(({ result }) => result);
  const at = curve().specifications.findIndex(
    ({ chosen }) => chosen.year === 1975 && chosen.around === "as stated" && chosen.counted === "all three",
  );

  test("every result from the lowest to the highest, the main one marked", () => {
    expect(points?.y).toEqual(results.toSpliced(at, 1));
    expect([main?.x, main?.y, main?.marker.symbol]).toEqual([[at + 1], [results[at]], "diamond"]);
    expect(wordsIn(chart)).toContain("Main specification: £1,184m");
    expect(wordsIn(chart)).toContain("24 specifications, the lowest result first: £345m–£2,417m");
    expect(wordsIn(chart)).toContain("A billion");
  });

  test("the data say which is the main one, and have the names that the picture has", () => {
    const { names, columns } = (chart as { data: { names: string[]; columns: unknown[][] } }).data;
    expect(names).toEqual([
      ...["result", "Year of earning", "“Around” is", "Sales counted", "main specification"],
    ]);
    expect(columns[4]?.indexOf(true)).toBe(at);
  });
});

describe("the matrix", () => {
  const marks = [tracesOf(chart)[2], tracesOf(chart)[5]];

  test("a mark a choice for each specification, in the row of the option that it takes", () => {
    const rows = axis("yaxis2");
    expect(rows.ticktext).toEqual([
      ...["1970", "1972", "1975", "1979"],
      ...["10% less", "as stated", "10% more"],
      ...["largest only", "all three"],
    ]);
    const read = curve().specifications.map((_, i) =>
      marks.flatMap((trace) =>
        (trace?.x ?? []).flatMap((x, j) => {
          const middle = (trace?.base?.[j] as number) + (trace?.y[j] as number) / 2;
          return x === i + 1
            ? [rows.ticktext[rows.tickvals.findIndex((tick) => Math.abs(tick - middle) < 1e-9)]]
            : [];
        }),
      ),
    );
    expect(read).toEqual(
      curve().specifications.map(({ chosen }) => [String(chosen.year), chosen.around, chosen.counted]),
    );
  });

  test("lies under the curve, which has room left", () => {
    expect(axis("yaxis2").domain[1]).toBeLessThan(axis("yaxis").domain[0] as number);
    expect((axis("yaxis").domain[1] as number) - (axis("yaxis").domain[0] as number)).toBeGreaterThan(0.2);
  });
});

describe("what it is given", () => {
  const options = { ...words, value: "p", choices: { test: "Test" }, unit: "" };

  test("intervals are drawn through their results", () => {
    const table = frame({ p: [0.2, 0.1], low: [0.1, 0.05], high: [0.4, 0.3], test: ["a", "b"] });
    const [lines] = tracesOf(specificationCurve(table, { ...options, low: "low", high: "high" }));
    expect(lines?.x).toEqual([1, 1, null, 2, 2, null]);
    expect(lines?.y).toEqual([0.05, 0.3, null, 0.1, 0.4, null]);
  });

  test("yes and no are words, and marks shrink to hundreds of specifications", () => {
    const many = Array.from({ length: 600 }, (_, i) => i);
    const table = frame({ p: many.map((i) => i / 600), test: many.map((i) => i % 2 === 0) });
    const large = specificationCurve(table, options);
    expect((large.figure.layout.yaxis2 as { ticktext: string[] }).ticktext).toEqual(["Yes", "No"]);
    expect((tracesOf(large) as unknown as { marker: { size: number } }[])[1]?.marker.size).toBeLessThan(3);
    expect((tracesOf(large) as unknown as { width: number }[])[2]?.width).toBeLessThan(1);
  });

  test("none, several and missing are refused", () => {
    const table = frame({ p: [0.2, 0.1], test: ["a", "a"] });
    expect(() => specificationCurve(table, { ...options, main: { test: "b" } })).toThrow(
      "no specification has test b",
    );
    expect(() => specificationCurve(table, { ...options, main: { test: "a" } })).toThrow(
      "2 specifications have test a",
    );
    const gap = frame({ p: [0.2, null], test: ["a", "b"] });
    expect(() => specificationCurve(gap, options)).toThrow('row 2, column "p": a value is missing');
    const many = frame({ p: Array(1001).fill(1), test: Array(1001).fill("a") });
    expect(() => specificationCurve(many, options)).toThrow("a curve of 1,001 specifications cannot be read");
  });
});
