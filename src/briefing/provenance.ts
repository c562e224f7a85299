import type { Source } from "../evidence/package.ts";
import { type Html, html } from "../html.ts";
import type { EvidenceRecord, RunRecord } from "../run/record.ts";
import { count, formatDate, shortHash } from "./format.ts";

/** What the evidence rests on: each package's sources, once where several vintages share them. */
export function renderSources(evidence: readonly EvidenceRecord[]): Html {
  const sources = new Map<string, Source>();
  for (const source of evidence.flatMap((item) => item.sources)) {
    const work = JSON.stringify([source.title, source.publisher]);
    if (!sources.has(work)) sources.set(work, source);
  }
  return html`<section aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<ul>${[...sources.values()].map(renderSource)}
</ul>
</section>`;
}

/** As a reference is written: author, title, publisher, date. */
function renderSource({ title, path, author, publisher, published }: Source): Html {
  // A path may also be of another scheme (javascript:) or a file of the package's author: neither is to be a link.
  const linked =
    path !== undefined && /^https?:\/\//i.test(path) ? html`<a href="${path}">${title}</a>` : title;
  const parts = [author, linked, publisher, published && formatDate(published)].filter(Boolean);
  return html`
<li>${parts.map((part, i) => [i === 0 ? "" : ", ", part])}</li>`;
}

/** Every limit that a finding states, once. */
export function renderLimits(limits: readonly string[]): Html {
  return html`<section aria-labelledby="limits">
<h2 id="limits">Limits</h2>
<p>What the findings above cannot tell you.</p>
<ul>${limits.map(
    (limit) => html`
<li>${limit}</li>`,
  )}
</ul>
</section>`;
}

/** How the run was made and how to make it again: notebooks, parameters, evidence with hashes, versions. */
export function renderMethod({ notebooks, evidence, versions }: RunRecord): Html {
  return html`<section aria-labelledby="method">
<h2 id="method">Method and reproducibility</h2>
<p>Every number and chart here was computed by the notebooks below. Running them again on the same evidence, with the
same parameters and versions, gives this page byte for byte; <a href="manifest.json">manifest.json</a> has every hash in full.</p>
<h3>Notebooks</h3>
<ul>${notebooks.map(
    ({ path, title, parameters }) => html`
<li><a href="${encodeURI(path)}">${title}</a> <span class="quiet">${path}</span>${renderParameters(parameters)}</li>`,
  )}
</ul>
${
  evidence.length > 0
    ? html`<h3>Evidence</h3>
${evidence.map(renderPackage)}`
    : undefined
}
<h3>Versions</h3>
<p>${Object.entries(versions).map(([name, version], i) => `${i === 0 ? "" : " · "}${name} ${version}`)}</p>
</section>`;
}

function renderParameters(parameters: Readonly<Record<string, unknown>>): Html {
  const set = Object.entries(parameters);
  if (set.length === 0) return html`<br><span class="quiet">parameters as written in it</span>`;
  const pairs = set.map(([name, value]) => html`<code>${name} = ${JSON.stringify(value)}</code> `);
  return html`<br><span class="quiet">with</span> ${pairs}`;
}

function renderPackage({ name, title, version, resources }: EvidenceRecord): Html {
  return html`<div class="scroll" role="region" aria-label="${`Table: ${title}`}" tabindex="0">
<table>
<caption>${title} <span class="quiet">${name} ${version}</span></caption>
<thead><tr><th scope="col">Table</th><th scope="col" class="number">Rows</th><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${resources.map(
    (resource) => html`
<tr><td>${resource.name}</td><td class="number">${count(resource.rows, "row").replace(/ rows?$/, "")}</td><td>${resource.path}</td><td><code>${shortHash(resource.hash)}</code></td></tr>`,
  )}
</tbody>
</table>
</div>`;
}
