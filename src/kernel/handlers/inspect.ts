import { utf16Offset } from "../code-points.ts";
import type { Handler } from "../kernel.ts";

/** Shows the signature and documentation of what the cursor stands on. */
export const inspect: Handler = {
  async handle({ content }, { session }) {
    const code = String(content.code ?? "");
    const cursor = utf16Offset(code, Number(content.cursor_pos ?? Number.POSITIVE_INFINITY));
    const detailed = Number(content.detail_level ?? 0) > 0; // `name??` in IPython: the source too
    const { found, data } = await (await session).inspect(code, cursor, { detailed });
    return { status: "ok", found, data, metadata: {} };
  },
};
