import { waiversText } from "../charts/contract.ts";
import { formats } from "../charts/export.ts";
import { type Html, html } from "../html.ts";
import { chainOf } from "../run/chain.ts";
import type { ChartRecord, RunRecord } from "../run/record.ts";
import { renderChain } from "./chain.ts";
import { count } from "./format.ts";
import { underQuestions } from "./questions.ts";
import { renderTable } from "./table.ts";

/** The charts: headline as heading, subtitle, picture with its alt text, source, files, and the data behind it. */
export function renderCharts({ notebooks, charts, evidence }: RunRecord): Html {
  return html`<section aria-labelledby="charts">
<h2 id="charts">Charts</h2>
${underQuestions(notebooks, charts, (own) => html`${own.map((chart) => renderChart(chart, evidence))}`)}
</section>`;
}

function renderChart(chart: ChartRecord, evidence: RunRecord["evidence"]): Html {
  // An image cannot run script or fetch anything, whatever is in the SVG: so it is never put inline.
  const image = `data:image/svg+xml;base64,${Buffer.from(chart.svg).toString("base64")}`;
  const waivers = waiversText(chart.waived);
  const rows = chart.data.columns[0]?.length ?? 0;
  return html`<figure id="${`chart-${chart.id}`}" aria-labelledby="${`chart-${chart.id}-headline`}">
<h4 id="${`chart-${chart.id}-headline`}">${chart.headline}</h4>
<p class="subtitle">${chart.subtitle}</p>
<div class="card"><img src="${image}" alt="${chart.alt}" width="${chart.size.width}" height="${chart.size.height}"></div>
<figcaption>
<span>${chart.titles?.source ?? "Source:"} ${chart.source.replace(/^source:\s*/i, "")}</span>
<span class="files">${formats.map(
    (format) =>
      html`<a href="${`charts/${chart.id}.${format}`}" download>${format.toUpperCase()}<span class="unseen"> of this chart</span></a> `,
  )}</span>${
    waivers &&
    html`
<span class="waived">${waivers}</span>`
  }
</figcaption>
<details>
<summary>Data behind this chart (${count(rows, "row")})</summary>
${renderTable(chart.headline, chart.data)}
</details>
${renderChain(chart.id, chainOf(chart.origins, evidence))}
</figure>`;
}
