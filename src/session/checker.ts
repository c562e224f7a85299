import { type DeclarationKind, declarationsOf, exportedNames, extendsGlobals } from "./declarations.ts";
import { type CellProblem, cellProblems } from "./diagnostics.ts";
import { magicProblem } from "./magic.ts";
import type { Script } from "./messages.ts";
import { importedIn, localImports } from "./resolve.ts";
import { declareWithLet } from "./rewrite/declarations.ts";
import { type IsType, rewriteImports } from "./rewrite/imports.ts";
import { namesIn, Scope } from "./scope.ts";
import { LanguageService } from "./service.ts";
import { simpleTypes } from "./simple-types.ts";
import { type ts, typescript } from "./typescript.ts";

/** The part of a script that follows from its source and the cells before it. */
export interface CheckedCell extends Pick<Script, "code" | "map" | "shows" | "lastLine" | "locals"> {
  readonly interface: CellInterface;
}

/** What a cell is to those after it. */
export interface CellInterface {
  /** The names that it declares. */
  readonly names: Readonly<Record<string, DeclarationKind>>;
  /** The types of those of them that are simple. */
  readonly types: Readonly<Record<string, string>>;
  /** The files and packages that it imports, as it names them. */
  readonly imports: readonly string[];
  /** Whether it extends the global scope or a module, for every cell. */
  readonly ambient: boolean;
}

/** Type-checks the cells of one session, each in the scope of those accepted before it, and compiles them. */
export class Checker {
  readonly #service: LanguageService;
  #scope = new Scope();
  /** The names of this session's cells, as modules, begin with it. */
  readonly #prefix = `__cell_${++checkers}_`;
  #cells = 0;
  /** The cell that was last checked. */
  #checked: { readonly source: string; readonly module: string } | undefined;

  constructor(folder: string) {
    this.#service = new LanguageService(folder);
  }

  check(source: string, cell: number): CheckedCell | { readonly problems: readonly CellProblem[] } {
    const { module, parsed, text, ambient } = this.#module(source, namesIn(source));
    this.#service.open(module, text, { ambient });
    const path = this.#service.path(module);
    const { service, options } = this.#service;
    const syntactic = service.getSyntacticDiagnostics(path);
    const diagnostics = syntactic.length > 0 ? syntactic : service.getSemanticDiagnostics(path);
    const problems = cellProblems(diagnostics, source, cell, options.implicitAny);
    if (problems.length > 0) {
      this.#service.forgetResolutions();
      const magic = magicProblem(source, cell);
      return { problems: magic === undefined ? problems : [magic] };
    }
    this.#checked = { source, module };
    const last = parsed.statements.at(-1);
    return {
      ...this.#emit(module, source),
      shows: last !== undefined && typescript().isExpressionStatement(last),
      lastLine: parsed.getLineAndCharacterOfPosition(last?.getStart(parsed) ?? 0).line + 1,
      locals: localImports(source, path, options.compilerOptions),
      interface: {
        names: Object.fromEntries(declarationsOf(parsed)),
        types: Object.fromEntries(simpleTypes(this.#service.program, path)),
        imports: importedIn(source),
        ambient,
      },
    };
  }

  /** Opens unfinished code for questions about it: with all names of the cells before it in scope, or those it mentions. */
  open(source: string, { everyName = false } = {}): { service: ts.LanguageService; path: string } {
    const { module, text, ambient } = this.#module(source, everyName ? this.#scope.names : namesIn(source));
    this.#service.open(module, text, { tolerant: true, ambient });
    return { service: this.#service.service, path: this.#service.path(module) };
  }

  /** Takes a cell that was run into the scope of those after it, with the simple types that were found when it was checked. */
  accept(source: string, types: Readonly<Record<string, string>>): void {
    const cell = this.#module(source, namesIn(source));
    const module = this.#checked?.source === source ? this.#checked.module : cell.module;
    this.#service.keep(module, cell.text, cell);
    this.#scope.declare(module, declarationsOf(cell.parsed), new Map(Object.entries(types)));
    this.#checked = undefined;
  }

  /** Forgets all cells; what it knows of libraries it keeps. */
  reset(): void {
    this.#scope = new Scope();
    this.#service.reset();
    this.#checked = undefined;
  }

  dispose(): void {
    this.#service.dispose();
  }

  /** The files that had a part in what the last cell was compiled to. */
  inputs(): string[] {
    return this.#service.inputs();
  }

  /** A cell as a module, joined to the cells before it by the names that it `mentions`. */
  #module(source: string, mentions: Iterable<string>) {
    const ts = typescript();
    const module = `${this.#prefix}${++this.#cells}`;
    const parsed = ts.createSourceFile(`${module}.ts`, source, ts.ScriptTarget.ESNext);
    const joint = this.#scope.join(mentions, declarationsOf(parsed), exportedNames(parsed));
    return { module, parsed, text: `${source}\n${joint}`, ambient: extendsGlobals(parsed) };
  }

  #emit(module: string, source: string): { code: string; map: string } {
    const checker = this.#service.program.getTypeChecker();
    const { code, map } = this.#service.emit(module, {
      before: [rewriteImports(source.length, typesOf(checker))],
      after: [declareWithLet],
    });
    const { mappings, names } = JSON.parse(map) as { mappings: string; names: string[] };
    return {
      // Cells are strict, as modules are. The line more is a line less for the map.
      code: `"use strict";\n${code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n")}`,
      map: JSON.stringify({ version: 3, sources: ["cell"], names, mappings: `;${mappings}` }),
    };
  }
}

/** Sessions share their parsed files: no two may have cells of the same name. */
let checkers = 0;

function typesOf(checker: ts.TypeChecker): IsType {
  const { SymbolFlags } = typescript();
  return (name) => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined || !(symbol.flags & SymbolFlags.Alias)) return false;
    return !(checker.getAliasedSymbol(symbol).flags & SymbolFlags.Value);
  };
}
