import type { Columns } from "../../evidence/columns.ts";
import { escapeText } from "../../html.ts";
import { shown } from "./format.ts";

const right = ' style="text-align:right;font-variant-numeric:tabular-nums"';

/** A table for readers and for screen readers: a caption, headers with their scope, numbers flush right. */
export function toHtml(data: Columns): string {
  const { columns, rows, size, more } = shown(data);
  const header = columns.map(
    ({ name, numeric }) =>
      `<th scope="col"${numeric ? right : ' style="text-align:left"'}>${escapeText(name)}</th>`,
  );
  const body = Array.from(
    { length: rows },
    (_, i) =>
      `<tr>${columns.map(({ cells, numeric }) => cell(cells[i] as string | null, numeric)).join("")}</tr>`,
  );
  return [
    "<table>",
    `<caption>${size}</caption>`,
    `<thead><tr>${header.join("")}</tr></thead>`,
    `<tbody>${body.join("\n")}</tbody>`,
    more === undefined ? "" : `<tfoot><tr><td colspan="${columns.length}">${more}</td></tr></tfoot>`,
    "</table>",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const cell = (text: string | null, numeric: boolean) =>
  `<td${numeric ? right : ' style="text-align:left"'}>${text === null ? '<span title="missing">–</span>' : escapeText(text)}</td>`;
