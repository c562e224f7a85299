/** Markup that is safe to write out: made by {@link html}, which escapes every value put into it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text is escaped, markup is kept, lists are joined, and nothing is nothing. */
export type Content = string | number | Html | undefined | readonly Content[];

/**
 * A template for HTML in which every value is text, never markup: claims, headlines and table cells come from data and
 * notebooks, and a `<script>` in one of them has to show as the words it is. Attribute values must stand in quotes.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.reduce((markup, text, i) => markup + escaped(values[i - 1]) + text));
}

function escaped(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Html) return content.markup;
  if (typeof content === "object") return content.map(escaped).join("");
  return escapeText(String(content));
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it, in an element or in a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
