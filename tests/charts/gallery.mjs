/**
 * `npm run gallery`: a page of every kind of chart in every theme, with what it is for and the code that draws it, from the
 * docstrings themselves; and a contact sheet of the golden pictures, which the README shows. Both go into a folder where one is
 * named.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Resvg } from "@resvg/resvg-js";

const dossier = { ...(await import("../../dist/index.js")) };
const root = new URL("../../", import.meta.url);
const kindsFolder = new URL("src/charts/kinds/", root);
const [, , folder] = process.argv;
const out = folder === undefined ? new URL("out-gallery/", root) : pathToFileURL(`${folder}/`);
const themes = [dossier.government, dossier.continental];

const escapeHtml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What the docstring of a kind says it is, and its example. */
function kindOf(file) {
  const source = readFileSync(new URL(file, kindsFolder), "utf8");
  const [, comment, name] = source.match(
    /(\/\*\*(?:(?!\*\/)[\s\S])*?@example[\s\S]*?\*\/)\nexport const (\w+) = kind\(/,
  );
  const text = comment.replace(/^\/\*\*|\*\/$/g, "").replace(/^[ \t]*\* ?/gm, "");
  const [, code] = text.match(/```ts\n([\s\S]*?)```/);
  return {
    name,
    about: text
      .trim()
      .split("\n\n")[0]
      .replace(/\{@link (\w+)\}/g, "$1"),
    code: code.trim(),
  };
}

/** The chart that an example draws, in a theme: its call of the kind is given one more option. */
async function drawnIn(theme, { name, code }) {
  let drawn;
  const inTheme = (source, options) => {
    drawn = dossier[name](source, { ...options, theme });
    return drawn;
  };
  const names = { ...dossier, [name]: inTheme };
  const body = code.replace(/import \{([^}]*)\} from "dossier";/, "const {$1} = names;");
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction("names", body)(names);
  return drawn;
}

const kinds = readdirSync(kindsFolder)
  .filter((file) => file.endsWith(".ts"))
  .sort()
  .map(kindOf);
const sections = [];
for (const kind of kinds) {
  const pictures = [];
  for (const theme of themes) {
    const chart = await drawnIn(theme, kind);
    const data = Buffer.from(await chart.svg({ titles: "in" })).toString("base64");
    pictures.push(
      `<figure><img alt="${escapeHtml(chart.alt)}" src="data:image/svg+xml;base64,${data}"><figcaption>${theme.name}</figcaption></figure>`,
    );
  }
  sections.push(
    `<section id="${kind.name}"><h2>${kind.name}</h2><p>${escapeHtml(kind.about)}</p><div>${pictures.join("")}</div><details><summary>The code that draws it</summary><pre>${escapeHtml(kind.code)}</pre></details></section>`,
  );
}
mkdirSync(out, { recursive: true });
writeFileSync(
  new URL("index.html", out),
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Kinds of chart</title><style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 84rem; margin: 2rem auto; padding: 0 1rem; }
div { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; align-items: start; }
figure { margin: 0; } img { max-width: 100%; border-radius: 6px; } p { max-width: 70ch; } section { margin-bottom: 3rem; }
</style><h1>Kinds of chart</h1><nav>${kinds.map(({ name }) => `<a href="#${name}">${name}</a>`).join(" · ")}</nav>
${sections.join("\n")}</html>\n`,
);

/** The goldens, those of the second theme last, each in a cell of its own. */
const goldens = new URL("tests/charts/goldens/", root);
const pictures = readdirSync(goldens)
  .filter((file) => file.endsWith(".png") && !/contact-sheet|bounds|\.(new|diff)\./.test(file))
  .sort(
    (a, b) => Number(a.startsWith("continental")) - Number(b.startsWith("continental")) || (a < b ? -1 : 1),
  );
const [columns, width, height, gap] = [4, 320, 220, 16];
const cells = pictures.map((file, i) => {
  const href = `data:image/png;base64,${readFileSync(new URL(file, goldens)).toString("base64")}`;
  const [x, y] = [gap + (i % columns) * (width + gap), gap + Math.floor(i / columns) * (height + gap)];
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  const colour = file.startsWith("continental") ? dossier.continental.background : "#FFFFFF";
  return `<rect ${place} fill="${colour}" rx="4"/><image ${place} href="${href}"/>`;
});
const size = `width="${gap + columns * (width + gap)}" height="${gap + Math.ceil(cells.length / columns) * (height + gap)}"`;
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#DDE2E6"/>${cells.join("")}</svg>`;
const written = [
  new URL("index.html", out),
  new URL("contact-sheet.png", folder === undefined ? goldens : out),
];
writeFileSync(written[1], new Resvg(sheet).render().asPng());
console.log(`wrote ${written.map((each) => fileURLToPath(each)).join(" and ")}`);
