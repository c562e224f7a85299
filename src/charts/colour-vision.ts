import type { Colour } from "./colour.ts";

/** How some readers see colours, and a printer without them. */
export type Vision = "protanopia" | "deuteranopia" | "tritanopia" | "greyscale";

/**
 * What becomes of linear red, green and blue: where one kind of cone is missing, by the matrices of full severity of Machado,
 * Oliveira & Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE Transactions on
 * Visualization and Computer Graphics 15 (2009), 1291-1298; in grey, by the luminance of IEC 61966-2-1 (sRGB).
 */
const matrices: Readonly<Record<Vision, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  greyscale: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

export const visions = Object.keys(matrices) as readonly Vision[];

/** A colour as it is seen with a kind of vision. */
export function seenWith(vision: Vision, { red, green, blue, alpha }: Colour): Colour {
  const [r, g, b] = [red, green, blue].map(toLinear) as [number, number, number];
  const [seenRed, seenGreen, seenBlue] = matrices[vision].map(([x, y, z]) =>
    fromLinear(x * r + y * g + z * b),
  ) as [number, number, number];
  return { red: seenRed, green: seenGreen, blue: seenBlue, alpha };
}

/** The curve of sRGB (IEC 61966-2-1). */
const toLinear = (channel: number) => {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const fromLinear = (linear: number) => {
  const value = Math.max(0, Math.min(1, linear));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
};

/**
 * How far apart two colours are for small marks next to each other, in steps that half of all people notice: 1 is the least
 * that they can tell. Differences of CIELAB, each axis by what a mark of a tenth of a degree of sight needs, which is a line
 * of 4 pixels on a desk (Stone, Szafir & Setlur, "An Engineering Model for Color Difference as a Function of Size", Color and
 * Imaging Conference 22 (2014), 253-258).
 */
export function noticeableSteps(a: Colour, b: Colour): number {
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(...step.map((size, i) => ((one[i] as number) - (other[i] as number)) / size));
}

const step = [
  [10.16, 1.5],
  [10.68, 3.08],
  [10.7, 5.74],
].map(([constant, slope]) => 0.5 * ((constant as number) + (slope as number) / 0.1));

/**
 * Neighbours are to be two steps apart in every vision: twice what half of all people notice. The Government palette has 2.1
 * between its turquoise and its plum, seen with deuteranopia, and more everywhere else.
 */
export const leastSteps = 2;

/** How far two colours are apart in each kind of vision, the one in which they are nearest first. */
export function nearest(a: Colour, b: Colour): readonly [Seen, ...Seen[]] {
  const seen = visions.map((vision) => ({
    vision,
    steps: noticeableSteps(seenWith(vision, a), seenWith(vision, b)),
  }));
  return seen.sort((one, other) => one.steps - other.steps) as [Seen, ...Seen[]];
}

interface Seen {
  readonly vision: Vision;
  readonly steps: number;
}

/** CIELAB of an opaque colour of sRGB, white being D65. */
function lab({ red, green, blue }: Colour): readonly [number, number, number] {
  const [r, g, b] = [red, green, blue].map(toLinear) as [number, number, number];
  const curve = (value: number) =>
    value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116;
  const x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = curve(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = curve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
