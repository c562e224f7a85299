import { type ts, typescript } from "../typescript.ts";

/** What is known of the name at a cursor. */
export interface Inspection {
  readonly found: boolean;
  readonly signature: string;
  /** Markdown. */
  readonly docs: string;
  /** The code that declares it, if that was asked for. */
  readonly code?: string;
}

/** The signature and documentation of what the cursor stands on, or of the call whose arguments it is among. */
export function inspectAt(
  service: ts.LanguageService,
  path: string,
  source: string,
  cursor: number,
): Inspection {
  for (const at of [cursor, cursor - 1]) {
    const info = at < 0 || at >= source.length ? undefined : quickInfo(service, path, at);
    if (info !== undefined) return inspection(info.displayParts, info.documentation, info.tags);
  }
  const help = service.getSignatureHelpItems(path, cursor, undefined);
  const item = help?.items[help.selectedItemIndex];
  if (item === undefined) return { found: false, signature: "", docs: "" };
  const parameters = item.parameters.flatMap(({ displayParts }, i) =>
    i === 0 ? displayParts : [...item.separatorDisplayParts, ...displayParts],
  );
  return inspection(
    [...item.prefixDisplayParts, ...parameters, ...item.suffixDisplayParts],
    item.documentation,
    item.tags,
  );
}

/** The code that declares what the cursor stands on, wherever that is; of a long declaration, its beginning. */
export function declarationAt(
  service: ts.LanguageService,
  path: string,
  source: string,
  cursor: number,
): string | undefined {
  for (const at of [cursor, cursor - 1]) {
    if (at < 0 || at >= source.length) continue;
    let [definition] = service.getDefinitionAtPosition(path, at) ?? [];
    const isAlias = definition?.fileName !== path && definition?.contextSpan === undefined;
    if (definition !== undefined && isAlias)
      [definition] = service.getDefinitionAtPosition(definition.fileName, definition.textSpan.start) ?? [
        definition,
      ];
    if (definition?.contextSpan === undefined) continue;
    const { start, length } = definition.contextSpan;
    const text = service
      .getProgram()
      ?.getSourceFile(definition.fileName)
      ?.text.slice(start, start + length);
    if (text !== undefined) return shortened(text);
  }
  return undefined;
}

const mostLines = 60;

function shortened(code: string): string {
  const lines = code.split("\n");
  if (lines.length <= mostLines) return code;
  return [...lines.slice(0, mostLines), `// … ${lines.length - mostLines} more lines`].join("\n");
}

/** Of a name from another cell, what that cell says of it. */
function quickInfo(service: ts.LanguageService, path: string, at: number): ts.QuickInfo | undefined {
  const info = service.getQuickInfoAtPosition(path, at);
  if (info?.kind === typescript().ScriptElementKind.alias) {
    const definition = service.getDefinitionAtPosition(path, at)?.[0];
    if (definition !== undefined && definition.fileName !== path)
      return service.getQuickInfoAtPosition(definition.fileName, definition.textSpan.start) ?? info;
  }
  return info?.kind === typescript().ScriptElementKind.unknown ? undefined : info;
}

/** An inspection as Jupyter shows it. */
export function inspectionBundle({ signature, docs, code = "" }: Inspection): Record<string, string> {
  const fenced = (text: string) => (text === "" ? "" : `\`\`\`typescript\n${text}\n\`\`\``);
  const joined = (parts: readonly string[]) => parts.filter((part) => part !== "").join("\n\n");
  return {
    "text/plain": joined([signature, docs, code]),
    "text/markdown": joined([fenced(signature), docs, fenced(code)]),
  };
}

function inspection(
  parts: readonly ts.SymbolDisplayPart[] | undefined,
  documentation: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): Inspection {
  const text = (from: readonly ts.SymbolDisplayPart[] | undefined) =>
    typescript().displayPartsToString(from === undefined ? undefined : [...from]);
  const tagLines = (tags ?? []).map((tag) => {
    const body = text(tag.text);
    return tag.name === "example" ? `Example:\n${body}` : `@${tag.name} ${body}`.trimEnd();
  });
  const docs = [text(documentation), ...tagLines].filter((part) => part !== "").join("\n\n");
  return { found: true, signature: text(parts), docs };
}
