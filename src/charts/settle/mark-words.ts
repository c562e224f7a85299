import type { Trace } from "../figure.ts";
import { listOf } from "../rules/numbers.ts";
import type { Theme } from "../theme.ts";
import { templateText } from "./template-text.ts";

/** The words on each mark of a trace, as far as they are known: by its template, or its texts. Undefined of a trace without. */
export function markWords(trace: Trace, { language }: Theme): readonly string[] | undefined {
  const { text, texttemplate } = trace;
  const texts = listOf(text);
  const templates = listOf(texttemplate);
  if (texttemplate === undefined && texts === undefined) return undefined;
  const [xs, ys] = [listOf(trace.x) ?? [], listOf(trace.y) ?? []];
  const count = texttemplate === undefined ? (texts?.length ?? 0) : Math.max(xs.length, ys.length);
  return Array.from({ length: count }, (_, i) => {
    const own = String((texts === undefined ? text : texts[i]) ?? "");
    const template = templates === undefined ? texttemplate : templates[i];
    if (typeof template !== "string" || template === "") return own;
    const values = { x: xs[i], y: ys[i], label: xs[i], value: ys[i], text: own };
    return templateText(template, values, language.locale) ?? own;
  });
}
