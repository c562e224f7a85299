import { sha256 } from "../evidence/sha256.ts";
import { Html } from "../html.ts";
import type { PlainFigure } from "./figure.ts";

/** Where a Jupyter server serves plotly.js, from its base address: the kernelspec's folder holds it (`kernelspec.ts`). */
export const plotlyAddress = "kernelspecs/dossier/plotly.min.js";

/** A name for the page's script to find the picture by: of the content, so that the same chart gives the same bytes. */
export function pictureName(figure: PlainFigure): string {
  return sha256(JSON.stringify(figure)).slice(0, 16);
}

/**
 * A script that makes a chart's picture interactive where a Jupyter server can be asked for plotly.js, and otherwise does
 * nothing: offline, with no extension, and without plotly's 4 MB in each notebook. The picture stays where the server does
 * not have it, where scripts are not run, and on paper.
 */
export function interactiveScript(name: string, figure: PlainFigure, alt: string): Html {
  const given = [name, figure, alt, plotlyAddress].map(scriptJson).join(", ");
  return new Html(`<script>(${enliven})(${given});</script>`);
}

/** JSON that can stand in a script: no `</script>` or `<!--` in a label ends it early. */
const scriptJson = (value: unknown) => JSON.stringify(value).replace(/</g, "\\u003c");

/** Runs in the page; kept as text, because what compiles this module must not reshape it. */
const enliven = `function (name, figure, alt, address) {
  var config = document.getElementById("jupyter-config-data");
  var base = config ? JSON.parse(config.textContent).baseUrl : document.body.dataset.baseUrl;
  var pictures = document.querySelectorAll('img[data-dossier-chart="' + name + '"]');
  if (!base || pictures.length === 0) return;
  if (!window.dossierPlotly) window.dossierPlotly = new Promise(function (resolve, reject) {
    if (window.Plotly) return resolve(window.Plotly);
    // The notebook of old has RequireJS, to which plotly would hand itself as a module that nobody asked for.
    var define = window.define;
    var script = document.createElement("script");
    var restore = function () { window.define = define; };
    window.define = undefined;
    script.src = base.replace(/\\/?$/, "/") + address;
    script.onload = function () { restore(); resolve(window.Plotly); };
    script.onerror = function () { restore(); window.dossierPlotly = undefined; reject(new Error("no plotly.js there")); };
    document.head.appendChild(script);
  });
  window.dossierPlotly.then(function (Plotly) {
    pictures.forEach(function (picture) {
      var chart = document.createElement("div");
      chart.setAttribute("role", "img");
      chart.setAttribute("aria-label", alt);
      picture.after(chart);
      // A copy: plotly writes into what it is given, and the same chart may stand twice on a page.
      var own = JSON.parse(JSON.stringify(figure));
      return Plotly.newPlot(chart, own.data, own.layout, { displayModeBar: false }).then(
        function () { picture.remove(); },
        function () { chart.remove(); }
      );
    });
  }, function () {});
}`;
