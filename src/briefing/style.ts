/**
 * The page's style sheet. Text runs to about 70 characters; charts turn light on dark with
 * it, their hues kept, which leaves the contrasts that the contract checked (a test has the numbers); print drops the navigation and keeps a chart with its headline.
 */
export const css = `
:root {
  color-scheme: light dark;
  --page: #fdfdfb; --text: #1d2329; --quiet: #56616b; --line: #d9dee3; --accent: #12436d; --panel: #f1f4f7;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #14181d; --text: #e4e7ea; --quiet: #a3adb7; --line: #323a43; --accent: #8fc1ee; --panel: #1c2229; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 1.25rem 5rem; max-width: 68rem;
  background: var(--page); color: var(--text); font: 1.0625rem/1.6 var(--sans);
}
@media (min-width: 64rem) {
  body { display: grid; grid-template-columns: minmax(0, 46rem) 15rem; column-gap: 5rem; }
  header { grid-column: 1 / -1; }
  nav { grid-column: 2; grid-row: 2; position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; }
  main { grid-column: 1; grid-row: 2; }
}
header { padding: 3.5rem 0 1.5rem; margin-bottom: 2rem; border-bottom: 3px solid var(--accent); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; margin: 0; }
h1, h2 { font-family: var(--serif); color: var(--accent); font-weight: 700; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem); letter-spacing: -0.01em; max-width: 32ch; }
main h2 { font-size: 1.7rem; margin: 0 0 1rem; }
h3 { font-size: 1.2rem; }
p, ul, ol, dl { margin: 0 0 1rem; max-width: 70ch; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid #f46a25; outline-offset: 2px; border-radius: 2px; }
code { font: 0.85em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
main { max-width: 46rem; }
main > section { margin-bottom: 4rem; }
.skip { position: absolute; left: -99rem; padding: 0.75rem 1rem; background: var(--accent); color: var(--page); }
.skip:focus { left: 1rem; top: 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.overline { margin: 0 0 0.5rem; font-size: 0.8rem; font-weight: 600; letter-spacing: 0.12em; text-transform: uppercase; color: var(--quiet); }
.also { margin: 0.6rem 0 0; font-family: var(--serif); font-size: 1.2rem; color: var(--accent); }
.origin { margin: 1rem 0 0; font-size: 0.95rem; color: var(--quiet); }
.quiet { font-size: 0.85rem; font-weight: 400; color: var(--quiet); overflow-wrap: anywhere; }
.question { margin: 0 0 1rem; font: 600 1rem/1.4 var(--sans); color: var(--quiet); }

nav { font-size: 0.9rem; margin-bottom: 3rem; }
nav h2 { font: 600 0.8rem/1.4 var(--sans); letter-spacing: 0.12em; text-transform: uppercase; color: var(--quiet); margin-bottom: 0.5rem; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav ol ol { padding-left: 0.9rem; border-left: 1px solid var(--line); margin: 0.2rem 0 0.4rem; }
nav li { margin: 0.35rem 0; line-height: 1.4; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }

.shared { font-size: 0.9rem; color: var(--quiet); }
.findings { list-style: none; padding: 0; max-width: none; margin-bottom: 2.5rem; }
.findings > li { margin: 0 0 1.25rem; padding: 1.1rem 1.4rem 1.2rem; background: var(--panel); border-left: 4px solid var(--accent); border-radius: 0 6px 6px 0; }
.findings h4 { font: 600 1.25rem/1.4 var(--serif); text-wrap: pretty; }
.findings dl { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.3rem; margin: 0.7rem 0 0; max-width: none; font-size: 0.875rem; line-height: 1.5; }
.findings dl div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0.75rem; align-items: baseline; }
.findings dt { color: var(--quiet); }
.findings dd { margin: 0; overflow-wrap: anywhere; }
.findings .cases { margin-left: 0.75rem; color: var(--quiet); }
.findings .value dd { font-variant-numeric: lining-nums; }
.findings .value strong { font-size: 1.15rem; color: var(--accent); }

figure { margin: 0 0 3rem; }
figure h4 { font-size: 1.25rem; line-height: 1.35; }
.subtitle { margin: 0.25rem 0 0.8rem; color: var(--quiet); font-size: 0.95rem; }
.card { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem; }
.card { overflow-x: auto; }
.card img { display: block; max-width: 100%; height: auto; }
figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.2rem 1.5rem; margin-top: 0.6rem; font-size: 0.85rem; color: var(--quiet); }
figcaption > .waived { flex: 1 1 100%; }
figcaption > span:first-child { flex: 1 1 20rem; overflow-wrap: anywhere; }
.files { white-space: nowrap; }
.files a { margin-left: 0.6rem; }
.files a:first-child { margin-left: 0; }
details { margin-top: 0.6rem; font-size: 0.9rem; }
summary { cursor: pointer; color: var(--accent); }

.chain { margin-top: 0.7rem; font-size: 0.875rem; }
.origins { margin: 0.8rem 0 0; padding-left: 0.9rem; border-left: 2px solid var(--line); }
.origins h5 { margin: 0 0 0.3rem; font: 600 0.9rem/1.4 var(--sans); }
.origins ul { margin: 0.3rem 0 0.5rem; padding-left: 1.1rem; }
.origins caption { font-weight: 400; color: var(--quiet); padding: 0 0 0.3rem; }
.origins tbody th { font-weight: 400; }
.origins .label { display: block; color: var(--quiet); }
.origins q { display: block; }
.origins .span { white-space: nowrap; }

.scroll { overflow-x: auto; margin: 0.6rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.45; }
caption { text-align: left; font-weight: 600; padding: 0.2rem 0 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
.number { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
.missing { color: var(--quiet); }
section > h3 { margin: 2rem 0 0.75rem; }
li { margin-bottom: 0.35rem; }

@media (max-width: 40rem) {
  header { padding-top: 2rem; }
  .findings > li { padding: 1rem; }
  .findings dl div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .findings dt { font-size: 0.8rem; }
  .card { margin: 0 -0.75rem; padding: 0.4rem; }
  /* Four fifths of its size: smaller, its words could not be read. It is moved from side to side. */
  .card img { min-width: 32rem; }
}
@media screen and (prefers-color-scheme: dark) {
  .card { background: #1a1a1a; }
  .card img { filter: invert(0.9) hue-rotate(180deg); }
}
@media print {
  :root { --page: #fff; --text: #000; --quiet: #444; --line: #bbb; --accent: #12436d; --panel: #fff; }
  body { display: block; max-width: none; padding: 0; font-size: 10.5pt; }
  nav, .skip, .files, details { display: none; }
  .findings > li, figure, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`;
