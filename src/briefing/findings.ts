import { type Html, html } from "../html.ts";
import { chainOf } from "../run/chain.ts";
import type { FindingRecord, RunRecord } from "../run/record.ts";
import { renderChain } from "./chain.ts";
import { underQuestions } from "./questions.ts";

/**
 * The headline findings: each claim with its value, interval and n, what it rests on and where that comes from, and its limits. Limits that all
 * findings of a question share stand once, above them: said fifteen times over, nobody reads them.
 */
export function renderFindings({ notebooks, findings, evidence }: RunRecord): Html {
  return html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${underQuestions(notebooks, findings, (own) => renderGroup(own, evidence))}
</section>`;
}

function renderGroup(findings: readonly FindingRecord[], evidence: RunRecord["evidence"]): Html {
  const [first, ...others] = findings;
  const isShared = (limit: string) =>
    others.length > 0 && others.every(({ limits }) => limits.includes(limit));
  const shared = first?.limits.filter(isShared) ?? [];
  return html`${shared.length > 0 ? html`<p class="shared">Limits of all of these: ${sentences(shared)}</p>` : undefined}
<ol class="findings">${findings.map((finding) =>
    renderFinding(
      finding,
      finding.limits.filter((limit) => !shared.includes(limit)),
      renderChain(finding.id, chainOf(finding.origins, evidence)),
    ),
  )}
</ol>
`;
}

function renderFinding(
  { id, claim, text, n, method, basis }: FindingRecord,
  limits: readonly string[],
  chain: Html | undefined,
): Html {
  const cases = n === undefined ? undefined : html` <span class="cases">n = ${text.n}</span>`;
  return html`
<li id="${`finding-${id}`}">
<h4>${claim}</h4>
<dl>
<div class="value"><dt>Value</dt><dd><strong>${text.value}</strong>${text.interval === "" ? "" : ` (${text.interval})`}${cases}</dd></div>
${method === undefined ? undefined : html`<div><dt>Method</dt><dd>${method}</dd></div>`}
<div><dt>Rests on</dt><dd>${basis.join("; ")}</dd></div>
${limits.length === 0 ? undefined : html`<div><dt>Limits</dt><dd>${sentences(limits)}</dd></div>`}
</dl>
${chain}
</li>`;
}

/** One paragraph, so each has to end. */
const sentences = (texts: readonly string[]) =>
  texts.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" ");
