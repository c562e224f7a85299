/**
 * A sequence of numbers in [0, 1) that starts over from a text: mulberry32, seeded by the text's FNV-1a hash.
 * For ids that have to be the same in every run; not for statistics.
 */
export function seededRandom(): { next(): number; reseed(seed: string): void } {
  let state = 0;
  return {
    reseed(seed) {
      state = 0x811c9dc5;
      for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
    },
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}
