import type { DeclarationKind } from "./declarations.ts";

interface Owner {
  /** The name of the cell's file, without its extension. */
  readonly module: string;
  readonly kind: DeclarationKind;
  /** The type, where it is simple enough to be written out. */
  readonly type: string | undefined;
}

/**
 * The names that cells share. To the type checker each cell is a module, which exports what it declares and
 * takes from the cells before it what it names: so a name may be declared again with another type, and every
 * type reaches later cells as it was inferred.
 */
export class Scope {
  readonly #owners = new Map<string, Owner>();

  declare(
    module: string,
    declarations: ReadonlyMap<string, DeclarationKind>,
    types: ReadonlyMap<string, string>,
  ): void {
    for (const [name, kind] of declarations) this.#owners.set(name, { module, kind, type: types.get(name) });
  }

  get names(): readonly string[] {
    return [...this.#owners.keys()];
  }

  /**
   * The lines that join a cell to the others: of the names that it mentions, those that it does not declare. They come
   * after its source, so that every position in it stays what it was; declarations of this kind hold in the whole file.
   */
  join(
    mentioned: Iterable<string>,
    declarations: ReadonlyMap<string, DeclarationKind>,
    exported: ReadonlySet<string>,
  ): string {
    const lines: string[] = [];
    for (const name of mentioned) {
      const owner = this.#owners.get(name);
      if (owner === undefined || declarations.has(name)) continue;
      lines.push(lineFor(name, owner));
    }
    const exports = [...declarations.keys()].filter((name) => !exported.has(name));
    if (exports.length > 0) lines.push(`export { ${exports.join(", ")} };`);
    return lines.join("\n");
  }
}

function lineFor(name: string, { module, kind, type }: Owner): string {
  if (kind === "other") return `import { ${name} } from "./${module}";`;
  // Not an import, which could not be assigned to. A type that is written out spares the checker the other cell.
  return `declare ${kind} ${name}: ${type ?? `typeof import("./${module}").${name}`};`;
}

/** Every name that a source mentions, wherever: a few too many do no harm. */
export function namesIn(source: string): Set<string> {
  return new Set(source.match(identifier));
}

const identifier = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;
