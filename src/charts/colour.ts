/** A colour as red, green and blue from 0 to 255 and opacity from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const named: Record<string, string> = { white: "#FFFFFF", black: "#000000", transparent: "#00000000" };

/**
 * Reads `#RGB`, `#RRGGBB`, `#RRGGBBAA`, `rgb(…)`, `rgba(…)`, `hsl(…)`, and `white`, `black` and `transparent`; undefined for anything
 * else. The other CSS names are left out on purpose: a house style is written in codes.
 */
export function parseColour(text: string): Colour | undefined {
  const code = named[text.trim().toLowerCase()] ?? text.trim();
  const hex = /^#([0-9a-f]{3,8})$/i.exec(code)?.[1];
  if (hex !== undefined) {
    const pairs = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [red, green, blue, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
    if (hex.length === 5 || hex.length === 7) return undefined;
    return { red: red as number, green: green as number, blue: blue as number, alpha: alpha / 255 };
  }
  const hsl =
    /^hsla?\(\s*(-?[\d.]+)(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%(?:[\s,/]+([\d.]+)(%?))?\s*\)$/i.exec(code);
  if (hsl !== null)
    return fromHsl(hsl.slice(1, 4).map(Number), Number(hsl[4] ?? 1) / (hsl[5] === "%" ? 100 : 1));
  const parts = /^rgba?\(([^)]*)\)$/i
    .exec(code)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== "");
  if (parts === undefined || parts.length < 3) return undefined;
  const [red, green, blue, alpha = 1] = parts.map(Number);
  if (parts.some((part) => !Number.isFinite(Number(part)))) return undefined;
  return { red: red as number, green: green as number, blue: blue as number, alpha };
}

/** CSS Color Module Level 4, section 7.1: https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function fromHsl([hue = 0, saturation = 0, lightness = 0]: readonly number[], alpha: number): Colour {
  const light = lightness / 100;
  const spread = (saturation / 100) * Math.min(light, 1 - light);
  const channel = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return 255 * (light - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4), alpha };
}

/** `front` as it looks when laid over the opaque `back`. */
export function over(front: Colour, back: Colour, opacity = 1): Colour {
  const alpha = front.alpha * opacity;
  const mix = (a: number, b: number) => a * alpha + b * (1 - alpha);
  return {
    red: mix(front.red, back.red),
    green: mix(front.green, back.green),
    blue: mix(front.blue, back.blue),
    alpha: 1,
  };
}

/**
 * The contrast of two opaque colours, from 1 (the same) to 21 (black on white).
 *
 * Web Content Accessibility Guidelines 2.2: (L1 + 0.05) / (L2 + 0.05) of the two relative luminances, the lighter first;
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const linear = (channel: number) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
