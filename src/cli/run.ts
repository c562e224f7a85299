import { Command } from "commander";
import { DossierError, UsageError } from "../errors.ts";
import type { RunReport } from "../run/report.ts";
import { paintFor } from "./colour.ts";
import type { Io } from "./io.ts";
import { Progress, seconds } from "./progress.ts";
import { append } from "./source-file.ts";
import { refuseEmptyFolder, withUsageErrors } from "./usage.ts";

interface Options {
  readonly data?: string;
  readonly parameter?: readonly string[];
  readonly out: string;
  readonly json?: true;
}

/** `dossier run`: execute notebooks into a run folder. */
export function runCommand(io: Io): Command {
  return withUsageErrors(new Command("run"))
    .description("Execute notebooks and write executed notebooks, charts, findings and a briefing page.")
    .argument("[notebook...]", "notebooks, or folders of them (default: notebooks/)")
    .helpOption("-h, --help", "show this help")
    .option("--data <dir>", "evidence package for the notebooks that declare a parameter `data`")
    .option("-p, --parameter <name=value>", "set a notebook parameter; may be repeated", append)
    .option("--out <dir>", "folder to write; an earlier run there is replaced", "out")
    .option("--json", "write a report to stdout, with where the time went")
    .addHelpText("after", examples)
    .action((notebooks: string[], options: Options) => act(notebooks, options, io));
}

const examples = `
Examples:
  dossier run                         every notebook of notebooks/, into out/
  dossier run notebooks/1-what-were-the-sales-worth.ipynb -p aroundPercent=20
  dossier run --data my-data --out out-mine

Exit codes: 0 done, 2 usage, 3 data invalid, 4 a cell failed, 130 interrupted.
When a cell fails, the earlier run stays as it was and the failed notebook is kept in DIR.failed/.`;

async function act(notebooks: readonly string[], options: Options, io: Io): Promise<void> {
  refuseEmptyFolder(options.out);
  const given = (options.parameter ?? []).map(split);
  // Loaded here, so that help and faults in the command line come at once.
  const [{ run }, { renderPage }, { parseParameter }] = await Promise.all([
    import("../run/run.ts"),
    import("../briefing/page.ts"),
    import("../notebook/parameters.ts"),
  ]);
  const progress = new Progress(io);
  try {
    const report = await run({
      notebooks,
      cwd: io.cwd,
      ...(options.data === undefined ? {} : { data: options.data }),
      parameters: Object.fromEntries(given.map(([name, value]) => [name, parseParameter(value)])),
      out: options.out,
      page: renderPage,
      signal: io.signal,
      onEvent: (event) => progress.show(event),
    });
    progress.stop();
    summarise(report, io);
    if (options.json) io.stdout.write(`${JSON.stringify({ ok: true, ...report }, null, 2)}\n`);
  } catch (error) {
    progress.stop();
    if (options.json && error instanceof DossierError)
      io.stdout.write(
        `${JSON.stringify({ ok: false, error: error.name, problems: error.problems }, null, 2)}\n`,
      );
    throw error;
  }
}

function split(parameter: string): [name: string, value: string] {
  const match = /^\s*([^=\s]+)\s*=(.*)$/s.exec(parameter);
  if (match !== null) return [match[1] as string, match[2] as string];
  throw new UsageError({
    problem: `the parameter ${JSON.stringify(parameter)} has no "="`,
    remedy: "Write a name and a value: -p aroundPercent=20",
  });
}

function summarise(report: RunReport, io: Io): void {
  const { bold, dim } = paintFor(io);
  const counts = [
    [report.notebooks.length, "notebook"],
    [report.charts.length, "chart"],
    [report.findings.length, "finding"],
  ] as const;
  const contents = counts.map(([n, noun]) => `${n} ${noun}${n === 1 ? "" : "s"}`).join(", ");
  const phases = report.phases.map(({ name, milliseconds }) => `${name} ${seconds(milliseconds)}`).join(", ");
  const cells = report.notebooks.flatMap(({ notebook, cells }) =>
    cells.map((cell) => ({ notebook, ...cell })),
  );
  const slowest = cells.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  for (const { claim } of report.findings) io.stderr.write(`  • ${claim}\n`);
  io.stderr.write(`${bold(`wrote ${report.out}`)}: ${contents}, in ${seconds(report.milliseconds)}\n`);
  io.stderr.write(dim(`  time: ${phases}\n`));
  for (const { notebook, cell, milliseconds } of slowest)
    if (milliseconds >= 100)
      io.stderr.write(dim(`  ${seconds(milliseconds)} in ${notebook}, cell ${cell}\n`));
  io.stderr.write(`  open ${report.out}/index.html\n`);
}
