import { html } from "../../html.ts";
import { formatAmount } from "../format.ts";
import type { FindingData } from "./finding.ts";

/**
 * A finding for a notebook's page: hardly a style of its own, every word of it text and never markup. A table, because Jupyter
 * floats the terms of a definition list and the last one ended up beside the one before; its cells are aligned, because
 * Jupyter sets those of a table to the right.
 */
export function cardHtml(finding: FindingData): string {
  return html`<article class="dossier-finding">
<p><strong>${finding.claim}</strong></p>
<table>${details(finding).map(
    ([term, lines]) => html`
<tr><th scope="row" style="text-align:left">${term}</th><td style="text-align:left">${lines.map((line, i) => (i === 0 ? html`${line}` : html`<br>${line}`))}</td></tr>`,
  )}
</table>
</article>`.markup;
}

/** The same for readers of Markdown: a code host's view of a notebook, say. */
export function cardMarkdown(finding: FindingData): string {
  const lines = details(finding).map(([term, lines]) => `- ${term}: ${lines.map(escapeMarkdown).join("; ")}`);
  return [`**${escapeMarkdown(finding.claim)}**`, "", ...lines].join("\n");
}

/** The same for a terminal. */
export function cardText(finding: FindingData): string {
  return [finding.claim, ...details(finding).map(([term, lines]) => `  ${term}: ${lines.join("; ")}`)].join(
    "\n",
  );
}

function details({
  id,
  text,
  tolerance,
  unit,
  n,
  method,
  basis,
  limits,
}: FindingData): [string, readonly string[]][] {
  const rows: [string, readonly (string | undefined)[]][] = [
    ["Value", [text.interval === "" ? text.value : `${text.value} (${text.interval})`]],
    ["n", [n === undefined ? undefined : text.n]],
    ["Tolerance", [tolerance === 0 ? undefined : `±${formatAmount(tolerance, unit)}`]],
    ["Method", [method]],
    ["Rests on", basis],
    ["Limits", limits],
    ["Finding", [id]],
  ];
  return rows
    .map(([term, lines]): [string, string[]] => [term, lines.filter((line) => line !== undefined)])
    .filter(([, lines]) => lines.length > 0);
}

/** Dollar signs too: Jupyter reads what stands between two as TeX. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|~$&]/g, "\\$&").replace(/\s+/g, " ");
