import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { dist } from "./home.ts";
import { installed, LiveProgram, type Surroundings } from "./live-program.ts";
import { type CellOptions, cellOptions } from "./options.ts";
import { resolveModule } from "./resolve.ts";
import { type ts, typescript } from "./typescript.ts";

/** TypeScript's language service over the cells of one session, which it sees as files in their folder. */
export class LanguageService {
  readonly service: ts.LanguageService;
  readonly options: CellOptions;
  readonly #folder: string;
  readonly #cells = new Map<string, { text: string; version: number }>();
  /** The cells that hold for all others, whether or not those import them. */
  readonly #ambient = new Set<string>();
  /** What kept cells import: in every program, so that it is not made anew by turns with one thing and with another. */
  readonly #libraries = new Set<string>();
  readonly #surroundings: Surroundings = {
    cell: (path) => this.#cells.get(path)?.text,
    resolve: (specifier, from) => this.#resolve(specifier, from),
    version: (path) => this.#version(path),
  };
  readonly #snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  readonly #resolutions: ts.ModuleResolutionCache;
  readonly #host: ts.LanguageServiceHost;
  #transformers: ts.CustomTransformers | undefined;
  /** The cell that is looked at, until it is kept. */
  #opened: string | undefined;
  #live: LiveProgram | undefined;
  /** The program has what a cell brought in that was not kept: what is run now must not find it. */
  #tainted = false;
  /** Counts the programs: the service makes one when it differs. */
  #generation = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.options = cellOptions(folder);
    this.#resolutions = typescript().createModuleResolutionCache(folder, (name) => name);
    this.#set(globalsFile, globals);
    this.#host = this.#makeHost();
    this.service = typescript().createLanguageService(this.#host, sharedDocuments());
  }

  /** The path under which a cell is known to the compiler. */
  path(module: string): string {
    return join(this.#folder, `${module}.ts`);
  }

  /**
   * Makes a cell the one that is looked at, in place of that before it. A `tolerant` look is at code that is still being
   * written. What is `ambient` (it extends the global scope or a module) holds for every cell.
   */
  open(module: string, text: string, { tolerant = false, ambient = false } = {}): void {
    const path = this.path(module);
    this.#drop();
    this.#opened = path;
    this.#set(path, text);
    const usable = this.#live?.upToDate && !ambient && (tolerant || !this.#tainted);
    if (usable && this.#live?.add(path, { tolerant })) return;
    this.#generation++;
    this.#live = new LiveProgram(this.program, this.#surroundings);
    this.#tainted = ambient || this.#live.imports(path).some((file) => !this.#libraries.has(file));
  }

  /** Takes a cell into those that later ones may import. */
  keep(module: string, text: string, { ambient = false } = {}): void {
    const path = this.path(module);
    if (ambient) this.#ambient.add(path);
    if (path === this.#opened) {
      this.#opened = undefined;
      this.#tainted = false;
      for (const file of this.#live?.imports(path) ?? []) this.#libraries.add(file);
    } else {
      this.#set(path, text);
      if (ambient) this.#live = undefined;
    }
  }

  /** Forgets all cells. */
  reset(): void {
    this.#opened = undefined;
    this.#live = undefined;
    this.#ambient.clear();
    this.#libraries.clear();
    this.#cells.clear();
    this.#set(globalsFile, globals);
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

  #makeHost(): ts.LanguageServiceHost {
    const ts = typescript();
    const fileExists = (path: string) => this.#cells.has(path) || ts.sys.fileExists(path);
    const readFile = (path: string) => this.#cells.get(path)?.text ?? ts.sys.readFile(path);
    const { compilerOptions } = this.options;
    const host: ts.LanguageServiceHost & Pick<ts.CompilerHost, "getModuleResolutionCache"> = {
      fileExists,
      readFile,
      getProjectVersion: () => String(this.#generation),
      getModuleResolutionCache: () => this.#resolutions,
      getScriptFileNames: () => [
        globalsFile,
        ...this.#libraries,
        ...this.#ambient,
        ...(this.#opened === undefined ? [] : [this.#opened]),
      ],
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
        literals.map(({ text }) => ({ resolvedModule: this.#resolve(text, from) })),
    };
    if (ts.sys.realpath !== undefined) host.realpath = ts.sys.realpath;
    return host;
  }

  #set(path: string, text: string): void {
    this.#cells.set(path, { text, version: ++edits });
  }

  /** Lets go of the cell that was looked at and not kept. */
  #drop(): void {
    if (this.#opened === undefined) return;
    this.#cells.delete(this.#opened);
    this.#live?.remove(this.#opened);
    this.#opened = undefined;
  }

  #resolve(specifier: string, from: string): ts.ResolvedModuleFull | undefined {
    const { compilerOptions } = this.options;
    return resolveModule(specifier, from, compilerOptions, this.#host, this.#resolutions);
  }

  /** What is installed does not change while a session lives; the user's own files do. */
  #version(path: string): string {
    const cell = this.#cells.get(path);
    if (cell !== undefined) return String(cell.version);
    return path.includes("/node_modules/") || path.startsWith(dist())
      ? installed
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
