import { classesOf } from "./element-classes.ts";

type Test = (element: Element) => boolean;

/** The parts of a selector of one element: a name, classes, an id, an attribute that there is, is so or begins so. */
const part = /^([a-z]\w*|\*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:(\^?=)"([^"\\]*)")?\]|(:first-child)/gi;

/**
 * What a selector asks of an element, such as `g.xtick`, `.annotation[data-index="3"]` or several with commas; undefined of one
 * that asks of its surroundings too, or of anything else.
 */
export function parseSelector(selector: string): Test | undefined {
  const alternatives = selector.split(",").map((each) => parseCompound(each.trim()));
  return alternatives.includes(undefined) ? undefined : any(alternatives as Test[]);
}

function parseCompound(selector: string): Test | undefined {
  const tests: Test[] = [];
  let read = 0;
  for (const [text, name, className, id, attribute, operator, value = ""] of selector.matchAll(part)) {
    read += text.length;
    if (name === "*") tests.push(() => true);
    else if (name !== undefined) tests.push((element) => element.localName === name);
    else if (className !== undefined) tests.push((element) => classesOf(element).has(className));
    else if (id !== undefined) tests.push((element) => element.getAttribute("id") === id);
    else if (attribute !== undefined) tests.push(attributeTest(attribute, operator, value));
    else tests.push((element) => element.previousElementSibling === null);
  }
  if (read < selector.length || selector === "") return undefined;
  return tests.length === 1 ? tests[0] : (element) => tests.every((test) => test(element));
}

const any = (tests: readonly Test[]): Test | undefined =>
  tests.length === 1 ? tests[0] : (element) => tests.some((test) => test(element));

function attributeTest(name: string, operator: string | undefined, value: string): Test {
  if (operator === undefined) return (element) => element.hasAttribute(name);
  if (operator === "=") return (element) => element.getAttribute(name) === value;
  // An empty beginning is that of no value at all: Selectors 4, section 6.2.
  return (element) => value !== "" && (element.getAttribute(name)?.startsWith(value) ?? false);
}

/** The first element under a root that passes, in document order. */
export function selectFirst(root: Element, test: Test): Element | null {
  for (let child = root.firstElementChild; child !== null; child = child.nextElementSibling) {
    const found = test(child) ? child : selectFirst(child, test);
    if (found !== null) return found;
  }
  return null;
}

/** The elements under a root that pass, in document order. */
export function selectAll(root: Element, test: Test, found: Element[] = []): Element[] {
  for (let child = root.firstElementChild; child !== null; child = child.nextElementSibling) {
    if (test(child)) found.push(child);
    selectAll(child, test, found);
  }
  return found;
}
