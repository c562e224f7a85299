import { UsageError } from "../../errors.ts";

/** Throws a UsageError unless it is a whole number from 0 up. */
export function assertCount(what: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new UsageError({
      problem: `the number of ${what} is ${count}`,
      remedy: "Give a whole number from 0 up.",
    });
}

/** Throws a UsageError unless there is at least one trial, and no more successes than trials. */
export function assertTrials(successes: number, trials: number): void {
  assertCount("successes", successes);
  assertCount("trials", trials);
  if (trials === 0 || successes > trials)
    throw new UsageError({
      problem: `there are ${successes} successes in ${trials} trials`,
      remedy: "Give at least one trial, and no more successes than trials.",
    });
}

/** Throws a UsageError unless it is a finite number above 0. */
export function assertExposure(exposure: number): void {
  if (!(exposure > 0 && Number.isFinite(exposure)))
    throw new UsageError({
      problem: `the exposure is ${exposure}`,
      remedy: "Give the time (or whatever the rate is per) in which the events were counted: 49 years.",
    });
}

/** Throws a UsageError unless it is a number from 0 to 1. */
export function assertProbability(probability: number): void {
  if (!(probability >= 0 && probability <= 1))
    throw new UsageError({
      problem: `${probability} is no probability`,
      remedy: "Give a number from 0 to 1.",
    });
}
