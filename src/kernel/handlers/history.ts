import { failure } from "../failure.ts";
import type { HistoryEntry } from "../history.ts";
import type { Handler, Kernel } from "../kernel.ts";
import type { Json } from "../message.ts";

/** Answers with earlier cells, of this session and of those before it. */
export const history: Handler = {
  handle({ content }, kernel) {
    const entries = find(content, kernel);
    if (entries === undefined)
      return {
        ...failure("ValueError", `hist_access_type ${content.hist_access_type} is unknown`),
        history: [],
      };
    const rows = entries.map(({ session, line, input, output = null }) =>
      content.output === true ? [session, line, [input, output]] : [session, line, input],
    );
    return { status: "ok", history: rows };
  },
};

function find(content: Json, { history }: Kernel): HistoryEntry[] | undefined {
  const number = (name: string) =>
    typeof content[name] === "number" ? (content[name] as number) : undefined;
  switch (content.hist_access_type) {
    case "tail":
      return history.tail(number("n") ?? 10);
    case "range":
      return history.range(number("session") ?? 0, number("start"), number("stop"));
    case "search": {
      const n = number("n");
      const options = { unique: content.unique === true, ...(n === undefined ? {} : { n }) };
      return history.search(String(content.pattern ?? "*"), options);
    }
    default:
      return undefined;
  }
}
