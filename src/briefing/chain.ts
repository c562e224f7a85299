import type { Source } from "../evidence/package.ts";
import { type Html, html } from "../html.ts";
import type { ChainRow, ChainTable } from "../run/chain.ts";
import { count, formatNumber } from "./format.ts";

const mostShown = 12;

/** Behind a finding or a chart: the rows of evidence that it rests on, and where each is stated. Nothing if untraced. */
export function renderChain(id: string, tables: readonly ChainTable[]): Html | undefined {
  if (tables.length === 0) return undefined;
  const rows = tables.reduce((sum, table) => sum + table.count, 0);
  const of = tables.length === 1 ? tables[0]?.table : `${tables.length} tables`;
  return html`<details class="chain">
<summary>Where this comes from (${count(rows, "row")} of ${of})</summary>
${tables.map((table) => renderTable(id, table))}
</details>`;
}

function renderTable(id: string, { evidence, version, table, count: total, exact, rows }: ChainTable): Html {
  const stated = rows.filter(({ passage }) => passage !== undefined);
  const others = rows.filter(({ passage }) => passage === undefined);
  const beyond = stated.length - mostShown;
  const unlisted = total - rows.length;
  return html`<div class="origins">
<h5>${table}: ${exact ? "" : "at most "}${count(total, "row")} <span class="quiet">${evidence} ${version}</span></h5>
${stated.length === 0 ? undefined : renderPassages(table, stated.slice(0, mostShown))}
${renderSources(others)}
${beyond <= 0 ? undefined : html`<p class="quiet">And ${count(beyond, "more row")}: <code>npx dossier trace ${id}</code> lists them.</p>`}
${unlisted === 0 ? undefined : html`<p class="quiet">And ${count(unlisted, "more row")}: only the first 1,000 of very many are kept.</p>`}
</div>`;
}

type Passage = NonNullable<ChainRow["passage"]>;

/** Rows that a document states, grouped by document. */
function renderPassages(table: string, rows: readonly ChainRow[]): Html[] {
  const documents = groupBy(rows, ({ passage }) => JSON.stringify((passage as Passage).document));
  return documents.map((own) => {
    const [{ passage }] = own as [ChainRow];
    const { document } = passage as Passage;
    return html`<div class="scroll" role="region" aria-label="${`Rows of ${table}, as ${document.title} states them`}" tabindex="0">
<table>
<caption>Stated in ${reference(document)}</caption>
<thead><tr><th scope="col">Row</th><th scope="col">Passage</th></tr></thead>
<tbody>${own.map(
      (row) => html`
<tr><th scope="row">${name(row)}</th><td>${words(row)}${place(row)}</td></tr>`,
    )}
</tbody>
</table>
</div>`;
  });
}

/** Rows that no passage states, by the source that they are from. */
function renderSources(rows: readonly ChainRow[]): Html | undefined {
  if (rows.length === 0) return undefined;
  const groups = groupBy(rows, ({ sources = [] }) => JSON.stringify(sources));
  return html`<ul>${groups.map((own) => {
    const sources = own[0]?.sources ?? [];
    const from = sources.length === 0 ? ["no source is named"] : sources.map(reference);
    return html`
<li>${named(own)}: ${from.map((each, i) => [i === 0 ? "" : "; ", each])}</li>`;
  })}
</ul>`;
}

/** `R01, R02, R03`, or the first and the last of many. */
function named(rows: readonly ChainRow[]): string {
  const names = rows.map(({ row }) => row);
  return names.length <= mostShown
    ? names.join(", ")
    : `${names[0]} to ${names.at(-1)} (${count(names.length, "row")})`;
}

const name = ({ row, label }: ChainRow) =>
  html`${row}${label === undefined ? undefined : html` <span class="label">${label}</span>`}`;

function place({ via, passage }: ChainRow): Html {
  const { section, paragraph, start, end } = passage as Passage;
  const parts = [
    via === undefined ? "" : `${via.table} ${via.row}`,
    section === null ? "" : `section ${section}`,
    paragraph === null ? "" : `paragraph ${paragraph}`,
  ].filter(Boolean);
  return html`${parts.map((part) => `${part}, `)}<span class="span">characters ${formatNumber(start)}–${formatNumber(end)}</span>`;
}

/** The few words that state an amount, where the row has one. */
const words = ({ passage }: ChainRow) => (passage?.stated ? html`<q>${passage.stated}</q> ` : undefined);

/** `William Reynolds, In Japan we Trust?`; the publisher where there is no author. */
const reference = ({ author, title, publisher }: Source) =>
  [author, title, author === undefined ? publisher : undefined].filter(Boolean).join(", ");

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
