import { memo } from "./memo.ts";

const parse = memo((text): ReadonlySet<string> => new Set(text.split(/\s+/).filter((name) => name !== "")));

/** The classes that an element has. */
export const classesOf = (element: Element): ReadonlySet<string> =>
  parse(element.getAttribute("class") ?? "");

/** The `classList` of an element: its attribute "class". */
export class ElementClasses {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  contains(name: string): boolean {
    return classesOf(this.#element).has(name);
  }

  add(...names: string[]): void {
    this.#write([...new Set([...classesOf(this.#element), ...names])]);
  }

  remove(...names: string[]): void {
    this.#write([...classesOf(this.#element)].filter((name) => !names.includes(name)));
  }

  /** DOM, section 7.1: an element without the attribute does not get an empty one. */
  #write(names: readonly string[]): void {
    if (names.length === 0 && !this.#element.hasAttribute("class")) return;
    this.#element.setAttribute("class", names.join(" "));
  }
}
