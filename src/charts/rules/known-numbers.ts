import { numberOf } from "./numbers.ts";

/** Numbers to look up, of which some were worked out twice and differ in their last digit. */
export class Numbers {
  readonly #exact: ReadonlySet<number>;
  readonly #rounded: ReadonlySet<string>;

  constructor(values: readonly unknown[]) {
    const numbers = values
      .map((value) => (typeof value === "bigint" ? Number(value) : numberOf(value)))
      .filter((value) => value !== undefined);
    this.#exact = new Set(numbers);
    this.#rounded = new Set(numbers.map(rounded));
  }

  /** Zero is where every axis begins, and known to all. */
  has(number: number): boolean {
    return number === 0 || this.#exact.has(number) || this.#rounded.has(rounded(number));
  }
}

const rounded = (number: number) => number.toPrecision(12);

export const readable = (number: number) => Number(rounded(number));
