import { display } from "../display/display.ts";
import { installSink, type PendingDisplay } from "../display/sink.ts";
import type { DisplayOutput, MimeBundle, Output } from "../output.ts";
import type { Cell } from "./cell.ts";
import { currentCell } from "./context.ts";
import { readableFrames } from "./stack.ts";
import { describeThrown } from "./traceback.ts";

/** Sends displays to the cell that asked for them; `display` needs no import. */
export function captureDisplays(): void {
  installSink({
    show(type, { bundle, metadata, id }: PendingDisplay) {
      const output = (data: MimeBundle): Output => ({ type, data, metadata, transient: { display_id: id } });
      sendDisplay(currentCell(), bundle, output);
    },
    clear: (wait) => currentCell().send({ type: "clear_output", wait }),
  });
  Object.defineProperty(globalThis, "display", { value: display, configurable: true, writable: true });
}

/** Shows the value of a cell's last expression. */
export function sendResult(cell: Cell, bundle: MimeBundle | Promise<MimeBundle>): void {
  sendDisplay(cell, bundle, (data): DisplayOutput => ({ type: "execute_result", data, metadata: {} }));
}

function sendDisplay(
  cell: Cell,
  bundle: MimeBundle | Promise<MimeBundle>,
  output: (data: MimeBundle) => Output,
): void {
  const outputs = (data: MimeBundle) => (Object.keys(data).length === 0 ? [] : [output(readable(data))]);
  if (!(bundle instanceof Promise)) {
    for (const shown of outputs(bundle)) cell.send(shown);
    return;
  }
  cell.sendLater(
    bundle.then(outputs).catch((error: unknown) => {
      cell.fail(describeThrown(error));
      return [];
    }),
  );
}

/** An error that is shown names the lines of cells, not of what they were compiled to. */
function readable(data: MimeBundle): MimeBundle {
  const text = data["text/plain"];
  return typeof text === "string" ? { ...data, "text/plain": readableFrames(text) } : data;
}
