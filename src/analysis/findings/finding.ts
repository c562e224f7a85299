import { UsageError } from "../../errors.ts";
import type { OriginRows } from "../../evidence/origin.ts";
import { formatAmount, formatRange, moneyScale, type NumberFormat } from "../format.ts";
import type { Frame } from "../frame/frame.ts";
import { type Interval, toInterval } from "../quantities/interval.ts";
import { areWords, type Basis, basisFault, readBasis } from "./basis.ts";
import { cardHtml, cardMarkdown, cardText } from "./card.ts";
import { type Claim, type ClaimText, writeClaim } from "./claim.ts";

/** What a finding is made from. */
export interface FindingSpec {
  /** Its name over all runs, in kebab-case: what a comparison matches by. */
  readonly id: string;
  /** "Sales were worth {value} ({interval})", or a function of the written numbers. */
  readonly claim: Claim;
  readonly value: number;
  /** How far the value is known; it has to hold the value. An infinite end is open. */
  readonly interval?: Interval | readonly [number, number] | undefined;
  /** "£m", "years", "share" (a fraction shown in per cent), "times", "events", or "" for a bare number. */
  readonly unit: string;
  /** How far the value may move, in its unit, before a re-run says that it has: 0 by default. */
  readonly tolerance?: number | undefined;
  /**
   * What it rests on, at least one: frames and tables of evidence, whose rows are listed (see {@link Frame.origins}), and
   * words for what is in none.
   */
  readonly basis: Basis;
  /** What it cannot tell. At least one: no finding here is without. */
  readonly limits: readonly string[];
  /** How many cases it rests on, if it is a count, a share or a rate: shown beside it. */
  readonly n?: number | undefined;
  /** How it was computed, in a few words. */
  readonly method?: string | undefined;
  /** How its numbers are written, where the house style needs help. */
  readonly format?: NumberFormat | undefined;
}

/** A finding as it stands in a notebook's output and in findings.json. */
export interface FindingData {
  readonly id: string;
  readonly claim: string;
  readonly value: number;
  /** An open end is null: JSON has no infinity. */
  readonly interval?: readonly [number | null, number | null];
  /** The ends of the interval that are themselves left out, as 12 is from "more than 12"; absent where none is. */
  readonly open?: readonly ("lo" | "hi")[];
  readonly unit: string;
  readonly tolerance: number;
  /** What it rests on, in words. */
  readonly basis: readonly string[];
  readonly limits: readonly string[];
  /** The rows of evidence that it rests on, an entry a table; absent where they were not traced. */
  readonly origins?: readonly OriginRows[];
  readonly n?: number;
  readonly method?: string;
  /** The numbers as the claim writes them. */
  readonly text: ClaimText;
}

/** A named claim with the value it states. Made by {@link finding}; frozen; shows itself in Jupyter. */
export class Finding implements FindingData {
  readonly id: string;
  readonly claim: string;
  readonly value: number;
  // Declared only: a field of its own would stand in the JSON as undefined where it is not given.
  declare readonly interval?: readonly [number | null, number | null];
  declare readonly open?: readonly ("lo" | "hi")[];
  readonly unit: string;
  readonly tolerance: number;
  readonly basis: readonly string[];
  readonly limits: readonly string[];
  declare readonly origins?: readonly OriginRows[];
  declare readonly n?: number;
  declare readonly method?: string;
  readonly text: ClaimText;

  constructor(data: FindingData) {
    this.id = data.id;
    this.claim = data.claim;
    this.value = data.value;
    if (data.interval !== undefined) this.interval = Object.freeze(data.interval);
    if (data.open !== undefined) this.open = Object.freeze(data.open);
    this.unit = data.unit;
    this.tolerance = data.tolerance;
    this.basis = Object.freeze([...data.basis]);
    this.limits = Object.freeze([...data.limits]);
    if (data.origins !== undefined) this.origins = Object.freeze(data.origins);
    if (data.n !== undefined) this.n = data.n;
    if (data.method !== undefined) this.method = data.method;
    this.text = Object.freeze(data.text);
    Object.freeze(this);
  }

  [Symbol.for("Jupyter.display")](): Record<string, unknown> {
    return {
      "application/vnd.dossier.finding+json": { ...this },
      "text/html": cardHtml(this),
      "text/markdown": cardMarkdown(this),
      "text/plain": cardText(this),
    };
  }
}

/**
 * A finding: a claim under a name, with its value, how far it is known, what it rests on and what it cannot tell. A run
 * collects the findings its notebooks display, and compares them with those of the run before.
 *
 * The claim is made from the value (see {@link Claim}), so that it cannot say another number. Value and interval are
 * written alike (see {@link formatAmount}), pounds in one scale.
 *
 * Throws a UsageError that lists everything wrong: an id that is not kebab-case, a claim without its value, a value that is
 * not finite or outside its interval, a negative tolerance, no basis, a frame for a basis whose rows come from no evidence, no
 * limits.
 *
 * @example
 * ```ts
 * import { finding, frame, open } from "dossier";
 *
 * const sales = frame((await open("data")).table("sales")).filter((row) => row.amount !== null);
 * const worth = finding({
 *   id: "sales-in-2022-prices",
 *   claim: "The sales were worth about {value} in 2022 prices ({interval})",
 *   value: 1391.6,
 *   interval: [835.2, 2006.1],
 *   unit: "£m",
 *   tolerance: 5,
 *   basis: [sales],
 *   limits: ["One secondary source; three amounts."],
 *   n: 3,
 * });
 * worth.claim; // => "The sales were worth about £1,392m in 2022 prices (£835m–£2,006m)"
 * worth.basis; // => ["sales: S1, S2, S3"]
 * worth.origins?.[0]?.rows[1]?.via; // => { table: "facts", row: "F03" }
 * ```
 */
export function finding(spec: FindingSpec): Finding {
  const problems = faults(spec);
  if (problems.length > 0) {
    const name = `finding "${spec.id}"`;
    throw new UsageError(problems.map(([problem, remedy]) => ({ problem: `${name}: ${problem}`, remedy })));
  }
  const { id, claim, value, unit, tolerance = 0, limits, n, method, format = {} } = spec;
  const { words: basis, origins } = readBasis(spec.basis);
  const range = spec.interval === undefined ? undefined : toInterval(spec.interval);
  const ends = range === undefined ? [] : [range.lo, range.hi].filter(Number.isFinite);
  const style = { ...format, scale: format.scale ?? moneyScale([value, ...ends], unit) };
  const text: ClaimText = {
    value: formatAmount(value, unit, style),
    interval: range === undefined ? "" : formatRange(range, unit, style),
    n: n === undefined ? "" : formatAmount(n, ""),
  };
  return new Finding({
    id,
    claim: writeClaim(claim, text),
    value,
    ...(range !== undefined && { interval: [orNull(range.lo), orNull(range.hi)] }),
    ...((range?.openLo || range?.openHi) && { open: leftOut(range) }),
    unit,
    tolerance,
    basis,
    limits,
    ...(origins.length > 0 && { origins }),
    ...(n !== undefined && { n }),
    ...(method !== undefined && { method }),
    text,
  });
}

const leftOut = ({ openLo, openHi }: Interval) =>
  [openLo && "lo", openHi && "hi"].filter((end): end is "lo" | "hi" => end !== false);

const orNull = (end: number) => (Number.isFinite(end) ? end : null);

function faults(spec: FindingSpec): [problem: string, remedy: string][] {
  const { id, value, interval, unit, tolerance = 0, basis, limits, n } = spec;
  const found: [string, string][] = [];
  if (typeof id !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    found.push([
      "its id is not kebab-case",
      'Use small letters, digits and hyphens: "sales-in-2022-prices".',
    ]);
  if (!Number.isFinite(value))
    found.push([
      `its value is ${value}`,
      "Give a finite number. Where there is no value, there is no finding yet.",
    ]);
  if (typeof unit !== "string")
    found.push(["it has no unit", 'Give "£m", "years", "share" ..., or "" for a bare number.']);
  if (interval !== undefined && Number.isFinite(value) && !holds(toInterval(interval), value))
    found.push([
      `its value, ${value}, lies outside its interval, ${toInterval(interval)}`,
      "Check that both are in one unit and of one quantity.",
    ]);
  if (!(tolerance >= 0 && Number.isFinite(tolerance)))
    found.push([`its tolerance is ${tolerance}`, "Give a number from 0 up, in the unit of the value."]);
  if (n !== undefined && !(Number.isInteger(n) && n >= 0))
    found.push([`its n is ${n}`, "Give how many cases it rests on, a whole number."]);
  found.push(...basisFault(basis));
  if (!areWords(limits))
    found.push(["it has no limits", 'Say what it cannot tell: limits: ["one secondary source"].']);
  return found;
}

/** With room for rounding: a value computed beside an interval may lie a few last places off its end. */
function holds(range: Interval, value: number): boolean {
  const slack = Math.abs(value) * 1e-9;
  return range.lo - slack <= value && value <= range.hi + slack;
}
