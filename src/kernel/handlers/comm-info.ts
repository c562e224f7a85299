import type { Handler } from "../kernel.ts";

/** The comms that are open, all or those of one target. */
export const commInfo: Handler = {
  handle: ({ content }, { comms }) => ({ status: "ok", comms: comms.info(content.target_name) }),
};
