import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { spanComparison } from "../../../src/charts/kinds/span-comparison.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { samples, words, years } from "../samples.ts";
import { rowNames, tracesOf, wordsIn } from "./positions.ts";

const chart = samples["span-comparison"]?.() as never;

test("each span reaches from the start of its first year to the end of its last", () => {
  const [article, register] = tracesOf(chart);
  expect([article?.base, article?.x]).toEqual([
    [1970, 1970, 1991],
    [10, 20, 1],
  ]);
  expect([register?.base, register?.x]).toEqual([
    [1968, 1983, 1992, 1975],
    [39, 16, 13, 1],
  ]);
});

test("each lane names its source and its years, in the order given, and says where there are none", () => {
  expect(rowNames(chart)).toHaveLength(4);
  expect(wordsIn(chart)).toEqual([
    ...["Article: 1970–1979", "Register: 1968–2006"],
    ...["Article: 1970–1989", "Register: 1983–1998"],
    ...["Article: 1991", "Register: 1992–2004"],
    ...["Article: no year stated", "Register: from 1975"],
  ]);
});

test("lanes of an item lie under one another and apart from those of the next", () => {
  const [article, register] = tracesOf(chart);
  const lanes = [0, 1, 2].flatMap((i) => [article?.y[i], register?.y[i]]) as number[];
  expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
  expect((lanes[1] as number) - (lanes[0] as number)).toBeLessThan(
    (lanes[2] as number) - (lanes[1] as number),
  );
});

test("an open end is an arrow", () => {
  const [, , arrow] = tracesOf(chart);
  expect(arrow?.marker.symbol).toEqual(["triangle-right"]);
  expect(arrow?.x[0]).toBeGreaterThan(1976);
  const until = frame(
    { supplier: ["a"], ordered: [null], delivered: [1998] },
    { types: { ordered: "integer" } },
  );
  const options = {
    ...words,
    label: "supplier",
    spans: [{ name: "Register", from: "ordered", to: "delivered" }],
  };
  expect(wordsIn(spanComparison(until, options))).toEqual(["Register: until 1998"]);
  expect(tracesOf(spanComparison(until, options))[1]?.marker.symbol).toEqual(["triangle-left"]);
});

test("a span that runs backwards, and five sources, are refused", () => {
  const spans = [{ name: "Register", from: "delivered", to: "ordered" }];
  const options = { ...words, label: "supplier", spans };
  expect(() => spanComparison(years(), options)).toThrow(
    'row 1, column "ordered": the span from 2006 to 1968 runs backwards',
  );
  expect(() => spanComparison(years(), { ...options, spans: Array(5).fill(spans[0]) })).toThrow(
    "one to 4 sources",
  );
});

test("thirty items of two sources stand on a page: narrow lanes, with the words of both beside them", () => {
  const many = Array.from({ length: 30 }, (_, i) => i);
  const table = frame({
    item: many.map((i) => `Item ${i}`),
    article: many.map((i) => (i === 29 ? null : `${1950 + i}/${1955 + i}`)),
    ordered: many.map((i) => 1940 + i),
    delivered: many.map((i) => 1951 + i),
  });
  const dense = spanComparison(table, {
    ...{ ...words, label: "item" },
    spans: [
      { name: "Article", from: "article" },
      { name: "Register", from: "ordered", to: "delivered" },
    ],
  });
  expect(wordsIn(dense)).toHaveLength(30);
  expect(wordsIn(dense)[0]).toBe("Article: 1950–1955; Register: 1940–1951");
  expect(wordsIn(dense)[29]).toBe("Article: no year stated; Register: 1969–1980");
  const [article, register] = tracesOf(dense) as (ReturnType<typeof tracesOf>[0] & { width: number })[];
  const apart = many.slice(1).map((i) => (article?.y[i] as number) - (register?.y[i - 1] as number));
  expect(Math.min(...apart.filter(Number.isFinite))).toBeGreaterThan(article?.width as number);
  expect((register?.y[0] as number) - (article?.y[0] as number)).toBeGreaterThan(article?.width as number);
});

test("a span that began before and went on after what is stated has an arrow at both ends", () => {
  const open = spanComparison(frame({ item: ["Secrets law"], from: ["../1966"], to: ["2013/.."] }), {
    ...words,
    label: "item",
    spans: [{ name: "Record", from: "from", to: "to" }],
  });
  const symbols = tracesOf(open).flatMap(({ marker }) => marker.symbol ?? []);
  expect(symbols.toSorted()).toEqual(["triangle-left", "triangle-right"]);
});

test("a span that ended by a year, or began no earlier than one, is thin where that is not known, and at most so long", () => {
  const table = frame({
    item: ["ended by", "begun from", "both", "both known"],
    from: ["1950", "1950/..", "1950/..", "1950"],
    to: ["../1960", "1960", "../1960", "1960"],
  });
  const chart = spanComparison(table, {
    ...{ ...words, label: "item" },
    spans: [{ name: "Register", from: "from", to: "to" }],
  });
  expect(wordsIn(chart)).toEqual([
    ...["Register: at most 1950–1960", "Register: at most 1950–1960", "Register: at most 1950–1960"],
    "Register: 1950–1960",
  ]);
  const [thin, sure] = tracesOf(chart) as (ReturnType<typeof tracesOf>[0] & { width: number })[];
  expect([thin?.base, thin?.x]).toEqual([
    [1950, 1950, 1950],
    [11, 11, 11],
  ]);
  expect([sure?.base, sure?.x]).toEqual([
    [1950, 1960, 1950],
    [1, 1, 11],
  ]);
  expect(thin?.width).toBeLessThan((sure?.width as number) / 2);
});

test.each([government, continental])("four sources of open spans can be told apart: $name", (theme) => {
  const table = frame({ item: ["a", "b"], span: ["1950/..", "../1960"] });
  const spans = ["First", "Second", "Third", "Fourth"].map((name) => ({ name, from: "span" }));
  expect(wordsIn(spanComparison(table, { ...words, theme, label: "item", spans }))).toHaveLength(8);
});
