import type { CodeCell } from "../notebook/notebook.ts";
import type { MimeBundle } from "../session/output.ts";

/** How much the displays of one cell may hold in a notebook: so many of them, and so many UTF-16 units in all. */
export const displayLimits = { count: 2000, size: 100_000_000 } as const;

/** Bounds the displays of cells: a `while (true) display(…)` would else grow until memory ends. */
export class DisplayCap {
  readonly #kept = new Map<CodeCell, { count: number; size: number }>();
  readonly #leftOut = new Map<CodeCell, number>();

  /** Whether a display still has room in its cell; one that has not is counted. */
  admits(cell: CodeCell, data: MimeBundle): boolean {
    const { count, size } = this.#kept.get(cell) ?? { count: 0, size: 0 };
    const larger = { count: count + 1, size: size + sizeOf(data) };
    if (this.#leftOut.has(cell) || larger.count > displayLimits.count || larger.size > displayLimits.size) {
      this.#leftOut.set(cell, (this.#leftOut.get(cell) ?? 0) + 1);
      return false;
    }
    this.#kept.set(cell, larger);
    return true;
  }

  /** What the cell has shown is taken back. */
  clear(cell: CodeCell): void {
    this.#kept.delete(cell);
    this.#leftOut.delete(cell);
  }

  /** Says in each cell that showed too much how many displays are left out, and gives these numbers. */
  finish(): ReadonlyMap<CodeCell, number> {
    for (const [cell, count] of this.#leftOut)
      cell.outputs.push({ output_type: "stream", name: "stderr", text: `… ${displays(count)} left out\n` });
    return this.#leftOut;
  }
}

const displays = (count: number) =>
  `${count.toLocaleString("en")} more ${count === 1 ? "display" : "displays"}`;

function sizeOf(data: MimeBundle): number {
  return Object.values(data)
    .map((content) => (typeof content === "string" ? content : (JSON.stringify(content) ?? "")).length)
    .reduce((sum, length) => sum + length, 0);
}
