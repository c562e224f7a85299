import fc from "fast-check";
import { expect, test } from "vitest";
import {
  count,
  distinct,
  first,
  max,
  mean,
  median,
  min,
  quantile,
  std,
  sum,
} from "../../../src/analysis/frame/aggregators.ts";
import { type Frame, frame } from "../../../src/analysis/frame/frame.ts";
import { desc } from "../../../src/analysis/frame/sort.ts";
import { sql } from "../../../src/analysis/sql.ts";
import { RefusedError } from "../../../src/errors.ts";

// Every verb held against DuckDB on random frames: few different keys, so that they repeat and tie; keys with the dashes
// and underscores by which danfo joins them; integers past 2^24, where float32 ends, and near 2^53, where doubles do.

const key = fc.option(fc.constantFrom("x", "x-y", "y-z", "z", "x_y", "y_z", "", "null", "1", "-", "_"), {
  freq: 4,
});
const integer = fc.option(
  fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: 2 ** 24 - 1, max: 2 ** 24 + 3 }),
    fc.integer({ min: 2 ** 52, max: 2 ** 53 - 1 }),
  ),
  { freq: 4 },
);
// Quarters add up exactly in doubles, so that sums can be compared to the last bit, in whatever order they are taken.
const quarter = fc.option(
  fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }).map((n) => n / 4),
  { freq: 4 },
);

const types = { i: "integer", k: "string", g: "integer", x: "number", big: "integer" } as const;
const randomFrame = fc
  .array(fc.tuple(key, fc.option(fc.integer({ min: 0, max: 2 }), { freq: 4 }), quarter, integer), {
    maxLength: 14,
  })
  .map((rows) =>
    frame(
      {
        i: rows.map((_, i) => i),
        k: rows.map((row) => row[0]),
        g: rows.map((row) => row[1]),
        x: rows.map((row) => row[2]),
        big: rows.map((row) => row[3]),
      },
      { types },
    ),
  );

const holds = (property: (data: Frame, other: Frame) => Promise<void>) =>
  fc.assert(fc.asyncProperty(randomFrame, randomFrame, property), { numRuns: 80 });

test("group and aggregate", () =>
  holds(async (data) => {
    const ours = data.group("k", "g").aggregate({
      sum: sum("x"),
      mean: mean("x"),
      median: median("x"),
      min: min("x"),
      max: max("big"),
      count: count("x"),
      rows: count(),
      first: first("x"),
      distinct: distinct("x"),
      std: std("x"),
      quantile: quantile("x", 0.3),
    });
    const theirs = await sql`
      SELECT k, g, sum(x) AS sum, avg(x) AS mean, median(x) AS median, min(x) AS min, max(big) AS max, count(x) AS count,
        count(*) AS rows, first(x ORDER BY i) FILTER (x IS NOT NULL) AS first, count(DISTINCT x) AS distinct,
        stddev_samp(x) AS std, quantile_cont(x, 0.3) AS quantile
      FROM ${data} GROUP BY k, g ORDER BY min(i)`;
    expect(ours.names).toEqual(theirs.names);
    expect(ours.types).toEqual(theirs.types);
    const rounded = ["mean", "std", "quantile"];
    expect(ours.drop(...rounded).rows()).toEqual(theirs.drop(...rounded).rows());
    for (const name of rounded)
      ours.column(name).forEach((value, i) => {
        const expected = theirs.column(name)[i];
        if (value === null || expected === null) expect(value).toBe(expected);
        else
          expect(Math.abs(Number(value) - Number(expected))).toBeLessThanOrEqual(
            1e-6 + 1e-12 * Math.abs(Number(expected)),
          );
      });
  }));

test("sums of integers: exact, and refused where DuckDB's leaves what JavaScript holds", () =>
  holds(async (data) => {
    const outcome = async (rows: () => Frame | Promise<Frame>) => {
      try {
        return (await rows()).rows();
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedError);
        return "refused";
      }
    };
    expect(await outcome(() => data.group("g").aggregate({ s: sum("big") }))).toEqual(
      await outcome(() => sql`SELECT g, sum(big) AS s FROM ${data} GROUP BY g ORDER BY min(i)`),
    );
  }));

test("sort", () =>
  holds(async (data) => {
    expect(data.sort("k", desc("big")).rows()).toEqual(
      (await sql`FROM ${data} ORDER BY k NULLS LAST, big DESC NULLS LAST, i`).rows(),
    );
    expect(data.sort(desc("k"), "x").rows()).toEqual(
      (await sql`FROM ${data} ORDER BY k DESC NULLS LAST, x NULLS LAST, i`).rows(),
    );
  }));

test("filter", () =>
  holds(async (data) => {
    for (const limit of [-1, 0, 1, 2 ** 24]) {
      const theirs = (await sql`FROM ${data} WHERE big > ${limit} ORDER BY i`).rows();
      expect(data.filter((row) => row.big !== null && row.big > limit).rows()).toEqual(theirs);
      // Unguarded it agrees as well, or is refused where null > -1 would be true.
      if (limit >= 0) expect(data.filter((row) => row.big > limit).rows()).toEqual(theirs);
      else if (data.column("big").includes(null))
        expect(() => data.filter((row) => row.big > limit)).toThrow(RefusedError);
    }
    expect(data.filter((row) => row.k === "x-y" || row.g === 1).rows()).toEqual(
      (await sql`FROM ${data} WHERE k = 'x-y' OR g = 1 ORDER BY i`).rows(),
    );
  }));

test("derive", () =>
  holds(async (data) => {
    const ours = data.derive(
      { y: (row) => (row.x === null ? null : row.x * 2 + row.i), s: (row) => row.k ?? "none" },
      { types: { y: "number", s: "string" } },
    );
    expect(ours.rows()).toEqual(
      (await sql`SELECT *, x * 2 + i AS y, coalesce(k, 'none') AS s FROM ${data} ORDER BY i`).rows(),
    );
  }));

test("join", () =>
  holds(async (data, other) => {
    const left = data.select("i", "k", "g");
    const right = other.select("i", "k", "g", "x").rename({ i: "j" });
    const on = ["k", "g"];
    expect(left.join(right, on).rows()).toEqual(
      (await sql`SELECT i, k, g, j, x FROM ${left} JOIN ${right} USING (k, g) ORDER BY i, j`).rows(),
    );
    expect(left.join(right, on, { how: "left" }).rows()).toEqual(
      (await sql`SELECT i, k, g, j, x FROM ${left} LEFT JOIN ${right} USING (k, g) ORDER BY i, j`).rows(),
    );
    expect(left.join(right, on, { how: "full" }).rows()).toEqual(
      (
        await sql`SELECT i, k, g, j, x FROM ${left} FULL JOIN ${right} USING (k, g) ORDER BY i NULLS LAST, j`
      ).rows(),
    );
    expect(left.join(right, on, { how: "semi" }).rows()).toEqual(
      (await sql`FROM ${left} SEMI JOIN ${right} USING (k, g) ORDER BY i`).rows(),
    );
    expect(left.join(right, on, { how: "anti" }).rows()).toEqual(
      (await sql`FROM ${left} ANTI JOIN ${right} USING (k, g) ORDER BY i`).rows(),
    );
    const big = other.select("big", "x").rename({ x: "z" });
    expect(data.join(big, "big").select("i", "z").rows()).toEqual(
      (
        await sql`SELECT i, z FROM ${data} JOIN (SELECT *, row_number() OVER () AS n FROM ${big}) USING (big) ORDER BY i, n`
      ).rows(),
    );
  }));

test("concat", () =>
  holds(async (data, other) => {
    const turned = other.select("x", "k", "i", "big", "g");
    expect(data.concat(turned).rows()).toEqual(
      (await sql`FROM ${data} UNION ALL BY NAME FROM ${turned}`).rows(),
    );
  }));

test("describe", () =>
  holds(async (data) => {
    const [ours] = data.select("x").describe().rows();
    const [theirs] = (
      await sql`
        SELECT count(x) AS count, count(*) - count(x) AS missing, count(DISTINCT x) AS distinct, avg(x) AS mean,
          stddev_samp(x) AS std, min(x) AS min, quantile_cont(x, 0.25) AS q1, median(x) AS median,
          quantile_cont(x, 0.75) AS q3, max(x) AS max FROM ${data}`
    ).rows();
    for (const [name, expected] of Object.entries(theirs ?? {})) {
      if (expected === null) expect(ours?.[name], name).toBe(null);
      else expect(Math.abs(Number(ours?.[name]) - Number(expected)), name).toBeLessThanOrEqual(1e-6);
    }
  }));
