type Axis = Record<string, unknown>;

/** The ends that an axis is given in one of the ways that Plotly has for it, null where it is open; undefined where it has none. */
export function rangeIn({
  autorange,
  range,
  minallowed,
  maxallowed,
  autorangeoptions,
}: Axis): unknown[] | undefined {
  // "min reversed" and the like leave one end to Plotly.
  const isFree = (end: "min" | "max") => new RegExp(`^${end}`).test(String(autorange));
  if (autorange === true || autorange === "reversed") return allowed();
  if (!Array.isArray(range) || range.length !== 2) return allowed();
  const [low, high] = range.map((end) =>
    typeof end === "string" && end.trim() !== "" && Number.isFinite(Number(end)) ? Number(end) : end,
  );
  return [isFree("min") ? null : low, isFree("max") ? null : high];

  function allowed(): unknown[] | undefined {
    const options = (autorangeoptions ?? {}) as Axis;
    const least = [minallowed, options.minallowed, options.clipmin].find((end) => end !== undefined);
    const most = [maxallowed, options.maxallowed, options.clipmax].find((end) => end !== undefined);
    return least === undefined && most === undefined ? undefined : [least ?? null, most ?? null];
  }
}

/** Whether an axis runs from its largest value to its smallest. */
export function isReversed({ autorange, range }: Axis): boolean {
  if (/reversed/.test(String(autorange))) return true;
  const [low, high] = Array.isArray(range) ? range.map(Number) : [];
  return autorange !== true && low !== undefined && high !== undefined && low > high;
}
