import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { log } from "./log.ts";

/** One executed cell: the session it ran in, its execution count, its code, and its result as text. */
export interface HistoryEntry {
  readonly session: number;
  readonly line: number;
  readonly input: string;
  readonly output?: string;
}

/** How many sessions are kept on disk; the oldest go first. */
const kept = 1000;

/**
 * The cells that were executed, kept between sessions: one file of JSON lines a session, `000042.jsonl`, in a folder.
 *
 * A file of its own for each session lets several kernels write at once, and creating it exclusively gives each a number
 * that no other has. It is made when the first cell is stored, so a kernel that ran nothing leaves nothing behind.
 */
export class History {
  readonly #folder: string;
  #session: number | undefined;
  readonly #entries: HistoryEntry[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Stores a cell. A disk that cannot be written costs the history after this session, never the cell. */
  add(line: number, input: string, output?: string): void {
    const stored = { line, input, ...(output === undefined ? {} : { output }) };
    try {
      this.#session ??= this.#create();
      appendFileSync(this.#file(this.#session), `${JSON.stringify(stored)}\n`);
    } catch (error) {
      if (this.#entries.length === 0) log(`history is not kept: ${(error as Error).message}`);
      this.#session ??= (this.#sessions().at(-1) ?? 0) + 1;
    }
    this.#entries.push({ session: this.#session, ...stored });
  }

  /** The last `n` entries, oldest first. */
  tail(n: number): HistoryEntry[] {
    const found: HistoryEntry[] = [];
    for (const session of this.#sessions().reverse()) {
      if (found.length >= n) break;
      found.unshift(...this.#read(session));
    }
    return n > 0 ? found.slice(-n) : [];
  }

  /** Entries `start` to before `stop` of one session; 0 is this session and -1 the one before it. */
  range(session: number, start = 1, stop = Number.POSITIVE_INFINITY): HistoryEntry[] {
    const sessions = this.#sessions().filter((number) => number !== this.#session);
    const number = session > 0 ? session : session === 0 ? this.#session : sessions.at(session);
    if (number === undefined) return [];
    return this.#read(number).filter(({ line }) => line >= start && line < stop);
  }

  /**
   * The last `n` entries whose code matches a glob (`*`, `?`, `[a-z]`), oldest first;
   * with `unique`, of equal codes only the last.
   */
  search(pattern: string, { n, unique = false }: { n?: number; unique?: boolean } = {}): HistoryEntry[] {
    const matches = globExpression(pattern);
    let found = this.#sessions()
      .flatMap((session) => this.#read(session))
      .filter(({ input }) => matches.test(input));
    if (unique) found = [...new Map(found.map((entry) => [entry.input, entry])).values()].sort(byTime);
    return n === undefined ? found : n > 0 ? found.slice(-n) : [];
  }

  #file(session: number): string {
    return join(this.#folder, `${String(session).padStart(6, "0")}.jsonl`);
  }

  #sessions(): number[] {
    const names = existsSync(this.#folder) ? readdirSync(this.#folder) : [];
    const stored = names
      .map((name) => Number(/^(\d+)\.jsonl$/.exec(name)?.[1]))
      .filter((number) => number > 0);
    const own = this.#session === undefined ? [] : [this.#session];
    return [...new Set([...stored, ...own])].sort((a, b) => a - b);
  }

  #create(): number {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const sessions = this.#sessions();
    for (const old of sessions.slice(0, -kept)) rmSync(this.#file(old), { force: true });
    for (let session = (sessions.at(-1) ?? 0) + 1; ; session++) {
      try {
        writeFileSync(this.#file(session), "", { flag: "wx", mode: 0o600 });
        return session;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }
  }

  #read(session: number): readonly HistoryEntry[] {
    if (session === this.#session) return this.#entries;
    if (!existsSync(this.#file(session))) return [];
    const lines = readFileSync(this.#file(session), "utf8").split("\n");
    return lines.flatMap((line) => {
      try {
        return [{ session, ...(JSON.parse(line) as Omit<HistoryEntry, "session">) }];
      } catch {
        return []; // The empty end, or a line cut short when a machine went down.
      }
    });
  }
}

const byTime = (a: HistoryEntry, b: HistoryEntry) => a.session - b.session || a.line - b.line;

/** A glob as IPython's history search reads it: the pattern has to cover the whole text. */
function globExpression(glob: string): RegExp {
  const source = glob.replace(/\[(\^?)([^\]]+)\]|[\s\S]/g, (part, negated?: string, set?: string) => {
    if (set !== undefined) return `[${negated}${set.replace(/[\\\]^]/g, "\\$&")}]`;
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    return part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "u");
}
