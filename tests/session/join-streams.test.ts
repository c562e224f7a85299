import { expect, test } from "vitest";
import { joinStreams } from "../../src/session/join-streams.ts";
import type { Report } from "../../src/session/messages.ts";

const text = (id: number, name: "stdout" | "stderr", text: string): Report => ({
  ...{ type: "output", id },
  output: { type: "stream", name, text },
});

test("adjacent text of one stream of one cell is joined, and nothing else", () => {
  const done: Report = { type: "done", id: 1 };
  const reports = [
    ...[text(1, "stdout", "a"), text(1, "stdout", "b"), text(1, "stderr", "c"), text(2, "stderr", "d"), done],
    ...[text(2, "stderr", "e"), text(2, "stderr", "f")],
  ];
  expect(joinStreams(reports)).toEqual([
    ...[
      text(1, "stdout", "ab"),
      text(1, "stderr", "c"),
      text(2, "stderr", "d"),
      done,
      text(2, "stderr", "ef"),
    ],
  ]);
});
