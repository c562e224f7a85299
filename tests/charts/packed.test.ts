import { expect, test } from "vitest";
import { plainFigure } from "../../src/charts/figure.ts";
import { isPacked, unpacked } from "../../src/charts/packed.ts";

const packed = (dtype: string, list: ArrayBufferView, shape?: string) => ({
  ...{ dtype, bdata: Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString("base64") },
  ...(shape === undefined ? {} : { shape }),
});

test.each([
  ["f8", Float64Array.of(1.5, -2)],
  ["float32", Float32Array.of(1.5, -2)],
  ["i2", Int16Array.of(1, -2)],
  ["uint8", Uint8Array.of(1, 2)],
])("numbers of the type %s", (dtype, list) => {
  expect(unpacked(packed(dtype, list))).toEqual([...list]);
});

test("rows, and what is missing", () => {
  expect(unpacked(packed("f8", Float64Array.of(1, 2, 3, 4, 5, Number.NaN), "2, 3"))).toEqual([
    [1, 2, 3],
    [4, 5, null],
  ]);
});

test("a figure has its lists plain, and an unknown type is told by its place", () => {
  const figure = { data: [{ type: "bar", y: packed("f8", Float64Array.of(80, 60)) }] };
  expect(plainFigure(figure).data[0]?.y).toEqual([80, 60]);
  expect(() => plainFigure({ data: [{ y: packed("c16", Uint8Array.of(1)) }] })).toThrow(
    /figure\.data\[0\]\.y has numbers of the type "c16" that cannot be read/,
  );
  expect(isPacked({ dtype: "f8" })).toBe(false);
});
