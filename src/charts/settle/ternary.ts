import { type Trace, typeOf } from "../figure.ts";
import { numberOf } from "../rules/numbers.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

const parts = [0.2, 0.4, 0.6, 0.8];

/** The axes of a triangle without labels at its corners, where Plotly puts their titles over them. */
export const withTernaryTicks: Settling = (figure) => {
  const subplots = figure.data
    .filter((trace) => typeOf(trace) === "scatterternary")
    .map(({ subplot }: Trace) => String(subplot ?? "ternary"));
  const settled = [...new Set(subplots)].map((name) => {
    const stated = (figure.layout[name] ?? {}) as Options;
    const sum = numberOf(stated.sum) ?? 1;
    const axes = ["aaxis", "baxis", "caxis"].map((axis) => {
      const own = (stated[axis] ?? {}) as Options;
      const hasTicks = ["tickvals", "dtick", "nticks", "tickmode"].some(
        (option) => own[option] !== undefined,
      );
      return [
        axis,
        hasTicks ? own : { ...own, tickvals: parts.map((part) => Number((part * sum).toPrecision(6))) },
      ];
    });
    return [name, { ...stated, ...Object.fromEntries(axes) }];
  });
  return { ...figure, layout: { ...figure.layout, ...Object.fromEntries(settled) } };
};
