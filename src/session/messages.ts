import type { PackedComm } from "./comm.ts";
import type { ErrorOutput, Output } from "./output.ts";

/** A compiled cell, ready to be evaluated. */
export interface Script {
  /** The name in its stack traces: `cell-3.ts`. */
  readonly file: string;
  /** How people are told of it: `cell 3`. */
  readonly title: string;
  readonly source: string;
  readonly code: string;
  /** The source map from `code` to `source`, as JSON. */
  readonly map: string;
  /** Whether the cell ends in an expression, whose value is then shown. */
  readonly shows: boolean;
  /** The line on which its last statement begins. */
  readonly lastLine: number;
  /** The local files that its import specifiers stand for. */
  readonly locals: Readonly<Record<string, string>>;
}

/** A local TypeScript or JSON file, compiled for the child to link. */
export interface LocalModule {
  readonly path: string;
  /** Changes when the file, or one that it imports however far down, changes. */
  readonly version: string;
  readonly code: string;
  readonly map: string;
  readonly locals: Readonly<Record<string, string>>;
}

/** From the session to the process that evaluates its cells: read by that process's event loop. */
export type Request =
  | { readonly type: "execute"; readonly id: number; readonly script: Script }
  | { readonly type: "loaded"; readonly request: number; readonly modules: readonly LocalModule[] }
  | { readonly type: "load-failed"; readonly request: number; readonly message: string }
  | { readonly type: "comm"; readonly id: number; readonly message: PackedComm }
  | { readonly type: "names"; readonly id: number; readonly expressions: readonly string[] }
  | { readonly type: "close" };

/** From the session to the thread that watches over the evaluating one, and is never blocked by a cell. */
export type Control =
  | { readonly type: "interrupt"; readonly id: number }
  | { readonly type: "input"; readonly answer: Answer };

/** What somebody typed, or why nobody will. */
export type Answer = { readonly text: string } | { readonly refused: string };

/** From the evaluating process to its session. */
export type Report =
  /** The same moment is marked in stdout and stderr. */
  | { readonly type: "mark"; readonly id: number }
  | { readonly type: "output"; readonly id: number; readonly output: Output }
  | { readonly type: "done"; readonly id: number; readonly error?: ErrorOutput }
  | { readonly type: "comm"; readonly id: number; readonly message: PackedComm }
  | { readonly type: "input"; readonly id: number; readonly prompt: string; readonly password: boolean }
  /** The answer to a request other than to execute, by its id. */
  | { readonly type: "answer"; readonly id: number; readonly names: readonly string[] }
  | { readonly type: "load"; readonly request: number; readonly specifier: string; readonly from: string };
