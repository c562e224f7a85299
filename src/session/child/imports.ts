import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LocalModule, Request } from "../messages.ts";
import { report } from "./channel.ts";
import { LocalModules } from "./local-modules.ts";
import { importPackage, requireFrom, resolveFrom } from "./packages.ts";

/**
 * What compiled cells call in place of `import`, `import()` and `import.meta`, which code that is evaluated
 * does not have. Local files are asked for from the session, which compiles them.
 */
export class Imports {
  readonly meta: ImportMeta;
  readonly #notebook: string;
  readonly #locals = new Map<string, string>();
  readonly #waiting = new Map<
    number,
    { resolve(modules: readonly LocalModule[]): void; reject(error: Error): void }
  >();
  readonly #modules: LocalModules;
  #requests = 0;

  /** Specifiers are resolved from the file `notebook`, which need not exist, in `folder`. */
  constructor(folder: string, notebook: string) {
    this.#notebook = join(folder, notebook);
    this.meta = {
      dirname: folder,
      filename: this.#notebook,
      url: pathToFileURL(this.#notebook).href,
      resolve: (specifier) => resolveFrom(specifier, this.#notebook),
    } as ImportMeta;
    this.#modules = new LocalModules(importPackage, (specifier, referrer, options) =>
      this.#import(specifier, referrer, options),
    );
  }

  /** `names` are those that the cell takes from the module. */
  readonly import = async (
    specifier: unknown,
    options?: ImportCallOptions,
    names: readonly string[] = [],
  ): Promise<object> => {
    const namespace = await this.#import(String(specifier), this.#notebook, options);
    for (const name of names)
      if (!(name in namespace))
        throw new SyntaxError(`The module "${specifier}" has no export named "${name}".`);
    return namespace;
  };

  /** What compiled cells find in their global scope. */
  install(): void {
    const globals = {
      __dossier__: { import: this.import, meta: this.meta },
      require: requireFrom(this.#notebook),
      __filename: this.#notebook,
      __dirname: this.meta.dirname,
    };
    for (const [name, value] of Object.entries(globals))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }

  /** Takes the session's word for which local files a cell's specifiers stand for. */
  register(locals: Readonly<Record<string, string>>): void {
    for (const [specifier, path] of Object.entries(locals)) this.#locals.set(specifier, path);
  }

  receive(answer: Extract<Request, { type: "loaded" | "load-failed" }>): void {
    const waiting = this.#waiting.get(answer.request);
    this.#waiting.delete(answer.request);
    if (answer.type === "loaded") waiting?.resolve(answer.modules);
    else waiting?.reject(new SyntaxError(answer.message));
  }

  async #import(specifier: string, referrer: string, options?: ImportCallOptions): Promise<object> {
    const local = referrer === this.#notebook ? this.#locals.get(specifier) : undefined;
    const isPackage = local === undefined && !/^(\.\.?\/|\/|file:)/.test(specifier);
    if (isPackage || local === "") return importPackage(specifier, referrer, options);
    const modules = await this.#load(local ?? specifier, referrer);
    return modules.length === 0
      ? importPackage(specifier, referrer, options)
      : this.#modules.evaluate(modules);
  }

  /** The compiled file and all that it imports; nothing when it is not a file that has to be compiled. */
  #load(specifier: string, from: string): Promise<readonly LocalModule[]> {
    const request = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      report({ type: "load", request, specifier, from });
    });
  }
}
