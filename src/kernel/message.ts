import type { Signer } from "./signature.ts";

/** The version of the Jupyter messaging protocol spoken here. */
export const protocolVersion = "5.4";

/** The header of a message; also what its answers carry as `parent_header`. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export type Json = Record<string, unknown>;

/** A message as it is after decoding, or before encoding. */
export interface Message {
  /** The routing frames in front of the delimiter: who a router's message came from or goes to, or iopub's topic. */
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly parent: Header | Record<string, never>;
  readonly metadata: Json;
  readonly content: Json;
  readonly buffers: readonly Uint8Array[];
}

const delimiter = Buffer.from("<IDS|MSG>");

/** A message off the wire that cannot be accepted. It is logged and dropped, and the kernel lives on. */
export class RefusedMessage extends Error {
  override readonly name = "RefusedMessage";
}

/**
 * Decodes the frames of a message: identities, `<IDS|MSG>`, signature, header, parent header, metadata, content, buffers.
 *
 * The signature is checked before anything is parsed, so nothing from an unsigned message is looked at.
 *
 * @throws RefusedMessage when frames are missing, the signature is wrong or was seen before, or a part is not a JSON object.
 */
export function decode(frames: readonly Uint8Array[], signer: Signer): Message {
  const start = frames.findIndex((frame) => delimiter.equals(frame));
  if (start < 0) throw new RefusedMessage("it has no <IDS|MSG> delimiter");
  const signature = frames[start + 1];
  const parts = frames.slice(start + 2, start + 6);
  if (signature === undefined || parts.length < 4)
    throw new RefusedMessage(
      `it has ${Math.max(0, frames.length - start - 1)} of the 5 parts behind its delimiter`,
    );
  const objection = signer.objection(signature, parts);
  if (objection !== undefined) throw new RefusedMessage(objection);
  const [header, parent, metadata, content] = parts.map(parseObject) as [Json, Json, Json, Json];
  for (const field of ["msg_id", "msg_type", "session"])
    if (typeof header[field] !== "string") throw new RefusedMessage(`its header has no ${field}`);
  return {
    identities: frames.slice(0, start),
    header: header as unknown as Header,
    parent: parent as unknown as Header,
    metadata,
    content,
    buffers: frames.slice(start + 6),
  };
}

/** Encodes a message as the frames {@link decode} reads. */
export function encode(message: Message, signer: Signer): Uint8Array[] {
  const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, delimiter, Buffer.from(signer.sign(parts)), ...parts, ...message.buffers];
}

const names = ["header", "parent header", "metadata", "content"];

function parseObject(part: Uint8Array, index: number): Json {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(part));
  } catch {
    throw new RefusedMessage(`its ${names[index]} is not JSON`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RefusedMessage(`its ${names[index]} is not a JSON object`);
  return value as Json;
}
