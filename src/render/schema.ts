import { readCache, writeCache } from "./cache-files.ts";

/** An attribute of a figure, as `Plotly.PlotSchema` describes it. */
export interface Attribute {
  readonly valType: string;
  readonly values?: readonly (string | number | boolean)[];
  readonly flags?: readonly string[];
  readonly extras?: readonly (string | number | boolean)[];
  readonly min?: number;
  readonly max?: number;
  readonly arrayOk?: boolean;
}

/** Attributes by name; a list of containers (shapes, annotations) has its one kind under `items`. */
export interface Container {
  readonly items?: Readonly<Record<string, Container>>;
  readonly [name: string]: Attribute | Container | undefined;
}

export function isAttribute(node: Attribute | Container): node is Attribute {
  return typeof (node as Attribute).valType === "string";
}

/** What plotly.js tells of a trace type: what a trace may say, and what a layout may say because of it. */
interface TraceSchema {
  readonly attributes: Container;
  readonly layoutAttributes?: Container;
}

/** What `Plotly.PlotSchema.get()` gives, as far as it is used here. */
interface PlotSchema {
  readonly traces: Readonly<Record<string, TraceSchema>>;
  readonly layout: { readonly layoutAttributes: Container };
}

/** What is read of the schema for every figure. */
interface Contents {
  readonly types: readonly string[];
  /** Attributes that every layout has. */
  readonly layout: Container;
  /** Attributes that a layout has by its trace types: each `barmode` has values of its own. */
  readonly brought: Readonly<Record<string, Container>>;
}

/**
 * All that a figure may say. A figure has one or two of the fifty trace types, and the others' attributes take most of the
 * time to read: each type has its own line of JSON, which is read when a figure asks for it.
 */
export class Schema {
  readonly #contents: Contents;
  readonly #lines: readonly string[];
  readonly #traces = new Map<string, Container>();

  constructor(text: string) {
    const [contents = "", ...lines] = text.split("\n");
    this.#contents = JSON.parse(contents);
    this.#lines = lines;
  }

  /** The names of the trace types. */
  get types(): readonly string[] {
    return this.#contents.types;
  }

  /** What a trace may say; undefined of a type that there is not. */
  trace(type: string): Container | undefined {
    const line = this.#lines[this.types.indexOf(type)];
    if (line === undefined) return undefined;
    const attributes: Container = this.#traces.get(type) ?? JSON.parse(line);
    this.#traces.set(type, attributes);
    return attributes;
  }

  /** What the layout of a figure with traces of these types may say. */
  layout(types: readonly string[]): Container {
    const { types: known, brought, layout } = this.#contents;
    return Object.assign({}, ...[...known, ...types].map((type) => brought[type]), layout);
  }
}

/** Parts of plotly's schema that are for its documentation and its interactive side. */
const unused = new Set(["description", "editType", "dflt", "impliedEdits", "anim"]);

/** Reads the schema, which plotly.js takes 60 ms to put together, as the last process kept it. */
export function readSchema(edition: string, make: () => unknown): Schema {
  const name = `plotly-${edition}-schema.jsonl`;
  const kept = readCache(name);
  if (kept !== undefined) return new Schema(kept.toString("utf8"));
  const text = write(make() as PlotSchema);
  writeCache(name, text);
  return new Schema(text);
}

/** The schema as lines: the contents, then the attributes of each trace type. */
function write({ traces, layout }: PlotSchema): string {
  const types = Object.keys(traces);
  const brought = Object.fromEntries(
    Object.entries(traces).map(([type, { layoutAttributes = {} }]) => [type, layoutAttributes]),
  );
  const contents: Contents = { types, layout: layout.layoutAttributes, brought };
  const parts = [contents, ...Object.values(traces).map(({ attributes }) => attributes)];
  const useful = (key: string, value: unknown) =>
    unused.has(key) || value instanceof RegExp ? undefined : value;
  return parts.map((part) => JSON.stringify(part, useful)).join("\n");
}
