import { createHmac, timingSafeEqual } from "node:crypto";

/** How many signatures are remembered to recognise a replay. jupyter_client remembers as many. */
const remembered = 65_536;

/**
 * Signs messages and checks signatures: an HMAC over the four JSON parts, in hexadecimal
 * ("The wire protocol" in the Jupyter messaging specification). With an empty key nothing is signed or checked.
 */
export class Signer {
  readonly #key: string;
  readonly #hash: string;
  readonly #seen = new Set<string>();

  constructor(key: string, hash: string) {
    this.#key = key;
    this.#hash = hash;
  }

  sign(parts: readonly Uint8Array[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac(this.#hash, this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  /** Why the signature cannot be accepted; undefined when it can. Accepting it once makes a second time a replay. */
  objection(signature: Uint8Array, parts: readonly Uint8Array[]): string | undefined {
    if (this.#key === "") return undefined;
    const expected = Buffer.from(this.sign(parts));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
      return "its signature is wrong";
    const digest = expected.toString("latin1");
    if (this.#seen.has(digest)) return "it was received before (replay)";
    this.#seen.add(digest);
    if (this.#seen.size > remembered) for (const oldest of this.#seen) return void this.#seen.delete(oldest);
    return undefined;
  }
}
