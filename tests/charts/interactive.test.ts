import { runInNewContext } from "node:vm";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { interactiveScript, pictureName, plotlyAddress } from "../../src/charts/interactive.ts";
import { kernelName } from "../../src/kernel/kernelspec.ts";

const figure = { data: [{ type: "bar", y: [1, 2] }], layout: { width: 100, height: 50 } };
const name = pictureName(figure);

/** A page with the picture, after its script has run; `serve` answers for the server that is asked for plotly.js. */
async function page(
  head: string,
  body: string,
  serve: (script: { src: string; onload(): void; onerror(): void }) => void,
) {
  const { window, document } = parseHTML(
    `<html><head>${head}</head><body ${body}><figure><img data-dossier-chart="${name}"></figure></body></html>`,
  );
  const asked: string[] = [];
  const globals = Object.assign(Object.create(null), { document, define: "RequireJS" });
  globals.window = globals;
  document.head.appendChild = ((script: { src: string; onload(): void; onerror(): void }) => {
    asked.push(script.src);
    expect(globals.define).toBeUndefined();
    globals.Plotly = {
      newPlot: (chart: { textContent: string }, ...[data, layout]: unknown[]) => {
        chart.textContent = JSON.stringify({ data, layout });
        return Promise.resolve();
      },
    };
    serve(script);
  }) as never;
  const { markup } = interactiveScript(name, figure as never, "Two bars");
  runInNewContext(markup.replace(/^<script>|<\/script>$/g, ""), globals);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(window).toBeDefined();
  return { document, asked, globals };
}

const lab = '<script id="jupyter-config-data" type="application/json">{"baseUrl": "/user/ada/"}</script>';

test("in Lab and Notebook 7 the picture becomes the chart, with its text", async () => {
  const { document, asked, globals } = await page(lab, "", (script) => script.onload());
  expect(asked).toEqual([`/user/ada/${plotlyAddress}`]);
  expect(document.querySelector("img")).toBeNull();
  const chart = document.querySelector('figure [role="img"]');
  expect(chart?.getAttribute("aria-label")).toBe("Two bars");
  expect(JSON.parse(chart?.textContent ?? "")).toEqual(figure);
  expect(globals.define).toBe("RequireJS");
});

test("in the classic Notebook the page's body tells the server's address", async () => {
  const { asked } = await page("", 'data-base-url="/"', (script) => script.onload());
  expect(asked).toEqual([`/${plotlyAddress}`]);
});

test("where no server is, or it has no plotly.js, the picture stays", async () => {
  const alone = await page("", "", () => {});
  expect(alone.asked).toEqual([]);
  const without = await page(lab, "", (script) => script.onerror());
  expect(without.globals.define).toBe("RequireJS");
  for (const { document } of [alone, without]) {
    expect(document.querySelectorAll("img")).toHaveLength(1);
    expect(document.querySelector('[role="img"]')).toBeNull();
  }
});

test("plotly.js is asked for where the kernelspec is installed", () => {
  expect(plotlyAddress).toBe(`kernelspecs/${kernelName}/plotly.min.js`);
});
