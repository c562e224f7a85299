import { describe, expect, test } from "vitest";
import type { KnownDate } from "../../src/analysis/barriers/dates.ts";
import { calendarOf, wholeYears } from "../../src/charts/calendar.ts";
import { type ChartLanguage, english } from "../../src/charts/language.ts";
import { german } from "../../src/charts/themes/german.ts";
import { when } from "../../src/charts/time.ts";

/** The labels of the axis for some dates, and the years at its ends. */
function axis(dates: readonly KnownDate[], most = 7, language: ChartLanguage = english) {
  const { domain, scale } = calendarOf(
    dates.map((date) => when(date, language)),
    language,
  );
  const ticks = scale.ticks(...domain, most);
  return { domain, ticks, labels: scale.labels(ticks) };
}

test("years, or dates more than three years apart, are on an axis of years", () => {
  expect(axis([2019, 2021]).labels).toEqual(["2019", "2020", "2021", "2022"]);
  expect(axis(["1963-05-03", "2022-05-27"]).labels).toEqual(["1970", "1980", "1990", "2000", "2010", "2020"]);
});

describe("months", () => {
  const { domain, ticks, labels } = axis(["2020-02-10", "2020-11-20"], 6);

  test("stand at their first days, at round steps from January", () => {
    expect(labels).toEqual(["Mar 2020", "May 2020", "Jul 2020", "Sept 2020", "Nov 2020"]);
    // 2020 has 366 days: 1 March is the 61st.
    expect(ticks[0]).toBeCloseTo(2020 + 60 / 366, 9);
  });

  test("are whole at both ends of the axis", () => {
    expect(domain[0]).toBeCloseTo(2020 + 31 / 366, 9);
    expect(domain[1]).toBeCloseTo(2020 + 335 / 366, 9);
  });

  test("are no more than there is room for", () => {
    expect(axis(["2020-02-10", "2022-11-20"], 3).labels).toEqual(["Jan 2021", "Jan 2022"]);
  });

  test("have the names of the language", () => {
    expect(axis(["2020-02-10", "2020-11-20"], 4, german).labels).toEqual([
      ...["Apr. 2020", "Juli 2020", "Okt. 2020"],
    ]);
  });
});

describe("days", () => {
  test("name the year where it begins, and not at each", () => {
    expect(axis(["2022-12-20", "2023-01-20"], 5).labels).toEqual([
      ...["20 Dec 2022", "27 Dec", "3 Jan 2023", "10 Jan", "17 Jan"],
    ]);
  });

  test("one day has an axis", () => {
    const { labels, domain } = axis(["2022-05-27"]);
    expect(labels[0]).toBe("27 May 2022");
    expect(domain[1] - domain[0]).toBeCloseTo(1 / 365, 9);
  });
});

test("a leap year's day stands where it is", () => {
  const { ticks, labels } = axis(["2024-02-27", "2024-03-02"]);
  expect(labels).toContain("29 Feb");
  expect(ticks[labels.indexOf("29 Feb")]).toBeCloseTo(2024 + 59 / 366, 9);
});

test("whole years, where a step would fall between them", () => {
  expect(wholeYears.ticks(2020, 2021, 7)).toEqual([2020, 2021]);
  expect(wholeYears.ticks(2020.2, 2020.7, 7)).toEqual([2021]);
});

test("no dates at all still have an axis", () => {
  expect(axis([]).labels).toEqual(["2000", "2001"]);
});
