import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Trace } from "../../../src/charts/figure.ts";
import { withTables } from "../../../src/charts/settle/tables.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { good } from "../faults.ts";

const size = { width: 640, height: 384 };
const table = (columns: unknown[][], cells: object = {}, more: object = {}): Trace => ({
  type: "table",
  header: { values: columns.map((_, i) => `Column ${i + 1}`) },
  cells: { values: columns, ...cells },
  ...more,
});
const settled = (trace: Trace, theme = government) =>
  withTables({ data: [trace], layout: {} }, theme, size).data[0] as {
    columnwidth: number[];
    header: Record<string, unknown>;
    cells: { values: unknown[][]; align: unknown; format?: unknown };
  };
const column = (values: unknown[], cells: object = {}, theme = government) =>
  settled(table([values], cells), theme).cells.values[0];

describe("numbers", () => {
  test("have thousands and the same decimals, in the theme's language", () => {
    expect(column([52345.5, 180234, -8123.75])).toEqual(["52,345.50", "180,234.00", "−8,123.75"]);
    expect(column([52345.5, 180234, -8123.75], {}, continental)).toEqual([
      ...["52.345,50", "180.234,00", "−8.123,75"],
    ]);
    expect(column([0.1 + 0.2, 1 / 4])).toEqual(["0.30", "0.25"]);
  });

  test("that are years are years", () => {
    expect(column([1963, 2014])).toEqual(["1963", "2014"]);
  });

  test("in a format of the author's", () => {
    expect(column([1234.5, 0], { format: [",.0f"] })).toEqual(["1,235", "0"]);
    const { cells } = settled(table([["a"], [0.25]], { format: ["", [".0%"]] }));
    expect(cells).toMatchObject({ values: [["a"], ["25%"]], format: ["", ""] });
    // One that is not known here is left to Plotly.
    expect(settled(table([[1234]], { format: [".2s"] })).cells).toMatchObject({
      ...{ values: [[1234]], format: [".2s"] },
    });
  });
});

test("a missing value is a dash, and neither null nor 0", () => {
  expect(column([1.5, null, Number.NaN])).toEqual(["1.5", "–", "–"]);
  expect(column([1.5, null], { format: ["+.1f"] })).toEqual(["+1.5", "–"]);
  expect(column(["a", null])).toEqual(["a", "–"]);
});

test("numbers stand to the right and words to the left, unless the author has them elsewhere", () => {
  const columns = [["Defence"], [1]];
  expect(settled(table(columns))).toMatchObject({
    header: { align: ["left", "right"] },
    cells: { align: ["left", "right"] },
  });
  expect(settled(table(columns, { align: "center" })).cells.align).toBe("center");
});

test("columns are as wide as their words, and none takes more than half of the picture", () => {
  const [long, short] = settled(table([["a long explanation ".repeat(20)], ["x"]])).columnwidth;
  expect(long).toBe(320);
  expect(short).toBeLessThan(110);
  expect(settled(table([["x"]], {}, { columnwidth: [7] })).columnwidth).toEqual([7]);
});

test("a table without cells stays as it is", () => {
  const empty = { type: "table" };
  expect(withTables({ data: [empty], layout: {} }, government, size).data).toEqual([empty]);
});

test("its picture has all of its words", async () => {
  const figure = {
    data: [
      table([
        ["Defence", "Health"],
        [52345.5, null],
      ]),
    ],
    layout: {},
  };
  const svg = await chart({ ...good, data: [{ name: "Defence", amount: 52345.5 }], figure }).svg();
  for (const word of ["Defence", "Health", "52,345.5", "–"]) expect(svg).toContain(`>${word}<`);
});
