import { isUtf8 } from "node:buffer";

/** A document's text, and how its bytes say it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: "UTF-8" | "UTF-16" | "Windows-1252";
}

// By hand, because Node 20's TextDecoder takes "windows-1252" for Latin-1, and makes control characters of every dash and
// curly quote.
const windows = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/**
 * The text of a plain text file, a byte order mark kept as its first character where it is UTF-8. What is not UTF-8 is
 * UTF-16 if it begins with that encoding's mark, and otherwise what a European Windows writes, of which Latin-1 is a part.
 */
export function decode(bytes: Buffer): Decoded {
  const decoded = (label: string) => new TextDecoder(label, { ignoreBOM: label === "utf-8" }).decode(bytes);
  const [first, second] = bytes;
  if (isUtf8(bytes)) return { text: decoded("utf-8"), encoding: "UTF-8" };
  if (first === 0xff && second === 0xfe) return { text: decoded("utf-16le"), encoding: "UTF-16" };
  if (first === 0xfe && second === 0xff) return { text: decoded("utf-16be"), encoding: "UTF-16" };
  const text = bytes
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (character) => windows[character.charCodeAt(0) - 0x80] as string);
  return { text, encoding: "Windows-1252" };
}
