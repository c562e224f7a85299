import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { parseSelector, selectAll, selectFirst } from "../../src/render/selectors.ts";

// linkedom's modules, whose own selection is not replaced.
const { document } = parseHTML(
  `<html><body><svg><g class="a b" id="one"><path class="a" data-index="1"/><g class="b" data-index="10">
  <text class="a c" clip-path="url(#x)"/></g></g><text data-index=""/></svg></body></html>`,
);
const root = document.querySelector("svg") as Element;

test.each([
  ...["g", ".a", "g.a", "text.a.c", ".a.b", "text", "rect", ".z", "#one", "g#one", "path#one", "g.b#one"],
  ...["[clip-path]", "[data-index]", 'text[data-index=""]', '[data-index="1"]', '.b[data-index="10"]'],
  ...["*", "*.a", "g,path", ".c, #one , rect", ":first-child", "path:first-child", "g:first-child.b"],
  ...['[data-index^="1"]', '[data-index^=""]', 'path[class^="a"]', '[class^="a"][data-index="1"]'],
])("%s", (selector) => {
  const selected = parseSelector(selector);
  expect(selected && selectAll(root, selected)).toEqual([...root.querySelectorAll(selector)]);
  expect(selected && selectFirst(root, selected)).toBe(root.querySelector(selector));
});

test.each([
  "",
  "g > path",
  "g path",
  "g,",
  "g,path a",
  ":last-child",
  "[style*=x]",
  'a:not([b="c"])',
  "g. a",
  'g"',
])("%s is left to linkedom", (selector) => {
  expect(parseSelector(selector)).toBeUndefined();
});
