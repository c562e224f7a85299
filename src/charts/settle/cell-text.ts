/** What a cell of a heat map has for the words on it. */
export interface Cell {
  readonly z: number;
  readonly text: unknown;
  readonly x: unknown;
  readonly y: unknown;
}

const variable = /%\{([^}:]*)(?::([^}]*))?\}/g;

/** Formats of d3: a sign, thousands, decimals, and a whole number or a share in per cent. */
const format = /^(\+)?(,)?(?:\.(\d+))?([fd%]?)$/;

/** As many digits as Plotly writes of a number without a format. */
const digits = 7;

/**
 * The words of a cell by a template as Plotly reads it, such as `%{z:.1f}%`. Undefined where it has a variable or a format that is
 * not known here.
 */
export function cellText(template: string, cell: Cell, locale: string): string | undefined {
  let isKnown = true;
  const words = template.replace(variable, (_, name: string, spec: string | undefined) => {
    const value = Object.hasOwn(cell, name) ? cell[name as keyof Cell] : undefined;
    const options = spec === undefined ? { maximumSignificantDigits: digits } : optionsOf(spec);
    if (!Object.hasOwn(cell, name) || options === undefined) isKnown = false;
    return typeof value === "number" ? numberText(value, options, locale) : String(value ?? "");
  });
  return isKnown ? words : undefined;
}

function optionsOf(spec: string): Intl.NumberFormatOptions | undefined {
  const parts = format.exec(spec);
  // Without a type of number, ".2" is of significant digits.
  if (parts === null || (parts[3] !== undefined && parts[4] === "")) return undefined;
  const decimals = parts[4] === "d" ? 0 : Number(parts[3] ?? 6);
  return {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: parts[2] !== undefined,
    ...(parts[4] === "%" && { style: "percent" }),
    ...(parts[1] !== undefined && { signDisplay: "always" }),
  };
}

function numberText(value: number, options: Intl.NumberFormatOptions | undefined, locale: string): string {
  return new Intl.NumberFormat(locale, options).format(value).replace("-", "−");
}
