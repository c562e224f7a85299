import { Chart, type ChartLook, type ChartOptions, type ChartWords } from "./chart.ts";
import { asTabular, type Drawable, type Tabular } from "./data.ts";
import { ofChart } from "./of-chart.ts";

/**
 * A kind of chart, from the function that computes its figure from a table. What that refuses has the name of the chart, and the
 * contract knows that the numbers of the figure are the data's, though they may be pixels by now.
 */
export function kind<Options extends ChartWords & ChartLook>(
  draw: (table: Tabular, options: Options) => ChartOptions,
): (source: Drawable, options: Options) => Chart {
  return (source, options) => {
    try {
      return new Chart(draw(asTabular(source), options), "computed");
    } catch (error) {
      throw ofChart(options?.id, error);
    }
  };
}
