/** What people call characters that a page does not show, or shows as another. */
const names = new Map([
  ["\t", "tab"],
  ["\n", "line end"],
  ["\r", "carriage return"],
  ["\u00A0", "no-break space"],
  ["\u00AD", "soft hyphen"],
  ["\u2009", "thin space"],
  ["\u2010", "hyphen"],
  ["\u2011", "no-break hyphen"],
  ["\u200B", "zero-width space"],
  ["\u200D", "zero-width joiner"],
  ["\u202F", "narrow no-break space"],
  ["\u2212", "minus sign"],
  ["\uFEFF", "byte order mark"],
]);

/**
 * Words with the characters named that are not to be seen, or that look like others: "£80[U+00A0 no-break space]million".
 * Otherwise a change from a space to a no-break space is told as one from a text to the same text.
 */
export const withNames = (words: string): string =>
  words.replace(
    /[^\S ]|\p{Cf}|\p{Cc}|[\u2010\u2011\u2212]|[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
    (character) => {
      const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
      const shown = names.get(character) ?? (/\p{L}/u.test(character) ? character : "");
      return `[${code} ${shown}]`.replace(" ]", "]");
    },
  );
