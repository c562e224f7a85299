/**
 * Where in a source a row comes from. `start` and `end` count UTF-16 code units of the source's text from 0, as JavaScript's
 * `slice` does; `sha256` is of that passage in UTF-8; `stated` are the few words that state an amount, where there is one.
 */
export interface Locator {
  readonly source: string;
  readonly section: number | null;
  readonly paragraph: number | null;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  readonly stated: string | null;
}

/** The columns that make a table one whose rows have locators; section, paragraph and stated may be missing. */
export const locatorColumns = ["source", "start", "end", "sha256"] as const;
