import { readdirSync, readFileSync } from "node:fs";
import type { CompileCache } from "./cache.ts";
import { type CheckedCell, Checker } from "./checker.ts";
import type { CellProblem } from "./diagnostics.ts";
import { hashOf } from "./fingerprint.ts";
import { dist } from "./home.ts";
import { nearestConfig } from "./options.ts";
import { typescriptVersion } from "./typescript.ts";

/**
 * Compiles the cells of one session. What was compiled before, after the same cells and with the same files
 * around it, comes from the cache, and then TypeScript is not even loaded.
 */
export class Compiler {
  readonly #folder: string;
  readonly #cache: CompileCache | undefined;
  /** The cells that were run, in their order. */
  #history: string[] = [];
  #checker: Checker | undefined;
  /** How many cells of the history the checker knows. */
  #known = 0;
  /** Stands for the compiler, its options and the cells so far. */
  #state: string;

  constructor(folder: string, cache: CompileCache | undefined) {
    this.#folder = folder;
    this.#cache = cache;
    this.#state = this.#initialState();
  }

  /** A cell's code, or what is wrong with it. `cell` is its number in messages. */
  compile(source: string, cell: number): CheckedCell | { readonly problems: readonly CellProblem[] } {
    const key = ["cell", this.#state, source];
    const cached = this.#cache?.get<CheckedCell>(key);
    if (cached !== undefined) return cached;
    const checker = this.checker();
    const checked = checker.check(source, cell);
    if (!("problems" in checked)) this.#cache?.set(key, checked, checker.inputs());
    return checked;
  }

  /** Takes a cell into the scope of those after it. It keeps what it declared even if it failed. */
  accept(source: string): void {
    this.#history.push(source);
    this.#state = hashOf(this.#state, source);
  }

  /** Forgets all cells: their variables are gone. */
  reset(): void {
    this.#history = [];
    this.#checker?.reset();
    this.#known = 0;
    this.#state = this.#initialState();
  }

  dispose(): void {
    this.#checker?.dispose();
    this.#cache?.prune();
  }

  /** The type checker, knowing all cells so far. */
  checker(): Checker {
    this.#checker ??= new Checker(this.#folder);
    for (const source of this.#history.slice(this.#known)) this.#checker.accept(source);
    this.#known = this.#history.length;
    return this.#checker;
  }

  #initialState(): string {
    const config = nearestConfig(this.#folder);
    const options = config === undefined ? [] : [config, readFileSync(config, "utf8")];
    return hashOf(typescriptVersion, ownCode(), this.#folder, ...options);
  }
}

/** The code of this compiler: what another version of it has compiled is not to be relied on. */
function ownCode(): string {
  code ??= hashOf(
    ...[".", "rewrite"].flatMap((folder) =>
      readdirSync(dist("session", folder), { withFileTypes: true })
        .filter((entry) => entry.name.endsWith(".js"))
        .map((entry) => readFileSync(dist("session", folder, entry.name), "utf8")),
    ),
  );
  return code;
}

let code: string | undefined;
