import { type ts, typescript } from "../typescript.ts";

/**
 * Turns every top-level declaration of a compiled cell into `let`. In V8's REPL mode only `let` may be declared
 * again as `let`: a name that was a `const`, a function or a `var` could not become anything else.
 *
 * What hoisting gave is kept: functions come first, and before them the names of `var`s. That a `const` is not
 * assigned to is the type checker's to hold.
 */
export const declareWithLet: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const ts = typescript();
  const { factory } = context;

  const letStatement = (declarations: readonly ts.VariableDeclaration[]) =>
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList(declarations, ts.NodeFlags.Let),
    );
  const letFrom = (name: ts.Identifier, value: ts.Expression) =>
    letStatement([factory.createVariableDeclaration(name, undefined, undefined, value)]);

  return (file) => {
    const vars = new Set<string>();
    const functions: ts.Statement[] = [];

    const assignment = ({ name, initializer }: ts.VariableDeclaration): ts.Expression[] => {
      for (const bound of boundNames(name)) vars.add(bound);
      return initializer === undefined
        ? []
        : [factory.createAssignment(assignmentTarget(factory, name), initializer)];
    };

    /** A `var` as the assignments that it makes, in the order of its declarations. */
    const assignments = (list: ts.VariableDeclarationList): ts.Expression | undefined => {
      const all = list.declarations.flatMap(assignment);
      return all.length === 0 ? undefined : all.reduce((left, right) => factory.createComma(left, right));
    };

    const loopInitializer = <T extends ts.ForInitializer | undefined>(node: T, loop: ts.Node): T => {
      if (node === undefined || !ts.isVariableDeclarationList(node) || !isVar(node)) return node;
      if (ts.isForStatement(loop)) return assignments(node) as unknown as T;
      const name = (node.declarations[0] as ts.VariableDeclaration).name;
      for (const bound of boundNames(name)) vars.add(bound);
      return assignmentTarget(factory, name) as unknown as T;
    };

    /** Statements within the cell's own blocks; what functions and classes hold is theirs. */
    const visitNested = (node: ts.Node): ts.Node | undefined => {
      if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isExpression(node)) return node;
      if (ts.isVariableStatement(node) && isVar(node.declarationList)) {
        const assigned = assignments(node.declarationList);
        return assigned === undefined
          ? factory.createEmptyStatement()
          : ts.setTextRange(factory.createExpressionStatement(assigned), node);
      }
      const visited = ts.visitEachChild(node, visitNested, context);
      if (ts.isForStatement(visited))
        return factory.updateForStatement(
          visited,
          loopInitializer(visited.initializer, visited),
          visited.condition,
          visited.incrementor,
          visited.statement,
        );
      if (ts.isForInStatement(visited))
        return factory.updateForInStatement(
          visited,
          loopInitializer(visited.initializer, visited),
          visited.expression,
          visited.statement,
        );
      if (ts.isForOfStatement(visited))
        return factory.updateForOfStatement(
          visited,
          visited.awaitModifier,
          loopInitializer(visited.initializer, visited),
          visited.expression,
          visited.statement,
        );
      return visited;
    };

    const topLevel = (node: ts.Statement): ts.Statement[] => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return [];
      if (ts.isFunctionDeclaration(node) && node.name !== undefined) {
        const { modifiers, asteriskToken, name, parameters, body } = node;
        const value = factory.createFunctionExpression(
          modifiers as readonly ts.Modifier[] | undefined,
          asteriskToken,
          undefined, // it is named by what it is assigned to; recursion then follows a redeclaration
          undefined,
          parameters,
          undefined,
          body as ts.Block,
        );
        functions.push(letFrom(name, ts.setTextRange(value, node)));
        return [];
      }
      if (ts.isClassDeclaration(node) && node.name !== undefined) {
        const { modifiers, name, heritageClauses, members } = node;
        const value = factory.createClassExpression(modifiers, name, undefined, heritageClauses, members);
        return [letFrom(name, ts.setTextRange(value, node))];
      }
      if (ts.isVariableStatement(node) && !isVar(node.declarationList))
        return [ts.setTextRange(letStatement(node.declarationList.declarations), node)];
      return [visitNested(node) as ts.Statement];
    };

    const statements = file.statements.flatMap(topLevel);
    const hoisted = [...vars].map((name) => factory.createVariableDeclaration(name));
    return factory.updateSourceFile(file, [
      ...(hoisted.length === 0 ? [] : [letStatement(hoisted)]),
      ...functions,
      ...statements,
    ]);
  };
};

function isVar(list: ts.VariableDeclarationList): boolean {
  return (list.flags & typescript().NodeFlags.BlockScoped) === 0;
}

function boundNames(name: ts.BindingName): string[] {
  const ts = typescript();
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** The pattern of a declaration as the pattern of an assignment. */
function assignmentTarget(factory: ts.NodeFactory, name: ts.BindingName): ts.Expression {
  const ts = typescript();
  if (ts.isIdentifier(name)) return name;
  const withDefault = (element: ts.BindingElement) => {
    const target = assignmentTarget(factory, element.name);
    return element.initializer === undefined ? target : factory.createAssignment(target, element.initializer);
  };
  if (ts.isArrayBindingPattern(name))
    return factory.createArrayLiteralExpression(
      name.elements.map((element) => {
        if (ts.isOmittedExpression(element)) return element;
        const target = withDefault(element);
        return element.dotDotDotToken === undefined ? target : factory.createSpreadElement(target);
      }),
    );
  return factory.createObjectLiteralExpression(
    name.elements.map((element) => {
      if (element.dotDotDotToken !== undefined)
        return factory.createSpreadAssignment(assignmentTarget(factory, element.name));
      const property = element.propertyName ?? (element.name as ts.Identifier);
      return factory.createPropertyAssignment(property, withDefault(element));
    }),
  );
}
