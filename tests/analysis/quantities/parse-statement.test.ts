import { expect, test } from "vitest";
import { within } from "../../../src/analysis/quantities/hedges.ts";
import { parseStatement } from "../../../src/analysis/quantities/parse-statement.ts";
import { UsageError } from "../../../src/errors.ts";

test.each<[words: string, numbers: number[], unit: string, measure: string, qualifier?: string]>([
  ["around £80 million", [80], "£m", "gbp_nominal", "around"],
  ["some £7 million", [7], "£m", "gbp_nominal", "some"],
  ["£60 million or so", [60], "£m", "gbp_nominal", "or so"],
  ["Around £80 Million collectively", [80], "£m", "gbp_nominal", "around;collectively"],
  ["£1.2bn", [1.2], "£bn", "gbp_nominal"],
  ["£80m", [80], "£m", "gbp_nominal"],
  ["£80k", [80_000], "£", "gbp_nominal"],
  ["£1.2 trillion", [1200], "£bn", "gbp_nominal"],
  ["US$3.5 billion", [3.5], "$bn", "usd_nominal"],
  ["$5", [5], "$", "usd_nominal"],
  ["¥1,200 million", [1200], "¥m", "jpy_nominal"],
  ["€1\u2009200\u2009000", [1_200_000], "€", "eur_nominal"],
  ["GBP 80 million", [80], "£m", "gbp_nominal"],
  ["1.1bn yen", [1.1], "¥bn", "jpy_nominal"],
  ["80m pounds sterling", [80], "£m", "gbp_nominal"],
  ["between 10 and 12", [10, 12], "", "count"],
  ["10-12", [10, 12], "", "count"],
  ["10–12 countries", [10, 12], "countries", "count"],
  ["from 5 to 7 years", [5, 7], "years", "duration"],
  ["5 years to 7 years", [5, 7], "years", "duration"],
  ["£1-2 million", [1, 2], "£m", "gbp_nominal"],
  ["£60–80m", [60, 80], "£m", "gbp_nominal"],
  ["~£5m", [5], "£m", "gbp_nominal", "~"],
  ["c. £5m", [5], "£m", "gbp_nominal", "c."],
  ["ca.£5m", [5], "£m", "gbp_nominal", "ca."],
  ["approx. US$4.6bn", [4.6], "$bn", "usd_nominal", "approx."],
  ["in the region of ¥300 billion", [300], "¥bn", "jpy_nominal", "in the region of"],
  [">£5m", [5], "£m", "gbp_nominal", ">"],
  ["≤ 12 ships", [12], "ships", "count", "≤"],
  ["50+", [50], "", "count", "or more"],
  ["as much as €1.5 billion", [1.5], "€bn", "eur_nominal", "as much as"],
  ["£331,449,281", [331_449_281], "£", "gbp_nominal"],
  ["54 per cent", [54], "%", "share"],
  ["two particular instances", [2], "particular instances", "count"],
  ["£900m to £1.2bn", [900, 1200], "£m", "gbp_nominal"],
  ["between £10m and £12 million", [10, 12], "£m", "gbp_nominal"],
  ["around 10 to 12 million euros", [10, 12], "€m", "eur_nominal", "around"],
  ["−5.1 to 3 months", [-5.1, 3], "months", "duration"],
  ["−£20m to −£5m", [-20, -5], "£m", "gbp_nominal"],
  ["more than 12", [12], "", "count", "more than"],
  ["at least some £7 million", [7], "£m", "gbp_nominal", "at least;some"],
  ["12 or more", [12], "", "count", "or more"],
  ["12 selected countries", [12], "selected countries", "count"],
  ["12 long-range missiles", [12], "long-range missiles", "count"],
  ["1.2 million people", [1_200_000], "people", "count"],
  ["four hours", [4], "hours", "duration"],
  ["4 per cent", [4], "%", "share"],
  ["54.4%–59.3%", [54.4, 59.3], "%", "share"],
  ["554 TIV", [554], "TIV", "tiv"],
  ["Next to nothing", [0], "", "count", "practically nothing"],
])("%s", (words, numbers, unit, measure, qualifier) => {
  expect(parseStatement(words)).toMatchObject({ words, numbers, unit, measure, qualifier });
});

test.each(["£3bn in 2015 prices", "£3bn (2015 prices)", "£3bn, 2015 prices", "£3bn at 2015 prices"])(
  "a year of prices makes it real: %s",
  (words) => {
    expect(parseStatement(words)).toMatchObject({ numbers: [3], measure: "gbp_real", baseYear: 2015 });
  },
);

test.each([
  ["half a million", /"half a million" is not understood: "half a million" does not begin with a number/],
  ["half a billion", /Write a fraction in digits: 0\.5 billion/],
  ["less than a third", /Write a fraction in digits/],
  ["one in five", /Write a fraction in digits/],
  ["a dozen", /Write numbers above twelve in digits/],
  ["twenty ships", /Write numbers above twelve in digits/],
  ["several hundred", /name no number that a rule could read: say from how many to how many/],
  ["low tens of millions", /name no number that a rule could read/],
  ["£5m per annum", /It is a rate, not an amount/],
  ["£2m annually", /It is a rate, not an amount/],
  ["12 pa", /It is a rate, not an amount/],
  ["80 ships pa", /It is a rate, not an amount/],
  ["12 ships annually", /It is a rate, not an amount/],
  ["12 weekly", /It is a rate, not an amount/],
  ["£80m a year", /It is a rate, not an amount/],
  ["over the 1970s", /Years say when, not how much/],
  ["£80m over the 1970s", /Years say when, not how much/],
  ["1970s", /"s" at a number makes a date or a rank of it/],
  ["12th", /"th" at a number makes a date or a rank of it/],
  ["£80m in real terms", /Name the year of prices/],
  ["around", /does not begin with a number/],
  ["", /there is no number in it/],
  ["nothing", /does not begin with a number/],
  ["no ships", /does not begin with a number/],
  ["minus 5", /does not begin with a number/],
  ["A$80m", /does not begin with a number/],
  ["one third of sales", /"third of sales" after the number/],
  ["five hundred", /"hundred" after the number/],
  ["about 12 dozen", /"dozen" after the number/],
  ["£4½m", /"½m" after the number/],
  ["1,2 million", /",2 million" after the number/],
  ["1,20 ships", /",20 ships" after the number/],
  ["1.234.567", /".567" after the number/],
  ["10 000 ships", /"000 ships" after the number/],
  ["£80m a year", /"a year" after the number/],
  ["12 per year", /"per year" after the number/],
  ["12 of 40 countries", /"of 40 countries" after the number/],
  ["20 or 30 ships", /"or 30 ships" after the number/],
  ["12 more ships", /"more ships" after the number/],
  ["80 million Australian dollars", /"Australian dollars" after the number/],
  ["£80 million pounds", /"pounds" after the number/],
  ["12 countries on a list that is kept", /after the number/],
  ["12m", /"m" after a number that is not of money/],
  ["1970-79", /its range runs backwards, from 1970 to 79/],
  ["2013-07", /"07" does not begin with a number/],
  ["12 F-16 aircraft", /its ends are not written alike/],
  ["£10m to 12", /its ends are not written alike/],
  ["10 to £12m", /its ends are not written alike|no scale beside its currency/],
  ["5 years to 7 months", /its ends are not written alike/],
  ["£5m to €7m", /its ends are in GBP and EUR/],
  ["£1 to £2 million", /its first end has no scale beside its currency/],
  ["at least 10-12", /"at least" stands beside a range/],
  ["12 years in 2015 prices", /names a year of prices, and no currency/],
])("is refused, with the reason: %s", (words, reason) => {
  expect(() => parseStatement(words)).toThrow(UsageError);
  expect(() => parseStatement(words)).toThrow(reason);
  expect(() => parseStatement(words)).toThrow(/stated\(\{ words, amount/);
});

test("a word that the rule adds is read", () => {
  expect(() => parseStatement("perhaps £7m")).toThrow(/"perhaps £7m" is not understood/);
  expect(parseStatement("perhaps £7m", { perhaps: within(50) }).qualifier).toBe("perhaps");
});

test("what comes weekly may be counted; so many of something weekly are a rate", () => {
  expect(parseStatement("12 weekly flights").unit).toBe("weekly flights");
  expect(() => parseStatement("12 flights weekly")).toThrow(/It is a rate/);
});
