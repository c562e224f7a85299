import type { CodedText } from "../package.ts";
import { mapJson } from "./json.ts";

/**
 * A descriptor's text with the hash and the length of a source's text, where it has them; only they change.
 */
export function writeDocument(text: string, source: string, coded: CodedText): string {
  const { spans } = mapJson(text);
  const { sources = [] } = JSON.parse(text) as { sources?: { id?: string }[] };
  const index = sources.findIndex(({ id }) => id === source);
  const edits = (["sha256", "length"] as const).flatMap((member) => {
    const span = spans.get(`/sources/${index}/text/${member}`);
    return span === undefined ? [] : [{ from: span[0], to: span[1], text: JSON.stringify(coded[member]) }];
  });
  // From the last: an edit moves what comes after it.
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
}
