import { describe, expect, test } from "vitest";
import type { CodeCell } from "../../src/notebook/notebook.ts";
import { displayLimits } from "../../src/run/display-cap.ts";
import { OutputRecorder } from "../../src/run/outputs.ts";
import { streamLimit } from "../../src/run/stream-cap.ts";
import type { Output } from "../../src/session/output.ts";

const cell = (): CodeCell => ({
  cell_type: "code",
  id: "a",
  metadata: {},
  source: "",
  execution_count: 1,
  outputs: [],
});
const stream = (text: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  type: "stream",
  name,
  text,
});
const display = (
  text: string,
  id?: string,
  type: "display_data" | "update_display_data" = "display_data",
): Output => ({
  type,
  data: { "text/plain": text },
  metadata: {},
  ...(id === undefined ? {} : { transient: { display_id: id } }),
});

function recorded(...outputs: Output[]): CodeCell["outputs"] {
  const [recorder, target] = [new OutputRecorder(), cell()];
  for (const output of outputs) recorder.record(target, output);
  return target.outputs;
}

test("joins adjacent text of one stream, and keeps the order of the rest", () => {
  expect(
    recorded(stream("a"), stream("b"), stream("c", "stderr"), display("d"), stream("e"), stream("f")),
  ).toMatchObject([
    { output_type: "stream", name: "stdout", text: "ab" },
    { output_type: "stream", name: "stderr", text: "c" },
    { output_type: "display_data", data: { "text/plain": "d" } },
    { output_type: "stream", name: "stdout", text: "ef" },
  ]);
});

test("a result bears the cell's number; a name of a display is not kept", () => {
  expect(
    recorded({ type: "execute_result", data: { "text/plain": "2" }, metadata: {} }, display("x", "id")),
  ).toEqual([
    { output_type: "execute_result", execution_count: 1, data: { "text/plain": "2" }, metadata: {} },
    { output_type: "display_data", data: { "text/plain": "x" }, metadata: {} },
  ]);
});

test("clear_output takes back what was shown; with wait, only when something follows", () => {
  const clear = (wait: boolean): Output => ({ type: "clear_output", wait });
  expect(recorded(stream("a"), clear(false))).toEqual([]);
  expect(recorded(stream("a"), clear(true))).toMatchObject([{ text: "a" }]);
  expect(recorded(stream("a"), clear(true), stream("b"))).toMatchObject([{ text: "b" }]);
  expect(recorded(stream("a"), clear(true), stream("b"), stream("c"))).toMatchObject([{ text: "bc" }]);
});

test("an update changes the display in the cell where it stands, each time it stands there", () => {
  const recorder = new OutputRecorder();
  const [first, second] = [cell(), cell()];
  recorder.record(first, display("old", "id"));
  recorder.record(first, display("other"));
  recorder.record(second, display("old", "id"));
  recorder.record(second, display("new", "id", "update_display_data"));
  expect(first.outputs).toMatchObject([
    { data: { "text/plain": "new" } },
    { data: { "text/plain": "other" } },
  ]);
  expect(second.outputs).toMatchObject([{ data: { "text/plain": "new" } }]);
});

test("an update of a display that was cleared, or never was, shows nothing", () => {
  const clear: Output = { type: "clear_output", wait: false };
  expect(recorded(display("old", "id"), clear, display("new", "id", "update_display_data"))).toEqual([]);
});

describe("text beyond the limit", () => {
  const line = `${"x".repeat(99)}\n`;
  const textOf = (target: CodeCell) =>
    target.outputs.map((output) => (output.output_type === "stream" ? output.text : "")).join("|");

  test("is left out by whole lines, and their number told, here and to the caller", () => {
    const [recorder, target] = [new OutputRecorder(), cell()];
    const fitting = streamLimit / line.length;
    for (let i = 0; i < fitting - 1; i++) recorder.record(target, stream(line));
    recorder.record(target, stream(`${line}lost\n`));
    recorder.record(target, display("kept"));
    for (let i = 0; i < 1233; i++) recorder.record(target, stream("lost", "stderr"));
    recorder.record(target, stream("\nlost\nlost without an end"));
    expect(recorder.finish()).toEqual([{ cell: target, count: 4, of: "lines" }]);
    expect(textOf(target)).toBe(`${line.repeat(fitting)}… 4 more lines left out\n|`);
    expect(target.outputs).toHaveLength(2);
  });

  test("of one endless line is cut", () => {
    const [recorder, target] = [new OutputRecorder(), cell()];
    recorder.record(target, stream("x".repeat(streamLimit + 1)));
    recorder.finish();
    expect(textOf(target)).toBe(`${"x".repeat(streamLimit)}\n… 1 more line left out\n`);
  });

  test("counts for each cell apart, and anew when the cell is cleared", () => {
    const recorder = new OutputRecorder();
    const [first, second] = [cell(), cell()];
    recorder.record(first, stream(line.repeat(streamLimit / line.length + 1)));
    recorder.record(second, stream("kept\n"));
    recorder.record(first, { type: "clear_output", wait: false });
    recorder.record(first, stream("new\n"));
    expect(recorder.finish()).toEqual([]);
    expect([textOf(first), textOf(second)]).toEqual(["new\n", "kept\n"]);
  });
});

describe("displays beyond the limit", () => {
  const last = ({ outputs }: CodeCell) => outputs.at(-1);

  test("are left out, and their number told, here and to the caller", () => {
    const [recorder, target, other] = [new OutputRecorder(), cell(), cell()];
    for (let i = 0; i < displayLimits.count + 3; i++) recorder.record(target, display(`${i}`));
    recorder.record(other, display("kept"));
    expect(recorder.finish()).toEqual([{ cell: target, count: 3, of: "displays" }]);
    expect(target.outputs).toHaveLength(displayLimits.count + 1);
    const text = "… 3 more displays left out\n";
    expect(last(target)).toEqual({ output_type: "stream", name: "stderr", text });
    expect(other.outputs).toHaveLength(1);
  });

  test("by their size, and none after them that is small", () => {
    const [recorder, target] = [new OutputRecorder(), cell()];
    const half = "x".repeat(displayLimits.size / 2);
    for (const text of ["small", half, half, "small"]) recorder.record(target, display(text));
    expect(recorder.finish()).toEqual([{ cell: target, count: 2, of: "displays" }]);
  });

  test("do not count when the cell is cleared, or a display is updated", () => {
    const [recorder, target] = [new OutputRecorder(), cell()];
    recorder.record(target, display("progress", "id"));
    for (let i = 0; i < displayLimits.count + 1; i++)
      recorder.record(target, display(`${i}`, "id", "update_display_data"));
    for (let i = 0; i < displayLimits.count; i++) recorder.record(target, display(`${i}`));
    recorder.record(target, { type: "clear_output", wait: false });
    recorder.record(target, display("new"));
    expect(recorder.finish()).toEqual([]);
    expect(target.outputs).toHaveLength(1);
  });
});
