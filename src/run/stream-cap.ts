import type { CodeCell, Output } from "../notebook/notebook.ts";

type Stream = Extract<Output, { output_type: "stream" }>;

/**
 * How much text a cell may print into its notebook, in UTF-16 units. A `while (true) console.log(…)` would else grow until
 * memory ends, and no editor opens the notebook that three million lines make.
 */
export const streamLimit = 4_000_000;

/** What a cell has printed beyond the limit: counted and let go. */
interface Excess {
  /** The output that is the last to have text. */
  readonly last: Stream;
  lines: number;
  /** Whether the last line has no end yet. */
  open: boolean;
}

/** Bounds the text that cells print. */
export class StreamCap {
  readonly #used = new Map<CodeCell, number>();
  readonly #excess = new Map<CodeCell, Excess>();

  /** Adds text to a stream of a cell, as far as there is room. */
  append(cell: CodeCell, name: "stdout" | "stderr", text: string): void {
    const excess = this.#excess.get(cell);
    if (excess !== undefined) {
      count(excess, text);
      return;
    }
    const used = this.#used.get(cell) ?? 0;
    const kept = used + text.length <= streamLimit ? text : wholeLines(text, streamLimit - used);
    const output = streamOf(cell, name);
    output.text += kept;
    this.#used.set(cell, used + kept.length);
    if (kept === text) return;
    const fresh = { last: output, lines: 0, open: false };
    count(fresh, text.slice(kept.length));
    this.#excess.set(cell, fresh);
  }

  /** What the cell has printed is taken back. */
  clear(cell: CodeCell): void {
    this.#used.delete(cell);
    this.#excess.delete(cell);
  }

  /** Says in each cell that printed too much how many lines are left out, and gives these numbers. */
  finish(): ReadonlyMap<CodeCell, number> {
    const leftOut = new Map<CodeCell, number>();
    for (const [cell, { last, lines, open }] of this.#excess) {
      const all = lines + (open ? 1 : 0);
      last.text += `${last.text.endsWith("\n") ? "" : "\n"}… ${all.toLocaleString("en")} more ${all === 1 ? "line" : "lines"} left out\n`;
      leftOut.set(cell, all);
    }
    this.#excess.clear();
    return leftOut;
  }
}

/** The cell's last output, if it is of this stream, or else a new one. */
function streamOf(cell: CodeCell, name: "stdout" | "stderr"): Stream {
  const last = cell.outputs.at(-1);
  if (last?.output_type === "stream" && last.name === name) return last;
  const fresh: Stream = { output_type: "stream", name, text: "" };
  cell.outputs.push(fresh);
  return fresh;
}

/** As many lines as fit; of a first line that does not, its beginning. */
function wholeLines(text: string, room: number): string {
  const end = room === 0 ? 0 : text.lastIndexOf("\n", room - 1) + 1;
  return text.slice(0, end === 0 ? room : end);
}

function count(excess: Excess, text: string): void {
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) excess.lines++;
  if (text !== "") excess.open = !text.endsWith("\n");
}
