/** Does tasks one after the other, in the order they came. */
export class Queue<T> {
  readonly #do: (task: T) => Promise<void>;
  readonly #waiting: T[] = [];
  #current: T | undefined;

  constructor(work: (task: T) => Promise<void>) {
    this.#do = work;
  }

  /** The task being done. */
  get current(): T | undefined {
    return this.#current;
  }

  /** The tasks not begun, in order. */
  get waiting(): readonly T[] {
    return this.#waiting;
  }

  push(task: T): void {
    this.#waiting.push(task);
    if (this.#current === undefined) void this.#work();
  }

  async #work(): Promise<void> {
    for (let task = this.#waiting.shift(); task !== undefined; task = this.#waiting.shift()) {
      this.#current = task;
      await this.#do(task);
      this.#current = undefined;
    }
  }
}
