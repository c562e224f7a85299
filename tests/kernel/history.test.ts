import { appendFileSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { History } from "../../src/kernel/history.ts";

const folder = () => join(mkdtempSync(join(tmpdir(), "history-")), "history");
const inputs = (entries: readonly { input: string }[]) => entries.map(({ input }) => input);

function twoSessions(where: string): History {
  const first = new History(where);
  for (const [i, code] of ["let a = 1", "a + 1", "let b = 2"].entries()) first.add(i + 1, code);
  const second = new History(where);
  for (const [i, code] of ["a + 1", "b * 2"].entries()) second.add(i + 1, code, "2");
  return second;
}

test("is kept between sessions, each with a number of its own", () => {
  const history = twoSessions(folder());
  expect(history.tail(3)).toEqual([
    { session: 1, line: 3, input: "let b = 2" },
    { session: 2, line: 1, input: "a + 1", output: "2" },
    { session: 2, line: 2, input: "b * 2", output: "2" },
  ]);
  expect(history.tail(0)).toEqual([]);
  expect(history.tail(99)).toHaveLength(5);
});

test("two kernels at once do not share a number", () => {
  const where = folder();
  const [one, other] = [new History(where), new History(where)];
  one.add(1, "one");
  other.add(1, "other");
  one.add(2, "one more");
  expect(inputs(new History(where).tail(9))).toEqual(["one", "one more", "other"]);
});

test("ranges are by session: 0 is this one, -1 the one before", () => {
  const history = twoSessions(folder());
  expect(inputs(history.range(0))).toEqual(["a + 1", "b * 2"]);
  expect(inputs(history.range(-1, 2))).toEqual(["a + 1", "let b = 2"]);
  expect(inputs(history.range(1, 1, 2))).toEqual(["let a = 1"]);
  expect(history.range(-7)).toEqual([]);
  expect(history.range(7)).toEqual([]);
});

test("searches by glob over the whole code; unique keeps the last of equals", () => {
  const history = twoSessions(folder());
  expect(inputs(history.search("let*"))).toEqual(["let a = 1", "let b = 2"]);
  expect(inputs(history.search("? [+*] [12]"))).toEqual(["a + 1", "a + 1", "b * 2"]);
  expect(history.search("a + 1", { unique: true })).toEqual([
    { session: 2, line: 1, input: "a + 1", output: "2" },
  ]);
  expect(inputs(history.search("*", { n: 2 }))).toEqual(["a + 1", "b * 2"]);
  expect(history.search("a")).toEqual([]);
  expect(history.search("a (+ 1")).toEqual([]);
});

test("a kernel that ran nothing leaves nothing, and asking for history of none gives none", () => {
  const where = folder();
  const history = new History(where);
  expect(history.tail(5)).toEqual([]);
  expect(history.range(0)).toEqual([]);
  expect(() => readdirSync(where)).toThrow("ENOENT");
});

test("a line cut short is passed over", () => {
  const where = folder();
  new History(where).add(1, "whole");
  appendFileSync(join(where, "000001.jsonl"), '{"line":2,"inp');
  expect(inputs(new History(where).tail(5))).toEqual(["whole"]);
});

test.skipIf(process.platform === "win32")("is the user's alone", () => {
  const where = folder();
  new History(where).add(1, "secret");
  expect(statSync(where).mode & 0o077).toBe(0);
  expect(statSync(join(where, "000001.jsonl")).mode & 0o077).toBe(0);
});

test("where it cannot be written, this session's is still there", () => {
  const history = new History("/dev/null/history");
  history.add(1, "kept");
  expect(inputs(history.range(0))).toEqual(["kept"]);
  expect(inputs(history.tail(5))).toEqual(["kept"]);
});
