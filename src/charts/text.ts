import { UsageError } from "../errors.ts";
import { measureText } from "./measure.ts";

/** A label broken into lines, with the room it takes in pixels. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly size: number;
  readonly weight: number;
  readonly width: number;
  readonly height: number;
}

export interface TextFit {
  /** The CSS font list that it is set in: {@link Theme}.font. */
  readonly font: string;
  readonly size: number;
  readonly weight?: number;
  /** Pixels. Without it the text stays on one line. */
  readonly width?: number;
  /** 3 when not given: the last line ends in an ellipsis when there is more; the data beside the chart has it whole. */
  readonly lines?: number;
}

/** Plotly's own, which is not an option of it. */
export const lineHeight = 1.3;

/** Other programs than the one that measured draw the same font a little wider (Chromium rounds advances to whole pixels). */
const slack = 1.02;

/**
 * Breaks a text at spaces and en dashes, and inside a word only where the word alone is too wide, and its letters are not
 * joined: half of an Arabic word is another word.
 *
 * @throws UsageError when there is no room for a word of joined letters.
 */
export function fitText(
  text: string,
  { font, size, weight = 400, width = Infinity, lines = 3 }: TextFit,
): TextBlock {
  const wide = (line: string) => measureText(line, font, size, weight) * slack;
  const broken = breakLines(cleanText(text), width, wide, lines);
  if (broken.length > lines) {
    broken.length = lines;
    let last = broken[lines - 1] as string;
    while (last !== "" && wide(`${last}…`) > width) last = partsOf(last).slice(0, -1).join("").trimEnd();
    const whole = broken.at(-1) as string;
    if (last === "" && lines === 1 && joinedWord.test(whole)) throw noRoom(whole, width);
    broken[lines - 1] = `${last}…`;
  }
  return {
    lines: broken,
    size,
    weight,
    width: Math.max(...broken.map(wide)),
    height: broken.length * size * lineHeight,
  };
}

/** At most one line more than there may be: what follows is not shown. */
function breakLines(text: string, width: number, wide: (line: string) => number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  // A range of two long numbers may be broken after its dash.
  for (const word of text.split(/(?<=[ –])/)) {
    if (wide((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    line = word;
    while (lines.length <= most && wide(line.trimEnd()) > width) {
      const parts = partsOf(line.trimEnd());
      const head = longestHead(parts, width, wide);
      if (lines.length < most && joinedWord.test(head) && wide(head) > width) throw noRoom(head, width);
      if (parts.length === 1) break;
      lines.push(head);
      line = line.slice(head.length);
    }
    if (lines.length > most) return lines;
  }
  return [...lines, line];
}

/** Halved until it fits: a word may be a sentence in a script that has no spaces, or a link. At least one part. */
function longestHead(parts: readonly string[], width: number, wide: (line: string) => number): string {
  const head = (count: number) => parts.slice(0, count).join("");
  let [fits, tooLong] = [1, parts.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (wide(head(middle)) <= width) fits = middle;
    else tooLong = middle;
  }
  return head(fits);
}

/** Letters of the scripts that join them, with their marks. */
const joinedWord =
  /(?:[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mandaic}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Adlam}][\p{M}\u200c\u200d]*)+/u;

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a text may be cut between: its characters with their marks, and words of joined letters as they are. */
export function partsOf(text: string): string[] {
  const apart = new RegExp(`(${joinedWord.source})`, "u");
  return text
    .split(apart)
    .flatMap((part, i) =>
      i % 2 === 1 ? part : Array.from(characters.segment(part), ({ segment }) => segment),
    );
}

const noRoom = (word: string, width: number) =>
  new UsageError({
    problem: `there are ${Math.floor(width)} pixels for the word ${JSON.stringify(word)}, and it cannot be broken`,
    remedy: "Take a wider size, or a shorter word.",
  });

/** One line of plain text: every run of white space, and of characters that SVG cannot hold, is one space. */
export function cleanText(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}\ufffe\uffff]+/gu, " ").trim();
}

/** A label of its own begins with a capital. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The same within a sentence, in languages that do not write all nouns with capitals. */
export const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * Text as Plotly must be given it to show it as it stands. Plotly reads a subset of HTML in every label, and TeX between
 * dollar signs wherever MathJax is loaded: a deal of "$518m to $600m" came out as a formula.
 */
export function plotlyText(text: string): string {
  return cleanText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("$", "&#36;");
}

/** The lines of a label as Plotly must be given them. */
export const plotlyLines = (lines: readonly string[]) => lines.map(plotlyText).join("<br>");
