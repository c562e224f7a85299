/** Formats of d3: a sign, thousands, decimals, and a whole number or a share in per cent. */
const pattern = /^(\+)?(,)?(?:\.(\d+))?([fd%]?)$/;

/** As many digits as Plotly writes of a number without a format. */
export const digits = 7;

/** A number by a format of d3, such as ",.1f", in a language; undefined by a format that is not known here. */
export function formatted(value: number, format: string | undefined, locale: string): string | undefined {
  const options = format === undefined ? { maximumSignificantDigits: digits } : optionsOf(format);
  // A true minus, which is as wide as a digit.
  return options && new Intl.NumberFormat(locale, options).format(value).replace("-", "−");
}

function optionsOf(format: string): Intl.NumberFormatOptions | undefined {
  const [, sign, thousands, decimals, type] = pattern.exec(format) ?? [];
  // Without a type of number, ".2" is of significant digits.
  if (type === undefined || (decimals !== undefined && type === "")) return undefined;
  // Where it does not say how many, as many as there are: d3 writes six zeros.
  const [least, most] = type === "d" ? [0, 0] : decimals === undefined ? [0, 6] : [+decimals, +decimals];
  return {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: thousands !== undefined,
    ...(type === "%" && { style: "percent" }),
    ...(sign !== undefined && { signDisplay: "always" }),
  };
}
