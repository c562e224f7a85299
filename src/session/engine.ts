import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { encodeFrame, FrameReader } from "./frames.ts";
import { dist } from "./home.ts";
import { joinStreams } from "./join-streams.ts";
import { Lanes } from "./lanes.ts";
import type { Control, Report, Request } from "./messages.ts";
import { StreamReader } from "./stream-reader.ts";

/** What an engine tells the session that it belongs to. */
export interface EngineEvents {
  onReport(report: Report): void;
  /** Text that was written straight to the process's stdout or stderr. */
  onText(name: "stdout" | "stderr", text: string): void;
  /** The process is gone without having been closed; `how` says by what. */
  onDeath(how: string): void;
}

/** The child process in which a session's cells are evaluated. */
export class Engine {
  readonly #process: ChildProcess;
  readonly #events: EngineEvents;
  readonly #lanes: Lanes<Lane, Report | string>;
  readonly #ended: Promise<void>;
  #closing = false;
  #lastWords = "";
  #killedBecause = "";

  constructor(folder: string, notebook: string, events: EngineEvents) {
    this.#events = events;
    this.#lanes = new Lanes(["reports", "stdout", "stderr"], (lane, item) => {
      if (lane === "reports") events.onReport(item as Report);
      else this.#text(lane, item as string);
    });
    this.#process = spawn(
      process.execPath,
      [...nodeFlags, dist("session", "child", "main.js"), folder, notebook],
      // A process group of its own: an interrupt can reach the child processes that a cell waits for, and
      // a Ctrl-C at the terminal is the session's to answer.
      { cwd: folder, stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"], detached: true },
    );
    this.#readReports();
    const streams = [this.#readStream("stdout"), this.#readStream("stderr")];
    for (const pipe of [this.#requests, this.#control]) pipe.on("error", () => {}); // the process has died
    this.#ended = new Promise((resolve) => {
      const end = (how: string) => {
        for (const stream of streams) stream.end();
        for (const lane of ["reports", "stdout", "stderr"] as const) this.#lanes.close(lane);
        resolve();
        this.#died(how);
      };
      this.#process.on("error", (error) => end(error.message));
      this.#process.on("close", (code, signal) => end(this.#causeOfDeath(code, signal)));
      this.#process.on("exit", (code, signal) => {
        this.kill();
        // What was detached from the group may hold the streams open for as long as it lives.
        setTimeout(() => end(this.#causeOfDeath(code, signal)), 300).unref();
      });
    });
  }

  send(request: Request): void {
    this.#requests.write(encodeFrame(request));
  }

  control(message: Control): void {
    this.#control.write(encodeFrame(message));
  }

  /** Lets the process leave in order; what has not left soon is killed, with all it has started. */
  async close(): Promise<void> {
    this.#closing = true;
    this.send({ type: "close" });
    const timer = setTimeout(() => this.kill(), 500);
    await this.#ended;
    clearTimeout(timer);
    this.kill();
  }

  /** Kills the process and every process that it has started and not detached. */
  kill(why = ""): void {
    this.#killedBecause ||= why;
    if (this.#process.pid === undefined) return;
    try {
      process.kill(-this.#process.pid, "SIGKILL");
    } catch {
      // They are gone already.
    }
  }

  get #requests(): Writable {
    return this.#process.stdio[4] as Writable;
  }

  get #control(): Writable {
    return this.#process.stdio[5 as 4] as Writable;
  }

  #readReports(): void {
    const reader = new FrameReader<Report>();
    (this.#process.stdio[3] as Readable).on("data", (chunk: Buffer) => {
      for (const report of joinStreams(reader.read(chunk)))
        if (report.type === "mark") this.#lanes.mark("reports", report.id);
        else this.#lanes.push("reports", report);
    });
  }

  #readStream(name: "stdout" | "stderr"): StreamReader {
    const reader = new StreamReader(
      (text) => this.#lanes.push(name, text),
      (id) => this.#lanes.mark(name, id),
    );
    const stream = this.#process[name] as Readable;
    stream.on("data", (chunk: Buffer) => reader.read(chunk));
    stream.on("close", () => this.#lanes.close(name));
    return reader;
  }

  /** V8 explains a fatal error on stderr, in pages meant for its developers. */
  #text(name: "stdout" | "stderr", text: string): void {
    if (name === "stderr" && (this.#lastWords !== "" || fatal.test(text))) this.#lastWords += text;
    else this.#events.onText(name, text);
  }

  #causeOfDeath(code: number | null, signal: string | null): string {
    if (this.#killedBecause !== "") return this.#killedBecause;
    if (this.#lastWords.includes("heap out of memory")) return "it ran out of memory";
    const reason = /FATAL ERROR: (.*)/.exec(this.#lastWords)?.[1];
    if (reason !== undefined) return `V8 gave up: ${reason}`;
    return signal === null
      ? `its process ended with exit code ${code}`
      : `its process was ended by ${signal}`;
  }

  #died(how: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#events.onDeath(how);
  }
}

type Lane = "reports" | "stdout" | "stderr";

const fatal =
  /<--- Last few GCs --->|FATAL ERROR:|----- Native stack trace -----|Waiting for the debugger to disc/;

const nodeFlags = [
  // Local modules are linked by the session, so that a changed one can be loaded again.
  "--experimental-vm-modules",
  // Specifiers are resolved from the notebook's folder.
  "--experimental-import-meta-resolve",
  "--disable-warning=ExperimentalWarning",
];
