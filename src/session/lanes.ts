/**
 * Several streams of one process, handed on in an order: the process puts the same mark into all of them, and what comes
 * before a mark in any is handed on before what comes after it in another.
 */
export class Lanes<Name extends string, Item> {
  readonly #deliver: (lane: Name, item: Item) => void;
  /** What waits in a lane: behind a mark, which comes first. */
  readonly #waiting = new Map<Name, (number | { item: Item })[]>();

  constructor(names: readonly Name[], deliver: (lane: Name, item: Item) => void) {
    this.#deliver = deliver;
    for (const name of names) this.#waiting.set(name, []);
  }

  push(lane: Name, item: Item): void {
    const waiting = this.#waiting.get(lane) ?? [];
    if (waiting.length === 0) this.#deliver(lane, item);
    else waiting.push({ item });
  }

  /** The mark `id` has come in a lane. Marks are numbered upwards. */
  mark(lane: Name, id: number): void {
    this.#waiting.get(lane)?.push(id);
    this.#advance();
  }

  /** A lane has ended: no mark will come in it. */
  close(lane: Name): void {
    const waiting = this.#waiting.get(lane) ?? [];
    this.#waiting.delete(lane);
    for (const entry of waiting) if (typeof entry !== "number") this.#deliver(lane, entry.item);
    this.#advance();
  }

  /** Passes the marks that all lanes have reached; one that was lost in a lane (an interrupt) is made good by the next. */
  #advance(): void {
    for (;;) {
      const marks = [...this.#waiting.values()].map(([first]) => first);
      if (marks.length === 0 || marks.some((mark) => typeof mark !== "number")) return;
      const reached = Math.min(...(marks as number[]));
      for (const waiting of this.#waiting.values()) if (waiting[0] === reached) waiting.shift();
      for (const [lane, waiting] of this.#waiting)
        while (typeof waiting[0] === "object") this.#deliver(lane, (waiting.shift() as { item: Item }).item);
    }
  }
}
