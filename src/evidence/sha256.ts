import { hash } from "node:crypto";

/** SHA-256 in 64 hexadecimal digits, as `sha256sum` prints it; of a text, that of its UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content);
}
