import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { parseConnection, readConnection } from "../../src/kernel/connection.ts";

const entries = {
  transport: "tcp",
  ip: "127.0.0.1",
  key: "secret",
  signature_scheme: "hmac-sha256",
  shell_port: 1001,
  control_port: 1002,
  stdin_port: 1003,
  iopub_port: 1004,
  hb_port: 1005,
  kernel_name: "dossier",
};
const parse = (changes: object) => parseConnection(JSON.stringify({ ...entries, ...changes }), "c.json");
const problems = (changes: object): string[] => {
  try {
    parse(changes);
  } catch (error) {
    return (error as UsageError).problems.map(({ problem }) => problem);
  }
  return [];
};

test("gives the addresses, the key and the hash", () => {
  expect(parse({})).toEqual({
    addresses: {
      shell: "tcp://127.0.0.1:1001",
      control: "tcp://127.0.0.1:1002",
      stdin: "tcp://127.0.0.1:1003",
      iopub: "tcp://127.0.0.1:1004",
      hb: "tcp://127.0.0.1:1005",
    },
    key: "secret",
    hash: "sha256",
  });
});

test("ipc addresses end in a hyphen and the number", () => {
  expect(parse({ transport: "ipc", ip: "/tmp/k" }).addresses.shell).toBe("ipc:///tmp/k-1001");
});

test("IPv6 addresses stand in brackets", () => {
  expect(parse({ ip: "::1" }).addresses.hb).toBe("tcp://[::1]:1005");
});

test.each([
  [{ hb_port: 0 }, ["hb_port is 0"]],
  [{ shell_port: "1001" }, ['shell_port is "1001"']],
  [{ iopub_port: undefined, ip: "" }, ["ip is missing", "iopub_port is missing"]],
  [{ signature_scheme: "none" }, ['signature_scheme "none" is unknown']],
  [{ transport: "udp" }, ['transport "udp" is unknown']],
  [{ key: 7 }, ["key is not a string"]],
  [{ hb_port: 1001 }, ["two sockets have the same port"]],
])("%j is refused with every problem", (changes, expected) => {
  expect(problems(changes)).toEqual(expected);
});

test("a file that is missing, or no JSON object, says so", () => {
  const folder = mkdtempSync(join(tmpdir(), "connection-"));
  expect(() => readConnection(join(folder, "none.json"))).toThrow(/cannot be read \(ENOENT\)/);
  const file = join(folder, "broken.json");
  writeFileSync(file, "{");
  expect(() => readConnection(file)).toThrow(/is not JSON/);
  writeFileSync(file, "[]");
  expect(() => readConnection(file)).toThrow(UsageError);
});
