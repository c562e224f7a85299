/**
 * Round numbers from `low` to `high`, both ends counted when they are round: steps of 1, 2 or 5 times a power of ten, the
 * finest that gives at most `most` of them and is `least` or longer.
 */
export function roundTicks(low: number, high: number, most: number, least = 0): number[] {
  for (const step of roundSteps(Math.max(least, (high - low) / most))) {
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    if (last - first + 1 > most) continue;
    // Multiplied, not added up: adding 0.1 ten times does not give 1.
    return Array.from({ length: last - first + 1 }, (_, i) => exact((first + i) * step));
  }
  return [];
}

function* roundSteps(least: number): Generator<number> {
  if (!(least > 0) || !Number.isFinite(least)) return;
  for (let power = Math.floor(Math.log10(least)); power < 309; power++)
    for (const digit of [1, 2, 5]) {
      const step = Number(`${digit}e${power}`);
      if (step >= least * (1 - 1e-9)) yield step;
    }
}

const exact = (value: number) => Number(value.toPrecision(12)) + 0;
