import type { Value } from "../../evidence/columns.ts";

/** Rows with the same key share a code; codes count from 0 in the order in which keys first appear. */
export interface Codes {
  readonly codes: Int32Array;
  readonly count: number;
}

/**
 * Codes for keys of one or more columns. Values are told apart as they are, never as joined text: danfo joins group keys with "-" and
 * merge keys with "_", by which ("x-y", "z") and ("x", "y-z") were one group. Missing is a value of its own.
 */
export function encode(columns: readonly (readonly Value[])[]): Codes {
  return columns.map(numbered).reduce((keys, column) => {
    // Both factors are at most the number of rows, so the pair stays far below 2^53.
    const pairs = Array.from(keys.codes, (code, i) => code * column.count + (column.codes[i] as number));
    return numbered(pairs);
  });
}

function numbered(values: readonly Value[]): Codes {
  const known = new Map<Value, number>();
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as Value;
    let code = known.get(value);
    if (code === undefined) {
      code = known.size;
      known.set(value, code);
    }
    codes[i] = code;
  }
  return { codes, count: known.size };
}

/** The rows of each code, in their order: those of code k are `rows.subarray(starts[k], starts[k + 1])`. */
export interface Members {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

export function membersOf({ codes, count }: Codes): Members {
  const starts = new Int32Array(count + 1);
  for (const code of codes) (starts[code + 1] as number)++;
  for (let k = 0; k < count; k++) (starts[k + 1] as number) += starts[k] as number;
  const next = starts.slice();
  const rows = new Int32Array(codes.length);
  codes.forEach((code, row) => {
    rows[(next[code] as number)++] = row;
  });
  return { rows, starts };
}
