import { createRequire } from "node:module";
import { RefusedError } from "../../errors.ts";

// The one module that knows cephes: Moshier's special functions, which SciPy wraps too, as WebAssembly. Loaded on first
// need and by `require`, so that tests of significance stay synchronous and cost nothing where there are none.
let loaded: Cephes | undefined;

/** What is used of it: its own types cannot be found past its "exports". */
interface Cephes {
  /** ln Γ(x). */
  lgam(x: number): number;
  /** The regularised incomplete gamma function, lower and upper, and the inverse of the upper. */
  igam(a: number, x: number): number;
  igamc(a: number, x: number): number;
  igami(a: number, p: number): number;
  /** The regularised incomplete beta function and its inverse. */
  incbet(a: number, b: number, x: number): number;
  incbi(a: number, b: number, p: number): number;
  /** The inverse of the normal distribution. */
  ndtri(p: number): number;
}

function cephes(): Cephes {
  loaded ??= createRequire(import.meta.url)("cephes") as Cephes;
  return loaded;
}

/** The value below which a standard normal variable lies with probability `p`. */
export const normalQuantile = (p: number) => cephes().ndtri(p);

/** The value below which a Beta(a, b) variable lies with probability `p`. */
export const betaQuantile = (p: number, a: number, b: number) => cephes().incbi(a, b, p);

/** The value below which a Gamma(shape, 1) variable lies with probability `p`. */
export function gammaQuantile(p: number, shape: number): number {
  try {
    return cephes().igami(shape, 1 - p);
  } catch (cause) {
    // From some thousands up, cephes takes an underflow on its way for a failure.
    throw new RefusedError(
      {
        problem: `the exact limits of so many events (${shape}) cannot be computed`,
        remedy: "At this size take the count plus and minus 1.96 times its square root.",
      },
      { cause },
    );
  }
}

/** A distribution over counts. */
export interface CountDistribution {
  readonly mean: number;
  probability(k: number): number;
  atMost(k: number): number;
  atLeast(k: number): number;
}

/** How many of `n` trials succeed, each with probability `p`. */
export function binomial(n: number, p: number): CountDistribution {
  const { lgam, incbet } = cephes();
  const ways = (k: number) => lgam(n + 1) - lgam(k + 1) - lgam(n - k + 1);
  return {
    mean: n * p,
    probability(k) {
      if (k < 0 || k > n) return 0;
      if (p === 0 || p === 1) return k === n * p ? 1 : 0;
      return Math.exp(ways(k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    },
    atMost: (k) => (k < 0 ? 0 : k >= n ? 1 : incbet(n - k, k + 1, 1 - p)),
    atLeast: (k) => (k <= 0 ? 1 : k > n ? 0 : incbet(k, n - k + 1, p)),
  };
}

/** How many events there are where `mean` are expected. */
export function poisson(mean: number): CountDistribution {
  const { lgam, igam, igamc } = cephes();
  return {
    mean,
    probability: (k) => (mean === 0 ? Number(k === 0) : Math.exp(k * Math.log(mean) - mean - lgam(k + 1))),
    atMost: (k) => (k < 0 ? 0 : orUnderflow(() => igamc(k + 1, mean), k < mean ? 0 : 1)),
    atLeast: (k) => (k <= 0 ? 1 : orUnderflow(() => igam(k, mean), k < mean ? 1 : 0)),
  };
}

/** cephes throws where a tail is below the smallest double: that tail is 0 then, and the other 1. */
function orUnderflow(compute: () => number, otherwise: number): number {
  try {
    return compute();
  } catch (error) {
    if (/underflow/.test(String(error))) return otherwise;
    throw error;
  }
}
