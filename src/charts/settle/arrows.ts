import { itemsOf } from "../rules/written.ts";
import type { Settling } from "./settling.ts";

const ofArrows = /^(ax|ay|axref|ayref|arrow\w+|startarrow\w+|standoff|startstandoff)$/;

/** An annotation of the house has no arrow, and one that says where its arrow starts, or how it looks, has one. */
export const withArrows: Settling = (figure) => {
  const all = itemsOf(figure.layout.annotations);
  if (all.length === 0) return figure;
  const annotations = all.map((each) =>
    each.showarrow === undefined && Object.keys(each).some((name) => ofArrows.test(name))
      ? { ...each, showarrow: true }
      : each,
  );
  return { ...figure, layout: { ...figure.layout, annotations } };
};
