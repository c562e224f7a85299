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

/** All that a figure may say. */
export interface Schema {
  readonly traces: Readonly<
    Record<string, { readonly attributes: Container; readonly layoutAttributes?: Container }>
  >;
  readonly layout: Container;
}

export function isAttribute(node: Attribute | Container): node is Attribute {
  return typeof (node as Attribute).valType === "string";
}

/** Parts of plotly's schema that are for its documentation and its interactive side. */
const unused = new Set(["description", "editType", "dflt", "impliedEdits", "anim"]);

/** Reads the schema, which plotly.js takes 60 ms to put together, as the last process kept it. */
export function readSchema(edition: string, make: () => unknown): Schema {
  const name = `plotly-${edition}-schema.json`;
  const kept = readCache(name);
  if (kept !== undefined) return JSON.parse(kept.toString("utf8"));
  const { traces, layout } = make() as { traces: object; layout: { layoutAttributes: object } };
  const json = JSON.stringify({ traces, layout: layout.layoutAttributes }, (key, value) =>
    unused.has(key) || value instanceof RegExp ? undefined : value,
  );
  writeCache(name, json);
  return JSON.parse(json);
}
