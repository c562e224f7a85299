import { describe, expect, test } from "vitest";
import { german } from "../../../src/charts/themes/german.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { drawn, faultsOf } from "../faults.ts";
import { words } from "../samples.ts";

test("an id that would make a file's name too long", () => {
  expect(faultsOf({ id: "a".repeat(101) })).toContainEqual(
    expect.stringMatching(/the id has 101 letters, and files are named by it → .*100 at most/),
  );
  expect(faultsOf({ id: "a".repeat(100) })).toEqual([]);
});

test.each(["Chart", "A chart", "See above."])("an alt text that tells nothing: %s", (alt) => {
  expect(faultsOf({ alt })).toContainEqual(
    expect.stringMatching(/says nothing of what the picture shows → Describe the picture/),
  );
});

test("an alt text that repeats the subtitle", () => {
  expect(faultsOf({ alt: "Orders by year, Japan", subtitle: "Orders by year, Japan" })).toContainEqual(
    expect.stringMatching(/the alt text repeats the subtitle/),
  );
});

describe("the source", () => {
  test.each(["n/a", "TBC", "unknown", "?", "-", "None"])("%s is none", (source) => {
    expect(faultsOf({ source })).toContainEqual(
      expect.stringMatching(/which is none → Give source: "\[Publication\] from \[Organisation\]"/),
    );
  });

  test.each(["Source: a register", "sources : two registers"])("%s says so twice", (source) => {
    expect(faultsOf({ source })).toContainEqual(
      expect.stringMatching(/the source begins with "\w+", which is written before it anyway/),
    );
  });

  test("the word is that of the chart's language", () => {
    const theme = { ...government, language: german };
    expect(faultsOf({ source: "Quelle: ein Register", theme })).toContainEqual(
      expect.stringMatching(/the source begins with "Quelle"/),
    );
    expect(faultsOf({ source: "Quellenverzeichnis des Amts" })).toEqual([]);
  });
});

test.each<[string, object]>([
  ["layout.title", { layout: { title: { text: "In the picture" } } }],
  ["layout.title.subtitle", { layout: { title: { subtitle: { text: "In the picture" } } } }],
])("a title at %s is told by its place", (place, { layout }: { layout?: object }) => {
  const figure = { data: [{ type: "bar", x: [2021, 2022], y: [1, 2] }], layout };
  expect(faultsOf({ figure })).toContainEqual(expect.stringContaining(`Remove ${place}:`));
});

test("a pie's own title is one", () => {
  const pie = { type: "pie", labels: ["a", "b"], values: [1, 2], textinfo: "label" };
  const figure = { data: [{ ...pie, title: { text: "In the picture" } }], layout: {} };
  expect(faultsOf({ figure })).toContainEqual(expect.stringContaining("Remove data[0].title:"));
});

describe("a title that names what has no axes", () => {
  const indicator = { type: "indicator", mode: "number", value: 72 };
  const pie = { type: "pie", labels: ["a", "b"], values: [1, 2], textinfo: "label+percent" };
  const layout = { grid: { rows: 1, columns: 2 } };
  const titles = (data: object[], more: object = {}) =>
    drawn(data, { ...layout, ...more }).filter((fault) => /a title of its own/.test(fault));

  test("a number, and pies beside each other", () => {
    expect(titles([{ ...indicator, title: { text: "Satisfaction" } }])).toEqual([]);
    const pies = ["2023", "2024"].map((text, column) => ({ ...pie, title: { text }, domain: { column } }));
    expect(titles(pies)).toEqual([]);
  });

  test("is none where it says the headline again, or is over rings that are one picture", () => {
    const again = { ...indicator, title: { text: `<b>${words.headline}</b>` } };
    expect(titles([again])).toEqual([expect.stringContaining("Remove data[0].title")]);
    const rings = [{ ...pie, hole: 0.7, title: "In the picture" }, pie];
    expect(titles(rings)).toEqual([expect.stringContaining("Remove data[0].title")]);
  });
});
