import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { slope } from "../../../src/charts/kinds/slope.ts";
import { counts, samples, words } from "../samples.ts";
import { tracesOf, wordsIn } from "./positions.ts";

const chart = samples.slope?.() as never;
const named = (name: string) =>
  (
    tracesOf(chart) as unknown as {
      name: string;
      mode: string;
      x: number[];
      y: number[];
      marker: { color: string };
    }[]
  ).find((trace) => trace.name === name);

test("lines rise and fall by their amounts, on one scale", () => {
  const [rise, fall, level] = ["Export rules", "Research memorandum", "Secrets law"].map((name) => {
    const [from = Number.NaN, to = Number.NaN] = named(name)?.y ?? [];
    return from - to;
  }) as [number, number, number];
  // Up the picture is down in pixels.
  expect(rise).toBeGreaterThan(0);
  expect(level).toBe(0);
  expect(rise / fall).toBeCloseTo(3 / -1, 9);
});

test("an item of one date is a ring there that says what is missing; one of neither is named below", () => {
  expect(named("Internal security")).toMatchObject({ mode: "markers", marker: { color: "#FFFFFF" } });
  expect(named("Internal security")?.x).toEqual([named("Export rules")?.x[0]]);
  expect(named("Access and logistics")?.x).toEqual([named("Export rules")?.x[1]]);
  expect(wordsIn(chart)).toContain("Internal security Record of 2026: not stated");
  expect(wordsIn(chart)).toContain("Access and logistics Record of 2022: not stated");
  expect(wordsIn(chart)).toContain("Not stated at either date: Offsets");
  expect(named("Offsets")).toBeUndefined();
});

test("every line has its name and its amount at both ends, and those of the finding stand out", () => {
  for (const label of ["Export rules", "6 milestones", "9 milestones", "Record of 2022", "Record of 2026"])
    expect(wordsIn(chart)).toContain(label);
  expect(wordsIn(chart).filter((label) => label === "Secrets law")).toHaveLength(2);
  expect(tracesOf(chart).at(-1)).toBe(named("Export rules"));
  expect(named("Export rules")?.marker.color).not.toBe(named("Secrets law")?.marker.color);
});

test("what is to be highlighted has to be there", () => {
  const options = {
    ...words,
    label: "barrier",
    from: "first",
    to: "second",
    names: ["a", "b"] as const,
    unit: "",
  };
  expect(() => slope(counts(), { ...options, highlight: ["Export rulez"] })).toThrow(
    'Did you mean "Export rules"?',
  );
});

test("no room between the two dates for a slope to be seen is refused, with what to do", () => {
  const long = "A supplier with a name that takes a good deal of the width of the picture".repeat(2);
  const table = frame({ s: [`${long} a`, `${long} b`], from: [1, 2], to: [2, 1] });
  expect(() =>
    slope(table, {
      ...{ ...words, label: "s", from: "from", to: "to", names: ["2010", "2020"] },
      ...{ unit: "tonnes of carbon dioxide equivalent a year", size: { width: 200, height: 600 } },
    }),
  ).toThrow(/chart "a-chart": .* pixels[\s\S]*(wider|shorter)/);
});
