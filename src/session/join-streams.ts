import type { Report } from "./messages.ts";

/** Reports that arrived together, with adjacent text of one stream as one: a loop that prints sends thousands. */
export function joinStreams(reports: readonly Report[]): Report[] {
  const joined: Report[] = [];
  let texts: string[] = [];
  for (const [i, report] of reports.entries()) {
    const next = reports[i + 1];
    if (report.type !== "output" || report.output.type !== "stream") {
      joined.push(report);
      continue;
    }
    texts.push(report.output.text);
    if (next?.type === "output" && next.id === report.id && next.output.type === "stream")
      if (next.output.name === report.output.name) continue;
    joined.push({ ...report, output: { ...report.output, text: texts.join("") } });
    texts = [];
  }
  return joined;
}
