import { type ts, typescript } from "../typescript.ts";

/** What is known of the name at a cursor. */
export interface Inspection {
  readonly found: boolean;
  readonly signature: string;
  /** Markdown. */
  readonly docs: string;
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
export function inspectionBundle({ signature, docs }: Inspection): Record<string, string> {
  const fence = "```";
  return {
    "text/plain": docs === "" ? signature : `${signature}\n\n${docs}`,
    "text/markdown": `${fence}typescript\n${signature}\n${fence}${docs === "" ? "" : `\n\n${docs}`}`,
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
