import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { dist } from "./home.ts";
import { type CellOptions, cellOptions } from "./options.ts";
import { resolveModule } from "./resolve.ts";
import { type ts, typescript } from "./typescript.ts";

/** TypeScript's language service over the cells of one session, which it sees as files in their folder. */
export class LanguageService {
  readonly service: ts.LanguageService;
  readonly options: CellOptions;
  readonly #folder: string;
  readonly #cells = new Map<string, { text: string; version: number }>();
  readonly #roots = new Set<string>();
  readonly #snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  readonly #resolutions: ts.ModuleResolutionCache;
  #transformers: ts.CustomTransformers | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.options = cellOptions(folder);
    this.#resolutions = typescript().createModuleResolutionCache(folder, (name) => name);
    this.#cells.set(globalsFile, { text: globals, version: 0 });
    this.#roots.add(globalsFile);
    this.service = typescript().createLanguageService(this.#host(), sharedDocuments());
  }

  /** The path under which a cell is known to the compiler. */
  path(module: string): string {
    return join(this.#folder, `${module}.ts`);
  }

  /** Sets the text of a cell. A root is checked with all others, whether or not they import it. */
  set(module: string, text: string, { root }: { root: boolean }): void {
    // Always a new version: the same text may mean another file than before, one that has come since.
    this.#cells.set(this.path(module), { text, version: ++edits });
    if (root) this.#roots.add(this.path(module));
  }

  /** Gives the parsed files free for which no other session has a use. */
  dispose(): void {
    this.service.dispose();
  }

  /** Looks anew for what was not found. */
  forgetResolutions(): void {
    this.#resolutions.clear();
  }

  get program(): ts.Program {
    return this.service.getProgram() as ts.Program;
  }

  /** The JavaScript and the source map of a cell. */
  emit(module: string, transformers: ts.CustomTransformers): { code: string; map: string } {
    this.#transformers = transformers;
    const { outputFiles } = this.service.getEmitOutput(this.path(module));
    const text = (ending: string) => outputFiles.find(({ name }) => name.endsWith(ending))?.text ?? "";
    return { code: text(".js"), map: text(".js.map") };
  }

  /** Every file whose content has a part in the types of the last cell; the compiler's own are left out. */
  inputs(): string[] {
    const library = dirname(typescript().getDefaultLibFilePath({}));
    return this.program
      .getSourceFiles()
      .map(({ fileName }) => fileName)
      .filter((file) => !this.#cells.has(file) && !file.startsWith(library))
      .concat(this.options.files);
  }

  #host(): ts.LanguageServiceHost {
    const ts = typescript();
    const fileExists = (path: string) => this.#cells.has(path) || ts.sys.fileExists(path);
    const readFile = (path: string) => this.#cells.get(path)?.text ?? ts.sys.readFile(path);
    const { compilerOptions } = this.options;
    const host: ts.LanguageServiceHost & Pick<ts.CompilerHost, "getModuleResolutionCache"> = {
      fileExists,
      readFile,
      // The service asks for everything again and again within one compilation; between two edits it need not.
      getProjectVersion: () => String(edits),
      getModuleResolutionCache: () => this.#resolutions,
      getScriptFileNames: () => [...this.#roots],
      getScriptVersion: (path) => this.#version(path),
      getScriptSnapshot: (path) => this.#snapshot(path, readFile),
      getCurrentDirectory: () => this.#folder,
      getCompilationSettings: () => compilerOptions,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      getCustomTransformers: () => this.#transformers,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => ({
          resolvedModule: resolveModule(text, from, compilerOptions, host, this.#resolutions),
        })),
    };
    if (ts.sys.realpath !== undefined) host.realpath = ts.sys.realpath;
    return host;
  }

  /** What is installed does not change while a session lives; the user's own files do. */
  #version(path: string): string {
    const cell = this.#cells.get(path);
    if (cell !== undefined) return String(cell.version);
    return path.includes("/node_modules/") || path.startsWith(dist())
      ? "installed"
      : String(statSync(path, { throwIfNoEntry: false })?.mtimeMs);
  }

  #snapshot(path: string, readFile: (path: string) => string | undefined): ts.IScriptSnapshot | undefined {
    const version = this.#version(path);
    const known = this.#snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = readFile(path);
    if (text === undefined) return undefined;
    const snapshot = typescript().ScriptSnapshot.fromString(text);
    this.#snapshots.set(path, { version, snapshot });
    return snapshot;
  }
}

/** Counted for all sessions, as they share their documents. */
let edits = 0;

let documents: ts.DocumentRegistry | undefined;

/** Parsed files are shared by all sessions of a process: the library is parsed once. */
function sharedDocuments(): ts.DocumentRegistry {
  documents ??= typescript().createDocumentRegistry();
  return documents;
}

const globalsFile = dist("cell-globals.d.ts");

/** What every cell has without an import. */
const globals = `/// <reference types="node" />
declare const display: import("./session/display/display.js").Display;
/** Asks the user, and waits for the answer. */
declare function prompt(question?: string, options?: { readonly password?: boolean }): string;
`;
