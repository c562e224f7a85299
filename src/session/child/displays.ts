import { display } from "../display/display.ts";
import { installSink, type PendingDisplay } from "../display/sink.ts";
import type { DisplayOutput, MimeBundle, Output } from "../output.ts";
import type { Cell } from "./cell.ts";
import { currentCell } from "./context.ts";
import type { SourcePosition } from "./positions.ts";
import { readableFrames } from "./stack.ts";
import { describeThrown, positionOf } from "./traceback.ts";

/** Sends displays to the cell that asked for them; `display` needs no import. */
export function captureDisplays(): void {
  installSink({
    show(type, { bundle, metadata, id }: PendingDisplay) {
      const output = (data: MimeBundle): Output => ({ type, data, metadata, transient: { display_id: id } });
      // What takes time to make fails with a stack that does not reach the cell any more.
      const shownAt = bundle instanceof Promise ? positionOf(new Error()) : undefined;
      sendDisplay(currentCell(), bundle, output, shownAt);
    },
    clear: (wait) => currentCell().send({ type: "clear_output", wait }),
  });
  Object.defineProperty(globalThis, "display", { value: display, configurable: true, writable: true });
}

/** Shows the value of a cell's last expression. */
export function sendResult(
  cell: Cell,
  bundle: MimeBundle | Promise<MimeBundle>,
  shownAt: SourcePosition,
): void {
  const output = (data: MimeBundle): DisplayOutput => ({ type: "execute_result", data, metadata: {} });
  sendDisplay(cell, bundle, output, shownAt);
}

function sendDisplay(
  cell: Cell,
  bundle: MimeBundle | Promise<MimeBundle>,
  output: (data: MimeBundle) => Output,
  shownAt: SourcePosition | undefined,
): void {
  const outputs = (data: MimeBundle) => (Object.keys(data).length === 0 ? [] : [output(readable(data))]);
  if (!(bundle instanceof Promise)) {
    for (const shown of outputs(bundle)) cell.send(shown);
    return;
  }
  cell.sendLater(
    bundle.then(outputs).catch((error: unknown) => {
      cell.fail(describeThrown(error, cell.title, shownAt));
      return [];
    }),
  );
}

/** An error that is shown names the lines of cells, not of what they were compiled to. */
function readable(data: MimeBundle): MimeBundle {
  const text = data["text/plain"];
  return typeof text === "string" ? { ...data, "text/plain": readableFrames(text) } : data;
}
