/** A message of Jupyter's comms, in either direction (Jupyter messaging 5.4, "Custom Messages"). */
export interface CommMessage {
  readonly type: "comm_open" | "comm_msg" | "comm_close";
  readonly comm_id: string;
  /** With `comm_open`. */
  readonly target_name?: string;
  readonly data: unknown;
  readonly metadata?: Record<string, unknown>;
  readonly buffers?: readonly Uint8Array[];
}

/** A comm message as it travels between the processes: as JSON. */
export interface PackedComm extends Omit<CommMessage, "buffers"> {
  /** In base64. */
  readonly buffers?: readonly string[];
}

export function packComm({ buffers, ...message }: CommMessage): PackedComm {
  if (buffers === undefined || buffers.length === 0) return message;
  return { ...message, buffers: buffers.map((buffer) => Buffer.from(buffer).toString("base64")) };
}

export function unpackComm({ buffers, ...message }: PackedComm): CommMessage {
  if (buffers === undefined) return message;
  return { ...message, buffers: buffers.map((buffer) => Buffer.from(buffer, "base64")) };
}
