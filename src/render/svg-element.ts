import { ElementClasses } from "./element-classes.ts";
import { styleOf } from "./element-style.ts";
import { svgNamespace, xlinkNamespace } from "./xml.ts";

/** What is left to linkedom's SVG element: its place in the tree. */
interface TreeElement {
  readonly localName: string;
  readonly ownerDocument: Document;
  readonly childNodes: Iterable<Node>;
  append(...nodes: Node[]): void;
}

type ElementClass<Made> = new (document: Document, name: string) => Made;

/**
 * The class of the SVG elements that plotly.js makes: linkedom's, with attributes, style and classes as texts in a list. In
 * linkedom an attribute is a node of the tree with listeners of its own, and each change of a style writes all of it anew:
 * that took a third of the time to draw a chart.
 *
 * Names are as plotly.js compares them ("text", "path"), where linkedom upper-cases those of an HTML page. An attribute keeps the
 * prefix of its namespace: images need `xlink:href`, as many programs know no other.
 */
export function svgElementClass(linkedomElement: unknown): ElementClass<Element> {
  class SvgElement extends (linkedomElement as ElementClass<TreeElement>) {
    /** Names and values in turn, in the order they were set. */
    #list: string[] = [];
    #style: object | undefined;

    get nodeName(): string {
      return this.localName;
    }

    get tagName(): string {
      return this.localName;
    }

    getAttribute(name: string): string | null {
      const at = this.#indexOf(name);
      return at < 0 ? null : (this.#list[at + 1] as string);
    }

    setAttribute(name: string, value: unknown): void {
      const at = this.#indexOf(name);
      if (at < 0) this.#list.push(name, `${value}`);
      else this.#list[at + 1] = `${value}`;
    }

    setAttributeNS(namespace: string | null, name: string, value: unknown): void {
      const bare = namespace === xlinkNamespace && !name.startsWith("xlink:");
      this.setAttribute(bare ? `xlink:${name}` : name, value);
    }

    removeAttribute(name: string): void {
      const at = this.#indexOf(name);
      if (at >= 0) this.#list.splice(at, 2);
    }

    hasAttribute(name: string): boolean {
      return this.#indexOf(name) >= 0;
    }

    /** linkedom's selectors ask for the class in this way. */
    getAttributeNode(name: string): { readonly name: string; readonly value: string } | null {
      const value = this.getAttribute(name);
      return value === null ? null : { name, value };
    }

    /** The attribute set last first, as linkedom has it. */
    get attributes(): { readonly name: string; readonly value: string }[] {
      const attributes = [];
      for (let at = this.#list.length - 2; at >= 0; at -= 2)
        attributes.push({ name: this.#list[at] as string, value: this.#list[at + 1] as string });
      return attributes;
    }

    get style(): object {
      this.#style ??= styleOf(this as unknown as Element);
      return this.#style;
    }

    get classList(): ElementClasses {
      return new ElementClasses(this as unknown as Element);
    }

    cloneNode(deep = false): Element {
      const clone = this.ownerDocument.createElementNS(svgNamespace, this.localName);
      (clone as unknown as SvgElement).#list = [...this.#list];
      if (deep) clone.append(...Array.from(this.childNodes, (child) => child.cloneNode(true)));
      return clone;
    }

    #indexOf(name: string): number {
      for (let at = 0; at < this.#list.length; at += 2) if (this.#list[at] === name) return at;
      return -1;
    }
  }
  return SvgElement as unknown as ElementClass<Element>;
}
