import { expect, test } from "vitest";
import {
  betaQuantile,
  binomial,
  gammaQuantile,
  normalQuantile,
  poisson,
} from "../../../src/analysis/inference/distributions.ts";

/** To nine significant digits. */
const agree = (values: readonly number[], expected: readonly number[]) => {
  for (const [i, value] of values.entries()) {
    const reference = expected[i] as number;
    expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-9 * Math.abs(reference));
  }
};

test("quantiles are SciPy's", () => {
  // scipy.stats.beta.ppf(q, a, b), gamma.ppf(q, a) and norm.ppf(q), SciPy 1.10.1
  agree(
    [
      betaQuantile(0.025, 7, 14),
      betaQuantile(0.975, 8, 13),
      betaQuantile(0.05, 1, 49),
      betaQuantile(1e-6, 3, 500),
    ],
    [0.15390920478454118, 0.5921885345328282, 0.001046254220270018, 3.64350793719876e-5],
  );
  agree(
    [gammaQuantile(0.025, 2), gammaQuantile(0.975, 3), gammaQuantile(0.05, 14), gammaQuantile(0.95, 500)],
    [0.24220927854396496, 7.22468766772396, 8.463937522211248, 537.3397244017204],
  );
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
});

test("binomial probabilities are SciPy's", () => {
  // scipy.stats.binom.pmf(k, n, p), cdf(k, n, p) and sf(k - 1, n, p), SciPy 1.10.1
  agree(
    [
      binomial(20, 0.5).probability(7),
      binomial(60, 0.1).probability(2),
      binomial(5, 0).probability(0),
      binomial(5, 1).probability(5),
      binomial(5, 1).probability(1),
    ],
    [0.07392883300781249, 0.03926800284998204, 1, 1, 0],
  );
  agree(
    [
      binomial(20, 0.5).atMost(7),
      binomial(20, 0.5).atMost(-1),
      binomial(20, 0.5).atMost(20),
      binomial(400, 0.02).atMost(3),
    ],
    [0.13158798217773438, 0, 1, 0.040951655070432955],
  );
  agree(
    [
      binomial(20, 0.5).atLeast(7),
      binomial(20, 0.5).atLeast(0),
      binomial(20, 0.5).atLeast(21),
      binomial(400, 0.02).atLeast(30),
    ],
    [0.9423408508300781, 1, 0, 1.1431826915656614e-9],
  );
});

test("Poisson probabilities are SciPy's, and those below the smallest double 0", () => {
  // scipy.stats.poisson.pmf(k, m), cdf(k, m) and sf(k - 1, m), SciPy 1.10.1
  agree(
    [
      poisson(0.5).probability(0),
      poisson(2.45).probability(3),
      poisson(0).probability(0),
      poisson(0).probability(1),
    ],
    [0.6065306597126334, 0.21150737829300925, 1, 0],
  );
  agree(
    [poisson(2.45).atMost(3), poisson(2).atMost(-1), poisson(2000).atMost(0), poisson(5).atMost(3000)],
    [0.7682088781970733, 0, 0, 1],
  );
  agree(
    [poisson(2.45).atLeast(3), poisson(2).atLeast(0), poisson(2000).atLeast(1), poisson(5).atLeast(3000)],
    [0.44329850009593613, 1, 1, 0],
  );
});

test("what the library cannot compute is refused, not made up", () => {
  expect(() => gammaQuantile(0.25, 4999)).toThrow(/exact limits of so many events \(4999\)[\s\S]*1.96/);
});
