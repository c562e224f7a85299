import { expect, test } from "vitest";
import { RefusedError } from "../../src/errors.ts";
import { addFontFiles, familyFiles } from "../../src/render/font-files.ts";
import { Fonts, openFonts } from "../../src/render/fonts.ts";

const house = openFonts();
const upright = { weight: 400, italic: false };

test.each([
  [400, false, 400, false],
  [300, false, 400, false],
  [450, false, 400, false],
  [500, true, 400, true],
  [550, false, 600, false],
  [600, true, 600, true],
  [650, false, 700, false],
  [700, false, 700, false],
  [900, true, 700, true],
])("weight %d, italic %s is set in the face of %d, %s", (weight, italic, expectedWeight, expectedItalic) => {
  const { file } = house.face({ weight, italic });
  expect([file.weight, file.italic]).toEqual([expectedWeight, expectedItalic]);
});

const other = house.face({ weight: 700, italic: true });
const withFallback = new Fonts(familyFiles, { find: () => other });
const alone = new Fonts(familyFiles, { find: () => undefined });

test("text that the face has is one run", () => {
  expect(alone.runs("£80m – Ōsaka", upright)).toEqual([{ face: house.face(upright), text: "£80m – Ōsaka" }]);
});

test("characters that it has not are runs of their own", () => {
  const main = house.face(upright);
  expect(withFallback.runs("1976 → 日本 up", upright)).toEqual([
    { face: main, text: "1976 " },
    { face: other, text: "→" },
    { face: main, text: " " },
    { face: other, text: "日本" },
    { face: main, text: " up" },
  ]);
});

test("words from right to left stay in one run, and those from left to right do not", () => {
  // Stands for any face that has both the words and the space.
  const arabic = Object.create(other, { run: { value: () => ({ complete: true }) } });
  const fonts = new Fonts(familyFiles, { find: () => arabic });
  const main = house.face(upright);
  expect(fonts.runs("ابن رشد", upright)).toEqual([{ face: arabic, text: "ابن رشد" }]);
  expect(fonts.runs("by ابن رشد, 1198", upright)).toEqual([
    { face: main, text: "by " },
    { face: arabic, text: "ابن رشد" },
    { face: main, text: ", 1198" },
  ]);
  expect(fonts.runs("日 本", upright).map(({ text }) => text)).toEqual(["日", " ", "本"]);
});

test("variation selectors stay with the character before them", () => {
  expect(withFallback.runs("✓\ufe0e", upright)).toEqual([{ face: other, text: "✓\ufe0e" }]);
});

test("a character that no font has is refused, not drawn as nothing", () => {
  expect(() => alone.runs("to 日本", upright)).toThrow(RefusedError);
  expect(() => alone.runs("to 日本", upright)).toThrow('"日" (U+65E5) of the text "to 日本"');
});

test("a font list is set in its first family, where its files are known", () => {
  const serif = house.face({ ...upright, family: "'PT Serif', Georgia, serif" });
  expect([serif.family, serif.file.weight]).toEqual(["PT Serif", 400]);
  expect(house.face({ ...upright, family: '"PT Serif"' })).toBe(serif);
  expect(house.face({ ...upright, family: "Georgia, 'PT Serif'" })).toBe(house.face(upright));
  expect(house.families("'PT Serif', Georgia")).toBe("'PT Serif', Georgia");
  expect(house.families("Georgia, serif")).toBe(house.families("Open Sans"));
});

test("files that a family is given later are taken from then on", () => {
  const [light, heavy] = [upright, { weight: 700, italic: false }].map(
    (style) => house.face(style).file.path,
  );
  const style = { ...upright, family: "Borrowed" };
  addFontFiles("Borrowed", [{ ...upright, path: light as string }]);
  expect(house.face(style).file.path).toBe(light);
  addFontFiles("Borrowed", [{ ...upright, path: heavy as string }]);
  expect(house.face(style).file.path).toBe(heavy);
});

test("a character that a theme's font has not comes from the house font before any other of the machine", () => {
  const runs = withFallback.runs("an α here", { ...upright, family: "PT Serif" });
  expect(runs.map(({ text, face }) => [text, face.family])).toEqual([
    ["an ", "PT Serif"],
    ["α", "Open Sans"],
    [" here", "PT Serif"],
  ]);
});

test.each([
  ["न", /Noto Sans Devanagari/],
  ["日", /Noto Sans CJK/],
  ["🚀", /Noto Emoji/],
])("the font to install is one that has the character: %s", (character, font) => {
  const alone = new Fonts(familyFiles, { find: () => undefined });
  expect(() => alone.runs(character, upright)).toThrow(font);
});
