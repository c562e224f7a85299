import type { Handler } from "../kernel.ts";

/** Whether code can be run as it is, for consoles that run at Enter. */
export const isComplete: Handler = {
  async handle({ content }, { session }) {
    return { ...(await (await session).isComplete(String(content.code ?? ""))) };
  },
};
