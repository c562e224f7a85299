import { describe, expect, test } from "vitest";
import { continental } from "../../../src/charts/themes/continental.ts";
import { allNumbers, drawn, faultsOf } from "../faults.ts";

const labels = ["Yes", "Sometimes", "Never"];
const told = (values: number[], more: object, layout: object = {}, chart: object = {}) => {
  const figure = { data: [{ type: "pie", labels, values, textinfo: "label+text", ...more }], layout };
  return faultsOf({ data: allNumbers(values), figure, ...chart }).filter((fault) => /writes/.test(fault));
};
const several = [65, 55, 40];

test.each<[string, object]>([
  ["a template", { texttemplate: "%{label} %{value}%" }],
  ["a template with decimals", { texttemplate: "%{label}<br>%{value:.1f} %" }],
  ["its text", { text: ["65%", "55%", "40%"] }],
  ["its text, after its label", { text: ["Yes: 65%", "Sometimes: 55%", "Never: 40%"], textinfo: "text" }],
])("per cents that are not the slices' shares, by %s", (_, more) => {
  expect(told(several, more)).toEqual([
    expect.stringMatching(
      /^trace 1 writes 65% on a slice that is 41% of the pie → .*"label\+percent".* the values sum to 160/,
    ),
  ]);
});

test("a share of 1 that is written as a per cent", () => {
  expect(told([0.5, 0.3, 0.2], { texttemplate: "%{value}%" })).toEqual([
    expect.stringMatching(/writes 0.5% on a slice that is 50% of the pie/),
  ]);
  expect(told([0.5, 0.3, 0.2], { texttemplate: "%{value:.0%}" })).toEqual([]);
});

test.each<[string, number[], object, object?]>([
  ["values that sum to 100", [45, 35, 20], { texttemplate: "%{label} %{value}%" }],
  ["values that were rounded before", [46, 35, 20], { texttemplate: "%{value}%" }],
  ["shares that were worked out", several, { text: ["41%", "34%", "25%"] }],
  ["shares that were rounded so that they sum to 100", several, { text: ["40%", "35%", "25%"] }],
  ["changes", several, { text: ["+3%", "−1%", "+2%"] }],
  ["another variable after the value", several, { texttemplate: "%{value} %{percent}" }],
  ["texts that are not drawn", several, { text: ["65%", "55%", "40%"], textinfo: "label+percent" }],
  ["other words", several, { text: ["up 65%", "55% of men", "40–50%"] }],
  ["a pie of which slices are left out", several, { texttemplate: "%{value}%" }, { hiddenlabels: ["Never"] }],
])("nothing is said of %s", (_, values, more, layout) => {
  expect(told(values, more, layout)).toEqual([]);
});

test("as the chart's language writes them", () => {
  const text = ["40,6 %", "34,4 %", "25 %"];
  expect(told(several, { text }, {}, { theme: continental })).toEqual([]);
  expect(told(several, { text: ["65,0 %", ...text.slice(1)] }, {}, { theme: continental })).toHaveLength(1);
});

describe("half a ring, the other half of which is hidden", () => {
  const half = (more: object, colour = "#FFFFFF") => {
    const marker = { colors: ["#12436D", "#28A197", colour] };
    const labelled = { labels: ["Yes", "No", ""], text: ["40%", "60%", ""], hole: 0.6, rotation: 90 };
    return told([40, 60, 100], { ...labelled, marker, ...more });
  };

  test.each([
    [{}, "#FFFFFF"],
    [{}, "rgba(0,0,0,0)"],
    [{ labels: ["Yes", "No", "hidden"], textinfo: "text" }, "transparent"],
    [{ labels: ["Yes", "No", "hidden"], texttemplate: ["%{value}%", "%{value}%", ""] }, "white"],
  ])("has shares of what is seen: %j in %s", (more, colour) => {
    expect(half(more, colour)).toEqual([]);
  });

  test("is no mark that would have to be seen", () => {
    const pie = (label: string) => ({
      ...{ type: "pie", labels: ["Yes", "No", label], values: [40, 60, 100], textinfo: "label" },
      marker: { colors: ["#12436D", "#28A197", "#FFFFFF"] },
    });
    const faint = (label: string) => drawn([pie(label)]).filter((fault) => /mark-contrast/.test(fault));
    expect(faint("")).toEqual([]);
    expect(faint("Not asked")).toHaveLength(1);
  });

  test("and others are none", () => {
    expect(half({ text: ["20%", "30%", ""] })).toEqual([
      expect.stringMatching(
        /writes 20% on a slice that is 40% of what is seen of it → Write the share \(text\)/,
      ),
    ]);
  });

  test.each<[string, object, string?]>([
    ["it has a name", { labels: ["Yes", "No", "Not asked"] }],
    ["it has a colour", {}, "#EEEEEE"],
    [
      "a line is around it",
      { marker: { colors: ["#12436D", "#28A197", "#FFFFFF"], line: { width: 1, color: "#000000" } } },
    ],
  ])("is not hidden where %s", (_, more, colour) => {
    expect(half(more, colour)).toEqual([
      expect.stringMatching(/writes 40% on a slice that is 20% of the pie/),
    ]);
  });
});
