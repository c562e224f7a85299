import { declarationsOf, exportedNames, extendsGlobals } from "./declarations.ts";
import { type CellProblem, cellProblems } from "./diagnostics.ts";
import { magicProblem } from "./magic.ts";
import type { Script } from "./messages.ts";
import { localImports } from "./resolve.ts";
import { declareWithLet } from "./rewrite/declarations.ts";
import { type IsType, rewriteImports } from "./rewrite/imports.ts";
import { namesIn, Scope } from "./scope.ts";
import { LanguageService } from "./service.ts";
import { simpleTypes } from "./simple-types.ts";
import { type ts, typescript } from "./typescript.ts";

/** The part of a script that follows from its source and the cells before it. */
export type CheckedCell = Pick<Script, "code" | "map" | "shows" | "lastLine" | "locals">;

/** Type-checks the cells of one session, each in the scope of those accepted before it, and compiles them. */
export class Checker {
  readonly #service: LanguageService;
  #scope = new Scope();
  /** The names of this session's cells, as modules, begin with it. */
  readonly #prefix = `__cell_${++checkers}_`;
  readonly #current = `${this.#prefix}now`;
  #accepted = 0;
  /** The simple types of what the cell that was last checked declares. */
  #simple: { readonly source: string; readonly types: ReadonlyMap<string, string> } | undefined;

  constructor(folder: string) {
    this.#service = new LanguageService(folder);
  }

  check(source: string, cell: number): CheckedCell | { readonly problems: readonly CellProblem[] } {
    const parsed = this.#set(this.#current, source);
    const path = this.#service.path(this.#current);
    const { service, options } = this.#service;
    const syntactic = service.getSyntacticDiagnostics(path);
    const diagnostics = syntactic.length > 0 ? syntactic : service.getSemanticDiagnostics(path);
    const problems = cellProblems(diagnostics, source, cell, options.implicitAny);
    if (problems.length > 0) {
      this.#service.forgetResolutions();
      const magic = magicProblem(source, cell);
      return { problems: magic === undefined ? problems : [magic] };
    }
    this.#simple = { source, types: simpleTypes(this.#service.program, path) };
    const last = parsed.statements.at(-1);
    return {
      ...this.#emit(source),
      shows: last !== undefined && typescript().isExpressionStatement(last),
      lastLine: parsed.getLineAndCharacterOfPosition(last?.getStart(parsed) ?? 0).line + 1,
      locals: localImports(source, path, options.compilerOptions),
    };
  }

  /** Opens unfinished code for questions about it, with all names of the cells before it in scope. */
  open(source: string): { service: ts.LanguageService; path: string } {
    this.#set(this.#current, source, { everyName: true });
    return { service: this.#service.service, path: this.#service.path(this.#current) };
  }

  /** Takes a cell that was run into the scope of those after it. */
  accept(source: string): void {
    const module = `${this.#prefix}${++this.#accepted}`;
    const types = this.#simple?.source === source ? this.#simple.types : new Map<string, string>();
    this.#scope.declare(module, declarationsOf(this.#set(module, source)), types);
    this.#simple = undefined;
  }

  /** Forgets all cells; what it knows of libraries it keeps. */
  reset(): void {
    this.#scope = new Scope();
  }

  dispose(): void {
    this.#service.dispose();
  }

  /** The files that had a part in what the last cell was compiled to. */
  inputs(): string[] {
    return this.#service.inputs();
  }

  /** Gives a cell to the compiler, joined to the cells before it. */
  #set(module: string, source: string, { everyName = false } = {}): ts.SourceFile {
    const ts = typescript();
    const parsed = ts.createSourceFile(`${module}.ts`, source, ts.ScriptTarget.ESNext);
    const named = everyName ? this.#scope.names : namesIn(source);
    const joint = this.#scope.join(named, declarationsOf(parsed), exportedNames(parsed));
    const root = module === this.#current || extendsGlobals(parsed);
    this.#service.set(module, `${source}\n${joint}`, { root });
    return parsed;
  }

  #emit(source: string): { code: string; map: string } {
    const checker = this.#service.program.getTypeChecker();
    const { code, map } = this.#service.emit(this.#current, {
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
