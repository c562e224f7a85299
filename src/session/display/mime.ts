import { inspect, types } from "node:util";
import type { MimeBundle } from "../output.ts";
import { danfoTable } from "./danfo.ts";
import { imageType } from "./image.ts";
import { mapTable, recordsTable, type TextTable, toHtml, toText } from "./table.ts";

/** The method by which a value shows itself. Deno's kernel honours the same one. */
export const jupyterDisplay: unique symbol = Symbol.for("Jupyter.display");

/**
 * The forms in which a value can be shown. A value that has a `Symbol.for("Jupyter.display")` method says so
 * itself, at once or in a promise; of any other, this makes text, and HTML or a picture where one fits.
 */
export function mimeBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const method = displayMethod(value);
  if (method === undefined) return genericBundle(value);
  const shown = method.call(value);
  return types.isPromise(shown) ? shown.then((bundle) => ownBundle(value, bundle)) : ownBundle(value, shown);
}

/** As `util.inspect`, also of values whose own methods throw. */
export function inspectText(value: unknown): string {
  try {
    return inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 100_000 });
  } catch {
    return "[a value that cannot be shown: its own inspection threw]";
  }
}

function displayMethod(value: unknown): (() => unknown) | undefined {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  try {
    const method: unknown = (value as { [jupyterDisplay]?: unknown })[jupyterDisplay];
    return typeof method === "function" ? (method as () => unknown) : undefined;
  } catch {
    return undefined; // a proxy or a getter that throws when asked
  }
}

function ownBundle(value: unknown, shown: unknown): MimeBundle {
  return typeof shown === "object" && shown !== null ? (shown as MimeBundle) : genericBundle(value);
}

function genericBundle(value: unknown): MimeBundle {
  if (types.isUint8Array(value) && !types.isProxy(value)) {
    const type = imageType(value);
    if (type !== undefined)
      return {
        [type]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64"),
        "text/plain": `[${type}, ${value.byteLength} bytes]`,
      };
  }
  const records = recordsTable(value, inspectText);
  if (records !== undefined) return tableBundle(records, toText(records));
  const danfo = danfoTable(value, inspectText);
  if (danfo !== undefined) return tableBundle(danfo, toText(danfo));
  const map = mapTable(value, inspectText);
  if (map !== undefined) return tableBundle(map, inspectText(value));
  return { "text/plain": inspectText(value) };
}

function tableBundle(table: TextTable, text: string): MimeBundle {
  return { "text/html": toHtml(table), "text/plain": text };
}
