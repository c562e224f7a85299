/** The MIME type of a picture, by the bytes it begins with; undefined when it is none that pages can show. */
export function imageType(bytes: Uint8Array): string | undefined {
  return signatures.find(({ at, magic }) => magic.every((byte, i) => bytes[at + i] === byte))?.type;
}

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

/** From the formats' own specifications: PNG 5.2, JFIF, GIF89a, RIFF/WebP. */
const signatures = [
  { type: "image/png", at: 0, magic: [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a] },
  { type: "image/jpeg", at: 0, magic: [0xff, 0xd8, 0xff] },
  { type: "image/gif", at: 0, magic: ascii("GIF8") },
  { type: "image/webp", at: 8, magic: ascii("WEBP") },
];
