import { afterAll, beforeAll, expect, test } from "vitest";
import { type CellRunner, cellRunner } from "../cells.ts";

// Code as tutorials have it, which is for a page in a browser: plotly.js itself fails in Node at its import.
let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner();
});
afterAll(() => cells.close());

const figure =
  '[{ type: "bar", x: ["a", "b"], y: [1, 2] }], { title: { text: "Sales" }, width: 300, height: 200 }';

test.each([
  `import Plotly from "plotly.js-dist-min"; Plotly.newPlot("chart", ${figure});`,
  `import * as All from "plotly.js-dist-min"; await All.react("chart", ${figure})`,
  `import { newPlot } from "plotly.js-dist-min"; newPlot("chart", ${figure}).then(() => 1); undefined`,
  `const Required = require("plotly.js-dist-min"); Required.newPlot("chart", ${figure});`,
])("%s draws once, under the cell", async (source) => {
  const { outputs, status } = await cells.run(source);
  expect(status).toBe("ok");
  expect(outputs).toHaveLength(1);
  const [shown] = outputs;
  if (shown?.type !== "display_data") throw new Error(JSON.stringify(shown));
  expect(shown.data["application/vnd.plotly.v1+json"]).toMatchObject({ data: [{ type: "bar", y: [1, 2] }] });
  expect(shown.data["image/svg+xml"]).toContain('viewBox="0 0 300 200"');
  expect(shown.data["text/html"]).toContain('<img alt="Sales"');
  expect(shown.data["text/plain"]).toBe("[Sales]");
});

test("toImage gives data URLs", async () => {
  const image = (options: string) =>
    cells.value(
      `import Plotly from "plotly.js-dist-min"; await Plotly.toImage({ data: [{ y: [1] }] }, ${options})`,
    );
  expect(await image('{ format: "svg", width: 300, height: 200 }')).toMatch(
    /^["']data:image\/svg\+xml,%3Csvg/,
  );
  expect(await image('{ format: "png", width: 300, height: 200 }')).toMatch(
    /^["']data:image\/png;base64,iVBOR/,
  );
});

test("what a figure says in vain is an error", async () => {
  const source =
    'import Plotly from "plotly.js-dist-min"; Plotly.newPlot("", [{ oreintation: "h", y: [1] }] as any)';
  expect((await cells.error(source)).evalue).toMatch(
    /data\[0\]\.oreintation(.|\n)*Did you mean "orientation"/,
  );
});

test("what needs a page is refused, with what to do instead", async () => {
  const { evalue } = await cells.error(
    'import Plotly from "plotly.js-dist-min"; Plotly.relayout("chart", {})',
  );
  expect(evalue).toMatch(/Plotly\.relayout works on a figure in a page(.|\n)*Plotly\.newPlot/);
});

test("danfo's frames print, and plot says what to use", async () => {
  const frame = 'import * as dfd from "danfojs-node"; const df = new dfd.DataFrame({ a: [1, 2] });';
  expect(await cells.text(`${frame} df.print()`)).toContain("│ a ");
  const { traceback } = await cells.error('df.plot("chart").bar()');
  expect(traceback.join("\n")).toMatch(/chart of "dossier"/);
});
