import { resolve } from "node:path";
import { Command } from "commander";
import { DossierError, EvidenceError, UsageError } from "../errors.ts";
import type { SearchedDocument, SourceCheck, SourceFile } from "../evidence/check-source.ts";
import { paintFor } from "./colour.ts";
import type { Io } from "./io.ts";
import { append, sourceFile } from "./source-file.ts";
import { withUsageErrors } from "./usage.ts";

interface Options {
  readonly seal?: true;
  readonly source?: readonly string[];
  readonly relocate?: true;
  readonly json?: true;
}

/** `dossier check`: validate an evidence package, and hold it against the documents that it rests on. */
export function checkCommand(io: Io): Command {
  return withUsageErrors(new Command("check"))
    .description("Validate an evidence package: every problem with its file, line, column and remedy.")
    .argument("[data]", "folder of the package", "data")
    .helpOption("-h, --help", "show this help")
    .option("--seal", "if nothing else is wrong, write the files' hashes and sizes into datapackage.json")
    .option(
      "--source <file>",
      "hold the rows against their document, as plain text; ID=FILE where there are several",
      append,
    )
    .option("--relocate", "with --source: write where passages that only moved are now, and seal")
    .option("--json", "write what was found to stdout")
    .addHelpText("after", help)
    .action((data: string, options: Options) => act(data, options, io));
}

const help = `
Examples:
  dossier check                           is data/ valid?
  dossier check --source article.txt      does each passage stand in the document, unchanged?

With --source, each row's passage is looked up by its position and its hash, the words that it
quotes have to be in it, and its amount has to be the one those words state. A passage that moved,
changed or went is reported with where it is now.

Exit codes: 0 valid, 2 usage, 3 invalid.`;

async function act(data: string, options: Options, io: Io): Promise<void> {
  try {
    const found = await checked(data, options, io);
    if (options.json) io.stdout.write(`${JSON.stringify({ ok: true, ...found }, null, 2)}\n`);
  } catch (error) {
    if (options.json && error instanceof DossierError) {
      const { name, problems } = error;
      const documents = error instanceof SourceError ? { documents: reported(error.documents) } : {};
      io.stdout.write(`${JSON.stringify({ ok: false, error: name, problems, ...documents }, null, 2)}\n`);
    }
    throw error;
  }
}

/** Faults found with documents at hand: a program may want what became of each passage. */
class SourceError extends EvidenceError {
  readonly documents: readonly SearchedDocument[];
  constructor({ problems, documents }: SourceCheck) {
    super(problems);
    this.documents = documents;
  }
}

async function checked(data: string, options: Options, io: Io) {
  const { check, seal } = await import("../evidence/open.ts");
  const { green } = paintFor(io);
  const folder = resolve(io.cwd, data);
  if (options.relocate && options.source === undefined)
    throw new UsageError({
      problem: "--relocate needs the document",
      remedy: "Name it: dossier check --source FILE --relocate",
    });
  if (options.seal) await seal(folder);
  if (options.source === undefined) {
    const problems = await check(folder);
    if (problems.length > 0) throw new EvidenceError(problems);
    io.stderr.write(`${green("valid")}: ${data}\n`);
    return {};
  }
  const files = options.source.map((text) => sourceFile(text, io));
  let found = await heldAgainst(folder, files);
  if (options.relocate) {
    const { relocate, relocationProblems } = await import("../evidence/relocate.ts");
    const refused = relocationProblems(found.documents);
    if (refused.length > 0) found = { ...found, problems: [...refused, ...found.problems] };
    else {
      const written = await relocate(folder, found.documents);
      io.stderr.write(`${green("relocated")}: ${counted(written, "passage")}\n`);
      found = await heldAgainst(folder, files);
    }
  }
  note(found, io);
  if (found.problems.length > 0) throw new SourceError(found);
  io.stderr.write(`${green("valid")}: ${data}\n`);
  return { documents: reported(found.documents) };
}

async function heldAgainst(folder: string, files: readonly SourceFile[]): Promise<SourceCheck> {
  const [{ checkSource }, { statesAmount }] = await Promise.all([
    import("../evidence/check-source.ts"),
    import("../analysis/quantities/states-amount.ts"),
  ]);
  return checkSource(folder, files, statesAmount);
}

function note({ documents, notGiven, amounts }: SourceCheck, io: Io): void {
  const say = (text: string) => io.stderr.write(`  ${text}\n`);
  for (const { file, rows } of documents) {
    const inPlace = rows.filter(({ where }) => where.state === "in place").length;
    say(`${inPlace} of ${counted(rows.length, "passage")} in place in ${file}`);
  }
  if (amounts.compared > 0)
    say(`${counted(amounts.compared, "amount")} compared with the words that state them`);
  for (const each of amounts.unread) say(`not compared: ${each}`);
  for (const [source, rows] of notGiven)
    say(`not looked up: ${counted(rows, "passage")} of "${source}" (give --source ${source}=FILE)`);
}

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** What became of each passage, for programs. */
const reported = (documents: readonly SearchedDocument[]) =>
  documents.map(({ source, file, rows }) => ({
    ...{ source, file },
    passages: rows.map(({ table, name, place, locator, where }) => ({
      ...{ table: table.resource.name, row: name, ...place.at, start: locator.start, end: locator.end },
      now: where,
    })),
  }));
