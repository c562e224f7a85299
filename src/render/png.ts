import { Resvg } from "@resvg/resvg-js";
import { houseFamily, houseFontFiles } from "./font-files.ts";

export async function renderPng(svg: string, { scale = 1 }: { scale?: number } = {}): Promise<Uint8Array> {
  const drawn = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: houseFontFiles().map(({ path }) => path),
      defaultFontFamily: houseFamily,
      sansSerifFamily: houseFamily,
    },
  }).render();
  return drawn.asPng();
}
