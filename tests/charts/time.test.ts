import { expect, test } from "vitest";
import type { KnownDate } from "../../src/analysis/barriers/dates.ts";
import { yearsAround } from "../../src/charts/calendar.ts";
import { english } from "../../src/charts/language.ts";
import { spanBar } from "../../src/charts/span-bar.ts";
import { german } from "../../src/charts/themes/german.ts";
import { when } from "../../src/charts/time.ts";

const told = (date: KnownDate, ...place: [line?: number, column?: string]) => when(date, english, ...place);

test.each([
  ["2013", 2013, 2014, "2013"],
  [1963, 1963, 1964, "1963"],
  ["2013-07-04", 2013 + 184 / 365, 2013 + 185 / 365, "4 July 2013"],
  ["1967-04", 1967 + 90 / 365, 1967 + 120 / 365, "April 1967"],
  ["2012-02", 2012 + 31 / 366, 2012 + 60 / 366, "February 2012"],
  ["1970/1989", 1970, 1990, "1970–1989"],
  ["1966-01-01/1966-12-31", 1966, 1967, "1966"],
  ["1967-04-01/1967-04-30", 1967 + 90 / 365, 1967 + 120 / 365, "April 1967"],
  ["2020-01/2020-06", 2020, 2020 + 182 / 366, "January 2020 to June 2020"],
  ["2013-07-04/2013-12-06", 2013 + 184 / 365, 2013 + 340 / 365, "4 July 2013 to 6 December 2013"],
])("%s", (date, from, to, words) => {
  const read = told(date);
  expect(read.from).toBeCloseTo(from, 9);
  expect(read.to).toBeCloseTo(to, 9);
  expect(read.at).toBeCloseTo((from + to) / 2, 9);
  expect(read.words).toBe(words);
});

test("a date open at one end", () => {
  expect(told("1963/..")).toMatchObject({ at: 1963.5, open: "after", words: "from 1963" });
  expect(told("../1963")).toMatchObject({ at: 1963.5, open: "before", words: "until 1963" });
});

test("a year is a point, a decade a span", () => {
  expect([told("2012").isPoint, told("1970/1979").isPoint]).toEqual([true, false]);
});

test("what is no date is refused with its place", () => {
  expect(() => told("4 July", 3, "date")).toThrow(/row 3, column "date": "4 July" is not a date/);
});

test("whole years around dates", () => {
  expect(yearsAround([told("1963"), told("2022-05-27")])).toEqual([1963, 2023]);
  expect(yearsAround([told("2013-07-04")])).toEqual([2013, 2014]);
});

test("a bar's parts: what was surely so, what may have been, known ends and open ones", () => {
  const bar = (began: string | null, ended: string | null) =>
    spanBar(began === null ? null : told(began), ended === null ? null : told(ended), [1950, 2023], 2022);
  expect(bar("1967", "2014")).toEqual({
    solid: [1968, 2014],
    doubtful: [
      [1967, 1968],
      [2014, 2015],
    ],
    caps: [],
    arrows: [undefined, undefined],
  });
  const [march, april] = [1967 + 59 / 365, 1967 + 90 / 365];
  const exact = bar("1967-03", "1967-04-01");
  expect(exact?.doubtful).toEqual([]);
  expect(exact?.caps[0]).toBeCloseTo((march + april) / 2, 9);
  expect(exact?.caps[1]).toBeCloseTo(april + 0.5 / 365, 9);
  expect(exact?.solid).toEqual(exact?.caps);
  expect(bar("1966", null)).toMatchObject({
    solid: [1967, 2022],
    doubtful: [[1966, 1967]],
    caps: [],
    arrows: [undefined, 2022],
  });
  expect(bar(null, "2012")).toEqual({
    solid: undefined,
    doubtful: [[1950, 2013]],
    caps: [],
    arrows: [1950, undefined],
  });
  expect(bar("1960/1969", "1990/1999")).toEqual({
    solid: [1970, 1990],
    doubtful: [
      [1960, 1970],
      [1990, 2000],
    ],
    caps: [],
    arrows: [undefined, undefined],
  });
  // Seen standing by 1966 and in 2020: at both ends it may have stood longer.
  expect(bar("../1966", "2020/..")).toMatchObject({
    solid: [1967, 2020],
    caps: [],
    arrows: [1966, 2021],
  });
  // Overlapping spans: it may have been all along, and surely was at no time.
  expect(bar("1970/1989", "1980/1999")).toMatchObject({ solid: undefined, doubtful: [[1970, 2000]] });
  expect(bar("1961", "1961")).toMatchObject({ solid: undefined, doubtful: [[1961, 1962]] });
  expect(bar(null, null)).toBeUndefined();
});

test("dates in another language", () => {
  expect(when("2013-07-04", german).words).toBe("4. Juli 2013");
  expect(when("1967-04", german).words).toBe("April 1967");
  expect(when("1963/..", german).words).toBe("ab 1963");
  expect(when("2013-07-04/2013-12-06", german).words).toBe("4. Juli 2013 bis 6. Dezember 2013");
});
