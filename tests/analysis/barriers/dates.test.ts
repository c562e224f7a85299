import fc from "fast-check";
import { expect, test } from "vitest";
import { dateSpan, elapsed } from "../../../src/analysis/barriers/dates.ts";

test.each([
  ["agreement to CBRN suits", "2013-07-04", "2013-07-04", "0.0"],
  ["agreement to JNAAM", "2013-07-04", "2014-07-17", "12.4"],
  ["2014 principles to JNAAM", "2014-04-01", "2014-07-17", "3.5"],
  ["agreement to GCAP", "2013-07-04", "2022-12-09", "113.2"],
  ["CBRN suits to the secrets act", "2013-07-04", "2013-12-06", "5.1"],
  ["GCAP to its export decision", "2022-12-09", "2024-03-26", "15.5"],
  ["plan to GCAP exports", "2022-05-27", "2024-03-26", "22.0"],
  ["plan to the general rule", "2022-05-27", "2026-04-21", "46.8"],
])("%s: %s to %s is %s months", (_, from, to, months) => {
  const lag = elapsed(from, to);
  expect(lag.isPoint).toBe(true);
  expect(lag.mid.toFixed(1)).toBe(months);
  expect(elapsed(to, from).mid).toBeCloseTo(-lag.mid, 12);
});

test("export rules, 1967 to 2014: 47 years, somewhere between 46 and 48", () => {
  const years = elapsed("1967", 2014, "years");
  expect([years.mid.toFixed(0), years.lo.toFixed(1), years.hi.toFixed(1)]).toEqual(["47", "46.0", "48.0"]);
  expect(elapsed("1967-04", "2014-04-01", "years").mid.toFixed(0)).toBe("47");
});

test("four hundred years are 146,097 days, 4,800 months, 400 years", () => {
  // 400 Gregorian years hold 97 leap days.
  expect(elapsed("1600-03-01", "2000-03-01", "days").mid).toBe(400 * 365 + 97);
  expect(elapsed("1600-03-01", "2000-03-01", "months").mid).toBeCloseTo(4800, 9);
  expect(elapsed("1600-03-01", "2000-03-01", "years").mid).toBeCloseTo(400, 9);
});

test("a date known in part lies among its days", () => {
  expect(dateSpan("2013-07-04")).toEqual({ first: "2013-07-04", last: "2013-07-04" });
  expect(dateSpan("2012-02")).toEqual({ first: "2012-02-01", last: "2012-02-29" });
  expect(dateSpan("1900-02")).toEqual({ first: "1900-02-01", last: "1900-02-28" });
  expect(dateSpan("1963")).toEqual({ first: "1963-01-01", last: "1963-12-31" });
  expect(dateSpan(1963)).toEqual(dateSpan("1963"));
  expect(dateSpan("1970/1989")).toEqual({ first: "1970-01-01", last: "1989-12-31" });
  expect(dateSpan("2011-12/2014-04-01")).toEqual({ first: "2011-12-01", last: "2014-04-01" });
});

test("whatever days two dates were, the time between them is within the interval of the years they lie in", () => {
  const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = [a, b].map((date) => date.toISOString().slice(0, 10)) as [string, string];
      const exact = elapsed(from, to, "days").mid;
      for (const cut of [4, 7, 10])
        expect(elapsed(from.slice(0, cut), to.slice(0, cut), "days").contains(exact)).toBe(true);
      expect(elapsed(from, to).mid).toBeCloseTo(exact / 30.436875, 9);
    }),
  );
});

test.each([
  "2013-02-30",
  "2013-13",
  "13-07-04",
  "4 July 2013",
  "",
  "2013-7-4",
  "1989/1970",
  "1970/1980/1990",
  "1970/",
  Number.NaN,
  63,
])("%s is no date", (date) => {
  expect(() => dateSpan(date)).toThrow(/is not a date[\s\S]*Write "2013-07-04"/);
});
