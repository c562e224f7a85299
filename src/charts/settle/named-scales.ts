type Stops = readonly (readonly [number, string])[];

const even = (codes: string, step = 1 / (codes.split(" ").length - 1)): Stops =>
  codes.split(" ").map((code, i) => [Math.min(1, i * step), `#${code}`]);

/** Each colour after its place in hundredths. */
const at = (text: string): Stops =>
  [...text.matchAll(/(\d+) (\w+)/g)].map(([, place, code]) => [Number(place) / 100, `#${code}`]);

/** Stops of the scales of colours that Plotly knows by name and the contract lets pass. */
export const namedScales: Readonly<Record<string, Stops>> = {
  Blues: at("0 050AAC 35 283CBE 50 4664F5 60 5A78F5 70 6A89F7 100 DCDCDC"),
  Cividis: even(
    "00204C 002A66 00346E 273F6C 3C4A6B 4C556B 5B5F6D 686A70 757575 838178 928C78 A19876 B0A572 C0B16D D1BF66 E1CC5C F3DB4F FFE945",
  ),
  Greens: even("00441B 006D2C 238B45 41AB5D 74C476 A1D99B C7E9C0 E5F5E0 F7FCF5"),
  Greys: even("000000 FFFFFF"),
  RdBu: at("0 050AAC 35 6A89F7 50 BEBEBE 60 DCAA84 70 E6915A 100 B20A1C"),
  Reds: at("0 DCDCDC 20 F5C39D 40 F5A069 100 B20A1C"),
  Viridis: even(
    "440154 48186A 472D7B 424086 3B528B 33638D 2C728E 26828E 21918C 1FA088 28AE80 3FBC73 5EC962 84D44B ADDC30 D8E219 FDE725",
    16 / 255,
  ),
  YlGnBu: even("081D58 253494 225EA8 1D91C0 41B6C4 7FCDBB C7E9B4 EDF8D9 FFFFD9"),
  YlOrRd: even("800026 BD0026 E31A1C FC4E2A FD8D3C FEB24C FED976 FFEDA0 FFFFCC"),
};
