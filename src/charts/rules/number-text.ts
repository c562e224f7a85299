/** A number as it is written. */
export interface Written {
  readonly value: number;
  /** Half of its last digit: "54%" says anything from 53.5 to 54.5, and "812,000" from 811,500 to 812,500. */
  readonly half: number;
}

const [before, after] = [
  "[+\\-]?\\s?[£$€¥]?\\s?[+\\-]?",
  "\\s?(?:%|k|m|mn|bn|tn|thousand|million|billion|trillion)?",
];
const patterns = {
  ".": new RegExp(`^\\s*${before}(\\d[\\d,]*(?:\\.\\d+)?)${after}\\s*$`, "i"),
  ",": new RegExp(
    `^\\s*${before}(\\d[\\d.\\s]*(?:,\\d+)?)${after.replace("(?:", "(?:€|£|Mio\\.|Mrd\\.|Mio\\. ?[£€]|Mrd\\. ?[£€]|")}\\s*$`,
    "i",
  ),
};

/**
 * The number that a text is, with no more than a currency, a sign, a scale or a percent sign around it; undefined of any other
 * text: of "F-35", of "Phase 1" and of "£12m–£14m".
 *
 * @param point what the language writes before decimals
 */
export function numberText(text: unknown, point: string): Written | undefined {
  const plain = String(text ?? "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("−", "-")
    .replace(/[\u00a0\u202f]/g, " ");
  const [, found] = patterns[point === "," ? "," : "."].exec(plain) ?? [];
  if (found === undefined) return undefined;
  const digits = (
    point === "," ? found.replace(/[.\s]/g, "").replace(",", ".") : found.replaceAll(",", "")
  ).trim();
  const [whole = "", decimals = ""] = digits.split(".");
  const [zeros = ""] = decimals === "" ? (/0+$/.exec(whole) ?? []) : [];
  // "80" is not 81, and "12,300" may be 12,345.
  const places =
    decimals === "" && whole.length > 3 ? -Math.min(zeros.length, whole.length - 1) : decimals.length;
  return { value: Number(digits), half: 0.5 * 10 ** -places };
}

/**
 * Whether a text says an amount: rounded, in another scale of money or as a percentage; its sign may be in the words around it.
 *
 * @param slack by how much the amount may be off itself
 */
export const says = ({ value, half }: Written, amount: number, slack = 0): boolean =>
  [1, 100, 1e-3, 1e-6, 1e-9, 1e3].some(
    (scale) => Math.abs(value - Math.abs(amount * scale)) <= half * (1 + 1e-9) + slack * scale,
  );

/** What a text or a number on a mark says: a number is drawn as it is, whatever the language. */
export const written = (text: unknown, point: string): Written | undefined =>
  typeof text === "number" ? numberText(String(text), ".") : numberText(text, point);
