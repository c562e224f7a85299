import { formatted } from "./number-formats.ts";

/** What a cell of a heat map has for the words on it. */
export interface Cell {
  readonly z: number;
  readonly text: unknown;
  readonly x: unknown;
  readonly y: unknown;
}

const variable = /%\{([^}:]*)(?::([^}]*))?\}/g;

/**
 * The words of a cell by a template as Plotly reads it, such as `%{z:.1f}%`. Undefined where it has a variable or a format that is
 * not known here.
 */
export function cellText(template: string, cell: Cell, locale: string): string | undefined {
  let isKnown = true;
  const words = template.replace(variable, (_, name: string, format: string | undefined) => {
    const value = Object.hasOwn(cell, name) ? cell[name as keyof Cell] : undefined;
    const text = typeof value === "number" ? formatted(value, format, locale) : String(value ?? "");
    if (!Object.hasOwn(cell, name) || text === undefined) isKnown = false;
    return text ?? "";
  });
  return isKnown ? words : undefined;
}
