import { Socket } from "node:net";
import type { PackedComm } from "../comm.ts";
import { FrameReader } from "../frames.ts";
import type { Request, Script } from "../messages.ts";
import type { ErrorOutput } from "../output.ts";
import { Cell } from "./cell.ts";
import { descriptors, report, synchronizeStreams } from "./channel.ts";
import { orderChildProcesses } from "./child-processes.ts";
import { connectComms } from "./comms.ts";
import { captureConsole } from "./console.ts";
import { currentCell, followCells, leaveCells, originOf } from "./context.ts";
import { captureDisplays } from "./displays.ts";
import { Evaluator } from "./evaluate.ts";
import { execute } from "./execute.ts";
import { interceptExit, leave } from "./exit.ts";
import { Imports } from "./imports.ts";
import { namesOf } from "./names.ts";
import { registerSource } from "./positions.ts";
import { installPrompt } from "./prompt.ts";
import { describeThrown } from "./traceback.ts";
import { Watch } from "./watch.ts";

/** The process that evaluates the cells of one session, started with the notebook's folder and name. */
const [folder, notebook] = process.argv.splice(2) as [string, string];

followCells();
captureConsole();
captureDisplays();
interceptExit();
orderChildProcesses();
const imports = new Imports(folder, notebook);
imports.install();
const evaluator = new Evaluator();
const watch = new Watch(installPrompt(), ended);
const receiveComm = connectComms();

process.on("uncaughtException", (error) => {
  const cell = currentCell();
  cell.fail(describeThrown(error, cell.title));
  leaveCells();
});
process.on("unhandledRejection", (reason, promise) => {
  const cell = originOf(promise);
  cell.fail(describeThrown(reason, cell.title));
});

// Node's own words begin with the process id, which differs from run to run.
process.removeAllListeners("warning");
process.on("warning", ({ name, message }) => {
  currentCell().send({ type: "stream", name: "stderr", text: `${name}: ${message}\n` });
});

const requests = new Socket({ fd: descriptors.requests, readable: true, writable: false });
const reader = new FrameReader<Request>();
requests.on("data", (chunk) => {
  leaveCells();
  for (const request of reader.read(chunk)) handle(request);
});
requests.on("close", () => void end());

function handle(request: Request): void {
  if (request.type === "execute") run(request.id, request.script);
  else if (request.type === "comm") void deliver(request.id, request.message);
  else if (request.type === "names") void tellNames(request.id, request.expressions);
  else if (request.type === "close") void end();
  else imports.receive(request);
}

async function deliver(id: number, message: PackedComm): Promise<void> {
  await receiveComm(id, message);
  report({ type: "answer", id, names: [] });
}

async function tellNames(id: number, expressions: readonly string[]): Promise<void> {
  report({ type: "answer", id, names: await namesOf(evaluator, expressions) });
}

async function end(): Promise<void> {
  await watch.close();
  leave(0);
}

function run(id: number, script: Script): void {
  const cell = new Cell(id, script.title);
  registerSource(script.file, script);
  imports.register(script.locals);
  watch.run(cell, () => execute(evaluator, cell, script));
}

function ended(id: number, error: ErrorOutput | undefined): void {
  synchronizeStreams();
  report(error === undefined ? { type: "done", id } : { type: "done", id, error });
}
