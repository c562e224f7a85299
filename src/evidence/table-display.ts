import { type Content, type Html, html } from "../html.ts";
import type { Columns, Value } from "./columns.ts";
import type { Field } from "./package.ts";

/** What a display says of a table besides its first rows. */
export interface Displayed {
  readonly name: string;
  readonly title: string;
  readonly length: number;
  readonly schema: readonly Field[];
}

export const mostRowsShown = 10;

export function tableText(table: Displayed, head: Columns): string {
  const shown = rowsOf(head);
  const rows = [
    table.schema.map(({ name }) => name),
    ...shown.map((row) => row.map((value) => shownCell(value))),
  ];
  const widths = table.schema.map((_, j) => Math.max(...rows.map((row) => (row[j] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((text, j) =>
        isNumeric(table.schema[j]) ? text.padStart(widths[j] as number) : text.padEnd(widths[j] as number),
      )
      .join("  ")
      .trimEnd(),
  );
  return [
    `${table.title} (${table.name}, ${counted(table.length, "row")})`,
    "",
    ...lines,
    ...more(table),
  ].join("\n");
}

export function tableHtml(table: Displayed, head: Columns): Html {
  const align = (field: Field | undefined) => (isNumeric(field) ? "text-align:right" : "text-align:left");
  const header = table.schema.map(
    (field) =>
      html`<th scope="col" style="${align(field)}" title="${field.description}">${field.name}${unit(field)}</th>`,
  );
  const body = rowsOf(head).map(
    (row) =>
      html`<tr>${row.map((value, j) => html`<td style="${align(table.schema[j])}">${htmlCell(value)}</td>`)}</tr>\n`,
  );
  return html`<table>
<caption style="text-align:left"><b>${table.title}</b> (${table.name}, ${counted(table.length, "row")})</caption>
<thead><tr>${header}</tr></thead>
<tbody>
${body}</tbody>
</table>${more(table).map((text) => html`\n<p>${text}</p>`)}`;
}

const rowsOf = ({ columns, length }: Columns): Value[][] =>
  Array.from({ length }, (_, i) => columns.map((values) => values[i] ?? null));

const more = ({ length }: Displayed) =>
  length > mostRowsShown ? [`… and ${counted(length - mostRowsShown, "more row")}`] : [];

const isNumeric = (field: Field | undefined) => field?.type === "number" || field?.type === "integer";

const unit = ({ unit: given }: Field): Content =>
  given === undefined ? undefined : html`<br><small>${given}</small>`;

const shownCell = (value: Value) =>
  value === null ? "–" : JSON.stringify(String(value)).slice(1, -1).replaceAll('\\"', '"');

const htmlCell = (value: Value): Content =>
  value === null ? html`<span title="missing">–</span>` : String(value);

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
