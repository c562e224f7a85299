import type { Handler } from "../kernel.ts";

/** Ends the kernel, also in the middle of a cell; whether a restart follows is the frontend's business. */
export const shutdown: Handler = {
  handle: ({ content }) => ({ status: "ok", restart: content.restart === true }),
  afterwards: (kernel) => kernel.stop(),
};
