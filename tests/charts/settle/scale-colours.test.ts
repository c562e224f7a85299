import { describe, expect, test } from "vitest";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { namedScales } from "../../../src/charts/settle/named-scales.ts";
import { scaleColours } from "../../../src/charts/settle/scale-colours.ts";
import { renderSvg } from "../../../src/render/index.ts";
import { readPng } from "../../../src/render/png-file.ts";

const z = [[-3, -1, 0, 0.5, 2, 4, 7, 9]];

/** The colours in which Plotly draws the cells. */
async function drawn(trace: Trace, layout: Layout): Promise<number[][]> {
  const svg = await renderSvg({ data: [trace], layout }, { width: 800, height: 300 });
  const [, code = ""] = /href="data:image\/png;base64,([^"]*)"/.exec(svg) ?? [];
  const { width, height, data } = readPng(Buffer.from(code, "base64")) as NonNullable<
    ReturnType<typeof readPng>
  >;
  const row = Math.floor(height / 2) * width;
  return (z[0] as number[]).map((_, i) => {
    const start = 4 * (row + Math.floor(((i + 0.5) / (z[0] as number[]).length) * width));
    return [...data.subarray(start, start + 3)];
  });
}

async function expectAsDrawn(trace: Trace, layout: Layout = {}): Promise<void> {
  const scale = scaleColours(trace, [trace], layout);
  const ours = (z[0] as number[]).map((value) => (scale?.colourAt(value).match(/\d+/g) ?? []).map(Number));
  const theirs = await drawn(trace, layout);
  const apart = ours.flatMap((colour, i) =>
    colour.map((channel, j) => Math.abs(channel - Number(theirs[i]?.[j]))),
  );
  expect(Math.max(...apart)).toBeLessThanOrEqual(2);
}

const heat = { type: "heatmap", x: z[0]?.map((_, i) => `c${i}`), y: ["a"], z };

test.each(Object.keys(namedScales))("%s is as Plotly has it", async (colorscale) => {
  await expectAsDrawn({ ...heat, colorscale });
});

describe("the ends of a scale are where Plotly has them", () => {
  test.each<[string, Trace]>([
    ["at the least and the greatest value", {}],
    ["where stated", { zmin: 0, zmax: 5 }],
    ["and not where only one is stated", { zmin: 0 }],
    ["nor against zauto", { zmin: 0, zmax: 5, zauto: true }],
    ["evenly around a middle", { zmid: 0 }],
    ["the other way round", { reversescale: true }],
  ])("%s", async (_, more) => {
    await expectAsDrawn({ ...heat, colorscale: "Viridis", ...more });
  });

  test("on a shared axis of colours", async () => {
    const coloraxis = {
      colorscale: [
        [0, "#000000"],
        [0.5, "#FF0000"],
        [1, "#FFFFFF"],
      ],
      cmin: -3,
      cmax: 20,
    };
    await expectAsDrawn({ ...heat, coloraxis: "coloraxis" }, { coloraxis });
  });
});

test("a scale that is not known has no colours", () => {
  for (const colorscale of [
    undefined,
    "Earth",
    [
      [0, "nocolour"],
      [1, "#FFFFFF"],
    ],
  ])
    expect(scaleColours({ ...heat, colorscale }, [], {})).toBeUndefined();
});
