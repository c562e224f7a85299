/**
 * What a package says, by a second reader that shares nothing with the first: a state machine over decoded characters,
 * values and rules in plain JavaScript, the descriptor by JSON.parse. It knows only what src/evidence promises, and stops
 * at the first fault.
 */
export type Value = string | number | boolean | null;

export interface Reading {
  readonly tables: Record<string, Value[][]>;
}

/** Where the first fault stands; without a line, it is the file's. */
export class Fault extends Error {
  readonly file: string;
  readonly line: number | undefined;
  constructor(file: string, line: number | undefined, why: string) {
    super(why);
    this.file = file;
    this.line = line;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a descriptor is any JSON
type Json = any;

const list = (value: unknown): Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export function readPackage(files: ReadonlyMap<string, Buffer>, sha256: (bytes: Buffer) => string): Reading {
  const descriptor: Json = JSON.parse(
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(files.get("datapackage.json")),
  );
  const tables: Record<string, Value[][]> = Object.create(null);
  const rows: Record<string, { cells: Value[][]; lines: number[] }> = Object.create(null);
  for (const { name, path, schema, hash, bytes: size } of descriptor.resources) {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Fault(path, undefined, "absent");
    if (hash !== undefined && hash.toLowerCase() !== `sha256:${sha256(bytes)}`)
      throw new Fault(path, undefined, "hash");
    if (size !== undefined && size !== bytes.length) throw new Fault(path, undefined, "bytes");
    rows[name] = readTable(bytes, path, schema);
    tables[name] = schema.fields.map((_: Json, j: number) => rows[name]?.cells.map((row) => row[j]));
  }
  for (const resource of descriptor.resources) checkKeys(resource, rows, descriptor.resources);
  return { tables };
}

function readTable(bytes: Buffer, file: string, schema: Json) {
  const [header, ...records] = readRecords(bytes, file);
  const names: string[] = schema.fields.map((field: Json) => field.name);
  if (header === undefined) throw new Fault(file, undefined, "empty");
  if (JSON.stringify(header.cells) !== JSON.stringify(names)) throw new Fault(file, 1, "header");
  const missing: string[] = schema.missingValues?.map((item: Json) => item.value ?? item) ?? [""];
  const keys = list(schema.primaryKey);
  const cells = records.map(({ cells: texts, line }) => {
    if (texts.length !== names.length) throw new Fault(file, line, "ragged");
    return texts.map((text, j) => {
      const field = schema.fields[j];
      const value = missing.includes(text) ? null : readValue(field.type, text);
      if (value === undefined) throw new Fault(file, line, `${field.name} is no ${field.type}: ${text}`);
      if (value === null ? field.constraints?.required || keys.includes(field.name) : !keeps(value, field))
        throw new Fault(file, line, `${field.name} breaks a constraint: ${text}`);
      return value;
    });
  });
  return { cells, lines: records.map(({ line }) => line) };
}

/** RFC 4180, one character after another. */
function readRecords(bytes: Buffer, file: string): { line: number; cells: string[] }[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault(file, undefined, "not UTF-8");
  }
  if (text.includes("\0")) throw new Fault(file, undefined, "zero byte");
  const marked = text.startsWith("\ufeff");
  if (text.includes("\ufeff", 1)) throw new Fault(file, undefined, "byte order mark inside");
  const source = [...(marked ? text.slice(1) : text)];
  const records: { line: number; cells: string[] }[] = [];
  let [line, cell, state, ends] = [1, "", "start", ""] as [number, string, string, string];
  let record = { line, cells: [] as string[] };
  const close = () => {
    record.cells.push(cell);
    [cell, state] = ["", "start"];
  };
  for (let at = 0; at < source.length; at++) {
    const character = source[at] as string;
    if (state === "quoted") {
      if (character === "\n") line++;
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') cell += source[++at];
      else state = "closed";
    } else if (character === ",") close();
    else if (character === "\n" || character === "\r") {
      const end = character === "\r" && source[at + 1] === "\n" ? "\r\n" : character;
      if (end === "\r") throw new Fault(file, line, "lone carriage return");
      if (ends !== "" && end !== ends) throw new Fault(file, line, "mixed line ends");
      ends = end;
      at += end.length - 1;
      const wasQuoted = state === "closed";
      close();
      // Nothing at all, not so much as quotes: a blank line.
      if (record.cells.length === 1 && record.cells[0] === "" && !wasQuoted)
        throw new Fault(file, record.line, "blank line");
      records.push(record);
      record = { line: ++line, cells: [] };
    } else if (character === '"') {
      if (state !== "start") throw new Fault(file, line, "quote in mid-cell");
      state = "quoted";
    } else if (state === "closed") throw new Fault(file, line, "text after a quote");
    else [cell, state] = [cell + character, "bare"];
  }
  if (state === "quoted") throw new Fault(file, undefined, "quote never closed");
  if (record.cells.length > 0 || state !== "start") {
    close();
    records.push(record);
  }
  if (records.some(({ cells }) => Buffer.byteLength(cells.join()) > 1_990_000))
    throw new Fault(file, undefined, "record too long");
  // Promised in bad-tables.test.ts: DuckDB cannot read such a name.
  if (marked && /[,\r\n]/.test(records[0]?.cells[0] ?? "")) throw new Fault(file, 1, "quoted after a mark");
  return records;
}

/** Whether a number's exponential forms, the shortest and the one as long as what was written, have the digits written. */
function keepsDigits(written: string, value: number): boolean {
  const trimmed = (text: string) => {
    const all = [...text].filter((c) => "0123456789".includes(c));
    const [first, last] = [all.findIndex((c) => c !== "0"), all.findLastIndex((c) => c !== "0")];
    return first < 0 ? "" : all.slice(first, last + 1).join("");
  };
  const wanted = trimmed(written);
  const places = [undefined, Math.min(100, Math.max(0, wanted.length - 1))];
  return places.some((each) => trimmed(value.toExponential(each).split("e")[0] ?? "") === wanted);
}

const digits = (text: string) => text !== "" && [...text].every((c) => "0123456789".includes(c));

/** The value of a text; undefined if it is not written as one of its type. */
export function readValue(type: string, text: string): Value | undefined {
  const bare = text.startsWith("-") ? text.slice(1) : text;
  switch (type) {
    case "string":
      return text;
    case "boolean":
      return ["true", "True", "TRUE", "1"].includes(text)
        ? true
        : ["false", "False", "FALSE", "0"].includes(text)
          ? false
          : undefined;
    case "year":
      return text.length === 4 && digits(text) && text >= "1000" && text < "3000" ? Number(text) : undefined;
    case "integer":
      return digits(bare) && BigInt(text).toString() === text && Number.isSafeInteger(Number(text))
        ? Number(text)
        : undefined;
    case "number": {
      const [mantissa = "", exponent, more] = bare.split(/[eE]/);
      const [whole = "", decimals, point] = mantissa.split(".");
      const isWritten =
        digits(whole) &&
        (decimals === undefined || digits(decimals)) &&
        (exponent === undefined || digits(exponent.replace(/^[+-]/, ""))) &&
        more === undefined &&
        point === undefined;
      if (!isWritten || !Number.isFinite(Number(text))) return undefined;
      return keepsDigits(whole + (decimals ?? ""), Number(bare)) ? Number(text) : undefined;
    }
    default: {
      const parts = text.split("-");
      const [year = 0, month = 0, day = 0] = parts.map(Number);
      const isWritten = parts.map((part) => part.length).join() === "4,2,2" && parts.every(digits);
      const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
      const last = [31, leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
      return isWritten && year > 0 && day > 0 && day <= last ? text : undefined;
    }
  }
}

function keeps(value: Value, { constraints = {} }: Json): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, pattern } = constraints;
  const v = value as number;
  return (
    (constraints.enum === undefined || constraints.enum.includes(value)) &&
    (minimum === undefined || v >= minimum) &&
    (maximum === undefined || v <= maximum) &&
    (exclusiveMinimum === undefined || v > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || v < exclusiveMaximum) &&
    (minLength === undefined || [...String(value)].length >= minLength) &&
    (maxLength === undefined || [...String(value)].length <= maxLength) &&
    (pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(String(value)))
  );
}

function checkKeys(
  { name, path, schema }: Json,
  tables: Record<string, { cells: Value[][]; lines: number[] }>,
  resources: Json[],
): void {
  const { cells, lines } = tables[name] as { cells: Value[][]; lines: number[] };
  const places = (fields: Json, names: Json[]) =>
    list(fields).map((field) => names.findIndex((other) => other.name === field));
  const unique = [
    list(schema.primaryKey),
    ...list(schema.uniqueKeys),
    ...schema.fields.filter((field: Json) => field.constraints?.unique).map((field: Json) => [field.name]),
  ].filter((key) => key.length > 0);
  const at = (row: Value[], key: number[]) => key.map((j) => row[j] as Value);
  for (const key of unique.map((fields) => places(fields, schema.fields))) {
    const seen = new Set<string>();
    for (const [i, row] of cells.entries()) {
      const values = at(row, key);
      if (values.includes(null)) continue;
      if (seen.has(JSON.stringify(values))) throw new Fault(path, lines[i], "key repeated");
      seen.add(JSON.stringify(values));
    }
  }
  for (const { fields, reference } of list(schema.foreignKeys)) {
    const target = reference.resource === undefined || reference.resource === "" ? name : reference.resource;
    const targetFields = resources.find((other) => other.name === target).schema.fields;
    const known = new Set(
      tables[target]?.cells.map((row) => JSON.stringify(at(row, places(reference.fields, targetFields)))),
    );
    for (const [i, row] of cells.entries()) {
      const values = at(row, places(fields, schema.fields));
      if (!values.includes(null) && !known.has(JSON.stringify(values)))
        throw new Fault(path, lines[i], "broken reference");
    }
  }
}
