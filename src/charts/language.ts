import { type Language, english as plainEnglish } from "../analysis/language.ts";

/** The words that charts write by themselves, where no option gives others. */
export interface ChartLanguage extends Language {
  /** Before a source line: "Source:". */
  readonly source: string;
  /** In place of an amount, alone and beside other words. */
  readonly noFigure: string;
  readonly notStated: string;
  readonly noYear: string;
  readonly notComputed: string;
  /** Beside the one result of a row that should have two. */
  readonly otherNotComputed: string;
  /** "Not stated at either date: Offsets". */
  readonly atEitherDate: string;
  /** Dates: "from 1963", "until 1990", one that nobody gives, one that is disputed. */
  readonly from: string;
  readonly until: string;
  readonly noDate: string;
  readonly disputed: string;
  readonly yearNotExact: string;
  /** What the marks of a barrier's bar mean, and a barrier of which the beginning is not known. */
  readonly hatched: string;
  readonly beginningNotSeen: string;
  readonly endNotSeen: string;
  readonly neitherSeen: string;
  readonly beginningNotKnown: string;
  /** Lags: over the two sides, and in the words of a row. */
  readonly before: string;
  readonly after: string;
  readonly sameDay: string;
  readonly orderNotKnown: string;
  /** "90% of 10,000 draws". */
  readonly of: string;
  readonly median: string;
  readonly baseline: string;
  readonly mainSpecification: string;
  readonly lowestFirst: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
}

export const english: ChartLanguage = {
  ...plainEnglish,
  source: "Source:",
  noFigure: "No figure stated",
  notStated: "not stated",
  noYear: "no year stated",
  notComputed: "Not computed",
  otherNotComputed: "the other end not computed",
  atEitherDate: "at either date",
  from: "from",
  until: "until",
  noDate: "No date",
  disputed: "disputed",
  yearNotExact: "Hollow: year not exact",
  hatched: "Hatched: may have stood",
  beginningNotSeen: "Arrow: beginning not seen",
  endNotSeen: "Arrow: end not seen",
  neitherSeen: "Arrow: beginning or end not seen",
  beginningNotKnown: "Beginning not known",
  before: "before",
  after: "after",
  sameDay: "Same day",
  orderNotKnown: "order not known",
  of: "of",
  median: "Median",
  baseline: "Baseline",
  mainSpecification: "Main specification",
  lowestFirst: "the lowest result first",
  yes: "Yes",
  no: "No",
  none: "None",
};
