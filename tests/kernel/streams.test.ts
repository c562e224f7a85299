import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Header } from "../../src/kernel/message.ts";
import { Streams } from "../../src/kernel/streams.ts";

const parent = (msg_id: string) => ({ msg_id }) as Header;
let sent: string[];
let streams: Streams;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  streams = new Streams((name, text, { msg_id }) => sent.push(`${msg_id} ${name} ${text}`));
});
afterEach(() => {
  vi.useRealTimers();
});

test("joins writes within a moment", () => {
  const cell = parent("a");
  streams.write("stdout", "1", cell);
  streams.write("stdout", "2", cell);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(sent).toEqual(["a stdout 12"]);
});

test("keeps the order between streams and between cells", () => {
  const [a, b] = [parent("a"), parent("b")];
  streams.write("stdout", "1", a);
  streams.write("stderr", "2", a);
  streams.write("stdout", "3", a);
  streams.write("stdout", "4", b);
  streams.flush();
  expect(sent).toEqual(["a stdout 1", "a stderr 2", "a stdout 3", "b stdout 4"]);
});

test("sends long text without waiting", () => {
  streams.write("stdout", "x".repeat(300_000), parent("a"));
  expect(sent).toHaveLength(1);
});

test("sends nothing for no text", () => {
  streams.write("stdout", "", parent("a"));
  streams.flush();
  expect(sent).toEqual([]);
});
