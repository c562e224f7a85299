import { describe, expect, test } from "vitest";
import { labelFaults, labelsOf } from "./labels-of.ts";
import { samples } from "./samples.ts";

describe("labels neither overlap nor leave the picture", () => {
  test.each(Object.entries(samples))("%s on data like the shipped", async (_, sample) => {
    const svg = await sample().svg();
    expect(labelsOf(svg).length).toBeGreaterThan(2);
    expect(labelFaults(svg)).toEqual([]);
  });

  test("the check itself finds an overlap and a label outside", () => {
    const text = (x: number, y: number, words: string) =>
      `<text x="${x}" y="${y}" style="font-size:14px">${words}</text>`;
    const svg = `<svg width="200" height="100">${text(10, 50, "first")}${text(20, 55, "second")}${text(190, 20, "third")}</svg>`;
    expect(labelFaults(svg)).toEqual(['"third" leaves the picture', '"first" overlaps "second"']);
  });
});
