import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const bars = { type: "bar", x: ["a", "b"], y: [1, 2], marker: { color: "#12436D" } };
const heat = { type: "heatmap", x: ["a", "b"], y: ["c"], z: [[1, 2]] };

test.each<[string, object[], object, RegExp]>([
  ["the text of an axis", [bars], { xaxis: { tickangle: 90 } }, /text of xaxis is turned by 90 degrees/],
  ["text that Plotly may turn", [bars], { xaxis: { tickangle: "auto" } }, /text of xaxis may be turned/],
  [
    "an annotation",
    [bars],
    { annotations: [{ text: "Most", x: "b", y: 2, textangle: -45 }] },
    /annotation 1 is turned by -45 degrees/,
  ],
  [
    "the label of a shape",
    [bars],
    { shapes: [{ type: "line", y0: 1, y1: 1, x0: 0, x1: 1, label: { text: "Limit", textangle: 90 } }] },
    /label of shape 1 is turned by 90/,
  ],
  ["words on bars", [{ ...bars, text: ["a", "b"], textangle: 90 }], {}, /text of trace 1 is turned by 90/],
  [
    "the title of a colour bar",
    [{ ...heat, colorbar: { title: { text: "Orders", side: "right" } } }],
    {},
    /title of the colour bar of trace 1 is set sideways → Take title: { side: "top" }/,
  ],
  [
    "the title of a shared colour bar",
    [{ ...heat, coloraxis: "coloraxis" }],
    { coloraxis: { colorbar: { title: { text: "Orders", side: "right" } } } },
    /title of the colour bar of coloraxis is set sideways/,
  ],
  ["the title of a y axis", [bars], { yaxis: { title: { text: "Orders" } } }, /yaxis has a title, "Orders"/],
])("%s", (_, data, layout, fault) => {
  expect(drawn(data, layout)).toContainEqual(expect.stringMatching(fault));
});

test("level text is not told", () => {
  expect(drawn([{ ...bars, text: ["a", "b"], textangle: 0 }], { xaxis: { tickangle: 0 } })).toEqual([]);
});
