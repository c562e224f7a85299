import { readFileSync } from "node:fs";
import { type Problem, UsageError } from "../errors.ts";

/** The five sockets of a kernel, as the connection file's `<name>_port` entries call them. */
export const channels = ["shell", "control", "stdin", "iopub", "hb"] as const;
export type ChannelName = (typeof channels)[number];

/** Where a kernel must listen and with which key its messages are signed: what the connection file says, complete. */
export interface Connection {
  /** The zeromq address of each socket, such as `tcp://127.0.0.1:53794`. */
  readonly addresses: Readonly<Record<ChannelName, string>>;
  /** The key of the HMAC; empty when messages are not signed. */
  readonly key: string;
  /** The hash of the HMAC, as `node:crypto` calls it: `sha256`. */
  readonly hash: string;
}

/**
 * Reads a Jupyter connection file.
 *
 * The rules are those of "Connection files" in the messaging specification. Everything wrong is reported at once.
 * A kernel must listen where its frontend will look for it, so there are no defaults for addresses and port 0 is refused.
 *
 * @throws UsageError when the file cannot be read, is not JSON, or lacks something.
 */
export function readConnection(file: string): Connection {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new UsageError(
      {
        file,
        problem: `the connection file cannot be read (${(cause as NodeJS.ErrnoException).code})`,
        remedy: "Jupyter writes this file and passes its path; start the kernel from a Jupyter frontend.",
      },
      { cause },
    );
  }
  return parseConnection(text, file);
}

/** {@link readConnection} on a text; `file` only names the place in errors. */
export function parseConnection(text: string, file: string): Connection {
  const problems: Problem[] = [];
  const wrong = (problem: string, remedy: string) => problems.push({ file, problem, remedy });
  const entries = parseObject(text, file);

  const transport = entries.transport ?? "tcp";
  if (transport !== "tcp" && transport !== "ipc")
    wrong(`transport ${JSON.stringify(transport)} is unknown`, 'Write "tcp" or "ipc".');
  const ip = entries.ip;
  if (typeof ip !== "string" || ip === "")
    wrong("ip is missing", "Write the interface to listen on, such as 127.0.0.1.");
  const key = entries.key ?? "";
  if (typeof key !== "string") wrong("key is not a string", "Write the signing key, or an empty string.");
  const scheme = entries.signature_scheme ?? "hmac-sha256";
  const hash = /^hmac-(sha\d+)$/.exec(String(scheme))?.[1];
  if (hash === undefined)
    wrong(`signature_scheme ${JSON.stringify(scheme)} is unknown`, "Write hmac-sha256.");

  const addresses = {} as Record<ChannelName, string>;
  for (const channel of channels) {
    const port = entries[`${channel}_port`];
    if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65535)
      wrong(`${channel}_port is ${JSON.stringify(port) ?? "missing"}`, "Write a port from 1 to 65535.");
    // With ipc the "port" is a suffix of the socket's path: jupyter_client joins them with a hyphen.
    addresses[channel] =
      transport === "ipc" ? `ipc://${ip}-${port}` : `tcp://${bracketed(String(ip))}:${port}`;
  }
  const ports = new Set(Object.values(addresses));
  if (problems.length === 0 && ports.size < channels.length)
    wrong("two sockets have the same port", "Give each of the five sockets a port of its own.");

  if (problems.length > 0) throw new UsageError(problems);
  return { addresses, key: key as string, hash: hash as string };
}

/** An IPv6 address stands in brackets in front of a port. */
function bracketed(ip: string): string {
  return ip.includes(":") && !ip.startsWith("[") ? `[${ip}]` : ip;
}

function parseObject(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(
      { file, problem: "the connection file is not JSON", remedy: "Let Jupyter write it again." },
      { cause },
    );
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new UsageError({
    file,
    problem: "the connection file is not a JSON object",
    remedy: "Let Jupyter write it again.",
  });
}
