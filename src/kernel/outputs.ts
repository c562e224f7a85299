import type { Kernel } from "./kernel.ts";
import type { Header } from "./message.ts";
import type { Output } from "./seam.ts";

/** Publishes what a cell put out, with the cell's request as its parent however late it comes. */
export function publishOutput(kernel: Kernel, output: Output, parent: Header, executionCount: number): void {
  const { iopub, comms } = kernel;
  if ("comm_id" in output) {
    const { type, comm_id, target_name, data, metadata = {}, buffers = [] } = output;
    comms.note(output);
    const content = type === "comm_open" ? { comm_id, target_name, data } : { comm_id, data };
    iopub.publish(type, content, parent, { metadata, buffers });
  } else if (output.type === "stream") {
    iopub.write(output.name, output.text, parent);
  } else if (output.type === "clear_output") {
    iopub.publish(output.type, { wait: output.wait }, parent);
  } else if (output.type === "error") {
    const { type, ename, evalue, traceback } = output;
    iopub.publish(type, { ename, evalue, traceback }, parent);
  } else {
    const { type, data, metadata, transient = {} } = output;
    const last = type === "execute_result" ? { execution_count: executionCount } : { transient };
    iopub.publish(type, { data, metadata, ...last }, parent);
  }
}
