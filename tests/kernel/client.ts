import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dealer, Request, Subscriber } from "zeromq";

export interface Received {
  readonly type: string;
  readonly header: Record<string, string>;
  readonly parent: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into the content of many message types.
  readonly content: any;
  readonly metadata: Record<string, unknown>;
  readonly buffers: Buffer[];
}

export interface Answer {
  readonly reply: Received;
  /** What iopub carried for the request, from busy to idle. */
  readonly iopub: Received[];
}

export interface LaunchOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly transport?: "tcp" | "ipc";
  readonly key?: string;
}

/** A kernelspec's argv, or what starts a kernel in this process on a connection file. */
export type Launch = readonly string[] | ((connectionFile: string) => void);

export type ChannelName = "shell" | "control" | "stdin";

const delimiter = "<IDS|MSG>";

/**
 * A small Jupyter client, for tests: it drives any kernel that a kernelspec's argv can start.
 * It shares nothing with the kernel's own code, so that a mistake cannot be on both sides.
 */
export class KernelClient {
  /** The kernel's process; undefined when it runs in this one. */
  readonly process: ChildProcess | undefined;
  readonly folder: string;
  readonly session = randomUUID();
  readonly connection: Record<string, string | number>;
  /** Everything iopub carried, in order. */
  readonly log: Received[] = [];
  /** The replies on shell and control, by the id of their request. */
  readonly replies = new Map<string, Received>();
  /** What the kernel process wrote to its own stderr. */
  stderr = "";
  /** Answers input requests; undefined lets them wait. */
  onInput: ((request: Received) => string | undefined) | undefined;
  readonly sockets: Record<ChannelName, Dealer>;
  readonly #iopub = new Subscriber({ receiveHighWaterMark: 0, linger: 0 });
  readonly #listeners = new Set<() => void>();

  private constructor(
    process: ChildProcess | undefined,
    folder: string,
    connection: Record<string, string | number>,
  ) {
    this.process = process;
    this.folder = folder;
    this.connection = connection;
    process?.stderr?.on("data", (chunk) => {
      this.stderr += chunk;
    });
    const dealer = (name: ChannelName) => {
      const socket = new Dealer({ routingId: this.session, receiveHighWaterMark: 0, linger: 0 });
      socket.connect(this.address(name));
      void this.#receive(name, socket);
      return socket;
    };
    this.sockets = { shell: dealer("shell"), control: dealer("control"), stdin: dealer("stdin") };
    this.#iopub.subscribe();
    this.#iopub.connect(this.address("iopub"));
    void this.#receive("iopub", this.#iopub);
  }

  /** Starts a kernel by its argv, in which `{connection_file}` becomes the connection file, or by a function of it. */
  static async launch(kernel: Launch, options: LaunchOptions = {}): Promise<KernelClient> {
    const folder = mkdtempSync(join(tmpdir(), "dossier-kernel-"));
    const { transport = "tcp", key = randomUUID() } = options;
    const ports = transport === "tcp" ? await freePorts(5) : [1, 2, 3, 4, 5];
    const connection = {
      transport,
      ip: transport === "tcp" ? "127.0.0.1" : join(folder, "socket"),
      key,
      signature_scheme: "hmac-sha256",
      shell_port: ports[0] as number,
      iopub_port: ports[1] as number,
      stdin_port: ports[2] as number,
      control_port: ports[3] as number,
      hb_port: ports[4] as number,
    };
    const file = join(folder, "connection.json");
    writeFileSync(file, JSON.stringify(connection));
    if (typeof kernel === "function") {
      kernel(file);
      return new KernelClient(undefined, folder, connection);
    }
    const [command, ...args] = kernel.map((arg) => arg.replaceAll("{connection_file}", file));
    const child = spawn(command as string, args, {
      cwd: options.cwd ?? folder,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true, // A group of its own, since stock tslab starts another process that outlives it.
    });
    return new KernelClient(child, folder, connection);
  }

  /** Launches, and waits until the kernel answers and iopub is connected. */
  static async start(kernel: Launch, options: LaunchOptions = {}): Promise<KernelClient> {
    const client = await KernelClient.launch(kernel, options);
    await client.request("kernel_info_request", {}, { idle: false });
    while (client.log.every(({ type }) => type !== "status")) {
      await client.request("kernel_info_request", {}, { idle: false });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return client;
  }

  address(name: ChannelName | "iopub" | "hb"): string {
    const { transport, ip } = this.connection;
    return `${transport}://${ip}${transport === "ipc" ? "-" : ":"}${this.connection[`${name}_port`]}`;
  }

  /** Sends a message and gives its id. */
  send(
    type: string,
    content: unknown,
    { channel = "shell", parent = {}, buffers = [] as Buffer[] }: SendOptions = {},
  ): string {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session: this.session,
      username: "test",
      date: new Date().toISOString(),
      version: "5.4",
    };
    const parts = [header, parent, {}, content].map((part) => JSON.stringify(part));
    void this.sockets[channel].send([delimiter, this.sign(parts), ...parts, ...buffers]);
    return header.msg_id;
  }

  sign(parts: readonly string[]): string {
    const { key } = this.connection;
    return key === "" ? "" : createHmac("sha256", String(key)).update(parts.join("")).digest("hex");
  }

  /** Sends a request, and waits for its reply and for its idle. */
  async request(type: string, content: unknown = {}, options: RequestOptions = {}): Promise<Answer> {
    const { timeout = 20_000, idle = true, ...sending } = options;
    return this.answer(this.send(type, content, sending), { timeout, idle });
  }

  /** The reply and the iopub messages of a request already sent. */
  answer(id: string, { timeout = 20_000, idle = true } = {}): Promise<Answer> {
    return this.until(`an answer to ${id}`, timeout, () => {
      const reply = this.replies.get(id);
      if (reply === undefined) return undefined;
      const iopub = this.outputs(id);
      return !idle || iopub.at(-1)?.content.execution_state === "idle" ? { reply, iopub } : undefined;
    });
  }

  /** Waits for the idle of a message that has no reply. */
  idle(id: string): Promise<Received> {
    return this.waitFor(({ parent, content }) => parent.msg_id === id && content.execution_state === "idle");
  }

  execute(
    code: string,
    content: Record<string, unknown> = {},
    options: RequestOptions = {},
  ): Promise<Answer> {
    return this.request("execute_request", { code, silent: false, allow_stdin: false, ...content }, options);
  }

  /** What iopub has carried for a request so far. */
  outputs(id: string): Received[] {
    return this.log.filter(({ parent }) => parent.msg_id === id);
  }

  /** The first message of iopub that `match` accepts, come or to come. */
  waitFor(match: (message: Received) => boolean, timeout = 20_000): Promise<Received> {
    return this.until("a message", timeout, () => this.log.find(match));
  }

  /** Waits until `check` gives something; it is asked now and at every message. */
  until<T>(what: string, timeout: number, check: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const listener = () => {
        const found = check();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(listener);
        reject(new Error(`${what} did not come within ${timeout} ms; the kernel's stderr: ${this.stderr}`));
      }, timeout);
      this.#listeners.add(listener);
      listener();
    });
  }

  /** Milliseconds until the heartbeat comes back. */
  async heartbeat(): Promise<number> {
    const socket = new Request({ linger: 0, receiveTimeout: 5000 });
    socket.connect(this.address("hb"));
    const started = performance.now();
    await socket.send("beat");
    const [echo] = await socket.receive();
    socket.close();
    if (String(echo) !== "beat") throw new Error(`the heartbeat came back as ${echo}`);
    return performance.now() - started;
  }

  /** Shuts down the kernel, if it is a process that still runs, and gives its exit code. */
  async close(): Promise<number | null> {
    const child = this.process;
    if (child?.exitCode === null && child.signalCode === null) {
      const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      this.send("shutdown_request", { restart: false }, { channel: "control" });
      const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await exit;
      clearTimeout(timer);
    }
    killGroup(child?.pid);
    for (const socket of [...Object.values(this.sockets), this.#iopub]) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
    return child?.exitCode ?? null;
  }

  async #receive(channel: ChannelName | "iopub", socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      const start = frames.findIndex((frame) => String(frame) === delimiter);
      const [signature, ...rest] = frames.slice(start + 1);
      const parts = rest.slice(0, 4).map(String);
      if (String(signature) !== this.sign(parts)) throw new Error(`bad signature on ${channel}`);
      const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part));
      const message = { type: header.msg_type, header, parent, metadata, content, buffers: rest.slice(4) };
      if (channel === "iopub") this.log.push(message);
      else if (channel !== "stdin") this.replies.set(parent.msg_id, message);
      if (channel === "stdin") {
        const value = this.onInput?.(message);
        if (value !== undefined) this.send("input_reply", { value }, { channel, parent: header });
      }
      for (const listener of [...this.#listeners]) listener();
    }
  }
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined || process.platform === "win32") return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}

interface SendOptions {
  readonly channel?: ChannelName;
  readonly parent?: unknown;
  readonly buffers?: Buffer[];
}

interface RequestOptions extends SendOptions {
  readonly timeout?: number;
  /** Whether to wait for the request's idle too. */
  readonly idle?: boolean;
}

/** Ports nobody listens on, held open until all are known so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** The text of the stream messages of one name, joined. */
export function streamText(iopub: readonly Received[], name = "stdout"): string {
  return iopub
    .filter(({ type, content }) => type === "stream" && content.name === name)
    .map(({ content }) => content.text)
    .join("");
}
