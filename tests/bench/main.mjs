/**
 * `npm run bench`: each measure beside its peer's on the same work, in the same run. Every file here exports one function
 * of its own name that returns rows { name, ours_ms, peer_ms, ratio }. Name some to run only those: `npm run bench -- load`.
 */
import { readdirSync } from "node:fs";

const measures = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".mjs") && file !== "main.mjs")
  .map((file) => file.slice(0, -".mjs".length));
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !measures.includes(name));
if (unknown !== undefined) {
  console.error(`There is no measure "${unknown}". Use one of: ${measures.join(", ")}.`);
  process.exit(2);
}

const ms = (value) => (value === undefined ? "" : value.toFixed(value < 10 ? 2 : 0)).padStart(9);
console.log(`${"".padEnd(54)} ${"ours ms".padStart(9)} ${"peer ms".padStart(9)}    ratio`);
for (const name of wanted.length > 0 ? wanted : measures) {
  const { [name]: measure } = await import(`./${name}.mjs`);
  for (const row of await measure())
    console.log(
      `${row.name.padEnd(54)} ${ms(row.ours_ms)} ${ms(row.peer_ms)} ${(row.ratio?.toFixed(2) ?? "").padStart(8)}`,
    );
}
