import { listOf } from "./numbers.ts";

/** The words of a figure's annotations that are shown. */
export const annotationTexts = (annotations: unknown) =>
  itemsOf(annotations)
    .filter(({ visible, opacity }) => visible !== false && opacity !== 0)
    .map(({ text }) => plainWords(String(text ?? "")));

/**
 * The words of those annotations that may say which trace is which. "England and Wales" in a corner, all in one colour, says
 * that both are there, and not which is England.
 */
export function namingTexts(annotations: unknown, traces: readonly { readonly name?: unknown }[]): string[] {
  const all = traces.flatMap(({ name }) =>
    typeof name === "string" && name !== "" ? [plainWords(name)] : [],
  );
  const isByPlace = (ref: unknown) => !/^paper$| domain$/.test(String(ref ?? ""));
  const telling = itemsOf(annotations).filter(({ text, xref, yref }) => {
    const words = plainWords(String(text ?? ""));
    const own = [...new Set(all)].filter((name) => names(words, name)).sort((a, b) => b.length - a.length);
    if (own.length < 2 || all.includes(words) || isByPlace(xref) || isByPlace(yref)) return true;
    if (/colou?r|style/i.test(String(text))) return true;
    const others = own.reduce((rest, name) => rest.replaceAll(name, " "), words).replace(/[,;&/+\s]/g, " ");
    return !/^( |and|or|und|vs\.?|versus)*$/.test(others);
  });
  return annotationTexts(telling);
}

/** The objects of a list such as `layout.annotations`. */
export const itemsOf = (list: unknown): Record<string, unknown>[] =>
  (listOf(list) ?? []).filter((item) => typeof item === "object" && item !== null) as Record<
    string,
    unknown
  >[];

/** What a title says, which Plotly takes as a text or as an object with one. */
export const titleText = (title: unknown): unknown =>
  typeof title === "string" ? title : (title as { text?: unknown } | null | undefined)?.text;

/** A label without its markup, its words apart by one space. */
export const plainWords = (label: string) =>
  label
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** Whether a label holds a name, as words of their own, or as much of it as there was room for. */
export function names(label: string, name: string): boolean {
  if (name === "") return false;
  const isWhole = (place: number) =>
    [label[place - 1], label[place + name.length]].every((letter) => !/[\p{L}\p{N}]/u.test(letter ?? ""));
  for (let place = label.indexOf(name); place >= 0; place = label.indexOf(name, place + 1))
    if (isWhole(place)) return true;
  // A long name may be broken inside a word, and cut short.
  const [tight, tightName] = [label, name].map((text) => text.replaceAll(" ", "")) as [string, string];
  const cut = tight.indexOf("…");
  return (
    (tightName.length > 10 && tight.includes(tightName)) ||
    (cut > 0 && tightName.startsWith(tight.slice(0, cut)))
  );
}
