import { type ts, typescript } from "./typescript.ts";

/** What a cell declares at its top level, as far as later cells need to know it. */
export type DeclarationKind = "let" | "const" | "other";

/**
 * The names that a cell declares for the cells after it. `other` is whatever may be a type as well as a value:
 * functions, classes, enums, namespaces, interfaces, type aliases and imports.
 */
export function declarationsOf({
  statements,
}: Pick<ts.SourceFile, "statements">): Map<string, DeclarationKind> {
  const ts = typescript();
  const names = new Map<string, DeclarationKind>();

  const addBinding = (name: ts.BindingName, kind: DeclarationKind): void => {
    if (ts.isIdentifier(name)) names.set(name.text, kind);
    else
      for (const element of name.elements) if (ts.isBindingElement(element)) addBinding(element.name, kind);
  };
  const addVariables = (list: ts.VariableDeclarationList): void => {
    const kind = list.flags & ts.NodeFlags.Const ? "const" : "let";
    for (const { name } of list.declarations) addBinding(name, kind);
  };
  /** A `var` in a block belongs to the whole cell; one in a function does not. */
  const addNestedVars = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) addVariables(node);
    ts.forEachChild(node, addNestedVars);
  };

  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) addVariables(statement.declarationList);
    else if (ts.isImportDeclaration(statement)) addImports(statement.importClause, names);
    else if (isNamed(statement)) {
      if (statement.name !== undefined && ts.isIdentifier(statement.name))
        if (statement.name.text !== "global") names.set(statement.name.text, "other");
    } else addNestedVars(statement);
  }
  return names;
}

/** The names that a cell exports itself, as a module might. */
export function exportedNames(file: ts.SourceFile): Set<string> {
  const ts = typescript();
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
      const clause = statement.exportClause;
      for (const { name } of ts.isNamedExports(clause) ? clause.elements : [clause]) names.add(name.text);
    } else if (
      ts.canHaveModifiers(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
      !statement.modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
    )
      for (const name of declarationsOf({ statements: ts.factory.createNodeArray([statement]) }).keys())
        names.add(name);
  }
  return names;
}

/** Whether a cell extends the global scope or a module: that holds in later cells whatever they name. */
export function extendsGlobals(file: ts.SourceFile): boolean {
  const ts = typescript();
  return file.statements.some(
    (statement) =>
      (ts.isModuleDeclaration(statement) &&
        (ts.isStringLiteral(statement.name) || statement.name.text === "global")) ||
      (ts.isImportDeclaration(statement) && statement.importClause === undefined),
  );
}

function addImports(clause: ts.ImportClause | undefined, names: Map<string, DeclarationKind>): void {
  const ts = typescript();
  if (clause?.name !== undefined) names.set(clause.name.text, "other");
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) names.set(bindings.name.text, "other");
  else for (const { name } of bindings.elements) names.set(name.text, "other");
}

type NamedStatement =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ImportEqualsDeclaration;

function isNamed(statement: ts.Statement): statement is NamedStatement {
  const ts = typescript();
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement)
  );
}
