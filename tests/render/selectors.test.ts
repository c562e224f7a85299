import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { parseSimpleSelector, select } from "../../src/render/selectors.ts";

// linkedom's modules, whose own selection is not replaced.
const { document } = parseHTML(
  '<html><body><svg><g class="a b"><path class="a"/><g class="b"><text class="a c"/></g></g><text/></svg></body></html>',
);
const root = document.querySelector("svg") as Element;

test.each(["g", ".a", "g.a", "text.a.c", ".a.b", "text", "rect", ".z"])("%s", (selector) => {
  const simple = parseSimpleSelector(selector);
  expect(simple && [...select(root, simple)]).toEqual([...root.querySelectorAll(selector)]);
});

test.each(["", "g > path", "#id", "g,path", "[style]", ":first-child", "*"])(
  "%s is not simple",
  (selector) => {
    expect(parseSimpleSelector(selector)).toBeUndefined();
  },
);
