import { expect, test } from "vitest";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { parseStated } from "../../../src/analysis/quantities/parse-stated.ts";
import { priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { simulate } from "../../../src/analysis/uncertainty/simulate.ts";
import { UsageError } from "../../../src/errors.ts";

const [small, large] = [parseStated("£9m"), parseStated("£80m")];
const series = priceSeries({ name: "p", baseYear: 2000, points: [{ year: 2000, index: 1 }] });
const simulation = simulate([{ quantity: large, years: 2000 }], { series, draws: 10 });

// biome-ignore lint/suspicious/noDoubleEquals: that is what is tested.
const isLoosely = (a: unknown, b: unknown) => a == b;

test.each([
  ["a quantity", small, large, /£9m \(£9m\) as text.*\n.*q\.interval\.hi < other\.interval\.lo.*q\.plus/],
  ["an interval", interval(9), interval(80), /\[9, 9\] as text.*\n.*a\.hi < b\.lo.*a\.plus/],
  ["a simulation", simulation, simulation, /median £80m.* as text.*\n.*result\.median/],
])(
  "%s in an operator is an error that says what to write, and not a comparison of texts",
  (_, a, b, error) => {
    const [x, y] = [a, b] as unknown as [number, number];
    for (const asked of [
      () => x > y,
      () => x <= y,
      () => x + y,
      () => x + ("" as never),
      () => x * 2,
      () => -x,
      () => Math.max(x, y),
      () => Number(x),
      () => isLoosely(x, "£9m"),
    ]) {
      expect(asked).toThrow(UsageError);
      expect(asked).toThrow(error);
    }
  },
);

test("text is made of them where text is asked for", () => {
  expect(`${small}, ${interval(9, 10)}`).toBe("£9m (£9m), [9, 10]");
  expect([String(large), [small, large].join("; ")]).toEqual(["£80m (£80m)", "£9m (£9m); £80m (£80m)"]);
  expect(JSON.stringify({ at: interval(1, 2) })).toBe('{"at":[1,2]}');
});
