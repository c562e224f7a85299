import type { Columns } from "../../evidence/columns.ts";
import { shown } from "./format.ts";

/** Aligned plain text for terminals and for readers without HTML; a missing value is an en dash. */
export function toText(data: Columns): string {
  const { columns, rows, size, more } = shown(data);
  const widths = columns.map(({ name, cells }) =>
    Math.max(width(name), ...cells.map((text) => width(text ?? "–"))),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, j) => {
        const padding = " ".repeat((widths[j] as number) - width(text));
        return columns[j]?.numeric ? padding + text : text + padding;
      })
      .join("  ")
      .trimEnd();
  return [
    line(columns.map(({ name }) => name)),
    line(widths.map((count) => "-".repeat(count))),
    ...Array.from({ length: rows }, (_, i) => line(columns.map(({ cells }) => cells[i] ?? "–"))),
    ...(more === undefined ? [] : [more]),
    size,
  ].join("\n");
}

/** Made when it is first needed: it takes ten milliseconds, of every process that imports "dossier". */
let characters: Intl.Segmenter | undefined;
const wide =
  /^[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** Columns of a terminal that a text takes: two for a Chinese, Japanese or Korean character or an emoji, one for others. */
function width(text: string): number {
  characters ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let columns = 0;
  for (const { segment } of characters.segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}
