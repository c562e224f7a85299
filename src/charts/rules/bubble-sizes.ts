import type { Tabular } from "../data.ts";
import { type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";

/** A circle is seen by its area: drawn by its diameter, four times the amount looks sixteen times as much. */
export const bubblesByArea: Rule = {
  name: "bubble-sizes",
  check: (chart) =>
    chart.isComputed ? [] : chart.given.data.flatMap((trace, i) => faultsOf(trace, i, chart)),
};

function faultsOf(trace: Trace, i: number, { data }: StatedChart): Fault[] {
  const { size, sizemode = "diameter" } = (trace.marker ?? {}) as Record<string, unknown>;
  const sizes = listOf(size)?.map(numberOf) ?? [];
  const isDrawn =
    /^scatter/.test(typeOf(trace)) &&
    !isHidden(trace) &&
    /markers/.test(String(trace.mode ?? "markers")) &&
    sizemode === "diameter";
  const positive = sizes.filter((each) => each !== undefined).filter((each) => each > 0);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  if (!isDrawn || sizes.includes(undefined) || new Set(positive).size < 3 || most < 1.5 * least) return [];
  const columns = data.names.map((name) => ({ name, values: data.column(name).map(numberOf) }));
  const rows = rowsOf(trace, data);
  const isOf = (amounts: readonly (number | undefined)[], shape: (amount: number) => number) => {
    const ratios = sizes.flatMap((each = 0, at) => {
      const amount = rows[at]?.map((row) => amounts[row]).find((own) => own !== undefined) ?? 0;
      return each === 0 ? [] : [each / shape(amount)];
    });
    return ratios.every((ratio) => Math.abs(ratio - (ratios[0] as number)) <= 1e-6 * ratio);
  };
  // Worked out to be a diameter by its author.
  const isDiameter = columns.some(({ values }) => isOf(values, Math.sqrt));
  // Of columns that rise alike, the one after the places.
  const amounts = columns.findLast(
    ({ name, values }) =>
      !/size|width|diameter|radius|pixel|px|root|sqrt/i.test(name) && isOf(values, (each) => each),
  );
  if (isDiameter || amounts === undefined) return [];
  const ref = Number(((2 * most) / 40 ** 2).toPrecision(3));
  return [
    {
      problem: `the circles of trace ${i + 1} are as wide as their amounts (${amounts.name}), so that twice as much looks four times as much`,
      remedy: `Draw their areas: marker: { sizemode: "area", sizeref: ${ref} }, which makes the greatest 40 pixels wide.`,
    },
  ];
}

/** For each point, the rows that have it in all its places. */
function rowsOf(trace: Trace, data: Tabular): number[][] {
  const columns = data.names.map((name) => data.column(name));
  const rowsWith = new Map<unknown, number[]>();
  for (const values of columns)
    for (let row = 0; row < data.length; row++) {
      const known = rowsWith.get(values[row]);
      if (known === undefined) rowsWith.set(values[row], [row]);
      else if (known.at(-1) !== row) known.push(row);
    }
  const lists = ["x", "y", "lat", "lon", "locations"].map((name) => listOf(trace[name]));
  const [first, ...others] = lists.filter((list) => list !== undefined);
  return (first ?? []).map((place, at) =>
    (rowsWith.get(place) ?? []).filter((row) =>
      others.every((list) => columns.some((values) => values[row] === list[at])),
    ),
  );
}
