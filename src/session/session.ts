import { resolve } from "node:path";
import { CompileCache, defaultCacheFolder } from "./cache.ts";
import { Compiler } from "./compile.ts";
import { describeCellProblems } from "./diagnostics.ts";
import { Engine } from "./engine.ts";
import { LocalCompiler } from "./local-compiler.ts";
import type { Report } from "./messages.ts";
import type { ErrorOutput, Output } from "./output.ts";

export interface SessionOptions {
  /** The notebook's folder: relative imports and packages are looked for from it. */
  readonly cwd: string;
  /** The notebook's file name, which `import.meta` tells; it need not exist. */
  readonly notebook?: string;
  /** Where compiled cells are kept between sessions; `false` keeps none. By default a folder in the user's cache. */
  readonly cache?: string | false;
}

export interface ExecuteOptions {
  /** The cell's number in messages and stack traces; by default cells are counted. */
  readonly cell?: number;
  /** Takes what the cell shows, in order; also after it has ended, if a timer of it shows something. */
  readonly onOutput?: (output: Output) => void;
}

export type ExecuteResult =
  | { readonly status: "ok" }
  | {
      readonly status: "error";
      readonly error: ErrorOutput;
      /** The session's process is a new one, and all variables are gone. */
      readonly restarted?: true;
    };

interface Running {
  readonly id: number;
  readonly ended: Promise<void>;
  end(result: ExecuteResult): void;
}

/**
 * A running notebook: cells of TypeScript, type-checked, evaluated one after the other in a process of their
 * own, in one scope.
 */
export class Session {
  readonly #folder: string;
  readonly #notebook: string;
  readonly #compiler: Compiler;
  readonly #locals: LocalCompiler;
  readonly #outputs = new Map<number, (output: Output) => void>();
  readonly #fileNames = new Set<string>();
  #engine: Engine;
  #running: Running | undefined;
  /** How the process died while no cell ran: told with the next cell. */
  #diedIdle: string | undefined;
  #closed = false;
  #queue: Promise<unknown> = Promise.resolve();
  #executions = 0;

  private constructor({ cwd, notebook = "notebook.ipynb", cache = defaultCacheFolder() }: SessionOptions) {
    this.#folder = resolve(cwd);
    this.#notebook = notebook;
    const compiled = cache === false ? undefined : new CompileCache(cache);
    this.#compiler = new Compiler(this.#folder, compiled);
    this.#locals = new LocalCompiler(compiled);
    this.#engine = this.#startEngine();
  }

  /** Starts a session; its process gets ready while the first cell is compiled. */
  static async start(options: SessionOptions): Promise<Session> {
    return new Session(options);
  }

  /**
   * Runs a cell after those asked for before it. Its faults, type errors included, are in the result and among
   * its outputs; the promise itself is not rejected.
   */
  execute(code: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    const result = this.#queue.then(() => this.#execute(code, options));
    this.#queue = result;
    return result;
  }

  /**
   * Stops the cell that is running, whatever it does, and keeps the variables of those before it. Resolves when
   * it has stopped. A process that does not obey within two seconds is replaced, and the cell's error says so.
   */
  async interrupt(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    this.#engine.control({ type: "interrupt", id: running.id });
    const timer = setTimeout(() => this.#engine.kill(), 1800);
    await running.ended;
    clearTimeout(timer);
  }

  /** Ends the session's process and all that it has started. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#compiler.dispose();
    await this.#engine.close();
    this.#finish(sessionError("SessionClosed", "the session was closed while the cell ran"));
  }

  async #execute(source: string, { cell, onOutput = () => {} }: ExecuteOptions): Promise<ExecuteResult> {
    const id = ++this.#executions;
    this.#outputs.set(id, onOutput);
    const failed = (error: ErrorOutput): ExecuteResult => {
      onOutput(error);
      return { status: "error", error };
    };
    if (this.#closed) return failed(sessionError("SessionClosed", "the session is closed; start another"));
    this.#recover(onOutput);
    const number = cell ?? id;
    const compiled = this.#compiler.compile(source, number);
    if ("problems" in compiled) return failed(describeCellProblems(compiled.problems, source));
    this.#compiler.accept(source);
    const script = { ...compiled, source, title: `cell ${number}`, file: this.#fileName(number, id) };
    return new Promise((resolve) => {
      this.#running = running(id, resolve);
      this.#engine.send({ type: "execute", id, script });
    });
  }

  /** Ends the running cell. */
  #finish(error: ErrorOutput | undefined, restarted = false): void {
    const running = this.#running;
    if (running === undefined) return;
    this.#running = undefined;
    if (error !== undefined) this.#outputs.get(running.id)?.(error);
    if (error === undefined) running.end({ status: "ok" });
    else running.end({ status: "error", error, ...(restarted ? { restarted } : {}) });
  }

  #startEngine(): Engine {
    return new Engine(this.#folder, this.#notebook, {
      onReport: (report) => this.#receive(report),
      onText: (name, text) => this.#outputs.get(this.#executions)?.({ type: "stream", name, text }),
      onDeath: (how) => this.#restart(how),
    });
  }

  #receive(report: Report): void {
    if (report.type === "output") this.#outputs.get(report.id)?.(report.output);
    else if (report.type === "done") this.#finish(report.error);
    else if (report.type === "load") this.#load(report);
  }

  #load({ request, specifier, from }: Extract<Report, { type: "load" }>): void {
    try {
      this.#engine.send({ type: "loaded", request, modules: this.#locals.load(specifier, from) });
    } catch (error) {
      this.#engine.send({ type: "load-failed", request, message: (error as Error).message });
    }
  }

  /** Goes on with a new process, without the variables of the one that died. */
  #restart(how: string): void {
    this.#compiler.reset();
    if (this.#running === undefined) {
      this.#diedIdle = how; // the next cell starts another, lest one that cannot live be started for ever
    } else {
      this.#engine = this.#startEngine();
      this.#finish(sessionError("SessionRestarted", restarted(how)), true);
    }
  }

  #recover(onOutput: (output: Output) => void): void {
    if (this.#diedIdle === undefined) return;
    onOutput({ type: "stream", name: "stderr", text: `Since the last cell, ${restarted(this.#diedIdle)}\n` });
    this.#diedIdle = undefined;
    this.#engine = this.#startEngine();
  }

  /** The cell's name in stack traces; a cell that is run again is another one there. */
  #fileName(number: number, id: number): string {
    const name = `cell-${number}.ts`;
    if (!this.#fileNames.has(name)) {
      this.#fileNames.add(name);
      return name;
    }
    return `${name}?${id}`;
  }
}

function running(id: number, resolve: (result: ExecuteResult) => void): Running {
  let stopped = () => {};
  const ended = new Promise<void>((resolveEnded) => {
    stopped = resolveEnded;
  });
  return {
    id,
    ended,
    end: (result) => {
      resolve(result);
      stopped();
    },
  };
}

function restarted(how: string): string {
  return `${how}; the session was restarted and all variables are lost: run the cells above again`;
}

function sessionError(ename: string, evalue: string): ErrorOutput {
  return { type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] };
}
