import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { describeProblem } from "../errors.ts";
import type { CompileCache } from "./cache.ts";
import { hashOf } from "./fingerprint.ts";
import type { LocalModule } from "./messages.ts";
import { cellOptions } from "./options.ts";
import { isLocalSource, localImports, resolveModule } from "./resolve.ts";
import { typescript, typescriptVersion } from "./typescript.ts";

type CompiledModule = Pick<LocalModule, "code" | "map" | "locals">;

/** Compiles the local TypeScript and JSON files that cells import, and what those import in turn. */
export class LocalCompiler {
  readonly #cache: CompileCache | undefined;

  constructor(cache: CompileCache | undefined) {
    this.#cache = cache;
  }

  /**
   * The file that a specifier means in the file `from`, last, after all local files that it imports. Nothing
   * when it is a file that Node can import by itself. Throws a SyntaxError that names file, line and column.
   */
  load(specifier: string, from: string): LocalModule[] {
    const root = resolveLocal(specifier, from);
    if (root === undefined) return [];
    const modules = new Map<string, CompiledModule & { hash: string }>();
    const order: string[] = [];
    const visit = (path: string): void => {
      if (modules.has(path)) return;
      const source = readFileSync(path, "utf8");
      const module = { ...this.#compile(path, source), hash: hashOf(path, source) };
      modules.set(path, module);
      for (const local of Object.values(module.locals)) if (local !== "") visit(local);
      order.push(path);
    };
    visit(root);
    return order.map((path) => {
      const { code, map, locals } = modules.get(path) as CompiledModule;
      const version = hashOf(...[...reachable(path, modules)].sort().map((p) => modules.get(p)?.hash ?? ""));
      return { path, version, code, map, locals };
    });
  }

  #compile(path: string, source: string): CompiledModule {
    if (path.endsWith(".json"))
      return { code: `export default JSON.parse(${JSON.stringify(source)});`, map: emptyMap, locals: {} };
    const key = ["module", typescriptVersion, path, source];
    const cached = this.#cache?.get<CompiledModule>(key);
    if (
      cached !== undefined &&
      Object.values(cached.locals).every((local) => local === "" || existsSync(local))
    )
      return cached;
    const { compilerOptions, files } = cellOptions(dirname(path));
    const { outputText, sourceMapText, diagnostics } = typescript().transpileModule(source, {
      compilerOptions,
      fileName: path,
      reportDiagnostics: true,
    });
    const fault = diagnostics?.[0];
    if (fault !== undefined) throw new SyntaxError(describeFault(path, source, fault));
    const compiled = {
      code: outputText,
      map: sourceMapText ?? emptyMap,
      locals: localImports(source, path, compilerOptions),
    };
    this.#cache?.set(key, compiled, files);
    return compiled;
  }
}

const emptyMap = JSON.stringify({ version: 3, sources: [], names: [], mappings: "" });

function resolveLocal(specifier: string, from: string): string | undefined {
  const path = specifier.startsWith("file:") ? fileURLToPath(specifier) : specifier;
  if (isAbsolute(path) && existsSync(path)) return isLocalSource(path) ? path : undefined;
  const { compilerOptions } = cellOptions(dirname(from));
  const resolved = resolveModule(path, from, compilerOptions, typescript().sys)?.resolvedFileName;
  return resolved !== undefined && isLocalSource(resolved) ? resolved : undefined;
}

function reachable(path: string, modules: ReadonlyMap<string, CompiledModule>, seen = new Set<string>()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const local of Object.values(modules.get(path)?.locals ?? {}))
    if (local !== "") reachable(local, modules, seen);
  return seen;
}

function describeFault(
  file: string,
  source: string,
  { start = 0, messageText, code }: { start?: number | undefined; messageText: unknown; code: number },
): string {
  const before = source.slice(0, start).split("\n");
  const problem = typescript().flattenDiagnosticMessageText(messageText as string, "\n");
  return describeProblem({
    file,
    line: before.length,
    column: (before.at(-1) as string).length + 1,
    problem: `${problem} (TS${code})`,
    remedy: "Mend the file and run the cell again.",
  });
}
