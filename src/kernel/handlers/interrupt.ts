import type { Handler } from "../kernel.ts";

/** Stops the running cell. Its variables, and the cells before it, stay. */
export const interrupt: Handler = {
  async handle(_request, { session }) {
    await (await session).interrupt();
    return { status: "ok" };
  },
};
