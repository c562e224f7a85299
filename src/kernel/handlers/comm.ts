import type { CommMessage } from "../../session/comm.ts";
import type { Handler, Kernel, Request } from "../kernel.ts";
import { publishComm, publishOutput } from "../outputs.ts";

/** The frontend opens a comm. In turn, because the cell that registers its target may be waiting. */
export const commOpen: Handler = { handle: deliver, inTurn: () => true };

/** The frontend's message to a comm: at once when the comm is known, so that a cell can await it. */
export const commMsg: Handler = { handle: deliver, inTurn: unknown };

/** The frontend closes a comm. */
export const commClose: Handler = { handle: deliver, inTurn: unknown };

function unknown({ content }: Request, { comms }: Kernel): boolean {
  return !comms.has(String(content.comm_id));
}

async function deliver(request: Request, kernel: Kernel): Promise<undefined> {
  const { content, metadata, buffers, header } = request;
  const message: CommMessage = {
    type: header.msg_type as CommMessage["type"],
    comm_id: String(content.comm_id),
    ...(typeof content.target_name === "string" ? { target_name: content.target_name } : {}),
    data: content.data ?? {},
    metadata,
    buffers,
  };
  kernel.comms.note(message);
  await (await kernel.session).comm(message, {
    onOutput: (output) => publishOutput(kernel, output, header, kernel.executionCount),
    onComm: (answer) => publishComm(kernel, answer, header),
  });
}
