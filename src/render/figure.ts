/** A Plotly figure, as `Plotly.newPlot` takes it: traces and a layout. Not changed by rendering. */
export interface Figure {
  readonly data: readonly object[];
  readonly layout?: object;
}

/** The size of a picture in CSS pixels (96 to the inch). */
export interface Size {
  readonly width: number;
  readonly height: number;
}
