import { nearest, type Problem } from "../errors.ts";
import { fault, isList } from "./attribute-values.ts";
import type { Figure } from "./figure.ts";
import { type Attribute, type Container, isAttribute, type Schema } from "./schema.ts";

/**
 * Everything a figure says that Plotly would pass over in silence: names that are no attributes, and values that
 * an attribute does not accept. `orientation: "horizontal"` draws upright bars, `oreintation: "h"` as well.
 */
export function figureProblems({ data, layout = {} }: Figure, schema: Schema): Problem[] {
  const problems: Problem[] = [];
  for (const [index, trace] of data.entries()) {
    const { type = "scatter" } = trace as { type?: string };
    const attributes = schema.trace(type);
    if (attributes !== undefined) problems.push(...containerProblems(trace, attributes, `data[${index}]`));
  }
  const types = data.map((trace) => (trace as { type?: string }).type ?? "scatter");
  problems.push(...containerProblems(layout, schema.layout(types), "layout"));
  return problems;
}

function containerProblems(value: object, attributes: Container, path: string): Problem[] {
  return Object.entries(value).flatMap(([name, child]): Problem[] => {
    if (child === undefined || child === null || name.startsWith("_")) return [];
    const node = lookUp(attributes, name);
    if (name === "type" && typeof node === "string") return []; // the schema of a trace has its own type there
    if (node !== undefined) return nodeProblems(child, node, `${path}.${name}`);
    const near = nearest(name, Object.keys(attributes));
    return [
      {
        problem: `${path}.${name} is no attribute of a Plotly figure, and would change nothing`,
        remedy: near === undefined ? "Take it out." : `Did you mean "${near}"?`,
      },
    ];
  });
}

/** The description of an attribute. Subplots are numbered (`xaxis2`); a list may name its source (`xsrc`). */
function lookUp(attributes: Container, name: string): Attribute | Container | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const [, numbered] = /^(.+?)[1-9]\d*$/.exec(name) ?? [];
  if (numbered !== undefined && Object.hasOwn(attributes, numbered)) return attributes[numbered];
  const [, listed] = /^(.+)src$/.exec(name) ?? [];
  return listed !== undefined && Object.hasOwn(attributes, listed) ? { valType: "any" } : undefined;
}

function nodeProblems(value: unknown, node: Attribute | Container, path: string): Problem[] {
  if (isAttribute(node)) {
    const advice = fault(node, value);
    return advice === undefined ? [] : [{ problem: `${path} is ${show(value)}`, remedy: advice }];
  }
  if (node.items !== undefined) return listProblems(value, node.items, path);
  if (typeof value === "object" && value !== null && !isList(value))
    return containerProblems(value, node, path);
  const example = "text" in node ? `{ text: ${show(value)} }` : `{ ${Object.keys(node)[0]}: … }`;
  return [{ problem: `${path} is ${show(value)}, not an object`, remedy: `Write ${example}.` }];
}

function listProblems(value: unknown, kinds: Readonly<Record<string, Container>>, path: string): Problem[] {
  const [kind] = Object.values(kinds);
  if (kind === undefined) return [];
  if (!Array.isArray(value))
    return [{ problem: `${path} is ${show(value)}`, remedy: "Write a list of objects." }];
  return value.flatMap((item, i) =>
    item === null || item === undefined ? [] : nodeProblems(item, kind, `${path}[${i}]`),
  );
}

function show(value: unknown): string {
  const plain = (_: string, part: unknown) =>
    ["bigint", "function"].includes(typeof part) ? String(part) : part;
  const text = JSON.stringify(value, plain) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
