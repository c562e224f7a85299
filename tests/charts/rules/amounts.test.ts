import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const bars = { type: "bar", x: ["a", "b"], marker: { color: "#12436D" } };

test("amounts that are texts, which Plotly takes for names", () => {
  expect(drawn([{ ...bars, y: ["£80m", "£60m"] }])).toContainEqual(
    expect.stringMatching(/the amounts of trace 1 are texts \("£80m"\).* → Give numbers.*tickprefix: "£"/),
  );
});

test("numbers in texts are numbers", () => {
  expect(drawn([{ ...bars, y: ["80", "60"] }])).toEqual([]);
});

test("lists of unlike length, of which Plotly draws the shorter", () => {
  expect(drawn([{ ...bars, y: [1, 2, 3] }])).toContainEqual(
    expect.stringMatching(/trace 1 has 2 values for x and 3 for y, and would leave some out/),
  );
});

test("a slice below zero, which Plotly leaves out", () => {
  const pie = { type: "pie", labels: ["a", "b"], values: [3, -1], textinfo: "label" };
  expect(drawn([pie])).toContainEqual(
    expect.stringMatching(/pie with values below zero \(-1\) → Draw sortedBars/),
  );
});

test("what is hidden is not drawn", () => {
  expect(
    drawn([
      { ...bars, y: [1, 2] },
      { ...bars, y: ["£8"], visible: false },
    ]),
  ).toEqual([]);
});
