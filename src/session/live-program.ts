import { type ts, typescript } from "./typescript.ts";

/** What a live program is told of the cells and files around it. */
export interface Surroundings {
  /** The text of a cell, if the path is a cell's. */
  cell(path: string): string | undefined;
  resolve(specifier: string, from: string): ts.ResolvedModuleFull | undefined;
  /** Changes when a file that is not a cell changes. */
  version(path: string): string;
}

/**
 * A program of the language service that takes in further cells without being made anew.
 *
 * TypeScript makes a program, and a type checker for it, at every change of a file: it merges some ten thousand global
 * names again, and resolves every type of the library again that the cell needs. That took nine tenths of the time of
 * a small cell. But a cell is a module, which changes nothing for any other file; and each cell is a file of its own,
 * which never changes. So it can be bound and handed to the checker that is there, if every file that it imports is there
 * too. All else (another package, an augmentation, a local file that was edited) needs a new program.
 */
export class LiveProgram {
  readonly program: ts.Program;
  readonly #internals: ProgramInternals;
  readonly #around: Surroundings;
  /** The user's own files in the program, as they were. */
  readonly #files: ReadonlyMap<string, string>;
  readonly #added = new Set<string>();
  /** What the checker keeps of cells it never gives free: so many of them, and a new one is due. */
  #room = 500;

  constructor(program: ts.Program, around: Surroundings) {
    this.program = program;
    this.#internals = program as ts.Program & ProgramInternals;
    this.#around = around;
    const names = program.getSourceFiles().map(({ fileName }) => fileName);
    this.#files = new Map(
      names
        .filter((name) => around.cell(name) === undefined)
        .map((name) => [name, around.version(name)] as const)
        .filter(([, version]) => version !== installed),
    );
  }

  /** Whether the user's files are still as they were when the program was made. */
  get upToDate(): boolean {
    return [...this.#files].every(([name, version]) => this.#around.version(name) === version);
  }

  /**
   * Takes in a cell, with the cells that it imports: false if the program lacks something for that. A `tolerant` one, which
   * is still being written, may import what does not exist.
   */
  add(path: string, { tolerant = false } = {}): boolean {
    if (this.program.getSourceFile(path) !== undefined) return true;
    const text = this.#around.cell(path);
    if (text === undefined || this.#room-- <= 0) return false;
    const file = this.#read(path, text);
    if (!isPlainModule(file)) return false;
    const resolutions = typescript().createModeAwareCache();
    for (const specifier of file.imports) {
      const resolvedModule = this.#around.resolve(specifier.text, path);
      if (resolvedModule === undefined ? !tolerant : !this.#has(resolvedModule)) return false;
      const mode = this.program.getModeForUsageLocation(file, specifier);
      resolutions.set(specifier.text, mode, { resolvedModule });
    }
    typescript().bindSourceFile(file, this.program.getCompilerOptions());
    this.#internals.resolvedModules?.set(file.path, resolutions);
    this.#internals.getFilesByNameMap().set(file.path, file);
    this.#added.add(path);
    return true;
  }

  /** The files, other than cells, that a cell imports. */
  imports(path: string): string[] {
    const { path: key } = (this.program.getSourceFile(path) ?? {}) as Partial<ModuleFile>;
    const files: string[] = [];
    this.#internals.resolvedModules?.get(key ?? "")?.forEach(({ resolvedModule }) => {
      const file = resolvedModule?.resolvedFileName;
      if (file === undefined || this.#around.cell(file) !== undefined) return;
      if (this.program.getSourceFile(file) !== undefined) files.push(file);
    });
    return files;
  }

  /** Forgets a cell that no other imports. */
  remove(path: string): void {
    const file = this.program.getSourceFile(path) as ModuleFile | undefined;
    if (file === undefined || !this.#added.delete(path)) return;
    this.#internals.resolvedModules?.delete(file.path);
    this.#internals.getFilesByNameMap().delete(file.path);
  }

  #has({ resolvedFileName, isExternalLibraryImport, extension }: ts.ResolvedModuleFull): boolean {
    if (this.#around.cell(resolvedFileName) !== undefined) return this.add(resolvedFileName);
    // A package without types is in no program.
    if (isExternalLibraryImport && /^\.[cm]?jsx?$/.test(extension)) return true;
    return this.program.getSourceFile(resolvedFileName) !== undefined;
  }

  /** A file as a program reads it: a small one, without libraries, is made for that. */
  #read(path: string, text: string): ModuleFile {
    const ts = typescript();
    const options = { ...this.program.getCompilerOptions(), noResolve: true, noLib: true, types: [] };
    const host: ts.CompilerHost = {
      getSourceFile: (name, languageVersion) => ts.createSourceFile(name, text, languageVersion),
      getDefaultLibFileName: () => "",
      writeFile: () => {},
      getCurrentDirectory: () => this.program.getCurrentDirectory(),
      getCanonicalFileName: (name) => (ts.sys.useCaseSensitiveFileNames ? name : name.toLowerCase()),
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getNewLine: () => "\n",
      fileExists: () => false,
      readFile: () => undefined,
    };
    return ts.createProgram([path], options, host).getSourceFile(path) as ModuleFile;
  }
}

/** The version of files that do not change while a session lives. */
export const installed = "installed";

/** Whether a file says nothing that holds for other files. */
function isPlainModule(file: ModuleFile): boolean {
  const parts = [
    file.moduleAugmentations,
    file.ambientModuleNames,
    file.referencedFiles,
    file.typeReferenceDirectives,
    file.libReferenceDirectives,
  ];
  return parts.every(({ length }) => length === 0);
}

/** Of TypeScript's own, and not in its declared interface: why package.json names one exact version of it. */
interface ModuleFile extends ts.SourceFile {
  readonly path: string;
  readonly imports: readonly ts.StringLiteralLike[];
  readonly moduleAugmentations: readonly unknown[];
  readonly ambientModuleNames: readonly string[];
}

type Resolution = Partial<ts.ResolvedModuleWithFailedLookupLocations>;

interface Resolutions {
  set(name: string, mode: ts.ResolutionMode, value: Resolution): void;
  forEach(visit: (value: Resolution) => void): void;
}

interface ProgramInternals {
  readonly resolvedModules: Map<string, Resolutions> | undefined;
  getFilesByNameMap(): Map<string, ts.SourceFile>;
}

declare module "typescript" {
  function bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  function createModeAwareCache(): Resolutions;
}
