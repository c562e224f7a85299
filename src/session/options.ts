import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type TypeScript, type ts, typescript } from "./typescript.ts";

/** The `tsconfig.json` that holds for a folder: the nearest, upwards. */
export function nearestConfig(folder: string): string | undefined {
  const path = join(folder, "tsconfig.json");
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestConfig(parent);
}

export interface CellOptions {
  readonly compilerOptions: ts.CompilerOptions;
  /** Whether to report what has implicitly the type `any`: only where a `tsconfig.json` asks for it. */
  readonly implicitAny: boolean;
  /** The configuration files that were read. */
  readonly files: readonly string[];
}

/** The compiler options for cells in a folder: those of its `tsconfig.json`, as far as cells allow. */
export function cellOptions(folder: string): CellOptions {
  const ts = typescript();
  const path = nearestConfig(folder);
  const files: string[] = [];
  const system: ts.ParseConfigFileHost = {
    ...ts.sys,
    readFile: (file) => {
      files.push(file);
      return ts.sys.readFile(file);
    },
    readDirectory: () => [], // only the options matter
    onUnRecoverableConfigFileDiagnostic: () => {},
  };
  const parsed = path === undefined ? undefined : ts.getParsedCommandLineOfConfigFile(path, {}, system);
  const { outDir, outFile, rootDir, rootDirs, sourceRoot, mapRoot, ...own } = parsed?.options ?? {};
  return {
    files,
    implicitAny: own.noImplicitAny ?? own.strict ?? false,
    compilerOptions: {
      strict: true,
      lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
      ...own,
      ...required(ts),
    },
  };
}

/** What holds of cells, whatever a project's configuration says of its files. */
function required(ts: TypeScript): ts.CompilerOptions {
  return {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    // What Node 20 lacks (`using`, decorators) is compiled to what it has.
    target: ts.ScriptTarget.ES2022,
    // Without it, `const list = []` would be an array of nothing; what it reports is left out (diagnostics.ts).
    noImplicitAny: true,
    // A cell declares for the cells after it.
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowImportingTsExtensions: true,
    allowJs: true,
    checkJs: false,
    esModuleInterop: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    isolatedModules: false,
    verbatimModuleSyntax: false,
    erasableSyntaxOnly: false,
    importHelpers: false,
    // Code for the session, and nothing on disk.
    noEmit: false,
    noEmitOnError: false,
    emitDeclarationOnly: false,
    declaration: false,
    composite: false,
    incremental: false,
    inlineSourceMap: false,
    sourceMap: true,
    removeComments: false,
  };
}
