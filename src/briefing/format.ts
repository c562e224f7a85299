const full = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 10 });

/** A cell of a table, in full: `1,184.25`. Years are not grouped. */
export function formatCell(value: string | number | boolean, type: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return value;
  return type === "year" ? String(value) : full.format(value).replace("-", "−");
}

/** `1,184.25`. */
export const formatNumber = (n: number) => full.format(n);

/** `3 rows`, `1 row`. */
export const count = (n: number, noun: string) => `${full.format(n)} ${noun}${n === 1 ? "" : "s"}`;

/** The first twelve digits of a hash: enough to tell two apart at a glance. */
export const shortHash = (hash: string) => hash.replace(/^[a-z0-9]+:/, "").slice(0, 12);

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `13 June 2022` for an ISO date; other text as it is. */
export const formatDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? day.format(new Date(`${text}T00:00:00Z`)) : text;
