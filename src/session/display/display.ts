import { randomUUID } from "node:crypto";
import type { MimeBundle } from "../output.ts";
import { jupyterDisplay, mimeBundle } from "./mime.ts";
import { currentSink } from "./sink.ts";

export interface DisplayOptions {
  /** The name by which a later display can replace this one. */
  readonly display_id?: string;
  /** Jupyter's metadata, by MIME type: `{ "image/png": { width: 400 } }`. */
  readonly metadata?: Record<string, unknown>;
  /** The value is a MIME bundle already. */
  readonly raw?: boolean;
}

/** Something shown, which can be shown anew in its place. */
export interface DisplayHandle {
  readonly id: string;
  update(value: unknown, options?: Omit<DisplayOptions, "display_id">): void;
}

export interface Display {
  (value: unknown, options?: DisplayOptions): DisplayHandle;
  html(markup: string): DisplayHandle;
  markdown(text: string): DisplayHandle;
  latex(formula: string): DisplayHandle;
  text(text: string): DisplayHandle;
  json(value: unknown): DisplayHandle;
  javascript(code: string): DisplayHandle;
  svg(markup: string): DisplayHandle;
  png(bytes: Uint8Array): DisplayHandle;
  jpeg(bytes: Uint8Array): DisplayHandle;
  gif(bytes: Uint8Array): DisplayHandle;
  pdf(bytes: Uint8Array): DisplayHandle;
  /** Shows content of any MIME type; bytes are sent as base64. */
  raw(type: string, content: unknown): DisplayHandle;
  /** Clears what the cell has shown; with `wait`, only when its next output arrives. */
  clear(options?: { readonly wait?: boolean }): void;
}

/**
 * Shows a value under the running cell, among its other outputs in the order of the calls: frames, charts and
 * findings as themselves, arrays of records and maps as tables, bytes of a picture as the picture, the rest as
 * text. A value with a `Symbol.for("Jupyter.display")` method decides for itself. The handle can show another
 * value in the same place.
 *
 * In a cell `display` is there without an import. In a plain script it prints the value's text.
 *
 * @example
 * ```ts
 * import { display } from "dossier";
 * const progress = display("0 of 2");
 * progress.update("2 of 2");
 * display.markdown("**Done.**");
 * ```
 */
export const display: Display = Object.assign(
  (value: unknown, options: DisplayOptions = {}) => show(value, options.display_id ?? randomUUID(), options),
  {
    html: (markup: string) => raw("text/html", markup),
    markdown: (text: string) => raw("text/markdown", text),
    latex: (formula: string) => raw("text/latex", formula),
    text: (text: string) => raw("text/plain", text),
    json: (value: unknown) => raw("application/json", value),
    javascript: (code: string) => raw("text/javascript", code),
    svg: (markup: string) => raw("image/svg+xml", markup),
    png: (bytes: Uint8Array) => raw("image/png", bytes),
    jpeg: (bytes: Uint8Array) => raw("image/jpeg", bytes),
    gif: (bytes: Uint8Array) => raw("image/gif", bytes),
    pdf: (bytes: Uint8Array) => raw("application/pdf", bytes),
    raw: (type: string, content: unknown) => raw(type, content),
    clear: ({ wait = false } = {}) => currentSink().clear(wait),
  },
);

function show(value: unknown, id: string, options: DisplayOptions): DisplayHandle {
  currentSink().show("display_data", pending(value, id, options));
  return {
    id,
    update: (next, nextOptions = {}) =>
      currentSink().show("update_display_data", pending(next, id, nextOptions)),
    // A handle that ends a cell is not itself to be shown.
    [jupyterDisplay]: () => ({}),
  } as DisplayHandle;
}

function pending(value: unknown, id: string, { raw, metadata = {} }: DisplayOptions) {
  return { bundle: raw ? (value as MimeBundle) : mimeBundle(value), metadata, id };
}

function raw(type: string, content: unknown): DisplayHandle {
  return display({ [type]: rawContent(content) }, { raw: true });
}

/** Jupyter carries bytes as base64. */
export function rawContent(content: unknown): unknown {
  if (!(content instanceof Uint8Array)) return content;
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("base64");
}
