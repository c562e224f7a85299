import type { FindingRecord, RunRecord } from "../run/record.ts";
import { formatValue } from "./format.ts";
import { type Html, html } from "./html.ts";
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

function renderFinding(finding: FindingRecord): Html {
  return html`
<li id="${`finding-${finding.id}`}">
<h4>${finding.claim}</h4>
<dl>
<div class="value"><dt>Value</dt><dd>${quantity(finding)}</dd></div>
${detail("Rests on", finding.basis)}
${detail("Limits", finding.limits)}
</dl>
</li>`;
}

function quantity({ value, interval, unit }: FindingRecord): Html {
  const range = interval?.map((end) => formatValue(end, unit)).join(" to ");
  const number =
    value === null || value === undefined
      ? html`<strong>not known</strong>`
      : html`<strong>${formatValue(value, unit)}</strong>${unit === "" || unit === "year" ? "" : ` ${unit}`}`;
  return range === undefined ? number : html`${number} (${range})`;
}

function detail(term: string, lines: readonly string[]): Html | undefined {
  if (lines.length === 0) return undefined;
  const [only] = lines;
  const text = lines.length === 1 ? only : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
}
