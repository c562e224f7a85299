import { memo } from "./memo.ts";
import { parseStyle } from "./text-style.ts";

/** The `style` of an element: its attribute of that name. */
class ElementStyle {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  get cssText(): string {
    return this.#element.getAttribute("style") ?? "";
  }

  set cssText(text: string) {
    this.#element.setAttribute("style", text);
  }

  getPropertyValue(name: string): string {
    return parseStyle(this.cssText).get(name) ?? "";
  }

  setProperty(name: string, value: string | number | null): void {
    this.cssText = value === null ? changes(this.cssText)(name) : changes(this.cssText)(`${name}:${value}`);
  }

  removeProperty(name: string): void {
    this.setProperty(name, null);
  }
}

/**
 * By the style as it was, the style that a declaration makes of it (a mere name takes the property away). Every tick, label and
 * bar of a chart goes through the same changes.
 */
const changes = memo((before) =>
  memo((declaration) => {
    const colon = declaration.indexOf(":");
    const properties = new Map(parseStyle(before));
    if (colon < 0) properties.delete(declaration);
    else properties.set(declaration.slice(0, colon), declaration.slice(colon + 1));
    return [...properties].map(([name, value]) => `${name}:${value}`).join(";");
  }),
);

/** `style.strokeWidth` beside `style.setProperty("stroke-width", …)`. */
const byProperty: ProxyHandler<ElementStyle> = {
  get(style, name) {
    if (!(name in style)) return style.getPropertyValue(hyphenated(name));
    const own = style[name as keyof ElementStyle];
    return typeof own === "function" ? own.bind(style) : own;
  },
  set(style, name, value) {
    if (name === "cssText") style.cssText = value;
    else style.setProperty(hyphenated(name), value);
    return true;
  },
};

const hyphenated = (name: string | symbol) =>
  String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const styleOf = (element: Element): object => new Proxy(new ElementStyle(element), byProperty);
