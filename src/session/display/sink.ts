import type { MimeBundle } from "../output.ts";

/** Where displays go: to the cell that is running, when there is one. */
export interface DisplaySink {
  show(type: "display_data" | "update_display_data", display: PendingDisplay): void;
  clear(wait: boolean): void;
}

export interface PendingDisplay {
  /** A promise when it takes time to make; its place among the outputs is kept. */
  readonly bundle: MimeBundle | Promise<MimeBundle>;
  readonly metadata: Record<string, unknown>;
  readonly id: string;
}

/**
 * The sink is found by a registered symbol and not by an import: a notebook's folder may hold its own
 * installation of Dossier, and what that displays has to reach the session too.
 */
const sinkKey = Symbol.for("dossier.session.display");

export function installSink(sink: DisplaySink): void {
  Object.defineProperty(globalThis, sinkKey, { value: sink, configurable: true });
}

export function currentSink(): DisplaySink {
  return (globalThis as { [sinkKey]?: DisplaySink })[sinkKey] ?? tslabSink() ?? consoleSink;
}

/** Outside a session, in a plain script, a display is its text. */
const consoleSink: DisplaySink = {
  show(_type, { bundle }) {
    void Promise.resolve(bundle).then((shown) => {
      if (typeof shown["text/plain"] === "string") console.log(shown["text/plain"]);
    });
  },
  clear() {},
};

/** What tslab's kernel leaves in the global scope of its cells. */
interface Tslab {
  require(name: "tslab"): { display: { raw(type: string, content: string | Uint8Array): void } };
}

/** Under tslab's own kernel, which shows one form of a thing: the richest that it can. */
function tslabSink(): DisplaySink | undefined {
  const { __tslab__: tslab } = globalThis as { __tslab__?: Tslab };
  if (tslab === undefined) return undefined;
  return {
    show(_type, { bundle }) {
      void Promise.resolve(bundle).then((shown) => {
        const type = richest.find((known) => known in shown);
        if (type === undefined) return;
        const content = shown[type];
        tslab
          .require("tslab")
          .display.raw(type, typeof content === "string" ? content : JSON.stringify(content));
      });
    },
    clear() {},
  };
}

const richest = [
  "text/html",
  "image/svg+xml",
  "image/png",
  "image/jpeg",
  "image/gif",
  "text/markdown",
  "text/latex",
  "application/json",
  "text/javascript",
  "application/pdf",
  "text/plain",
];
