import { expect, test } from "vitest";
import { withArrows } from "../../../src/charts/settle/arrows.ts";
import { government } from "../../../src/charts/themes/government.ts";

const settled = (annotation: object) =>
  (
    withArrows({ data: [], layout: { annotations: [annotation] } }, government, { width: 640, height: 384 })
      .layout.annotations as { showarrow?: boolean }[]
  )[0];

const note = { x: 2020, y: 18, text: "First lockdown" };

test("an annotation that says something of its arrow has it", () => {
  for (const arrow of [{ ax: 60, ay: 40 }, { arrowhead: 2 }, { standoff: 4 }])
    expect(settled({ ...note, ...arrow })).toEqual({ ...note, ...arrow, showarrow: true });
});

test("others have none, and what is stated stays", () => {
  expect(settled(note)).toEqual(note);
  expect(settled({ ...note, ay: 20, showarrow: false })).toMatchObject({ showarrow: false });
});
