import type { Layout } from "../figure.ts";
import type { Fault, Rule } from "./rule.ts";
import { itemsOf } from "./written.ts";

type Axis = Record<string, unknown>;

/** Text that is turned is read slowly, and not at all by some. */
export const horizontalText: Rule = {
  name: "horizontal-text",
  check: ({ figure }) => {
    const faults: Fault[] = [];
    const turned = (what: string, angle: unknown) => {
      if (angle === "auto" || (typeof angle === "number" && angle !== 0))
        faults.push({
          problem:
            angle === "auto" ? `${what} may be turned (auto)` : `${what} is turned by ${angle} degrees`,
          remedy: "Set it horizontally: turn the chart on its side, break the label, or label fewer ticks.",
        });
    };
    for (const [name, axis] of axesOf(figure.layout)) {
      turned(`the text of ${name}`, axis.tickangle);
      const title = axis.title as { text?: unknown } | string | undefined;
      const text = typeof title === "string" ? title : title?.text;
      if (name.startsWith("y") && text !== undefined && text !== "")
        faults.push({
          problem: `${name} has a title, ${JSON.stringify(text)}, which Plotly sets sideways`,
          remedy: "Say it in the subtitle, or in an annotation above the axis.",
        });
    }
    itemsOf(figure.layout.annotations).forEach((annotation, i) => {
      turned(`annotation ${i + 1}`, annotation.textangle);
    });
    itemsOf(figure.layout.shapes).forEach((shape, i) => {
      turned(`the label of shape ${i + 1}`, (shape.label as Axis | undefined)?.textangle);
    });
    figure.data.forEach((trace, i) => {
      const hasWords = trace.text !== undefined || trace.texttemplate !== undefined;
      if (hasWords) turned(`the text of trace ${i + 1}`, trace.textangle);
      const marker = trace.marker as Axis | undefined;
      for (const bar of [trace.colorbar, marker?.colorbar]) colourBar(`trace ${i + 1}`, bar);
    });
    for (const [name, axis] of Object.entries(figure.layout))
      if (/^coloraxis\d*$/.test(name)) colourBar(name, (axis as Axis | undefined)?.colorbar);
    return faults;

    function colourBar(of: string, bar: unknown): void {
      const { title, tickangle } = (bar ?? {}) as { title?: Axis; tickangle?: unknown };
      turned(`the colour bar of ${of}`, tickangle);
      if (title?.side === "right" && title.text)
        faults.push({
          problem: `the title of the colour bar of ${of} is set sideways`,
          remedy: 'Take title: { side: "top" }.',
        });
    }
  },
};

const axesOf = (layout: Layout): [string, Axis][] =>
  Object.entries(layout).filter(
    (entry): entry is [string, Axis] =>
      /^[xy]axis\d*$/.test(entry[0]) && typeof entry[1] === "object" && entry[1] !== null,
  );
