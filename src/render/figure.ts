/** A Plotly figure, as `Plotly.newPlot` takes it: traces and a layout. */
export interface Figure {
  readonly data: readonly object[];
  readonly layout?: object;
}

/** The size of a picture in CSS pixels (96 to the inch). */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A figure that plotly.js may write to: it puts the ranges that it finds into the layout it is given. */
export function copyFigure({ data, layout = {} }: Figure): Required<Figure> {
  return { data: data.map(copy), layout: copy(layout) };
}

function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)])) as T;
}
