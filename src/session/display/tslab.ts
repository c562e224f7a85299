import { createRequire } from "node:module";
import { display as displayValue, rawContent } from "./display.ts";

/**
 * What `import { display, newDisplay } from "tslab"` gives in a cell: tslab's own names and signatures
 * (https://github.com/yunabe/tslab), so that a notebook written for it runs unchanged.
 */
export interface Display {
  javascript(code: string): void;
  html(markup: string): void;
  markdown(text: string): void;
  latex(formula: string): void;
  svg(markup: string): void;
  png(bytes: Uint8Array): void;
  jpeg(bytes: Uint8Array): void;
  gif(bytes: Uint8Array): void;
  pdf(bytes: Uint8Array): void;
  text(text: string): void;
  raw(contentType: string, content: string | Uint8Array): void;
}

export const display: Display = displayOf((bundle) => {
  displayValue(bundle, { raw: true });
});

/** A display that overwrites what it showed before. */
export function newDisplay(): Display {
  let handle: ReturnType<typeof displayValue> | undefined;
  return displayOf((bundle) => {
    if (handle === undefined) handle = displayValue(bundle, { raw: true });
    else handle.update(bundle, { raw: true });
  });
}

const { version } = createRequire(import.meta.url)("tslab/package.json") as { version: string };

/** The versions of what runs the notebook; `tslab` is the one whose interface this is. */
export const versions = { tslab: version, node: process.version };

function displayOf(show: (bundle: Record<string, unknown>) => void): Display {
  const as = (type: string) => (content: string | Uint8Array) => show({ [type]: rawContent(content) });
  return {
    javascript: as("text/javascript"),
    html: as("text/html"),
    markdown: as("text/markdown"),
    latex: as("text/latex"),
    svg: as("image/svg+xml"),
    png: as("image/png"),
    jpeg: as("image/jpeg"),
    gif: as("image/gif"),
    pdf: as("application/pdf"),
    text: as("text/plain"),
    raw: (type, content) => as(type)(content),
  };
}
