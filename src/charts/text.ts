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

/** Breaks a text at spaces and en dashes, and inside a word only where the word alone is too wide. */
export function fitText(
  text: string,
  { font, size, weight = 400, width = Infinity, lines = 3 }: TextFit,
): TextBlock {
  const wide = (line: string) => measureText(line, font, size, weight) * slack;
  const broken = breakLines(cleanText(text), width, wide, lines);
  if (broken.length > lines) {
    broken.length = lines;
    let last = broken[lines - 1] as string;
    while (last !== "" && wide(`${last}…`) > width) last = [...last].slice(0, -1).join("").trimEnd();
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
    while (lines.length <= most && wide(line.trimEnd()) > width && [...line].length > 1) {
      const head = longestHead(line, width, wide);
      lines.push(head);
      line = line.slice(head.length);
    }
    if (lines.length > most) return lines;
  }
  return [...lines, line];
}

/** Halved until it fits: a word may be a sentence in a script that has no spaces, or a link. */
function longestHead(word: string, width: number, wide: (line: string) => number): string {
  const characters = [...word];
  const head = (count: number) => characters.slice(0, count).join("");
  let [fits, tooLong] = [1, characters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (wide(head(middle)) <= width) fits = middle;
    else tooLong = middle;
  }
  return head(fits);
}

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
