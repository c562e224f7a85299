import type { CommMessage } from "../session/comm.ts";
import type { Output } from "../session/output.ts";
import type { Kernel } from "./kernel.ts";
import type { Header } from "./message.ts";

/** Publishes what a cell shows, with the cell's request as its parent however late it comes. */
export function publishOutput(
  { iopub }: Kernel,
  output: Output,
  parent: Header,
  executionCount: number,
): void {
  if (output.type === "stream") {
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

/** Publishes what a cell says on a comm. */
export function publishComm({ iopub, comms }: Kernel, message: CommMessage, parent: Header): void {
  const { type, comm_id, target_name, data, metadata = {}, buffers = [] } = message;
  comms.note(message);
  const content = type === "comm_open" ? { comm_id, target_name, data } : { comm_id, data };
  iopub.publish(type, content, parent, { metadata, buffers });
}
