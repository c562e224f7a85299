const full = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 10 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const brief = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 4 });

/** A cell of a table, in full: `1,184.25`. Years are not grouped. */
export function formatCell(value: unknown, type: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return String(value);
  return type === "year" ? String(value) : minus(full.format(value));
}

/** A finding's number as read aloud: whole numbers in full, others to four figures. Years are not grouped. */
export function formatValue(value: unknown, unit: string): string {
  if (typeof value !== "number") return formatCell(value, "");
  if (unit === "year") return String(value);
  return minus((Number.isInteger(value) ? full : Math.abs(value) >= 1000 ? whole : brief).format(value));
}

/** `3 rows`, `1 row`. */
export const count = (n: number, noun: string) => `${full.format(n)} ${noun}${n === 1 ? "" : "s"}`;

/** The first twelve digits of a hash: enough to tell two apart at a glance. */
export const shortHash = (hash: string) => hash.replace(/^[a-z0-9]+:/, "").slice(0, 12);

const minus = (text: string) => text.replace("-", "−");
