import { createHash } from "node:crypto";

/** SHA-256 as Data Package writes it: `sha256:` and 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
