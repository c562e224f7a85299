import type { ColumnType } from "../columns.ts";
import { type LoadedColumn, tableOf } from "./loaded.ts";
import { mostDelivered, openSipri, readingOf, type SipriTable, throwIfAny } from "./sipri.ts";
import type { Reading } from "./text-columns.ts";

const columns: readonly { readonly name: string; readonly type: ColumnType; readonly from: string }[] = [
  { name: "deal", type: "string", from: "SIPRI AT Database ID" },
  { name: "supplier", type: "string", from: "Supplier" },
  { name: "recipient", type: "string", from: "Recipient" },
  { name: "designation", type: "string", from: "Designation" },
  { name: "description", type: "string", from: "Description" },
  { name: "category", type: "string", from: "Armament category" },
  { name: "order_year", type: "year", from: "Order date" },
  { name: "order_year_uncertain", type: "boolean", from: "Order date is estimate" },
  { name: "number_delivered", type: "integer", from: "Numbers delivered" },
  { name: "number_delivered_uncertain", type: "boolean", from: "Numbers delivered is estimate" },
  { name: "delivery_year", type: "year", from: "Delivery year" },
  { name: "delivery_year_uncertain", type: "boolean", from: "Delivery year is estimate" },
  { name: "status", type: "string", from: "Status" },
  { name: "sipri_estimate", type: "number", from: "SIPRI estimate" },
  { name: "tiv_per_unit", type: "number", from: "TIV deal unit" },
  { name: "tiv_delivered", type: "number", from: "TIV delivery values" },
  { name: "local_production", type: "boolean", from: "Local production" },
];

/**
 * Reads SIPRI's arms transfers in the newer of its site's two CSV shapes: one row a deal *and delivery year*, with columns
 * such as `SIPRI AT Database ID` and `TIV delivery values`, below lines of preamble (11 as a rule).
 *
 * A deal delivered in three years has three rows of one `deal`: what is said of the deal (`order_year`, `tiv_per_unit`) must
 * not be summed over rows, and what is said of the delivery (`number_delivered`, `tiv_delivered`) may be. Estimates are true
 * in the columns `…_uncertain`, and blank is false. `tiv_*` are millions of SIPRI's trend-indicator value: a measure of
 * volume, not money. A blank `tiv_delivered` is `null`; 0 is a volume under 0.5, which `tiv_delivered_high` has as 0.5.
 *
 * @returns columns for `frame()`, and the file's preamble and hash.
 * @throws EvidenceError with everything that is wrong, each with file, line and column; for a file of another shape, with
 * the reader to use.
 *
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { readSipriDeliveries } from "dossier";
 *
 * const file = join(tmpdir(), "deliveries.csv");
 * await writeFile(file, [
 *   "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production",
 *   "7,Ruritania,Arcadia,Howl,howitzer,Artillery,1982,Yes,24,No,1984,No,New,0.25,0.25,6,Yes",
 * ].join("\n"));
 * const { names, columns } = await readSipriDeliveries(file);
 * columns[names.indexOf("order_year_uncertain")]; // => [true]
 * columns[names.indexOf("tiv_delivered")]; // => [6]
 * ```
 */
export async function readSipriDeliveries(file: string | URL): Promise<SipriTable> {
  const names = ["SIPRI AT Database ID", "Supplier", "Recipient"];
  const { dropped, preamble, table, problems } = await openSipri(
    file,
    names,
    "SIPRI's shape of one row a delivery year",
    "readSipriDeliveries",
  );
  const read = columns.map(({ name, type, from }): LoadedColumn => {
    const values = table.values(table.position(from), type === "boolean" ? yesOrNo : readingOf(type));
    return { name, type, values: type === "boolean" ? values.map((value) => value ?? false) : values };
  });
  throwIfAny(problems);
  const of = (name: string) => read.find((column) => column.name === name)?.values ?? [];
  const high = of("tiv_delivered").map((tiv, i) => mostDelivered(tiv, of("number_delivered")[i] ?? null));
  return {
    ...tableOf(dropped, [...read, { name: "tiv_delivered_high", type: "number", values: high }]),
    preamble,
  };
}

function yesOrNo(text: string): Reading {
  if (/^(yes|true|1|\?)$/i.test(text)) return { value: true };
  if (/^(no|false|0)$/i.test(text)) return { value: false };
  return {
    problem: `${JSON.stringify(text)} is neither Yes nor No`,
    remedy: "Compare the line with the file as it was downloaded: its cells may have moved.",
  };
}
