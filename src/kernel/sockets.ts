import { createRequire } from "node:module";
import type { Dealer, Router, XPublisher, Proxy as ZmqProxy } from "zeromq";
import { UsageError } from "../errors.ts";
import { log } from "./log.ts";

// zeromq is CommonJS; through `import` Node would first scan its files for names, a fifth of the time to start.
const zmq = createRequire(import.meta.url)("zeromq") as typeof import("zeromq");

/** One bound socket: frames out, in order, and frames in. */
export interface Endpoint {
  /** Resolves once the frames are in zeromq's hands; calls are kept in order. A failure is logged, never thrown. */
  send(frames: readonly Uint8Array[]): Promise<void>;
  receive(): AsyncIterable<Uint8Array[]>;
  /** Sends what is pending and closes. */
  close(): Promise<void>;
}

// No high water mark and no waiting: otherwise zeromq.js defers one send after 512 in a row and throws EBUSY at the
// next, which is how a kernel loses output, idle messages first of all.
const unlimited = { sendHighWaterMark: 0, receiveHighWaterMark: 0, sendTimeout: 0, linger: 1000 };

/** A router, for shell, control and stdin. */
export function bindRouter(address: string): Promise<Endpoint> {
  // With handover a frontend that reconnects under its old identity gets its answers; else they are dropped silently.
  return bind(new zmq.Router({ ...unlimited, handover: true, ipv6: true }), address);
}

/** A publisher that also says, by receiving, who subscribed: for iopub. */
export function bindPublisher(address: string): Promise<Endpoint> {
  const socket = new zmq.XPublisher({ ...unlimited, ipv6: true });
  socket.verbosity = "allSubs";
  return bind(socket, address);
}

/**
 * A socket that sends back whatever it receives, on a thread of zeromq's own: it answers even while JavaScript is busy.
 *
 * A proxy carries messages between a router and a dealer that is connected to itself, so that each comes back.
 */
export async function bindEcho(address: string): Promise<{ close(): Promise<void> }> {
  const front = new zmq.Router({ linger: 0, ipv6: true });
  const back = new zmq.Dealer({ linger: 0 });
  await bindSocket(front, address);
  const mirror = `inproc://echo ${address}`;
  await back.bind(mirror);
  back.connect(mirror);
  const proxy: ZmqProxy<Router, Dealer> = new zmq.Proxy(front, back);
  const ended = proxy.run();
  // Node waits at exit for the proxy's thread: a kernel that died of an error would hang there.
  const terminate = () => proxy.terminate();
  process.once("exit", terminate);
  return {
    close() {
      process.off("exit", terminate);
      terminate();
      return ended;
    },
  };
}

async function bind(socket: Router | XPublisher, address: string): Promise<Endpoint> {
  await bindSocket(socket, address);
  let sent: Promise<void> = Promise.resolve();
  return {
    send(frames) {
      sent = sent
        .then(() => socket.send(frames as Buffer[]))
        .catch((error: Error) => log(`a message could not be sent on ${address}: ${error.message}`));
      return sent;
    },
    receive: () => socket as AsyncIterable<Uint8Array[]>,
    async close() {
      await sent;
      socket.close();
    },
  };
}

async function bindSocket(socket: Router | XPublisher, address: string): Promise<void> {
  try {
    await socket.bind(address);
  } catch (cause) {
    throw new UsageError(
      {
        problem: `the kernel cannot listen on ${address}, where its connection file says (${(cause as Error).message})`,
        remedy: "Free that port, or let Jupyter write a new connection file.",
      },
      { cause },
    );
  }
}
