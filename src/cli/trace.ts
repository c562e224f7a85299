import { resolve } from "node:path";
import { Command } from "commander";
import type { Passages } from "../run/quote-passages.ts";
import type { Trace } from "../run/trace.ts";
import type { Io } from "./io.ts";
import { append, sourceFile } from "./source-file.ts";
import { traceText } from "./trace-text.ts";
import { withUsageErrors } from "./usage.ts";

interface Options {
  readonly run: string;
  readonly source?: readonly string[];
  readonly json?: true;
}

/** `dossier trace`: from a finding or a chart of a run back to the sentences that state it. */
export function traceCommand(io: Io): Command {
  return withUsageErrors(new Command("trace"))
    .description("Show what a finding or a chart rests on: tables, rows, and the passages that state them.")
    .argument("<id>", "the finding's id, or the chart's")
    .helpOption("-h, --help", "show this help")
    .option("--run <dir>", "the run folder", "out")
    .option(
      "--source <file>",
      "quote each passage from the document, as plain text; ID=FILE where there are several",
      append,
    )
    .option("--json", "write the chain to stdout as data")
    .addHelpText("after", help)
    .action((id: string, options: Options) => act(id, options, io));
}

const help = `
Examples:
  dossier trace sales-as-stated
  dossier trace sales-as-stated --source article.txt

The ids stand in findings.json, and in the names of the files in charts/.
Exit codes: 0 done, 2 usage, 3 a passage is not in the document.`;

async function act(id: string, options: Options, io: Io): Promise<void> {
  const [{ readRun }, { trace }, { quotePassages }] = await Promise.all([
    import("../run/read-run.ts"),
    import("../run/trace.ts"),
    import("../run/quote-passages.ts"),
  ]);
  const found: Trace = trace(await readRun(resolve(io.cwd, options.run), options.run), id);
  const files = (options.source ?? []).map((text) => sourceFile(text, io));
  const passages: Passages = files.length === 0 ? new Map() : await quotePassages(found.tables, files);
  if (options.json) {
    const quoted = passages.size === 0 ? {} : { passages: Object.fromEntries(passages) };
    io.stdout.write(`${JSON.stringify({ ...found, ...quoted }, null, 2)}\n`);
  } else io.stdout.write(`${traceText(found, passages)}\n`);
}
