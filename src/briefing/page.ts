import { Html, html } from "../html.ts";
import type { RunRecord } from "../run/record.ts";
import { renderCharts } from "./charts.ts";
import { renderFindings } from "./findings.ts";
import { count } from "./format.ts";
import { renderLimits, renderMethod, renderSources } from "./provenance.ts";
import { css } from "./style.ts";

/**
 * A run as one self-contained page: findings first, then charts with the data behind them, sources, limits and how to
 * make it again. It asks the network for nothing and runs no script; its policy header forbids both, so that nothing in
 * the data could.
 */
export function renderPage(run: RunRecord): string {
  const [title = "", ...others] = titlesOf(run);
  const limits = [...new Set(run.findings.flatMap((finding) => finding.limits))];
  const hasSources = run.evidence.some((item) => item.sources.length > 0);
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${`Dossier ${run.versions.dossier ?? ""}`}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Html(css)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
<header>
<p class="overline">Briefing</p>
<h1>${title}</h1>
${others.map((other) => html`<p class="also">${other}</p>\n`)}${run.evidence.map(renderOrigin)}
</header>
${renderContents(run, limits.length > 0, hasSources)}
<main id="main">
${run.findings.length > 0 ? renderFindings(run) : undefined}
${run.charts.length > 0 ? renderCharts(run) : undefined}
${hasSources ? renderSources(run.evidence) : undefined}
${limits.length > 0 ? renderLimits(limits) : undefined}
${renderMethod(run)}
</main>
</body>
</html>
`.markup;
}

/** Of the evidence, each once: the first is the page's. Without evidence, of all the notebooks in one. */
function titlesOf({ evidence, notebooks }: RunRecord): string[] {
  const titles = [...new Set(evidence.map((item) => item.title))];
  return titles.length > 0 ? titles : [notebooks.map((notebook) => notebook.title).join("; ")];
}

function renderOrigin({ name, version, resources }: RunRecord["evidence"][number]): Html {
  const rows = resources.reduce((sum, resource) => sum + resource.rows, 0);
  return html`<p class="origin">Evidence: ${name}, version ${version} · ${count(resources.length, "table")}, ${count(rows, "row")}</p>
`;
}

function renderContents({ findings, charts }: RunRecord, hasLimits: boolean, hasSources: boolean): Html {
  return html`<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
${findings.length > 0 ? html`<li><a href="#findings">Findings</a></li>` : undefined}
${
  charts.length > 0
    ? html`<li><a href="#charts">Charts</a>
<ol>${charts.map(({ id, headline }) => html`<li><a href="${`#chart-${id}`}">${headline}</a></li>`)}</ol></li>`
    : undefined
}
${hasSources ? html`<li><a href="#sources">Sources</a></li>` : undefined}
${hasLimits ? html`<li><a href="#limits">Limits</a></li>` : undefined}
<li><a href="#method">Method and reproducibility</a></li>
</ol>
</nav>`;
}
