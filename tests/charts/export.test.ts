import { expect, test } from "vitest";
import { exportChart, formats } from "../../src/charts/export.ts";
import { PdfReader } from "../render/pdf-reader.ts";
import { samples } from "./samples.ts";

test("a recorded chart goes out as the chart itself does, in every format", async () => {
  const chart = samples["sorted-bars"]?.();
  if (chart === undefined) throw new Error("the sample is gone");
  const bundle = await chart[Symbol.for("Jupyter.display") as never as "svg"]();
  const recorded = (bundle as never as Record<string, object>)["application/vnd.dossier.chart+json"];
  const record = { ...recorded, svg: await chart.svg() } as Parameters<typeof exportChart>[0];
  const own = { svg: chart.svg(), png: chart.png(), pdf: chart.pdf(), csv: chart.csv(), xlsx: chart.xlsx() };
  for (const format of formats) {
    const [there, here] = [await exportChart(record, format), await own[format]];
    expect(Buffer.from(there as string).equals(Buffer.from(here as string)), format).toBe(true);
  }
});

test("options reach the formats that they are for", async () => {
  const chart = samples["sorted-bars"]?.();
  if (chart === undefined) throw new Error("the sample is gone");
  const { id, headline, subtitle, source, alt, size, data } = chart;
  const record = { id, headline, subtitle, source, alt, size, data, svg: await chart.svg() };
  const png = Buffer.from(
    (await exportChart(record, "png", { scale: 3, size: "slide", text: "outlines" })) as Uint8Array,
  );
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2400, 1350]);
  const pdf = new PdfReader(
    (await exportChart(record, "pdf", { titles: "in", text: "outlines" })) as Uint8Array,
  );
  expect(pdf.structure()).toBe("Document(H1 P Figure P)");
  expect(pdf.text()).toContain(headline);
});
