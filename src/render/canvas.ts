import { writePng } from "./png-file.ts";

/**
 * The drawing surface of a `<canvas>` as plotly.js uses it for heatmaps: rectangles of one colour and whole
 * pictures, on whole pixels.
 */
export class Canvas {
  fillStyle = "rgba(0,0,0,1)";
  readonly #width: number;
  readonly #height: number;
  readonly #data: Buffer;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#data = Buffer.alloc(4 * width * height);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const colour = parseColour(this.fillStyle);
    const [left, right] = span(x, x + width, this.#width);
    const [top, bottom] = span(y, y + height, this.#height);
    for (let row = top; row < bottom; row++) {
      const start = row * this.#width;
      this.#data.fill(colour, 4 * (start + left), 4 * (start + right));
    }
  }

  createImageData(width: number, height: number): { readonly data: Uint8ClampedArray } {
    return { data: new Uint8ClampedArray(4 * width * height) };
  }

  /** Puts a picture of the canvas's own size at its corner. */
  putImageData(image: { readonly data: Uint8ClampedArray }): void {
    this.#data.set(image.data);
  }

  toDataURL(): string {
    const pixels = { width: this.#width, height: this.#height, data: this.#data };
    return `data:image/png;base64,${writePng(pixels).toString("base64")}`;
  }
}

/** Red, green, blue and alpha, each of 255. */
function parseColour(text: string): Buffer {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return Buffer.from([red, green, blue, 255 * alpha].map((channel) => Math.min(255, Math.round(channel))));
}

function span(from: number, to: number, size: number): [start: number, end: number] {
  const inside = (position: number) => Math.max(0, Math.min(size, Math.round(position)));
  return [inside(Math.min(from, to)), inside(Math.max(from, to))];
}
