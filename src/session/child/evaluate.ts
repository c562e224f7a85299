import { Session } from "node:inspector";

/** How evaluated code ended: with the value of its last expression, or with what it threw. */
export type Ending =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "thrown"; readonly thrown: unknown }
  | { readonly kind: "terminated" };

interface RemoteObject {
  objectId?: string;
  value?: unknown;
  unserializableValue?: string;
  type: string;
}

interface Evaluation {
  result: RemoteObject;
  exceptionDetails?: { exception?: RemoteObject; text: string };
}

/**
 * Evaluates code as Chrome's console does: in V8's REPL mode, one scope for all of it, where `let` may be
 * declared again, `await` stands anywhere, and a function sees the later value of a variable.
 */
export class Evaluator {
  readonly #inspector = new Session();
  /** The inspector gives handles of values; a call on this object, inside, hands over the value itself. */
  readonly #hand: { value?: unknown } = {};
  #handId: string | undefined;

  constructor() {
    this.#inspector.connect();
  }

  evaluate(code: string): Promise<Ending> {
    return new Promise((resolve) => {
      this.#inspector.post(
        "Runtime.evaluate",
        { expression: code, replMode: true, awaitPromise: true, objectGroup: "cell" } as object,
        (error: Error | null, answer?: object) => {
          // The inspector refuses to answer for code that was terminated.
          if (error !== null) return resolve({ kind: "terminated" });
          const { result, exceptionDetails } = answer as Evaluation;
          const ending: Ending =
            exceptionDetails === undefined
              ? { kind: "value", value: this.#take(result) }
              : { kind: "thrown", thrown: this.#take(exceptionDetails.exception ?? result) };
          this.#inspector.post("Runtime.releaseObjectGroup", { objectGroup: "cell" });
          resolve(ending);
        },
      );
    });
  }

  /** The value of an expression, if it can be had without changing anything; else undefined. */
  peek(expression: string): Promise<unknown> {
    return new Promise((resolve) => {
      this.#inspector.post(
        "Runtime.evaluate",
        { expression, replMode: true, throwOnSideEffect: true, timeout: 100, objectGroup: "cell" } as object,
        (error: Error | null, answer?: object) => {
          const evaluation = answer as Evaluation | undefined;
          if (error !== null || evaluation?.exceptionDetails !== undefined) resolve(undefined);
          else resolve(evaluation && this.#take(evaluation.result));
          this.#inspector.post("Runtime.releaseObjectGroup", { objectGroup: "cell" });
        },
      );
    });
  }

  #take({ objectId, value, unserializableValue, type }: RemoteObject): unknown {
    if (objectId === undefined && unserializableValue === undefined)
      return type === "undefined" ? undefined : value;
    const argument = objectId === undefined ? { unserializableValue } : { objectId };
    this.#inspector.post("Runtime.callFunctionOn", {
      functionDeclaration: "function (value) { this.value = value }",
      objectId: this.#objectIdOfHand(),
      arguments: [argument as { objectId: string }],
    });
    const taken = this.#hand.value;
    delete this.#hand.value;
    return taken;
  }

  #objectIdOfHand(): string {
    if (this.#handId === undefined) {
      const key = Symbol.for("dossier.session.hand");
      Object.assign(globalThis, { [key]: this.#hand });
      this.#inspector.post(
        "Runtime.evaluate",
        { expression: `globalThis[Symbol.for("dossier.session.hand")]` },
        (_error: Error | null, answer?: object) => {
          this.#handId = (answer as Evaluation).result.objectId;
        },
      );
      Reflect.deleteProperty(globalThis, key);
    }
    return this.#handId as string;
  }
}
