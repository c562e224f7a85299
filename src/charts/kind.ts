import { nearest, type Problem, UsageError } from "../errors.ts";
import { Chart, type ChartLook, type ChartOptions, type ChartWords } from "./chart.ts";
import { dataFaults } from "./contract.ts";
import { asTabular, type Drawable, type Tabular } from "./data.ts";
import { ofChart } from "./of-chart.ts";
import type { Shape } from "./option-shapes.ts";
import { checkTheme } from "./theme.ts";

/** What a kind of chart has to be told. */
interface Needs {
  /** Options that name a column; "low?" of one that may be left out. */
  readonly columns: readonly string[];
  /** Other options that must be given, each with what to write. */
  readonly others?: Readonly<Record<string, string>>;
  /** What other options are, where they are given. */
  readonly shapes?: Readonly<Record<string, Shape>>;
}

/** The unit that amounts are in. */
export const unitNeeded = { unit: '"£m", "%", "events"; "" for numbers without one' };

/**
 * A kind of chart, from the function that computes its figure from a table. What it needs is checked before, what that function
 * refuses has the name of the chart, and the contract knows that the numbers of the figure are the data's, though they may be
 * pixels by now.
 */
export function kind<Options extends ChartWords & ChartLook>(
  needs: Needs,
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
      checkTheme(options.theme);
      const ofData = dataFaults(table);
      const faults = ofData.length > 0 ? ofData : optionFaults(needs, table, options);
      if (faults.length > 0) throw new UsageError(faults);
      return new Chart(draw(table, options), "computed");
    } catch (error) {
      throw ofChart(options?.id, error);
    }
  };
}

/** Cells are type-checked, but notebooks import files that are not, and a column's name is any text. */
function optionFaults(
  { columns, others = {}, shapes = {} }: Needs,
  table: Tabular,
  stated: object,
): Problem[] {
  const options = stated as Readonly<Record<string, unknown>>;
  const known = table.names;
  const all = known.join(", ");
  const ofColumns = columns.flatMap((need): Problem[] => {
    const [option, isOptional] = [need.replace("?", ""), need.endsWith("?")];
    const name = options[option];
    if (name === undefined && isOptional) return [];
    if (typeof name !== "string" || name === "")
      return [
        {
          problem: `it does not say which column is its ${option}`,
          remedy: `Give ${option}, the name of a column: ${all}.`,
        },
      ];
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    return [
      {
        problem: `its ${option} is the column ${JSON.stringify(name)}, which the data do not have`,
        remedy:
          near === undefined ? `Give ${option} one of: ${all}.` : `Did you mean "${near}"? Known: ${all}.`,
      },
    ];
  });
  const ofOthers = Object.entries(others).flatMap(([option, remedy]): Problem[] =>
    options[option] === undefined || options[option] === null
      ? [{ problem: `it has no ${option}`, remedy: `Give ${option}: ${remedy}.` }]
      : [],
  );
  const ofShapes = Object.entries(shapes).flatMap(([option, { holds, write }]): Problem[] => {
    const value = options[option];
    return value === undefined || value === null || holds(value)
      ? []
      : [{ problem: `its ${option} is ${JSON.stringify(value) ?? value}`, remedy: `Give it ${write}.` }];
  });
  return [...ofColumns, ...ofOthers, ...ofShapes];
}
