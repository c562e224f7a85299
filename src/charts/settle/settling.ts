import type { Size } from "../../render/figure.ts";
import type { PlainFigure } from "../figure.ts";
import type { Theme } from "../theme.ts";

/**
 * A figure with something settled that its author leaves to Plotly. What the author states stays as it is; numbers in texts,
 * tables and templates become the words of the theme's language.
 */
export type Settling = (figure: PlainFigure, theme: Theme, size: Size) => PlainFigure;
