import { codePointOffset, utf16Offset } from "../code-points.ts";
import type { Handler } from "../kernel.ts";

/** Completes the code at the cursor. */
export const complete: Handler = {
  async handle({ content }, { session }) {
    const code = String(content.code ?? "");
    const cursor = utf16Offset(code, Number(content.cursor_pos ?? Number.POSITIVE_INFINITY));
    const { matches, start, end, metadata = {} } = await (await session).complete(code, cursor);
    return {
      status: "ok",
      matches,
      cursor_start: codePointOffset(code, start),
      cursor_end: codePointOffset(code, end),
      metadata,
    };
  },
};
