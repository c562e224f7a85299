import { textStyle, toPixels } from "./text-style.ts";

/**
 * Places each line of a label by its `y` alone. Plotly writes a line as the label's `y` and a `dy` of so many lines below it;
 * LibreOffice, which takes the SVG into documents and slides, leaves out a `dy` beside a `y` and sets all lines on each other.
 */
export function placeLines(svg: Element): void {
  for (const line of svg.querySelectorAll("tspan[dy]")) {
    const [y, dy] = [line.getAttribute("y"), line.getAttribute("dy")];
    if (y === null || y === "" || dy === null) continue;
    const { size } = textStyle(line);
    line.setAttribute("y", `${Number((toPixels(y, size) + toPixels(dy, size)).toFixed(3))}`);
    line.removeAttribute("dy");
  }
}
