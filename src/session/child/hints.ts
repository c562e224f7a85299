/** What to do about errors of packages that expect to be in a browser, and do not say so. */
export function hints(message: string): string[] {
  return known.filter(([pattern]) => pattern.test(message)).map(([, hint]) => `  → ${hint}`);
}

const known: readonly [RegExp, string][] = [
  [
    /^(self|window|document|navigator|HTMLElement) is not defined$/,
    "This code is for a page in a browser, and a cell runs in Node.js: look for the package's edition for Node.js.",
  ],
  [
    /^Not supported in NodeJS$/, // what danfo.js says to df.plot(…)
    'danfo.js draws in a browser only. Draw it with a chart of "dossier" (frame(df) is its data), or with Plotly.newPlot.',
  ],
];
