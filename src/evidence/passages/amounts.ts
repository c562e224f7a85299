import { type EvidenceProblem, shownValue } from "../problem.ts";
import type { ReadTable } from "../read-table.ts";
import { cellOf, type LocatedRow, originFinder, rowName } from "./located-rows.ts";

/** Whether words state an amount of a unit; undefined where that cannot be told. */
export type AmountReading = (words: string, amount: number, unit: string) => boolean | undefined;

/** How many amounts were compared with the words that state them, and which could not be. */
export interface AmountsRead {
  readonly compared: number;
  /** "S1: 80 GBP million, and \"a goodly sum\"". */
  readonly unread: readonly string[];
}

const positions = ["section", "paragraph", "start", "end"];

/**
 * Holds each amount against the words that its row, or the row it refers to, quotes from the document. An amount is a number
 * in a column that has a unit. Where a row has several, one of them has to be the one that the words state.
 */
export function readAmounts(
  tables: readonly ReadTable[],
  located: readonly LocatedRow[],
  reading: AmountReading,
): AmountsRead & { readonly problems: readonly EvidenceProblem[] } {
  const problems: EvidenceProblem[] = [];
  const unread: string[] = [];
  let compared = 0;
  for (const table of tables.filter(({ columns }) => columns !== undefined)) {
    const originOf = originFinder(table, located);
    for (let row = 0; row < table.rows; row++) {
      const origin = originOf(row);
      const words = origin?.locator.stated ?? null;
      if (origin === undefined || words === null) continue;
      const amounts = amountsOf(table, row);
      const readings = amounts.map(({ amount, unit }) => reading(words, amount, unit));
      const [first] = amounts;
      if (first === undefined) continue;
      const { column, amount, unit } = first;
      if (readings.every((each) => each === undefined))
        unread.push(`${rowName(table, row)}: ${amount} ${unit}, and ${shownValue(words)}`);
      else compared++;
      if (readings.includes(false) && !readings.includes(true))
        problems.push({
          file: table.file,
          ...table.layout.place(row).at,
          column,
          rule: "an amount is the one that its source states",
          value: String(amount),
          problem: `${rowName(table, row)}: ${amount} ${unit} is not what ${origin.name} quotes from the document: ${shownValue(words)}`,
          remedy: `Correct the amount, or the words in ${origin.table.file}, ${origin.place.called}.`,
        });
    }
  }
  return { compared, unread, problems };
}

/** The numbers of a row that have a unit, and are not places in a text. */
function amountsOf(table: ReadTable, row: number) {
  return table.resource.schema.fields.flatMap(({ name, type, unit, unitColumn }) => {
    const amount = cellOf(table, name, row);
    const named = unitColumn === undefined ? unit : cellOf(table, unitColumn, row);
    const isAmount = (type === "number" || type === "integer") && !positions.includes(name);
    return isAmount && typeof amount === "number" && typeof named === "string"
      ? [{ column: name, amount, unit: named }]
      : [];
  });
}
