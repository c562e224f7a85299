import { sha256 } from "../sha256.ts";
import { isPassage } from "./find-passage.ts";
import type { Passage } from "./passage.ts";

/** A difference of form between two copies of one text, which an editor or a download makes without asking. */
interface Difference {
  readonly name: string;
  readonly remedy: string;
  /** Whether a copy with this difference has characters that show it. */
  readonly isSeen: boolean;
  undo(text: string): string;
}

const differences: readonly Difference[] = [
  {
    name: "its byte order mark",
    remedy: "save it as UTF-8 without BOM",
    isSeen: true,
    undo: (text) => text.replace(/^\uFEFF/, ""),
  },
  {
    name: "its line ends (CR LF for LF)",
    remedy: "save it with line ends of LF (dos2unix does it)",
    isSeen: true,
    undo: (text) => text.replaceAll("\r\n", "\n"),
  },
  {
    name: "its line ends (LF for CR LF)",
    remedy: "save it with line ends of CR LF (unix2dos does it)",
    isSeen: false,
    undo: (text) => text.replace(/\r?\n/g, "\r\n"),
  },
  {
    name: "its quotation marks and dashes (straight for typographic)",
    remedy: "save it again from where it was published, with nothing replaced",
    isSeen: false,
    undo: (text) =>
      text
        .replace(/(?<=^|[\s([–—-])'/gm, "‘")
        .replace(/(?<=^|[\s([–—-])"/gm, "“")
        .replaceAll("'", "’")
        .replaceAll('"', "”")
        .replaceAll(" - ", " – "),
  },
  {
    name: "its quotation marks and dashes (typographic for straight)",
    remedy: "save it again from where it was published, with nothing replaced",
    isSeen: false,
    undo: (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replaceAll("–", "-"),
  },
  {
    name: "its accents (decomposed, NFD)",
    remedy: "save it in composed form (NFC)",
    isSeen: true,
    undo: (text) => text.normalize("NFC"),
  },
  {
    name: "a line end at its end",
    remedy: "take the last line end away",
    isSeen: false,
    undo: (text) => text.replace(/\r?\n$/, ""),
  },
  {
    name: "a line end missing at its end",
    remedy: "end its last line",
    isSeen: false,
    undo: (text) => `${text}\n`,
  },
];

/** A document's text as far as it can be told from differences of form. */
export interface Undone {
  readonly text: string;
  /** What had to be undone, and what to do about each. Empty where the text is compared as it is. */
  readonly names: readonly string[];
  readonly remedies: readonly string[];
  /** Whether the text is then the one that was coded; undefined where the package does not say which that is. */
  readonly isCoded: boolean | undefined;
}

/**
 * Undoes those differences of form that explain why a document is not the one that was coded: the fewest that give its hash,
 * or else that bring most passages into place. They are told, never undone in silence: somebody may count characters by hand.
 *
 * Without that hash a passage in place proves little, since it may have come there by luck: where the blank lines were taken
 * out of a text, CR LF for LF gives their number of characters back. So what the copy does not show has to be needed by a
 * passage for its words, which the copy has nowhere without it.
 */
export function undoDifferences(
  text: string,
  passages: readonly Passage[],
  coded: string | undefined,
): Undone {
  const without = (chosen: readonly Difference[], left?: Difference) =>
    chosen.reduce((result, each) => (each === left ? result : each.undo(result)), text);
  const assess = (chosen: readonly Difference[]) => {
    const undone = without(chosen);
    const found = passages.filter((passage) => isPassage(undone, passage, passage.sha256));
    const isCoded = coded === undefined ? undefined : sha256(undone) === coded;
    const isNeeded = (difference: Difference) => {
      const left = without(chosen, difference);
      return found.some(({ start, end }) => !left.includes(undone.slice(start, end)));
    };
    const isProven = isCoded ?? (passages.length > 0 && found.length === passages.length);
    const holds = isProven || chosen.every((difference) => difference.isSeen || isNeeded(difference));
    return { chosen, undone, isCoded, found: found.length, holds };
  };
  const relevant = differences.filter(({ undo }) => undo(text) !== text);
  const candidates = subsets(relevant)
    .map(assess)
    .filter(({ holds }) => holds);
  const [best = assess([])] = candidates.sort(
    (a, b) =>
      Number(b.isCoded === true) - Number(a.isCoded === true) ||
      b.found - a.found ||
      a.chosen.length - b.chosen.length,
  );
  const { chosen, undone, isCoded } = best;
  return {
    text: undone,
    names: chosen.map(({ name }) => name),
    remedies: chosen.map(({ remedy }) => remedy),
    isCoded,
  };
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others, ...others.map((set) => [first, ...set])];
}
