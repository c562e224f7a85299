import type { ColumnType, Value } from "../columns.ts";
import { cellFault } from "../csv/cells.ts";
import { type LoadedColumn, tableOf } from "./loaded.ts";
import { mostDelivered, openSipri, readingOf, type SipriTable, throwIfAny } from "./sipri.ts";
import { notA, type Reading, type TextColumns } from "./text-columns.ts";

/** The register's columns: our name, SIPRI's, and the name of the flag, where the column may have one beside it. */
const columns: readonly {
  readonly name: string;
  readonly type: ColumnType;
  readonly from: readonly string[];
  readonly flag?: string;
}[] = [
  { name: "recipient", type: "string", from: ["Recipient"] },
  { name: "supplier", type: "string", from: ["Supplier"] },
  { name: "order_year", type: "year", from: ["Year of order"], flag: "order_year_uncertain" },
  { name: "number_ordered", type: "integer", from: ["Number ordered"], flag: "number_ordered_uncertain" },
  { name: "designation", type: "string", from: ["Weapon designation"] },
  { name: "description", type: "string", from: ["Weapon description"] },
  {
    name: "number_delivered",
    type: "integer",
    from: ["Number delivered", "Deliveries in the Year Range"],
    flag: "number_delivered_uncertain",
  },
  {
    name: "delivery_years",
    type: "string",
    from: ["Year(s) of delivery", "Year(s) of deliveries"],
    flag: "delivery_years_uncertain",
  },
  { name: "status", type: "string", from: ["status"] },
  { name: "comments", type: "string", from: ["Comments"] },
  { name: "tiv_per_unit", type: "number", from: ["SIPRI TIV per unit"] },
  { name: "tiv_order", type: "number", from: ["SIPRI TIV for total order"] },
  { name: "tiv_delivered", type: "number", from: ["SIPRI TIV of delivered weapons"] },
];

/**
 * Reads SIPRI's trade register as its site exports it to CSV: one row a deal, in Latin-1 or UTF-8, with or without lines of
 * preamble above the header.
 *
 * Three or four of its columns have no name. Each is the flag of the column before it, `?` where SIPRI's figure is
 * uncertain, and comes back as true or false under that column's name: `order_year_uncertain`, `number_ordered_uncertain`,
 * `number_delivered_uncertain`, `delivery_years_uncertain` (false throughout where the file has no such flag).
 *
 * Delivery years come back as written (`delivery_years`: `"2006; 2009"`) and as `delivery_first` and `delivery_last`. Numbers
 * and volumes delivered are those of the years the export was asked for, which its preamble says. `tiv_*` are millions of
 * SIPRI's trend-indicator value: a measure of volume, not money; never add them to pounds. A blank `tiv_delivered` is
 * `null`, no delivery identified; 0 is a volume under 0.5, so that the sum of `tiv_delivered` and that of
 * `tiv_delivered_high` (0.5 there, unless 0 pieces were delivered) are the two ends of what was delivered.
 *
 * SIPRI's terms allow use with citation (SIPRI Arms Transfers Database, https://www.sipri.org/databases/armstransfers),
 * not republishing the register.
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
 * import { frame, readSipriRegister } from "dossier";
 *
 * const file = join(tmpdir(), "register.csv");
 * await writeFile(file, [
 *   "SIPRI trend-indicator values (TIVs) are in millions.",
 *   "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons",
 *   'Arcadia,Ruritania,1982,?,"1,200",,Howl,howitzer,1200,?,1984; 1999,New,,0.25,300,300',
 * ].join("\n"));
 * const register = frame(await readSipriRegister(file));
 * const [deal] = register.rows();
 * [deal.order_year, deal.order_year_uncertain, deal.number_ordered]; // => [1982, true, 1200]
 * [deal.delivery_first, deal.delivery_last]; // => [1984, 1999]
 * ```
 */
export async function readSipriRegister(file: string | URL): Promise<SipriTable> {
  const names = ["Recipient", "Supplier", "Year of order"];
  const { dropped, preamble, table, problems } = await openSipri(
    file,
    names,
    "SIPRI's trade register",
    "readSipriRegister",
  );
  const flags = flagsOf(table);
  const found = columns.map((column) => ({ ...column, position: table.position(...column.from) }));
  tellUnknown(
    table,
    found.map(({ position }) => position),
  );
  const read = found.flatMap(({ name, type, position, flag }): LoadedColumn[] => {
    const values = table.values(position, name === "delivery_years" ? years : readingOf(type));
    if (flag === undefined) return [{ name, type, values }];
    const flagged = flags.get(position);
    const uncertain = flagged === undefined ? values.map(() => false) : marked(table, flagged);
    return [
      { name, type, values },
      { name: flag, type: "boolean", values: uncertain },
    ];
  });
  throwIfAny(problems);
  return { ...tableOf(dropped, withDerived(read)), preamble };
}

/** Which nameless column is the flag of which: of the one it follows. */
function flagsOf(table: TextColumns): Map<number, number> {
  const flags = new Map<number, number>();
  const { cells, line } = table.header;
  for (const [position, cell] of cells.entries()) {
    if (cell.trim() !== "") continue;
    const before = cells[position - 1]?.trim() ?? "";
    const owner = columns.find(({ from }) =>
      from.some((name) => name.toLowerCase() === before.toLowerCase()),
    );
    if (owner?.flag !== undefined) flags.set(position - 1, position);
    else
      table.tell({
        line,
        column: position + 1,
        rule: "a nameless column is the flag of a number or a year",
        problem: `a column without a name stands after ${before === "" ? "another" : `"${before}"`}, which has no flag in SIPRI's register`,
        remedy: "Take the export as it was downloaded; take away columns that were added.",
      });
  }
  return flags;
}

const marked = (table: TextColumns, position: number): Value[] =>
  table
    .values(position, (text) =>
      text === "?"
        ? { value: true }
        : {
            problem: `the flag is ${JSON.stringify(text)}, and SIPRI's is ? or nothing`,
            remedy: "Compare the line with the file as it was downloaded: its cells may have moved.",
          },
    )
    .map((value) => value ?? false);

const listedYears = (text: string) => text.split(";").map((year) => year.trim());

function years(text: string): Reading {
  const odd = listedYears(text).find((year) => cellFault("year", year) !== undefined);
  return odd === undefined
    ? { value: listedYears(text).join("; ") }
    : notA("year", odd, "Write the years of delivery one by one, with semicolons between: 2006; 2009.");
}

function tellUnknown(table: TextColumns, known: readonly number[]): void {
  for (const [position, cell] of table.header.cells.entries())
    if (cell.trim() !== "" && !known.includes(position))
      table.tell({
        line: table.header.line,
        column: cell.trim(),
        rule: "the header has the columns of the format",
        problem: "SIPRI's register has no such column, or has it once",
        remedy: "Take it out of the file, or read the file with readCsv.",
      });
}

function withDerived(read: readonly LoadedColumn[]): LoadedColumn[] {
  const of = (name: string) => read.find((column) => column.name === name)?.values ?? [];
  const ends = of("delivery_years").map((list) =>
    list === null ? [] : listedYears(String(list)).map(Number),
  );
  const end = (pick: (...years: number[]) => number) =>
    ends.map((list) => (list.length === 0 ? null : pick(...list)));
  const numbers = of("number_delivered");
  const at = read.findIndex(({ name }) => name === "delivery_years_uncertain") + 1;
  return [
    ...read.slice(0, at),
    { name: "delivery_first", type: "year", values: end(Math.min) },
    { name: "delivery_last", type: "year", values: end(Math.max) },
    ...read.slice(at),
    {
      name: "tiv_delivered_high",
      type: "number",
      values: of("tiv_delivered").map((tiv, i) => mostDelivered(tiv, numbers[i] ?? null)),
    },
  ];
}
