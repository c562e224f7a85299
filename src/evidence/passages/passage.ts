/** A passage as a locator has it: where in the document's text it stood when it was coded, and the hash of what it said. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  /** Words that the row gives of it: those that state an amount, where there are any. */
  readonly words: readonly string[];
}

/** A stretch of text, in UTF-16 code units, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What became of a passage in a document. */
export type Whereabouts =
  | { readonly state: "in place" }
  /** The same words, to the character, at another place. */
  | ({ readonly state: "moved" } & Span)
  /** Other words where it has to be by its neighbours; with the change, if the hash proves what it was. */
  | ({ readonly state: "altered"; readonly change: Change | undefined } & Span)
  /** Nothing is left where it stood: its neighbours meet there. */
  | { readonly state: "vanished"; readonly at: number }
  /** Nothing near it was found either. */
  | { readonly state: "unknown" };

/** A change of a text in one place. */
export interface Change {
  /** Where the new words stand. */
  readonly at: number;
  readonly was: string;
  readonly is: string;
  /** The part of the passage that is as it was: from 0 to 1. */
  readonly likeness: number;
}
