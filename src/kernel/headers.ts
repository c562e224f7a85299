import { randomUUID } from "node:crypto";
import { type Header, protocolVersion } from "./message.ts";

/** A maker of headers for one running kernel: all carry its session id, each a message id of its own. */
export function headers(session: string = randomUUID()): (type: string) => Header {
  let count = 0;
  return (type) => ({
    msg_id: `${session}_${++count}`,
    msg_type: type,
    session,
    username: "dossier",
    date: new Date().toISOString(),
    version: protocolVersion,
  });
}
