/** A number with the scale beside it: 1.2 million is the value 1.2 and the exponent 6. */
export interface Numeral {
  readonly value: number;
  /** Of ten. */
  readonly exponent: number;
}

const small = "one two three four five six seven eight nine ten eleven twelve".split(" ");

const exponents: Readonly<Record<string, number>> = {
  thousand: 3,
  k: 3,
  million: 6,
  mn: 6,
  m: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
  tn: 12,
};

/** Thousands are parted by commas, or by thin or unbreakable spaces; a common space may part two numbers. */
const grouped = "[1-9]\\d{0,2}(?:[,\\u00a0\\u2009\\u202f]\\d{3})+";

/** A regular expression for the digits, and one for the scale after them. A leading 0 is a code or a date's: refused. */
export const digitsPattern = `(?:${grouped}|(?!0\\d)\\d+)(?:\\.\\d+)?|(?:${small.join("|")})(?!\\p{L})`;
export const scalePattern = `(?:${Object.keys(exponents).join("|")})(?!\\p{L})`;

/** Of what the two patterns have found. A billion is a thousand million, as in Britain since 1974. */
export function readNumeral(digits: string, scale: string | undefined): Numeral {
  const word = small.indexOf(digits.toLowerCase());
  return {
    value: word === -1 ? Number(digits.replace(/[^\d.]/g, "")) : word + 1,
    exponent: scale === undefined ? 0 : (exponents[scale.toLowerCase()] as number),
  };
}

/** A number times a power of ten, by way of its digits: 1.1 billion is 1100 million, and 1.005 * 1000 is not 1005. */
export function timesPowerOfTen(value: number, exponent: number): number {
  const [digits, own = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(own) + exponent}`);
}
