import type { Handler } from "../kernel.ts";

/** Whether code can be run as it is, for consoles that run at Enter. */
export const isComplete: Handler = {
  async handle({ content }, { session }) {
    const { status, indent } = await (await session).isComplete(String(content.code ?? ""));
    return status === "incomplete" ? { status, indent: indent ?? "" } : { status };
  },
};
