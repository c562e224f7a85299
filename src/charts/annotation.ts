import { plotlyLines, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Where a label stands: at a point of the data, moved from there by pixels (right and down). */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  /** Which side of the label is at the point; the label is centred on it when not given. */
  readonly side?: "left" | "right" | "centre";
  readonly edge?: "top" | "bottom" | "middle";
  readonly right?: number;
  readonly down?: number;
  readonly muted?: boolean;
  readonly background?: boolean;
  /** Bold lines above the label. */
  readonly heading?: TextBlock | undefined;
}

/** A label as Plotly's annotation. */
export function annotation(block: TextBlock, place: LabelPlace, theme: Theme): Record<string, unknown> {
  const {
    x,
    y,
    side = "centre",
    edge = "middle",
    right = 0,
    down = 0,
    muted = false,
    background = false,
  } = place;
  // One text with its heading: apart, each would be aligned by the ink of its own letters, and a J stands out to the left.
  const heading = place.heading === undefined ? "" : `<b>${plotlyLines(place.heading.lines)}</b><br>`;
  return {
    x,
    y,
    xref: "x",
    yref: "y",
    text: heading + plotlyLines(block.lines),
    font: {
      size: block.size,
      color: muted ? theme.text.muted : theme.text.colour,
      ...(block.weight === 400 ? {} : { weight: block.weight }),
    },
    xanchor: side === "centre" ? "center" : side,
    yanchor: edge,
    align: side === "centre" ? "center" : side,
    xshift: right,
    // Plotly's shift points up, as its y axis does.
    yshift: -down,
    showarrow: false,
    borderpad: 0,
    borderwidth: 0,
    ...(background ? { bgcolor: theme.background } : {}),
  };
}

/** How far to move something `width` wide and centred on `at`, so that it stays between `low` and `high`. */
export function shiftInside(at: number, width: number, low: number, high: number): number {
  const least = low + width / 2;
  const most = high - width / 2;
  return Math.max(least, Math.min(most, at)) - at;
}
