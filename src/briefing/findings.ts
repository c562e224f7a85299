import { type Html, html } from "../html.ts";
import type { FindingRecord, RunRecord } from "../run/record.ts";
import { underQuestions } from "./questions.ts";

/** The headline findings: each claim with its value, interval and unit, what it rests on, and its limits. */
export function renderFindings({ notebooks, findings }: RunRecord): Html {
  return html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${underQuestions(
  notebooks,
  findings,
  (own) => html`<ol class="findings">${own.map(renderFinding)}
</ol>
`,
)}
</section>`;
}

function renderFinding({ id, claim, text, n, method, basis, limits }: FindingRecord): Html {
  return html`
<li id="${`finding-${id}`}">
<h4>${claim}</h4>
<dl>
<div class="value"><dt>Value</dt><dd><strong>${text.value}</strong>${text.interval === "" ? "" : ` (${text.interval})`}</dd></div>
${n === undefined ? undefined : detail("n", [text.n])}
${method === undefined ? undefined : detail("Method", [method])}
${detail("Rests on", basis)}
${detail("Limits", limits)}
</dl>
</li>`;
}

function detail(term: string, lines: readonly string[]): Html | undefined {
  if (lines.length === 0) return undefined;
  const [only] = lines;
  const text = lines.length === 1 ? only : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
}
