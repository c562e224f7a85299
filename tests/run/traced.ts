import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { reportPackage } from "../evidence/passages/document.ts";
import { type Project, projectOf } from "./project.ts";

/** A project whose one notebook opens the report's package, in `data/`, and has findings and a chart of its frames. */
export async function tracedProject(): Promise<Project & { readonly report: string }> {
  const { folder, file } = await reportPackage();
  const project = projectOf();
  mkdirSync(join(project.root, "data"));
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(project.root, "data", name));
  project.write(
    "notebooks/harbour.ipynb",
    `import { finding, frame, open, sortedBars, sql } from "dossier";
const evidence = await open("../data");
evidence`,
    `const prices = frame(evidence.table("prices"));
const paid = prices.filter((row) => row.amount !== null);
const [{ total }] = (await sql\`SELECT sum(amount) AS total FROM \${paid}\`).rows() as { total: number }[];
finding({
  id: "paid",
  claim: "The town paid or lost {value}",
  value: total,
  unit: "£m",
  basis: [paid],
  limits: ["One report."],
  method: "a sum",
})`,
    `finding({
  id: "prices-known",
  claim: "{value} prices are known",
  value: paid.length,
  unit: "",
  basis: [prices, frame(evidence.table("ships"))],
  limits: ["One report."],
})`,
    `sortedBars(paid, {
  id: "prices",
  headline: "The ferries cost most",
  subtitle: "Prices, £ million, 1961",
  source: "The harbour café from an example",
  alt: "Bar chart: P1 12, P2 3.",
  label: "id",
  value: "amount",
  unit: "£m",
})`,
  );
  return Object.assign(project, { report: file });
}
