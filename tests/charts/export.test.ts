import { expect, test } from "vitest";
import { exportChart, formats } from "../../src/charts/export.ts";
import { PdfReader } from "../render/pdf-reader.ts";
import { samples, words } from "./samples.ts";

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

test("options that are not there are told, also where a format has no use for them", async () => {
  const record = {
    ...words,
    size: { width: 9, height: 9 },
    data: { names: ["x"], types: ["number"], columns: [[1]] },
  };
  const go = (format: "csv" | "svg", options: object) =>
    exportChart({ ...record, svg: "<svg/>" } as Parameters<typeof exportChart>[0], format, options);
  await expect(go("csv", { size: { width: 0, height: 0 } })).rejects.toThrow("0 by 0 pixels cannot be drawn");
  await expect(go("svg", { titles: "inside" })).rejects.toThrow('there is no titles: "inside"');
  await expect(go("svg", { title: "in" })).rejects.toThrow(/there is no option title\n.*"titles"/);
  await expect(go("svg", { text: "outline" })).rejects.toThrow(/Did you mean "outlines"/);
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
