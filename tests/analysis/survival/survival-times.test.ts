import { expect, test } from "vitest";
import { episode } from "../../../src/analysis/barriers/episode.ts";
import { survivalTimes } from "../../../src/analysis/survival/survival-times.ts";

const episodes = [
  episode({ barrier: "export rules", began: "1967-04-01", ended: "2014-04-01" }),
  episode({ barrier: "leaks", began: "1966", ended: "1970/1989" }),
  episode({ barrier: "leaks", began: "2007", ended: { after: "2022" } }),
  episode({ barrier: "secrets law", began: { by: "1963" }, ended: "2013-12-06" }),
  episode({ barrier: "trust", began: null, ended: { after: "2022" } }),
];

test("seen to end, as long as it lasted; still standing, as long as it lasted at least; no beginning, left out", () => {
  const { durations, leftOut } = survivalTimes(episodes);
  expect(durations.map(({ barrier, time, ended }) => [barrier, time.toFixed(1), ended])).toEqual([
    ["export rules", "47.0", true],
    ["leaks", "13.5", true],
    ["leaks", "14.0", false],
  ]);
  expect(leftOut).toEqual(["secrets law", "trust"]);
});

test("the shortest or the longest time that the dates allow", () => {
  const times = (at: "lo" | "hi") =>
    survivalTimes(episodes, { at }).durations.map(({ time }) => time.toFixed(1));
  expect(times("lo")).toEqual(["47.0", "3.0", "14.0"]);
  // What is censored has no longest time: it stays where it was last seen.
  expect(times("hi")).toEqual(["47.0", "24.0", "14.0"]);
});
