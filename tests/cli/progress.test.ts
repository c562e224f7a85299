import { expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { Progress } from "../../src/cli/progress.ts";

/** What a run of two cells writes to stderr. */
function shown(stderr: Partial<Io["stderr"]>, env: Io["env"] = {}): string {
  let text = "";
  const io = {
    cwd: "/",
    env,
    stdout: { write: () => {} },
    stderr: { ...stderr, write: (part: string) => (text += part) },
    signal: new AbortController().signal,
  };
  const progress = new Progress(io);
  const notebook = "notebooks/a rather long name.ipynb";
  progress.show({ kind: "started", notebook, cells: 2 });
  progress.show({ kind: "cell", notebook, done: 1 });
  progress.show({ kind: "note", text: "a note" });
  progress.show({ kind: "cell", notebook, done: 2 });
  progress.show({ kind: "ended", notebook, ok: true, milliseconds: 1234 });
  progress.stop();
  return text;
}

const esc = String.fromCharCode(27);
const erasure = new RegExp(`^${esc}\\[(\\d+)A${esc}\\[0J`);

/** What a terminal shows of it in the end: each erasure takes lines back. */
function screen(text: string): string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=\n)/)) {
    const erased = erasure.exec(part);
    if (erased !== null) lines.splice(lines.length - Number(erased[1]));
    lines.push(part.replace(erasure, "").replace("\n", ""));
  }
  return lines.filter((line) => line !== "");
}

test("a log gets a line when a notebook ends, and no control codes", () => {
  expect(shown({})).toBe("a note\n✓ notebooks/a rather long name.ipynb  2 cells  1.2 s\n");
});

test("a terminal has one line a notebook, redrawn in place, with notes above it", () => {
  const text = shown({ isTTY: true, columns: 80 }, { NO_COLOR: "1" });
  expect(text).toContain("cell 2 of 2");
  expect(screen(text)).toEqual(["a note", "✓ notebooks/a rather long name.ipynb  2 cells  1.2 s"]);
});

test("a narrow terminal gets a shorter name and never a line that wraps", () => {
  const lines = screen(shown({ isTTY: true, columns: 36 }, { NO_COLOR: "1" }));
  expect(lines.at(-1)).toMatch(/^✓ ….*name\.ipynb {2}2 cells {2}1\.2 s$/);
  for (const line of lines) expect(line.length).toBeLessThan(36);
});

test("colours only on a terminal, and not where NO_COLOR asks for none", () => {
  const colour = new RegExp(`${esc}\\[3[12]m`);
  expect(shown({ isTTY: true })).toMatch(colour);
  expect(shown({ isTTY: true }, { NO_COLOR: "1" })).not.toMatch(colour);
  expect(shown({})).not.toMatch(colour);
});
