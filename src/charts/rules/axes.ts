import type { Layout } from "../figure.ts";
import type { Fault, Rule } from "./rule.ts";

type Axis = Record<string, unknown>;

const axesOf = (layout: Layout): [string, Axis][] =>
  Object.entries(layout).filter(
    (entry): entry is [string, Axis] =>
      /^[xy]axis\d*$/.test(entry[0]) && typeof entry[1] === "object" && entry[1] !== null,
  );

/** Two scales over one plot make any two series seem to move together. */
export const noDualAxis: Rule = {
  name: "dual-axis",
  check: ({ figure }) =>
    axesOf(figure.layout)
      .filter(([, axis]) => typeof axis.overlaying === "string" && axis.visible !== false)
      .map(([name]) => ({
        problem: `${name} lies over another axis with a scale of its own (dual axis)`,
        remedy: "Draw two charts, or index both series to one scale.",
      })),
};

/** Nominal pounds, real pounds and TIV are not amounts of one thing. */
export const oneMeasure: Rule = {
  name: "mixed-measures",
  check: ({ data }) => {
    if (!data.names.includes("measure")) return [];
    const measures = [...new Set(data.column("measure"))].filter((measure) => measure !== null);
    return measures.length < 2
      ? []
      : [
          {
            problem: `amounts of different measures are drawn on one axis: ${measures.join(", ")}`,
            remedy: "Draw one chart a measure, or convert the amounts first (filter the rows by measure).",
          },
        ];
  },
};

/** Text that is turned is read slowly, and not at all by some. */
export const horizontalText: Rule = {
  name: "horizontal-text",
  check: ({ figure }) => {
    const faults: Fault[] = [];
    const turned = (what: string, angle: unknown) => {
      if (typeof angle === "number" && angle !== 0)
        faults.push({
          problem: `${what} is turned by ${angle} degrees`,
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
    const annotations = (figure.layout.annotations ?? []) as Axis[];
    annotations.forEach((annotation, i) => {
      turned(`annotation ${i + 1}`, annotation.textangle);
    });
    figure.data.forEach((trace, i) => {
      turned(`the text of trace ${i + 1}`, trace.textangle);
    });
    return faults;
  },
};
