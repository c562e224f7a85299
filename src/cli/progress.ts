import type { RunEvent } from "../run/events.ts";
import { paintFor } from "./colour.ts";
import type { Io } from "./io.ts";

interface Line {
  cells: number;
  done: number;
  readonly since: number;
  /** Set when the notebook has ended. */
  ended?: { ok: boolean; milliseconds: number };
}

/**
 * Shows a run on stderr. On a terminal each notebook has one line that is redrawn as its cells run; elsewhere a line is
 * written when a notebook ends, so that a log stays a log.
 */
export class Progress {
  readonly #io: Io;
  readonly #lines = new Map<string, Line>();
  readonly #live: boolean;
  #drawn = 0;
  #clock: NodeJS.Timeout | undefined;

  constructor(io: Io) {
    this.#io = io;
    this.#live = io.stderr.isTTY === true && io.env.TERM !== "dumb";
  }

  /** Takes one event of the run. */
  show(event: RunEvent): void {
    if (event.kind === "note") {
      this.#note(event.text);
      return;
    }
    if (event.kind === "started") {
      this.#lines.set(event.notebook, { cells: event.cells, done: 0, since: performance.now() });
      if (this.#live) this.#clock ??= setInterval(() => this.#draw(), 500).unref();
    }
    const line = this.#lines.get(event.notebook);
    if (line === undefined) return;
    if (event.kind === "cell") line.done = event.done;
    if (event.kind === "ended") {
      line.ended = event;
      if (!this.#live) this.#io.stderr.write(`${this.#render(event.notebook, line)}\n`);
    }
    this.#draw();
  }

  /** Leaves the lines as they are and draws no more. */
  stop(): void {
    clearInterval(this.#clock);
    this.#draw();
    this.#drawn = 0;
    this.#lines.clear();
  }

  #note(text: string): void {
    this.#erase();
    this.#io.stderr.write(`${text}\n`);
    this.#draw();
  }

  #erase(): void {
    if (this.#drawn > 0) this.#io.stderr.write(`\u001b[${this.#drawn}A\u001b[0J`);
    this.#drawn = 0;
  }

  #draw(): void {
    if (!this.#live) return;
    this.#erase();
    for (const [notebook, line] of this.#lines) this.#io.stderr.write(`${this.#render(notebook, line)}\n`);
    this.#drawn = this.#lines.size;
  }

  #render(notebook: string, { cells, done, since, ended }: Line): string {
    const { dim, green, red } = paintFor(this.#io);
    const mark = ended === undefined ? "…" : ended.ok ? green("✓") : red("✗");
    const current = ended === undefined ? Math.min(done + 1, cells) : done;
    const progress = ended?.ok === true ? `${cells} cells` : `cell ${current} of ${cells}`;
    const text = `${progress}  ${seconds(ended?.milliseconds ?? performance.now() - since)}`;
    // A line that wraps would be two, and erasing would leave one of them behind.
    const room = (this.#live ? (this.#io.stderr.columns ?? 80) : Number.POSITIVE_INFINITY) - text.length - 6;
    const name =
      notebook.length > room ? `…${notebook.slice(notebook.length - Math.max(room - 1, 0))}` : notebook;
    return `${mark} ${name}  ${dim(text)}`;
  }
}

/** `3.2 s`. */
export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
