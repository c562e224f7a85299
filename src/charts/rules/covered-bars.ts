import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf, valueLetter } from "./numbers.ts";
import { panelsOf } from "./panels.ts";
import type { Fault } from "./rule.ts";

/** Series of bars that Plotly stacks up though some go down, or draws over each other. */
export function hiddenBars(figure: PlainFigure): Fault[] {
  const { data, layout } = figure;
  return panelsOf(figure).flatMap(({ traces }): Fault[] => {
    const bars = traces.filter((i) => typeOf(data[i] as Trace) === "bar" && !Array.isArray(data[i]?.base));
    const clash = bars.flatMap((i, n) =>
      bars
        .slice(0, n)
        .flatMap((j) => sharedBars(data[j] as Trace, data[i] as Trace).map((pair) => ({ i, j, ...pair }))),
    );
    const opposed = clash.find(({ one, other }) => one * other < 0);
    if (layout.barmode === "stack" && opposed !== undefined)
      return [
        {
          problem: `trace ${opposed.i + 1} has ${opposed.other} at ${JSON.stringify(opposed.name)}, and trace ${opposed.j + 1} ${opposed.one}: stacked, the one is drawn over the other`,
          remedy: 'Take layout: { barmode: "relative" }, which stacks from zero both ways.',
        },
      ];
    const isSolid = (i: number) => {
      const { opacity = 1, marker, width } = data[i] as Trace;
      const own = (marker as Trace | undefined)?.opacity ?? 1;
      return opacity === 1 && own === 1 && width === undefined;
    };
    const covered = clash.find(
      ({ i, one, other }) => isSolid(i) && Math.abs(other) >= Math.abs(one) && one * other > 0,
    );
    return layout.barmode === "overlay" && covered !== undefined
      ? [
          {
            problem: `trace ${covered.i + 1} hides the bar of trace ${covered.j + 1} at ${JSON.stringify(covered.name)}`,
            remedy: 'Take layout: { barmode: "group" }, or make the one in front narrower (width).',
          },
        ]
      : [];
  });
}

/** Where two series have a bar each, and how long these are. */
function sharedBars(first: Trace, second: Trace): { name: unknown; one: number; other: number }[] {
  const letter = valueLetter(first);
  const names = letter === "y" ? "x" : "y";
  const places = listOf(second[names]) ?? [];
  return (listOf(first[names]) ?? []).flatMap((name, i) => {
    const one = numberOf(listOf(first[letter])?.[i]);
    const other = numberOf(listOf(second[letter])?.[places.indexOf(name)]);
    return one === undefined || other === undefined ? [] : [{ name, one, other }];
  });
}
