import { expect, test } from "vitest";
import { episode } from "../../../src/analysis/barriers/episode.ts";

test("export rules stood for 47 years", () => {
  expect(episode({ barrier: "export rules", began: "1967", ended: "2014" })).toMatchObject({
    censored: "none",
    words: "47 years",
  });
  const dated = episode({ barrier: "export rules", began: "1967-04", ended: "2014-04-01" });
  expect(dated.years.mid.toFixed(1)).toBe("47.0");
  expect(dated.months.hi).toBeCloseTo(12 * dated.years.hi, 9);
});

test("a barrier still standing has lasted at least the shortest time that the dates allow", () => {
  const open = episode({ barrier: "leaks", began: "1966", ended: { after: "2020" } });
  // From 31 December 1966 to 1 January 2020: 53 years and a day.
  expect(open).toMatchObject({ censored: "end", words: "at least 53 years" });
  expect(open.years.lo.toFixed(2)).toBe("53.00");
  expect([open.years.hi, open.months.hi]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

test("a lower bound is rounded down", () => {
  const open = episode({ barrier: "b", began: "2000-01-01", ended: { after: "2019-12-15" } });
  expect(open.years.lo.toFixed(2)).toBe("19.95");
  expect(open.words).toBe("at least 19 years");
  const short = episode({ barrier: "b", began: "2000-01-01", ended: { after: "2003-12-26" } });
  expect(short.years.lo.toFixed(2)).toBe("3.98");
  expect(short.words).toBe("at least 3.9 years");
});

test("a barrier first seen standing, or of unknown beginning, is censored at the start", () => {
  const seen = episode({ barrier: "no secrets law", began: { by: "1963" }, ended: "2013-12-06" });
  expect(seen).toMatchObject({ censored: "start", words: "at least 49 years" });
  expect(seen.began).toEqual({ first: "1963-01-01", last: "1963-12-31" });
  const unknown = episode({ barrier: "export rules", began: null, ended: "2022" });
  expect(unknown).toMatchObject({ began: null, censored: "start", words: "not known" });
  expect([unknown.years.lo, unknown.years.hi]).toEqual([0, Number.POSITIVE_INFINITY]);
  expect(episode({ barrier: "b", began: { by: 1963 }, ended: { after: 2022 } }).censored).toBe("both");
});

test("within one year, and in the wrong order", () => {
  const brief = episode({ barrier: "b", began: "2013", ended: "2013" });
  expect(brief.years.lo).toBe(0);
  expect(brief.words).toBe("0–1 years");
  expect(() => episode({ barrier: "b", began: "2014", ended: "2013" })).toThrow(
    /the barrier "b" ends \(2013-12-31\) before it begins \(2014-01-01\)/,
  );
  expect(() => episode({ barrier: "b", began: "2023", ended: { after: "2022-05-01" } })).toThrow(
    /the barrier "b" begins \(2023-01-01\) after the record of it ends \(2022-05-01\)\n.*later date/,
  );
  for (const ended of [null, undefined])
    expect(() => episode({ barrier: "b", began: "2014", ended: ended as never })).toThrow(
      /the barrier "b" has no end\n.*after/,
    );
  expect(() => episode({ barrier: "b", began: "soon", ended: "2013" })).toThrow(/"soon" is not a date/);
});
