/** A list as Plotly has it from Python: numbers of a type, in Base64. */
export interface Packed {
  readonly dtype: string;
  readonly bdata: string;
  /** "2, 3" of two rows of three. */
  readonly shape?: string | undefined;
}

export const isPacked = (value: object): value is Packed =>
  typeof (value as Partial<Packed>).dtype === "string" &&
  typeof (value as Partial<Packed>).bdata === "string";

const packings = {
  ...{ i1: Int8Array, u1: Uint8Array, c1: Uint8ClampedArray, i2: Int16Array, u2: Uint16Array },
  ...{ i4: Int32Array, u4: Uint32Array, f4: Float32Array, f8: Float64Array },
};

/** The list of numbers, which rules and readers of a notebook have to see; undefined where they cannot be read. */
export function unpacked({ dtype, bdata, shape }: Packed): unknown[] | undefined {
  const known = packings[dtype as keyof typeof packings] ?? packings[shortOf(dtype) as keyof typeof packings];
  const bytes = Buffer.from(bdata, "base64");
  if (known === undefined || bytes.length % known.BYTES_PER_ELEMENT !== 0) return undefined;
  const numbers: unknown[] = Array.from(new known(new Uint8Array(bytes).buffer), finite);
  const [, columns] = String(shape ?? "")
    .split(",")
    .map(Number);
  if (columns === undefined || !(columns > 0)) return numbers;
  return Array.from({ length: numbers.length / columns }, (_, row) =>
    numbers.slice(row * columns, (row + 1) * columns),
  );
}

/** NumPy's "float64" is Plotly's "f8". */
const shortOf = (dtype: string) => {
  const [, kind = "", bits = ""] = /^(float|int|uint)(\d+)$/.exec(dtype) ?? [];
  return `${kind[0] ?? ""}${Number(bits) / 8}`;
};

const finite = (number: number) => (Number.isFinite(number) ? number : null);
