import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Assistant } from "./assist/assistant.ts";
import type { Completions } from "./assist/complete.ts";
import { type Completeness, completeness } from "./assist/is-complete.ts";
import { CompileCache, defaultCacheFolder } from "./cache.ts";
import { type CommMessage, packComm, unpackComm } from "./comm.ts";
import { Compiler } from "./compile.ts";
import { describeCellProblems } from "./diagnostics.ts";
import { Engine } from "./engine.ts";
import { type ExecuteOptions, type ExecuteResult, Execution } from "./execution.ts";
import { LocalCompiler } from "./local-compiler.ts";
import type { Answer, Report } from "./messages.ts";
import type { ErrorOutput, MimeBundle } from "./output.ts";

export type { ExecuteOptions, ExecuteResult } from "./execution.ts";

export interface SessionOptions {
  /** The notebook's folder: relative imports and packages are looked for from it. */
  readonly cwd: string;
  /** The notebook's file name, which `import.meta` tells; it need not exist. */
  readonly notebook?: string;
  /** Where compiled cells are kept between sessions; `false` keeps none. By default a folder in the user's cache. */
  readonly cache?: string | false;
}

export type Evaluation =
  | { readonly status: "ok"; readonly data: MimeBundle; readonly metadata: Record<string, unknown> }
  | (Omit<ErrorOutput, "type"> & { readonly status: "error" });

/**
 * A running notebook: cells of TypeScript, type-checked, evaluated one after the other in a process of their own, in one
 * scope.
 */
export class Session {
  readonly #folder: string;
  readonly #notebook: string;
  readonly #compiler: Compiler;
  readonly #locals: LocalCompiler;
  readonly #assistant: Assistant;
  readonly #executions = new Map<number, Execution>();
  readonly #asked = new Map<number, (names: readonly string[]) => void>();
  readonly #fileNames = new Set<string>();
  #engine: Engine;
  #running: Execution | undefined;
  #latest: Execution | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #ids = 0;
  /** How the process died while no cell ran: told with the next cell. */
  #diedIdle: string | undefined;
  #closed = false;

  private constructor({ cwd, notebook = "notebook.ipynb", cache = defaultCacheFolder() }: SessionOptions) {
    this.#folder = resolve(cwd);
    this.#notebook = notebook;
    const compiled = cache === false ? undefined : new CompileCache(cache);
    this.#compiler = new Compiler(this.#folder, compiled);
    this.#locals = new LocalCompiler(compiled);
    this.#assistant = new Assistant(this.#folder, this.#compiler, (expressions) => this.#names(expressions));
    this.#engine = this.#startEngine();
  }

  /** Starts a session; its process gets ready while the first cell is compiled. */
  static async start(options: SessionOptions): Promise<Session> {
    return new Session(options);
  }

  /**
   * Runs a cell after those asked for before it. Its faults, type errors included, are in the result and among its
   * outputs; the promise itself is not rejected.
   */
  execute(code: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    return this.#inTurn(() => this.#execute(code, new Execution(++this.#ids, options), { declares: true }));
  }

  /** The value of an expression in the scope of the cells, as it would be shown; what it declares is forgotten. */
  evaluate(expression: string): Promise<Evaluation> {
    return this.#inTurn(async () => {
      let data: MimeBundle = {};
      const execution = new Execution(++this.#ids, {
        onOutput: (output) => {
          if (output.type === "execute_result") data = output.data;
        },
      });
      const result = await this.#execute(expression, execution, { declares: false });
      if (result.status === "ok") return { status: "ok", data, metadata: {} };
      const { ename, evalue, traceback } = result.error;
      return { status: "error", ename, evalue, traceback };
    });
  }

  /** What could stand at the cursor, an offset in UTF-16 units. Does not wait for a running cell. */
  complete(code: string, cursor: number): Promise<Completions> {
    return this.#assistant.complete(code, cursor);
  }

  /** Signature and documentation of what the cursor stands on, as Markdown and as text; `detailed`, the code that declares it. */
  async inspect(
    code: string,
    cursor: number,
    { detailed = false } = {},
  ): Promise<{ found: boolean; data: MimeBundle }> {
    return this.#assistant.inspect(code, cursor, detailed);
  }

  /** Whether code can be run as it is, needs more lines, or can never be. */
  async isComplete(code: string): Promise<Completeness> {
    return completeness(code);
  }

  /** Hands a frontend's comm message to the cells, without waiting for one that is awaiting something. */
  async comm(message: CommMessage, options: Pick<ExecuteOptions, "onOutput" | "onComm"> = {}): Promise<void> {
    const execution = new Execution(++this.#ids, options);
    this.#executions.set(execution.id, execution);
    await this.#ask(execution.id, () =>
      this.#engine.send({ type: "comm", id: execution.id, message: packComm(message) }),
    );
  }

  /**
   * Loads the compiler, so that the first cell need not wait for it, and uses it until it is fast: V8 optimises what has run
   * some dozen times. In the pauses between cells, in small steps.
   */
  async warm(): Promise<void> {
    for (let step = 0; step < warmSteps && !this.#closed; step++) {
      if (this.#running === undefined) this.#assistant.warm(step);
      await sleep(pause);
    }
  }

  /**
   * Stops the cell that is running, whatever it does, and keeps the variables of those before it. Resolves when it has
   * stopped. A process that does not obey in some seconds is replaced, and the cell's error says so.
   */
  async interrupt(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    this.#engine.control({ type: "interrupt", id: running.id });
    const timer = setTimeout(() => this.#engine.kill("the cell did not stop when interrupted"), patience);
    await running.result;
    clearTimeout(timer);
  }

  /** Ends the session's process and all that it has started. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine.close();
    this.#compiler.dispose();
    this.#release();
    this.#finish((running) => running.fail(sessionError("SessionClosed", "the session was closed")));
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run);
    this.#queue = result.catch(() => {});
    return result;
  }

  async #execute(
    source: string,
    execution: Execution,
    { declares }: { declares: boolean },
  ): Promise<ExecuteResult> {
    this.#executions.set(execution.id, execution);
    this.#latest = execution;
    const refuse = (error: ErrorOutput): Promise<ExecuteResult> => {
      execution.fail(error);
      return execution.result;
    };
    if (this.#closed) return refuse(sessionError("SessionClosed", "the session is closed; start another"));
    this.#recover(execution);
    const number = execution.options.cell ?? execution.id;
    const compiled = this.#compiler.compile(source, number);
    if ("problems" in compiled) return refuse(describeCellProblems(compiled.problems, source));
    if (declares) this.#compiler.accept(source, compiled);
    const file = this.#fileName(number, execution.id);
    this.#running = execution;
    const { interface: _, ...code } = compiled;
    const script = { ...code, source, title: `cell ${number}`, file };
    this.#engine.send({ type: "execute", id: execution.id, script });
    return execution.result;
  }

  /** Ends the running cell. */
  #finish(end: (running: Execution) => void): void {
    const running = this.#running;
    this.#running = undefined;
    if (running !== undefined) end(running);
  }

  #startEngine(): Engine {
    return new Engine(this.#folder, this.#notebook, {
      onReport: (report) => this.#receive(report),
      onText: (name, text) => this.#latest?.show({ type: "stream", name, text }),
      onDeath: (how) => this.#restart(how),
    });
  }

  #receive(report: Report): void {
    if (report.type === "output") this.#executions.get(report.id)?.show(report.output);
    else if (report.type === "comm")
      this.#executions.get(report.id)?.options.onComm?.(unpackComm(report.message));
    else if (report.type === "done") this.#done(report.id, report.error);
    else if (report.type === "input") void this.#input(report);
    else if (report.type === "answer") this.#asked.get(report.id)?.(report.names);
    else if (report.type === "load") this.#load(report);
  }

  #done(id: number, error: ErrorOutput | undefined): void {
    if (this.#running?.id !== id) return; // an interrupted cell may end twice
    this.#finish((running) => (error === undefined ? running.succeed() : running.fail(error)));
  }

  async #input({ id, prompt, password }: Extract<Report, { type: "input" }>): Promise<void> {
    const engine = this.#engine;
    const onInput = this.#executions.get(id)?.options.onInput;
    const refused = "prompt() has nobody to ask here: make the value a parameter of the notebook";
    let answer: Answer = { refused };
    try {
      if (onInput !== undefined) answer = { text: await onInput(prompt, password) };
    } catch (error) {
      answer = { refused: (error as Error).message };
    }
    engine.control({ type: "input", answer });
  }

  #load({ request, specifier, from }: Extract<Report, { type: "load" }>): void {
    try {
      this.#engine.send({ type: "loaded", request, modules: this.#locals.load(specifier, from) });
    } catch (error) {
      this.#engine.send({ type: "load-failed", request, message: (error as Error).message });
    }
  }

  /** The columns that one of these expressions has; none while a cell runs, since it could not be looked at. */
  async #names(expressions: readonly string[]): Promise<readonly string[]> {
    if (this.#running !== undefined || this.#diedIdle !== undefined || this.#closed) return [];
    const id = ++this.#ids;
    return this.#ask(id, () => this.#engine.send({ type: "names", id, expressions }));
  }

  async #ask(id: number, send: () => void): Promise<readonly string[]> {
    const names = new Promise<readonly string[]>((answer) => {
      this.#asked.set(id, answer);
    });
    send();
    return names.finally(() => this.#asked.delete(id));
  }

  /** Lets go of questions to a process that is gone. */
  #release(): void {
    for (const answer of this.#asked.values()) answer([]);
  }

  /** Goes on with a new process, without the variables of the one that died. */
  #restart(how: string): void {
    this.#compiler.reset();
    this.#release();
    if (this.#running === undefined) {
      this.#diedIdle = how; // the next cell starts another, lest one that cannot live be started for ever
      return;
    }
    this.#engine = this.#startEngine();
    const error = sessionError("SessionRestarted", restarted(how));
    this.#finish((running) => running.fail(error, { restarted: true }));
  }

  #recover(execution: Execution): void {
    if (this.#diedIdle === undefined) return;
    const text = `Since the last cell, ${restarted(this.#diedIdle)}\n`;
    execution.show({ type: "stream", name: "stderr", text });
    this.#diedIdle = undefined;
    this.#engine = this.#startEngine();
  }

  /** The cell's name in stack traces; a cell that is run again is another one there. */
  #fileName(number: number, id: number): string {
    const name = `cell-${number}.ts`;
    if (this.#fileNames.has(name)) return `${name}?${id}`;
    this.#fileNames.add(name);
    return name;
  }
}

/**
 * Milliseconds until an interrupted process is given up. A cell stops in a tenth of a second, or half of one when it waits
 * for a child process; but on a machine that is busy, losing every variable would be worse than waiting.
 */
const patience = 5000;

/** After these the first cells and completions take half as long as after one. */
const warmSteps = 20;

/** Milliseconds between two of them, for what was asked meanwhile. */
const pause = 20;

function restarted(how: string): string {
  return `${how}; the session was restarted and all variables are lost: run the cells above again`;
}

function sessionError(ename: string, evalue: string): ErrorOutput {
  return { type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] };
}
