import { expect, test } from "vitest";
import { hasTex, isTex, onlyWholeTex, textsIn } from "../../src/render/tex.ts";

test.each(["$x^2$", "  $\\alpha$ ", "$a b$"])("%s is TeX", (text) => {
  expect(isTex(text)).toBe(true);
  expect(hasTex({ data: [{ text: ["plain", text] }] })).toBe(true);
});

test.each(["$5 to $7", "£80m", "$", "$$", "costs $5", "$80m–$90m", "$x$ and $y$"])("%s is none", (text) => {
  expect(isTex(text)).toBe(false);
  expect(hasTex({ data: [{ text }], layout: { title: { text } } })).toBe(false);
});

test("texts have their places", () => {
  expect(
    textsIn({ data: [{ x: ["a", 1], z: Float64Array.of(1) }], layout: { title: { text: "t" } } }),
  ).toEqual([
    { path: "data[0].x[0]", text: "a" },
    { path: "layout.title.text", text: "t" },
  ]);
});

test("dollars of money are kept from being read as TeX", () => {
  const figure = { data: [{ text: ["$x^2$", "$5 to $7"], y: [1, null] }], layout: { title: { text: "$1" } } };
  expect(onlyWholeTex(figure)).toEqual({
    data: [{ text: ["$x^2$", "&#36;5 to &#36;7"], y: [1, null] }],
    layout: { title: { text: "&#36;1" } },
  });
});
