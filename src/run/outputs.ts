import type { CodeCell, Output as Recorded } from "../notebook/notebook.ts";
import type { Output } from "../session/output.ts";
import { DisplayCap } from "./display-cap.ts";
import { StreamCap } from "./stream-cap.ts";

type Display = Extract<Recorded, { output_type: "display_data" | "execute_result" }>;

/** What is left out of a cell that showed more than a notebook takes. */
export interface Excess {
  readonly cell: CodeCell;
  readonly count: number;
  readonly of: "lines" | "displays";
}

/**
 * Records what the cells of a notebook show, as Jupyter's own clients do: adjacent text of one stream is one output,
 * `clear_output` takes back what the cell has shown, and an update of a display changes it in whichever cell it stands.
 * Text and displays are bounded ({@link StreamCap}, {@link DisplayCap}).
 */
export class OutputRecorder {
  readonly #displays = new Map<string, Display[]>();
  readonly #streams = new StreamCap();
  readonly #shown = new DisplayCap();
  readonly #pendingClear = new Set<CodeCell>();

  record(cell: CodeCell, output: Output): void {
    if (output.type === "clear_output" && output.wait) this.#pendingClear.add(cell);
    else if (output.type === "clear_output") this.#clear(cell);
    else if (output.type === "update_display_data") this.#update(output);
    else {
      if (this.#pendingClear.delete(cell)) this.#clear(cell);
      this.#append(cell, output);
    }
  }

  /** Ends the recording: cells that showed too much say so, and what of each is left out is given. */
  finish(): readonly Excess[] {
    const lines = [...this.#streams.finish()].map(([cell, count]) => ({ cell, count, of: "lines" as const }));
    const shown = [...this.#shown.finish()].map(([cell, count]) => ({
      cell,
      count,
      of: "displays" as const,
    }));
    return [...lines, ...shown];
  }

  #append(cell: CodeCell, output: Exclude<Output, { type: "clear_output" }>): void {
    if (output.type === "stream") this.#streams.append(cell, output.name, output.text);
    else if (output.type === "error") {
      const { ename, evalue, traceback } = output;
      cell.outputs.push({ output_type: "error", ename, evalue, traceback });
    } else this.#display(cell, output);
  }

  #clear(cell: CodeCell): void {
    this.#streams.clear(cell);
    this.#shown.clear(cell);
    const gone = new Set<Recorded>(cell.outputs.splice(0));
    for (const [id, shown] of this.#displays)
      this.#displays.set(
        id,
        shown.filter((display) => !gone.has(display)),
      );
  }

  #display(cell: CodeCell, output: Extract<Output, { data: unknown }>): void {
    const { data, metadata } = output;
    if (!this.#shown.admits(cell, data)) return;
    const display: Display =
      output.type === "execute_result"
        ? { output_type: "execute_result", execution_count: cell.execution_count, data, metadata }
        : { output_type: "display_data", data, metadata };
    cell.outputs.push(display);
    const id = output.transient?.display_id;
    if (id !== undefined) this.#displays.set(id, [...(this.#displays.get(id) ?? []), display]);
  }

  #update({ data, metadata, transient }: Extract<Output, { data: unknown }>): void {
    for (const display of this.#displays.get(transient?.display_id ?? "") ?? [])
      Object.assign(display, { data, metadata });
  }
}
