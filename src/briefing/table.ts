import type { Value } from "../evidence/columns.ts";
import { type Html, html } from "../html.ts";
import type { ChartData } from "../run/record.ts";
import { formatCell } from "./format.ts";

/** The data behind a chart as a real table: captioned, headed, numbers to the right, missing shown as missing. */
export function renderTable(caption: string, { names, types, columns }: ChartData): Html {
  const length = Math.max(0, ...columns.map((column) => column.length));
  const kinds = types.map((type) => (type === "integer" || type === "number" ? "number" : "text"));
  const rows = Array.from({ length }, (_, row) => columns.map((column) => column[row]));
  // A wide table scrolls by itself; a scrolling region has to be reachable by keyboard, hence tabindex.
  return html`<div class="scroll" role="region" aria-label="${`Table: ${caption}`}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${names.map((name, i) => html`<th scope="col" class="${kinds[i]}">${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`
<tr>${row.map((value, i) => html`<td class="${kinds[i]}">${cell(value, types[i] ?? "")}</td>`)}</tr>`,
  )}
</tbody>
</table>
</div>`;
}

function cell(value: Value | undefined, type: string): Html | string {
  if (value === null || value === undefined)
    return html`<span class="missing">–<span class="unseen"> missing</span></span>`;
  return formatCell(value, type);
}
