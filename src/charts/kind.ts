import { type Problem, suggest, UsageError } from "../errors.ts";
import { Chart, type ChartLook, type ChartOptions, type ChartWords } from "./chart.ts";
import { dataFaults } from "./contract.ts";
import { asTabular, type Drawable, type Tabular } from "./data.ts";
import { misspeltOptions, withoutNulls } from "./given.ts";
import { ofChart } from "./of-chart.ts";
import type { Shape, ValueShape } from "./option-shapes.ts";
import { checkTheme } from "./theme.ts";

/** What each option of a kind of chart is, beside the words and the look that all charts have. */
type Needs<Options> = {
  readonly [option in Exclude<keyof Options, keyof ChartWords | keyof ChartLook>]-?: Shape;
};

/**
 * A kind of chart, from the function that computes its figure from a table. What it needs is checked before, what that function
 * refuses has the name of the chart, and the contract knows that the numbers of the figure are the data's, though they may be
 * pixels by now.
 */
export function kind<Options extends ChartWords & ChartLook>(
  needs: Needs<Options>,
  draw: (table: Tabular, options: Options) => ChartOptions,
): (source: Drawable, options: Options) => Chart {
  return (source, options) => {
    try {
      if (options === undefined || options === null)
        throw new UsageError({
          problem: "the chart has data or options, not both",
          remedy: 'Give the data first, then the options: (sales, { id: "sales", headline: … }).',
        });
      const table = asTabular(source);
      // What is null is left out, as by a notebook that has read its options from a file.
      const given = withoutNulls(options);
      checkTheme(given.theme);
      const ofData = dataFaults(table);
      const faults = ofData.length > 0 ? ofData : optionFaults(needs, table, given);
      if (faults.length > 0) throw new UsageError(faults);
      return new Chart(draw(table, given), "computed");
    } catch (error) {
      throw ofChart(options?.id, error);
    }
  };
}

/** Cells are type-checked, but notebooks import files that are not, and a column's name is any text. */
function optionFaults(needs: Readonly<Record<string, Shape>>, table: Tabular, stated: object): Problem[] {
  const ofNeeds = Object.entries(needs).flatMap(([option, shape]): Problem[] => {
    const value = (stated as Readonly<Record<string, unknown>>)[option];
    if (value === undefined && !shape.isNeeded) return [];
    return shape.is === "column"
      ? columnFaults(option, value, table.names)
      : valueFaults(option, value, shape);
  });
  return [...ofNeeds, ...misspeltOptions(stated, Object.keys(needs))];
}

function columnFaults(option: string, name: unknown, known: readonly string[]): Problem[] {
  if (typeof name !== "string" || name === "")
    return [
      {
        problem: `it does not say which column is its ${option}`,
        remedy: `Give ${option}, the name of a column: ${known.join(", ")}.`,
      },
    ];
  if (known.includes(name)) return [];
  return [
    {
      problem: `its ${option} is the column ${JSON.stringify(name)}, which the data do not have`,
      remedy: suggest(name, known),
    },
  ];
}

function valueFaults(option: string, value: unknown, { holds, write, ask = write }: ValueShape): Problem[] {
  if (value === undefined) return [{ problem: `it has no ${option}`, remedy: `Give ${option}: ${ask}.` }];
  return holds(value)
    ? []
    : [{ problem: `its ${option} is ${JSON.stringify(value) ?? value}`, remedy: `Give it ${write}.` }];
}
