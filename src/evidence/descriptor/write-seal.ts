import { mapJson } from "./json.ts";

/** What a resource's file is. */
export interface Seal {
  readonly bytes: number;
  /** "sha256:" and 64 digits. */
  readonly hash: string;
}

/**
 * A descriptor's text with the size and hash of each resource's file, by the resource's name. Only they change: whoever wrote
 * the file by hand, and whoever reads its next diff, finds the rest as it was.
 */
export function writeSeals(text: string, seals: ReadonlyMap<string, Seal>): string {
  const { spans } = mapJson(text);
  const resources = (JSON.parse(text) as { resources: { name: string }[] }).resources;
  const edits = resources.flatMap(({ name }, i) => {
    const seal = seals.get(name);
    if (seal === undefined) return [];
    const at = (member: string) => spans.get(`/resources/${i}${member}`);
    const [start] = at("") as readonly [number, number];
    const [, afterPath] = at("/path") as readonly [number, number];
    // As far in as the resource's first member, on lines of their own if that is.
    const space = /^\s*/.exec(text.slice(start + 1))?.[0] ?? "";
    return (["bytes", "hash"] as const).map((member) => {
      const value = JSON.stringify(seal[member]);
      const old = at(`/${member}`);
      return old === undefined
        ? { from: afterPath, to: afterPath, text: `,${space}"${member}": ${value}` }
        : { from: old[0], to: old[1], text: value };
    });
  });
  // From the last: an edit moves what comes after it. Of two at one place the second is put in first.
  return edits
    .reverse()
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text }) => whole.slice(0, from) + text + whole.slice(to), text);
}
