import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { type Module, SourceTextModule, SyntheticModule } from "node:vm";
import type { LocalModule } from "../messages.ts";
import { registerSource } from "./positions.ts";

/** How an import inside a local module is done when it is of no local file. */
type ImportPackage = (specifier: string, referrer: string, options?: ImportCallOptions) => Promise<object>;

interface Linked {
  readonly version: string;
  readonly locals: Readonly<Record<string, string>>;
  readonly module: SourceTextModule;
}

/**
 * The local TypeScript files that cells import. A file is evaluated anew when it or something that it imports
 * has changed since; all else is the same module, with the state it has.
 */
export class LocalModules {
  readonly #linked = new Map<string, Linked>();
  readonly #importPackage: ImportPackage;
  readonly #importAny: ImportPackage;

  /** `importAny` does dynamic imports, which may be of local files whose paths are computed. */
  constructor(importPackage: ImportPackage, importAny: ImportPackage) {
    this.#importPackage = importPackage;
    this.#importAny = importAny;
  }

  /** Evaluates the last of `modules`, which the others are the imports of. */
  async evaluate(modules: readonly LocalModule[]): Promise<object> {
    for (const module of modules)
      if (this.#linked.get(module.path)?.version !== module.version)
        this.#linked.set(module.path, this.#create(module));
    const root = this.#linked.get(modules.at(-1)?.path ?? "") as Linked;
    try {
      if (root.module.status === "unlinked")
        await root.module.link((specifier, referrer) => this.#link(specifier, referrer.identifier));
      await root.module.evaluate();
    } catch (error) {
      for (const { path } of modules) this.#linked.delete(path); // so that a mended file is tried again
      throw error;
    }
    return root.module.namespace;
  }

  #create({ path, version, code, map, locals }: LocalModule): Linked {
    registerSource(path, { title: path, source: readFileSync(path, "utf8"), map });
    const module = new SourceTextModule(code, {
      identifier: path,
      initializeImportMeta: (meta) => {
        Object.assign(meta, { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) });
      },
      importModuleDynamically: ((specifier: string, _referrer: unknown, attributes: ImportAttributes) =>
        this.#importAny(specifier, path, { with: attributes })) as never,
    });
    return { version, locals, module };
  }

  async #link(specifier: string, referrer: string): Promise<Module> {
    const local = this.#linked.get(this.#linked.get(referrer)?.locals[specifier] ?? "");
    if (local !== undefined) return local.module;
    const namespace = (await this.#importPackage(specifier, referrer)) as Record<string, unknown>;
    const names = Object.keys(namespace);
    const module = new SyntheticModule(
      names,
      () => {
        for (const name of names) module.setExport(name, namespace[name]);
      },
      { identifier: specifier },
    );
    return module;
  }
}
