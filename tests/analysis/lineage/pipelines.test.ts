import fc from "fast-check";
import { expect, test } from "vitest";
import { type Aggregator, first } from "../../../src/analysis/frame/aggregators.ts";
import { type Frame, frame } from "../../../src/analysis/frame/frame.ts";
import { named, tableOf } from "./tables.ts";

// Every row carries the ids of the rows of a and b that it rests on, in columns of its own; what origins() says is held
// against those.
const key = fc.option(fc.integer({ min: 0, max: 3 }));
const keys = fc.array(key, { minLength: 1, maxLength: 8 });

type Step = (data: Frame, b: Frame) => Frame;

/** Ids of a whole group in one text. */
const ids = (column: string): Aggregator => ({
  name: "ids",
  column,
  type: () => "string",
  value: (values) => values.join(" "),
});

const merged = (data: Frame): Frame =>
  data
    .derive({
      as: (row) => `${row.as ?? ""} ${row.as2 ?? ""}`,
      bs: (row) => `${row.bs ?? ""} ${row.bs2 ?? ""}`,
    })
    .select("k", "as", "bs");
const other = (data: Frame) => data.rename({ as: "as2", bs: "bs2" });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map(
    (k): Step =>
      (data) =>
        data.filter((row) => row.k === null || row.k !== k),
  ),
  fc.constant<Step>((data) => data.sort("k")),
  fc.constant<Step>((data) => data.sort("as")),
  fc.tuple(fc.nat(4), fc.nat(12)).map(
    ([from, to]): Step =>
      (data) =>
        data.slice(from, to),
  ),
  fc.constant<Step>((data) =>
    data.derive({ k: (row) => (row.k === null ? 4 : row.k) }, { types: { k: "integer" } }),
  ),
  fc.constant<Step>((data) => data.concat(data.head(2))),
  fc.constant<Step>((data, b) => data.concat(b)),
  fc.constant<Step>((data) =>
    data
      .group("k")
      .aggregate({ as: ids("as"), bs: ids("bs"), n: first("k") })
      .drop("n"),
  ),
  fc.constantFrom("inner" as const, "left" as const, "full" as const).map(
    (how): Step =>
      (data, b) =>
        merged(data.head(12).join(other(b), "k", { how })),
  ),
  fc.constantFrom("semi" as const, "anti" as const).map(
    (how): Step =>
      (data, b) =>
        data.join(b, "k", { how }),
  ),
  fc.constant<Step>((data) => merged(data.head(12).join(other(data.head(3)), "k", { how: "left" }))),
);

test("origins are the ids that the rows themselves carry, through any verbs", async () => {
  await fc.assert(
    fc.asyncProperty(keys, keys, fc.array(step, { maxLength: 7 }), async (aKeys, bKeys, steps) => {
      const start = async (name: "a" | "b", of: (number | null)[]) => {
        const table = await tableOf(name, { id: of.map((_, i) => `${name}${i}`) }, { inDuckDb: false });
        const own = (column: string) =>
          frame(table)
            .column("id")
            .map((id) => (column === name ? id : ""));
        return frame({ k: of, as: own("a"), bs: own("b") }, { types: { k: "integer" }, from: frame(table) });
      };
      const [a, b] = [await start("a", aKeys), await start("b", bKeys)];
      const data = steps.reduce((before, next) => next(before, b), a);
      data.rows().forEach((row, i) => {
        expect(named(data.origins(i))).toEqual(expected([row]));
      });
      expect(named(data.origins())).toEqual(expected(data.rows()));
      expect(data.origins().every(({ exact }) => exact)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function expected(rows: readonly Record<string, unknown>[]): Record<string, string> {
  const of = (column: string) =>
    [
      ...new Set(
        rows.flatMap((row) =>
          String(row[column] ?? "")
            .split(" ")
            .filter(Boolean),
        ),
      ),
    ]
      .sort()
      .join(" ");
  return Object.fromEntries(
    [
      ["a", of("as")],
      ["b", of("bs")],
    ].filter(([, list]) => list !== ""),
  );
}
