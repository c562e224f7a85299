import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { simulate as draw, frame, open, priceSeries, stated } from "dossier";

const draws = 1_000_000;
const repeats = 9;
const [first, last, baseYear] = [1970, 1979, 2022];
const levels = [0.05, 0.5, 0.95];

/**
 * A million draws of what the stated sales are worth together: each amount ±10 %, each from a year of its own from 1970 to
 * 1979, in the prices of 2022; then the totals sorted and their quantiles. NumPy does the same on arrays with its generator of
 * today (PCG64). Medians in milliseconds; the two take turns, each in a process that is already running.
 *
 * Every turn has a seed of its own, in both. The streams differ, so the quantiles agree only within Monte Carlo error:
 * they are printed side by side with it, and this throws where they differ by more.
 */
export async function simulate() {
  const { amounts, deflators, series } = await sales();
  const python = spawn("/usr/bin/python3", ["-c", numpy], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
    const peer = async (seed) => {
      python.stdin.write(
        `${JSON.stringify({ seed, draws, levels, deflators, amounts: amounts.map(({ amount }) => amount) })}\n`,
      );
      return JSON.parse((await answers.next()).value);
    };
    const years = [first, last];
    const all = amounts.map((quantity) => ({ quantity, years }));
    const ours = [];
    const theirs = [];
    for (let seed = 1; seed <= repeats; seed++) {
      const started = performance.now();
      const simulation = draw(all, { series, draws, seed });
      const quantiles = levels.map((level) => simulation.quantile(level));
      ours.push({
        ms: performance.now() - started,
        quantiles,
        margins: levels.map((level) => simulation.margin(level)),
      });
      theirs.push(await peer(seed));
    }
    agree(ours, theirs);
    const [ours_ms, peer_ms] = [ours, theirs].map((turns) => median(turns.map(({ ms }) => ms)));
    return [
      {
        name: `simulate ${draws} totals of ${all.length} sales (numpy)`,
        ours_ms,
        peer_ms,
        ratio: ours_ms / peer_ms,
      },
    ];
  } finally {
    python.stdin.end();
    await once(python, "close");
  }
}

/** The sales with an amount, and the deflators of the years that they may be from. */
async function sales() {
  const evidence = await open(join(import.meta.dirname, "../../data"));
  const series = priceSeries({
    name: "UK GDP deflator",
    baseYear,
    points: frame(evidence.table("deflator")),
  });
  const amounts = frame(evidence.table("sales"))
    .rows()
    .filter(({ amount }) => amount !== null)
    .map((row) => stated({ ...row, words: row.product }));
  await evidence.close();
  const deflators = [];
  for (let year = first; year <= last; year++)
    deflators.push(series.index.get(baseYear) / series.index.get(year));
  return { amounts, deflators, series };
}

/** Prints the quantiles of both, the means over all seeds, and holds them to their common error. */
function agree(ours, theirs) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const [i, level] of levels.entries()) {
    const [us, them, margin] = [
      mean(ours.map(({ quantiles }) => quantiles[i])),
      mean(theirs.map(({ quantiles }) => quantiles[i])),
      // 95 % of one run's; a mean's is smaller by the root of their number, a difference's greater by that of two.
      mean(ours.map(({ margins }) => margins[i])) * Math.sqrt(2 / repeats),
    ];
    console.log(`  ${level * 100} %: £${us.toFixed(2)}m, numpy £${them.toFixed(2)}m, ±${margin.toFixed(2)}`);
    if (Math.abs(us - them) > 2 * margin)
      throw new Error(`the two disagree at ${level}: ${us} and ${them}, ±${margin}`);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const numpy = `
import json, sys, time
import numpy
for line in sys.stdin:
    asked = json.loads(line)
    deflators = numpy.array(asked["deflators"])
    started = time.perf_counter()
    random = numpy.random.default_rng(asked["seed"])
    totals = numpy.zeros(asked["draws"])
    for amount in asked["amounts"]:
        drawn = random.uniform(0.9 * amount, 1.1 * amount, asked["draws"])
        totals += drawn * deflators[random.integers(0, len(deflators), asked["draws"])]
    totals.sort()
    quantiles = numpy.quantile(totals, asked["levels"])
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "quantiles": quantiles.tolist()}), flush=True)
`;
