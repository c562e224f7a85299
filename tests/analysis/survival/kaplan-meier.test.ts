import { expect, test } from "vitest";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { kaplanMeier } from "../../../src/analysis/survival/kaplan-meier.ts";

const durations = (times: readonly number[], ended: readonly number[]) =>
  times.map((time, i) => ({ time, ended: ended[i] === 1 }));

/** Weeks of remission under 6-MP: Freireich et al. 1963, in Klein & Moeschberger 2003, table 1.1. */
const remission = durations(
  [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
);

test("curve, Greenwood's errors and log-log limits are R's", () => {
  // s <- summary(survfit(Surv(time, ended) ~ 1, conf.type = "log-log")); survival 3.5-3, R 4.2.2:
  // s$time, s$n.risk, s$n.event, s$surv, s$std.err, s$lower, s$upper
  const expected = [
    [6, 21, 3, 0.857142857143, 0.0763603548321, 0.619717955266, 0.951551747647],
    [7, 17, 1, 0.806722689076, 0.0869352851801, 0.563146564622, 0.922809019203],
    [10, 15, 1, 0.752941176471, 0.0963496529943, 0.5031995108, 0.889361835169],
    [13, 12, 1, 0.690196078431, 0.106814707775, 0.431610222486, 0.849065963349],
    [16, 11, 1, 0.627450980392, 0.1140538652568, 0.367510855988, 0.804912189472],
    [22, 7, 1, 0.53781512605, 0.128233751693, 0.267778936767, 0.746790717635],
    [23, 6, 1, 0.448179271709, 0.1345914567558, 0.188052005959, 0.680142628495],
  ];
  const curve = kaplanMeier(remission);
  const steps = curve.steps.filter(({ ended }) => ended > 0);
  expect(steps).toHaveLength(expected.length);
  for (const [i, { time, atRisk, ended, survival, standardError, interval }] of steps.entries()) {
    const step = [time, atRisk, ended, survival, standardError, interval?.lo, interval?.hi];
    for (const [j, value] of step.entries()) expect(value).toBeCloseTo(expected[i]?.[j] as number, 11);
  }
  // summary(f)$table: median 23, 0.95LCL 13, 0.95UCL NA
  expect([curve.median, curve.medianInterval]).toEqual([23, interval(13, Number.POSITIVE_INFINITY)]);
  expect([curve.n, curve.events]).toEqual([21, 9]);
});

test("of few durations, most of them censored, as R has it", () => {
  // As above with summary(f, censored = TRUE): time, n.risk, n.event, n.censor, surv, std.err, lower, upper
  const infinity = Number.POSITIVE_INFINITY;
  const curve = kaplanMeier(durations([47, 53, 16, 14, 8.9], [1, 0, 1, 0, 0]));
  expect(curve.steps.map(({ time, atRisk, ended, censored }) => [time, atRisk, ended, censored])).toEqual([
    [8.9, 5, 0, 1],
    [14, 4, 0, 1],
    [16, 3, 1, 0],
    [47, 2, 1, 0],
    [53, 1, 0, 1],
  ]);
  expect(curve.steps.slice(0, 2).map(({ survival, interval }) => [survival, interval])).toEqual([
    [1, null],
    [1, null],
  ]);
  const last = curve.steps.at(-1);
  expect(last?.survival).toBeCloseTo(1 / 3, 12);
  expect(last?.standardError).toBeCloseTo(0.272165526976, 12);
  expect(last?.interval?.lo).toBeCloseTo(0.00896162833098, 12);
  expect(last?.interval?.hi).toBeCloseTo(0.774148650361, 12);
  expect([curve.median, curve.medianInterval]).toEqual([47, interval(16, infinity)]);
});

test("with nothing censored the curve falls to 0, which has no error and no limits; other confidence", () => {
  // survfit(Surv(1:7, rep(1, 7)) ~ 1, conf.type = "log-log", conf.int = 0.9): lower and upper at 4, median and limits
  const curve = kaplanMeier(durations([1, 2, 3, 4, 5, 6, 7], Array(7).fill(1)), { confidence: 0.9 });
  const [fourth, last] = [curve.steps[3], curve.steps[6]];
  expect(fourth?.interval?.lo).toBeCloseTo(0.1384932896043, 12);
  expect(fourth?.interval?.hi).toBeCloseTo(0.695485516454, 12);
  expect(last).toMatchObject({ survival: 0, standardError: null, interval: null });
  expect([curve.median, curve.medianInterval]).toEqual([4, interval(1, 6)]);
});

test("if too few end, there is no median", () => {
  const curve = kaplanMeier(durations([1, 2, 3], [1, 0, 0]));
  expect([curve.median, curve.n, curve.events]).toEqual([null, 3, 1]);
  const none = kaplanMeier(durations([1, 2], [0, 0]));
  expect([none.median, none.medianInterval, none.events]).toEqual([null, null, 0]);
});

test("a half that lasts begins where it is reached", () => {
  expect(kaplanMeier(durations([1, 2, 3, 4], [1, 1, 1, 1])).median).toBe(2);
});

test("durations that are none are refused", () => {
  expect(() => kaplanMeier([])).toThrow(/no duration/);
  expect(() => kaplanMeier([{ time: -1, ended: true }])).toThrow(/a duration is -1/);
  expect(() => kaplanMeier([{ time: Number.POSITIVE_INFINITY, ended: false }])).toThrow(
    /a duration is Infinity/,
  );
  expect(() => kaplanMeier([{ time: 1, ended: true }], { confidence: 2 })).toThrow(/2 is no confidence/);
});
