import { type ts, typescript } from "../typescript.ts";

/** Whether an imported name is a type, of which nothing is left when the cell runs. */
export type IsType = (name: ts.Identifier) => boolean;

/**
 * Turns the imports of a cell into calls that evaluated code can make, and takes away its exports and all that
 * stands after `end` (what joins it to other cells). As in a module, imports come first.
 *
 *     import { readFile as read } from "node:fs";   →   const { readFile: read } = await __dossier__.import(…);
 */
export function rewriteImports(end: number, isType: IsType): ts.TransformerFactory<ts.SourceFile> {
  const ts = typescript();
  return (context) => {
    const { factory } = context;
    const session = (member: string) =>
      factory.createPropertyAccessExpression(factory.createIdentifier("__dossier__"), member);

    const importCall = (specifier: ts.Expression, options?: ts.Expression, names: readonly string[] = []) =>
      factory.createCallExpression(session("import"), undefined, [
        specifier,
        ...(options !== undefined || names.length > 0
          ? [options ?? factory.createIdentifier("undefined")]
          : []),
        ...(names.length > 0
          ? [factory.createArrayLiteralExpression(names.map((name) => factory.createStringLiteral(name)))]
          : []),
      ]);

    const withAttributes = (attributes: ts.ImportAttributes | undefined): ts.Expression | undefined =>
      attributes &&
      factory.createObjectLiteralExpression([
        factory.createPropertyAssignment(
          "with",
          factory.createObjectLiteralExpression(
            attributes.elements.map(({ name, value }) => factory.createPropertyAssignment(name, value)),
          ),
        ),
      ]);

    const constant = (name: ts.BindingName, value: ts.Expression) =>
      factory.createVariableStatement(
        undefined,
        factory.createVariableDeclarationList(
          [factory.createVariableDeclaration(name, undefined, undefined, value)],
          ts.NodeFlags.Const,
        ),
      );

    function importStatements(node: ts.ImportDeclaration): ts.Statement[] {
      const options = withAttributes(node.attributes);
      const load = (names?: readonly string[]) =>
        factory.createAwaitExpression(importCall(node.moduleSpecifier, options, names));
      const clause = node.importClause;
      if (clause === undefined) return [factory.createExpressionStatement(load())];
      if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];

      const taken: { property: ts.ModuleExportName; name: ts.Identifier }[] = [];
      if (clause.name !== undefined && !isType(clause.name))
        taken.push({ property: factory.createIdentifier("default"), name: clause.name });
      const bindings = clause.namedBindings;
      if (bindings !== undefined && ts.isNamedImports(bindings))
        for (const { isTypeOnly, propertyName, name } of bindings.elements)
          if (!isTypeOnly && !isType(name)) taken.push({ property: propertyName ?? name, name });

      const pattern = factory.createObjectBindingPattern(
        taken.map(({ property, name }) => factory.createBindingElement(undefined, property, name)),
      );
      if (bindings !== undefined && ts.isNamespaceImport(bindings)) {
        const whole = constant(bindings.name, load());
        return taken.length === 0 ? [whole] : [whole, constant(pattern, bindings.name)];
      }
      return taken.length === 0 ? [] : [constant(pattern, load(taken.map(({ property }) => property.text)))];
    }

    /** So that a module that fails to load does so at the line that imports it. */
    const at = (node: ts.Node, statements: ts.Statement[]) => {
      for (const statement of statements) ts.setTextRange(statement, node);
      return statements;
    };

    const rewriteExpressions = (node: ts.Node): ts.Node => {
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        const [specifier, options] = node.arguments.map((argument) =>
          ts.visitNode(argument, rewriteExpressions),
        );
        return importCall(specifier as ts.Expression, options as ts.Expression | undefined);
      }
      if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
        return session("meta");
      return ts.visitEachChild(node, rewriteExpressions, context);
    };

    /** A statement of the cell as one that can be evaluated; imports are gathered apart. */
    function rewriteStatement(node: ts.Statement, imports: ts.Statement[]): ts.Statement[] {
      if (ts.isImportDeclaration(node)) {
        imports.push(...at(node, importStatements(node)));
        return [];
      }
      if (ts.isExportDeclaration(node)) {
        if (node.moduleSpecifier !== undefined && !node.isTypeOnly)
          imports.push(
            factory.createExpressionStatement(
              factory.createAwaitExpression(importCall(node.moduleSpecifier)),
            ),
          );
        return [];
      }
      if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
        const { expression } = node.moduleReference;
        const required = factory.createCallExpression(factory.createIdentifier("require"), undefined, [
          expression,
        ]);
        return node.isTypeOnly || isType(node.name) ? [] : [constant(node.name, required)];
      }
      if (ts.isExportAssignment(node)) return [factory.createExpressionStatement(node.expression)];
      return withoutExport(node);
    }

    function withoutExport(node: ts.Statement): ts.Statement[] {
      if (!ts.canHaveModifiers(node)) return [node];
      const kept = node.modifiers?.filter(
        ({ kind }) => kind !== ts.SyntaxKind.ExportKeyword && kind !== ts.SyntaxKind.DefaultKeyword,
      );
      if (kept?.length === node.modifiers?.length) return [node];
      if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name === undefined)
        return [];
      if (ts.canHaveDecorators(node))
        return [factory.replaceDecoratorsAndModifiers(node as ts.ClassDeclaration, kept)];
      return [factory.replaceModifiers(node as ts.VariableStatement, kept as ts.Modifier[])];
    }

    return (file) => {
      const imports: ts.Statement[] = [];
      const statements = file.statements
        .filter((node) => node.getStart(file) < end)
        .flatMap((node) => rewriteStatement(node, imports))
        .map((node) => ts.visitNode(node, rewriteExpressions) as ts.Statement);
      return factory.updateSourceFile(file, [...imports, ...statements]);
    };
  };
}
