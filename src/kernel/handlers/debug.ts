import type { Handler } from "../kernel.ts";

/** Refuses the debugger in its own terms (Debug Adapter Protocol), so that a frontend can show why. */
export const debug: Handler = {
  handle: ({ content }) => ({
    type: "response",
    seq: 0,
    request_seq: content.seq ?? 0,
    command: content.command ?? "",
    success: false,
    message: "The Dossier kernel has no debugger.",
  }),
};
