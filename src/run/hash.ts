import * as hex from "../evidence/sha256.ts";

/** SHA-256 as Data Package writes it: `sha256:` and 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${hex.sha256(content)}`;
}
