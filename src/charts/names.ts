import { UsageError } from "../errors.ts";
import { cleanText, fitText, partsOf, type TextBlock, type TextFit } from "./text.ts";

/**
 * Names broken into lines, and cut short where they need more lines than there are. Names that would then read the same are cut
 * in the middle, and keep the end by which they differ: "Framework … 2010" and "Framework … 2020".
 *
 * @throws UsageError when there is no room for what tells two names apart
 */
export function fitNames(names: readonly string[], fit: TextFit): TextBlock[] {
  const blocks = names.map((name) => fitText(name, fit));
  const texts = names.map(cleanText);
  const alike = new Map<string, number[]>();
  for (const [i, { lines }] of blocks.entries()) {
    const shown = lines.join("\n");
    alike.set(shown, [...(alike.get(shown) ?? []), i]);
  }
  for (const group of alike.values()) {
    const own = new Set(group.map((i) => texts[i] as string));
    if (own.size === 1) continue;
    const length = endLength([...own]);
    for (const i of group) blocks[i] = cutInside(texts[i] as string, length, fit);
  }
  return blocks;
}

/** How many characters from the end on all of some texts differ, from the start of a word if one is near. */
function endLength(texts: readonly string[]): number {
  const longest = Math.max(...texts.map((text) => text.length));
  let length = 1;
  while (length < longest && new Set(texts.map((text) => text.slice(-length))).size < texts.length) length++;
  const toWord = texts.map((text) => {
    const space = text.lastIndexOf(" ", text.length - length);
    return space < 0 ? length : text.length - space - 1;
  });
  return Math.min(Math.max(...toWord), length + 12);
}

/** As much of the beginning as leaves room for so many characters of the end. */
function cutInside(text: string, end: number, fit: TextFit): TextBlock {
  const characters = partsOf(text.slice(0, text.length - end));
  const shortened = (kept: number) => {
    const short = `${characters.slice(0, kept).join("").trimEnd()}… ${text.slice(-end).trimStart()}`;
    return fitText(short, { ...fit, lines: Number.POSITIVE_INFINITY });
  };
  let kept = characters.length;
  while (kept > 0 && shortened(kept).lines.length > (fit.lines ?? 3)) kept--;
  // Back to the end of a word, unless half of what there is room for would go.
  const word = characters.lastIndexOf(" ", kept);
  const block = shortened(word > kept / 2 ? word : kept);
  if (block.lines.length <= (fit.lines ?? 3)) return block;
  throw new UsageError({
    problem: `there is no room to tell ${JSON.stringify(text)} from the names that begin like it`,
    remedy: "Shorten the names to what differs, or take a larger size.",
  });
}
