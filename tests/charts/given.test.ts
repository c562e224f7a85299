import { describe, expect, test } from "vitest";
import { chart } from "../../src/charts/chart.ts";
import { misspelt, misspeltOptions, withoutNulls } from "../../src/charts/given.ts";
import { UsageError } from "../../src/errors.ts";
import { faultsOf, good } from "./faults.ts";

describe("a misspelt name", () => {
  test("is told with the nearest that there is, and all of them", () => {
    expect(misspelt({ decimls: 1 }, ["decimals", "order"])).toEqual([
      {
        problem: "there is no option decimls",
        remedy: 'Did you mean "decimals"? Known: decimals, order.',
      },
    ]);
  });

  test("a short one may be off by one letter, and a long one by two", () => {
    const told = (name: string) => misspelt({ [name]: 1 }, ["size", "headline"]).length;
    expect([told("sice"), told("sie"), told("seze"), told("sice_")]).toEqual([1, 1, 1, 0]);
    expect([told("hedline"), told("hedlin"), told("hedln")]).toEqual([1, 1, 0]);
  });

  test("one that is like none, as of another kind of chart, is let be, and so is one that there is", () => {
    expect(misspelt({ reference: 5, order: "given" }, ["decimals", "order"])).toEqual([]);
    // Near another, and a name of its own.
    expect(misspelt({ low: 1 }, ["low", "now"])).toEqual([]);
  });

  test("is judged against the words and the look of every chart as well", () => {
    const problems = (given: object) => misspeltOptions(given, ["label"]).map(({ problem }) => problem);
    expect(problems({ sorce: "", labl: "", wave: {} })).toEqual([
      ...["sorce", "labl", "wave"].map((name) => `there is no option ${name}`),
    ]);
    const all = ["id", "headline", "subtitle", "source", "alt", "size", "theme", "basis", "waive"];
    expect(problems(Object.fromEntries(all.map((name) => [name, ""])))).toEqual([]);
  });
});

test("what is null is left out, and nothing else", () => {
  const given = { a: null, b: undefined, c: 0, d: "", e: false, f: [null] };
  const { a: _, ...rest } = given;
  expect(withoutNulls(given)).toStrictEqual(rest);
  expect(given).toHaveProperty("a", null);
});

describe("chart()", () => {
  /** The chart that each fault is of, and its problem. */
  const told = (changes: object) => {
    try {
      chart({ ...good, ...changes });
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as UsageError).problems.map((each) => [each.chart, each.problem]);
    }
  };

  test("tells a misspelt option with the chart's id", () => {
    expect(told({ sise: "slide", figrue: {} })).toEqual([
      [good.id, "there is no option sise"],
      [good.id, "there is no option figrue"],
    ]);
    expect(told({ id: undefined, sise: "slide" })).toEqual([[undefined, "there is no option sise"]]);
  });

  test("lets options of kinds be, in an object that several charts share", () => {
    expect(told({ label: "supplier", decimals: 1 })).toEqual([]);
  });

  test("leaves out what is null, and says so of what it needs", () => {
    const nulls = { size: null, theme: null, waive: null, basis: null };
    expect(told(nulls)).toEqual([]);
    expect(chart({ ...good, ...nulls } as never).size).toEqual(chart(good).size);
    expect(told({ alt: null })).toEqual([[good.id, "it has no alt text"]]);
    expect(() => chart(null as never)).toThrow(UsageError);
  });

  test.each(["continental", 5])("tells a theme that is none with the chart's id: %j", (theme) => {
    expect(told({ theme })).toEqual([[good.id, `the theme is ${JSON.stringify(theme)}, and not a theme`]]);
    expect(faultsOf({ theme })).toEqual([expect.stringMatching(/→ Give the theme itself: import/)]);
  });
});
