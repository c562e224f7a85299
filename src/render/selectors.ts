/** A selector of one tag name and classes, such as `g.xtick`; most of what d3 asks is of this kind. */
interface SimpleSelector {
  readonly name: string | undefined;
  readonly classes: readonly string[];
}

/** The parts of a simple selector; undefined for any other. */
export function parseSimpleSelector(selector: string): SimpleSelector | undefined {
  const [, name, classes] = /^([a-z]\w*)?((?:\.[\w-]+)*)$/i.exec(selector) ?? [];
  if (classes === undefined || selector === "") return undefined;
  return { name, classes: classes.split(".").slice(1) };
}

/** The elements under a root that a selector names, in document order. */
export function* select(root: Element, { name, classes }: SimpleSelector): Generator<Element> {
  for (let child = root.firstElementChild; child !== null; child = child.nextElementSibling) {
    if (name === undefined || child.localName === name)
      if (classes.every((name) => child?.classList.contains(name))) yield child;
    yield* select(child, { name, classes });
  }
}
