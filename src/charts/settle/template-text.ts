import { formatted } from "../number-formats.ts";

const variable = /%\{([^}:]*)(?::([^}]*))?\}/g;

/**
 * The words on a mark by a template as Plotly reads it, such as `%{z:.1f}%`, from what the mark has: its x, y, z or text.
 * Undefined where it has a variable or a format that is not known here.
 */
export function templateText(
  template: string,
  values: Readonly<Record<string, unknown>>,
  locale: string,
): string | undefined {
  let isKnown = true;
  const words = template.replace(variable, (_, name: string, format: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = typeof value === "number" ? formatted(value, format, locale) : String(value ?? "");
    if (!Object.hasOwn(values, name) || text === undefined) isKnown = false;
    return text ?? "";
  });
  return isKnown ? words : undefined;
}
