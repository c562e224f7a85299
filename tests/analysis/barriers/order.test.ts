import fc from "fast-check";
import { expect, test } from "vitest";
import type { KnownDate } from "../../../src/analysis/barriers/dates.ts";
import { cameBefore } from "../../../src/analysis/barriers/order.ts";

test.each<[KnownDate | null, KnownDate | null, string]>([
  ["2013-07-04", "2013-12-06", "yes"],
  ["2013-12-06", "2013-07-04", "no"],
  ["2013-07-04", "2013-07-04", "no"],
  ["2012", "2013", "yes"],
  ["2013", "2013", "cannot tell"],
  ["2013-07", "2013-07-31", "cannot tell"],
  ["2013-07-31", "2013-07", "no"],
  ["2013-07", "2013-08-01", "yes"],
  ["1970/1989", "1988", "cannot tell"],
  [1966, "1970/1989", "yes"],
  [null, "2013", "cannot tell"],
  ["2013", null, "cannot tell"],
])("did %s come before %s: %s", (a, b, answer) => {
  expect(cameBefore(a, b)).toBe(answer);
});

test("yes and no hold for every day that the dates can stand for; cannot tell, for neither all nor none", () => {
  const day = fc.integer({ min: 0, max: 40 });
  const iso = (n: number) => new Date(Date.UTC(2013, 5, 1 + n)).toISOString().slice(0, 10);
  const span = fc.tuple(day, day).map(([x, y]) => [Math.min(x, y), Math.max(x, y)] as const);
  fc.assert(
    fc.property(span, span, (a, b) => {
      const days = ([first, last]: readonly [number, number]) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i);
      const all = days(a).flatMap((x) => days(b).map((y) => x < y));
      const truth = all.every(Boolean) ? "yes" : all.some(Boolean) ? "cannot tell" : "no";
      expect(cameBefore(`${iso(a[0])}/${iso(a[1])}`, `${iso(b[0])}/${iso(b[1])}`)).toBe(truth);
    }),
  );
});

test("what is no date is refused", () => {
  expect(() => cameBefore("soon", "2013")).toThrow(/"soon" is not a date/);
});
