import { type ts, typescript } from "./typescript.ts";

/**
 * The types of what a module exports, as far as they need no declaration of their own to be written: numbers, texts and
 * the like, also single ones.
 */
export function simpleTypes(program: ts.Program, path: string): Map<string, string> {
  const { SymbolFlags, TypeFlags, TypeFormatFlags } = typescript();
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  const types = new Map<string, string>();
  if (module === undefined) return types;
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & SymbolFlags.Variable)) continue;
    const type = checker.getTypeOfSymbol(symbol);
    const simple =
      TypeFlags.Any | TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BigIntLike | TypeFlags.Boolean;
    if (
      type.flags & simple &&
      !(type.flags & (TypeFlags.EnumLike | TypeFlags.TemplateLiteral | TypeFlags.StringMapping))
    )
      types.set(exported.name, checker.typeToString(type, undefined, TypeFormatFlags.NoTruncation));
  }
  return types;
}
