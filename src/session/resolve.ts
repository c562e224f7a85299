import { dist } from "./home.ts";
import { type ts, typescript } from "./typescript.ts";

/** Modules that the session itself provides, whatever a folder has installed under these names. */
const provided: Record<string, string> = {
  dossier: dist("index.d.ts"),
  "dossier/render": dist("render", "index.d.ts"),
  tslab: dist("session", "display", "tslab.d.ts"),
};

/**
 * The file of types, or of local source, that a specifier means in `from`: looked for from that file's folder
 * upwards, and then from among Dossier's own packages, as when the cell runs.
 */
export function resolveModule(
  specifier: string,
  from: string,
  options: ts.CompilerOptions,
  host: ts.ModuleResolutionHost,
  cache?: ts.ModuleResolutionCache,
): ts.ResolvedModuleFull | undefined {
  const ts = typescript();
  const file = provided[specifier];
  if (file !== undefined) return { resolvedFileName: file, extension: ts.Extension.Dts };
  const near = ts.resolveModuleName(specifier, from, options, host, cache).resolvedModule;
  if (near !== undefined || /^[./]/.test(specifier)) return near;
  return ts.resolveModuleName(specifier, dist("index.js"), options, host, cache).resolvedModule;
}

/** Whether a resolved file is one of the user's own that has to be compiled to be imported. */
export function isLocalSource(path: string): boolean {
  return /\.([cm]?tsx?|json)$/.test(path) && !/\.d\.[cm]?ts$/.test(path) && !path.includes("/node_modules/");
}

/**
 * What the relative and aliased specifiers of a file mean: the path of a local source, or "" for a file that
 * Node can import by itself.
 */
export function localImports(
  source: string,
  path: string,
  options: ts.CompilerOptions,
): Record<string, string> {
  const { sys } = typescript();
  const locals: Record<string, string> = {};
  for (const specifier of importedIn(source)) {
    const resolved = resolveModule(specifier, path, options, sys)?.resolvedFileName;
    if (resolved !== undefined && isLocalSource(resolved)) locals[specifier] = resolved;
    else if (specifier.startsWith(".")) locals[specifier] = "";
  }
  return locals;
}

/** The specifiers of what a file imports. */
export function importedIn(source: string): string[] {
  return typescript()
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName);
}
