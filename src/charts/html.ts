import { html } from "../html.ts";
import type { Chart } from "./chart.ts";
import { waiversText } from "./contract.ts";
import { interactiveScript, pictureName } from "./interactive.ts";

/**
 * A chart as a piece of a page: headline, subtitle, picture and source. It stands anywhere, so its styles are inline, it is
 * whole without its script, and it keeps a background and an ink of its own where the page around it is dark.
 */
export function toHtml(chart: Chart, svg: string): string {
  const { headline, subtitle, source, alt, size, theme, figure, waived } = chart;
  const waivers = waiversText(waived);
  const name = pictureName(figure);
  const { width, height } = size;
  const { colour, muted } = theme.text;
  const card = [
    `max-width:${width}px`,
    "margin:0 0 16px",
    "padding:16px",
    `background:${theme.background}`,
    `color:${colour}`,
    "color-scheme:light",
    `font-family:${theme.font}`,
    "line-height:1.35",
  ].join(";");
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
  return html`<figure style="${card}">
<figcaption style="margin:0 0 8px;text-align:left;color:${colour}">
<strong style="display:block;font-size:19px;color:${colour}">${headline}</strong>
<span style="display:block;font-size:15px;color:${muted}">${subtitle}</span>
</figcaption>
<img alt="${alt}" data-dossier-chart="${name}" width="${width}" height="${height}" style="display:block;max-width:100%;height:auto" src="${picture}">
<p style="margin:8px 0 0;font-size:13px;color:${muted}">${theme.language.source} ${source}</p>${
    waivers === undefined
      ? undefined
      : html`
<p style="margin:4px 0 0;font-size:13px;color:${muted}">${waivers}</p>`
  }
${interactiveScript(name, figure, alt)}
</figure>`.markup;
}
