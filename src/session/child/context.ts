import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import { promiseHooks } from "node:v8";
import { Cell } from "./cell.ts";

/**
 * Whose code is running: output goes to the cell that it comes from, so that a timer of cell 3 which fires
 * during cell 5 writes under cell 3.
 *
 * AsyncLocalStorage would be the tool. On Node 20 and 22 it stands on async_hooks, whose stack of ids a
 * terminated `while (true) await null` leaves behind: Node then aborts on an assertion, and every variable
 * would be lost to an interrupt. So promises are followed by V8's own hooks, and timers by wrapping them.
 */
let current: Cell | undefined;
let latest = new Cell(0);

/** The cell whose code is running; for code of unknown origin (an event, say) the last that was started. */
export const currentCell = (): Cell => current ?? latest;

/** Starts a cell: what `run` does, and all that follows from it, is the cell's. */
export function runInCell<T>(cell: Cell, run: () => T): T {
  latest = cell;
  current = cell;
  const result = run();
  current = undefined;
  return result;
}

/** No cell's code is running: called where the event loop begins anew, as a terminated cell could not. */
export function leaveCells(): void {
  current = undefined;
}

/** How many of a cell's promises are known to it: first comes the evaluator's, then that of the cell's code, then its awaits'. */
const firstPromises = 4;

/** The cell whose code made a promise. */
export const originOf = (promise: Promise<unknown>): Cell => Origin.of(promise) ?? latest;

/** Follows cells through promises, timers and ticks. */
export function followCells(): void {
  promiseHooks.createHook({
    init(promise) {
      if (current === undefined) return;
      if (current.promises.length < firstPromises) current.promises.push(promise);
      new Origin(promise, current);
    },
    before(promise) {
      current = Origin.of(promise);
    },
    after() {
      current = undefined;
    },
  });
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const carried = carryCell(timers[name]);
    Object.assign(timers, { [name]: carried });
    Object.assign(globalThis, { [name]: carried });
  }
  globalThis.queueMicrotask = carryCell(queueMicrotask);
  process.nextTick = carryCell(process.nextTick) as typeof process.nextTick;
  syncBuiltinESMExports();
}

type Callback = (this: unknown, ...values: unknown[]) => void;

/** Makes what is scheduled run as part of the cell that schedules it, and no more once it was interrupted. */
function carryCell<F extends (...values: never[]) => unknown>(schedule: F): F {
  const carrying = (callback: unknown, ...rest: unknown[]): unknown => {
    const cell = current;
    const call = schedule as unknown as (...values: unknown[]) => unknown;
    if (cell === undefined || typeof callback !== "function") return call(callback, ...rest);
    return call(
      function (this: unknown, ...values: unknown[]) {
        if (cell.state === "interrupted") return;
        current = cell;
        (callback as Callback).apply(this, values);
        current = undefined;
      },
      ...rest,
    );
  };
  // `util.promisify(setTimeout)` and others look at its properties.
  return Object.defineProperties(carrying, Object.getOwnPropertyDescriptors(schedule)) as unknown as F;
}

/** A class whose instances are what they are made from. */
class Itself {
  constructor(value: object) {
    // biome-ignore lint/correctness/noConstructorReturn: a subclass then puts its fields on that value
    return value;
  }
}

/** Puts a private field on promises: unlike a symbol, nobody sees it, and it is faster than a WeakMap. */
class Origin extends Itself {
  readonly #cell: Cell;

  constructor(promise: Promise<unknown>, cell: Cell) {
    super(promise);
    this.#cell = cell;
  }

  static of(promise: Promise<unknown>): Cell | undefined {
    return #cell in promise ? (promise as unknown as Origin).#cell : undefined;
  }
}
