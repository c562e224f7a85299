import { readdirSync, readFileSync } from "node:fs";
import type { CompileCache } from "./cache.ts";
import { type CheckedCell, Checker } from "./checker.ts";
import type { CellProblem } from "./diagnostics.ts";
import { hashOf } from "./fingerprint.ts";
import { dist } from "./home.ts";
import { nearestConfig } from "./options.ts";
import { namesIn } from "./scope.ts";
import { typescriptVersion } from "./typescript.ts";

/**
 * Compiles the cells of one session. What was compiled before, with the same meaning of the names that it mentions and with
 * the same files around it, comes from the cache, and then TypeScript is not even loaded.
 */
export class Compiler {
  readonly #folder: string;
  readonly #cache: CompileCache | undefined;
  /** The cells that were run, in their order. */
  #history: RunCell[] = [];
  #checker: Checker | undefined;
  /** How many cells of the history the checker knows. */
  #known = 0;
  /** Stands for the compiler and its options. */
  #setting: string;
  /** What each name in scope stands for, as far as the types of a cell that mentions it depend on it. */
  readonly #meanings = new Map<string, string>();
  /** What the cells so far brought in that holds for every cell, named or not: packages may declare globals. */
  readonly #ambient = new Set<string>();

  constructor(folder: string, cache: CompileCache | undefined) {
    this.#folder = folder;
    this.#cache = cache;
    this.#setting = this.#readSetting();
  }

  /** A cell's code, or what is wrong with it. `cell` is its number in messages. */
  compile(source: string, cell: number): CheckedCell | { readonly problems: readonly CellProblem[] } {
    const key = this.#key(source);
    const cached = this.#cache?.get<CheckedCell>(key);
    if (cached !== undefined) return cached;
    const checker = this.checker();
    const checked = checker.check(source, cell);
    if (!("problems" in checked)) this.#cache?.set(key, checked, checker.inputs());
    return checked;
  }

  /** Takes a compiled cell into the scope of those after it. It keeps what it declared even if it fails. */
  accept(source: string, { interface: declared }: CheckedCell): void {
    const key = hashOf(...this.#key(source));
    this.#history.push({ source, types: declared.types });
    for (const [name, kind] of Object.entries(declared.names))
      this.#meanings.set(name, `${kind} ${Object.hasOwn(declared.types, name) ? declared.types[name] : key}`);
    for (const specifier of declared.imports) this.#ambient.add(specifier);
    if (declared.ambient) this.#ambient.add(key);
  }

  /** Forgets all cells: their variables are gone. */
  reset(): void {
    this.#history = [];
    this.#checker?.reset();
    this.#known = 0;
    this.#setting = this.#readSetting();
    this.#meanings.clear();
    this.#ambient.clear();
  }

  dispose(): void {
    this.#checker?.dispose();
    this.#cache?.prune();
  }

  /** The type checker, knowing all cells so far. */
  checker(): Checker {
    this.#checker ??= new Checker(this.#folder);
    for (const { source, types } of this.#history.slice(this.#known)) this.#checker.accept(source, types);
    this.#known = this.#history.length;
    return this.#checker;
  }

  /**
   * All that a cell is compiled from. Of a cell before it the types that it takes from there, not the source: with another
   * value of a parameter the cells after it are what they were.
   */
  #key(source: string): string[] {
    const mentioned = [...namesIn(source)].filter((name) => this.#meanings.has(name)).sort();
    return [
      "cell",
      this.#setting,
      ...[...this.#ambient].sort(),
      source,
      ...mentioned.map((name) => `${name} ${this.#meanings.get(name)}`),
    ];
  }

  #readSetting(): string {
    const config = nearestConfig(this.#folder);
    const options = config === undefined ? [] : [config, readFileSync(config, "utf8")];
    return hashOf(typescriptVersion, ownCode(), this.#folder, ...options);
  }
}

interface RunCell {
  readonly source: string;
  readonly types: Readonly<Record<string, string>>;
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
