import type { Compiler } from "../compile.ts";
import type { MimeBundle } from "../output.ts";
import {
  type Completions,
  completeByTypes,
  completeNames,
  completePath,
  cursorPlace,
  isAfterDot,
} from "./complete.ts";
import { declarationAt, inspectAt, inspectionBundle } from "./inspect.ts";

/** The columns of the first of some expressions that is a frame. */
type ColumnNames = (expressions: readonly string[]) => Promise<readonly string[]>;

/** Answers questions about code that is being written, in the scope of the cells that were run. */
export class Assistant {
  readonly #folder: string;
  readonly #compiler: Compiler;
  readonly #columnNames: ColumnNames;

  constructor(folder: string, compiler: Compiler, columnNames: ColumnNames) {
    this.#folder = folder;
    this.#compiler = compiler;
    this.#columnNames = columnNames;
  }

  async complete(source: string, cursor: number): Promise<Completions> {
    const everyName = !isAfterDot(source, cursor);
    const { service, path } = this.#compiler.checker().open(source, { everyName });
    const typed = completeByTypes(service, path, source, cursor);
    if (typed.matches.length > 0) return typed;
    const place = cursorPlace(source, cursor);
    if (place === undefined) return typed;
    if (place.receivers.length > 0) {
      const names = await this.#columnNames(place.receivers);
      if (names.length > 0) return completeNames(names, source, place.start, cursor);
    }
    return place.inString ? completePath(this.#folder, source, place.start, cursor) : typed;
  }

  inspect(source: string, cursor: number, detailed = false): { found: boolean; data: MimeBundle } {
    const { service, path } = this.#compiler.checker().open(source);
    const inspection = inspectAt(service, path, source, cursor);
    if (!inspection.found) return { found: false, data: {} };
    const code = detailed ? declarationAt(service, path, source, cursor) : undefined;
    return {
      found: true,
      data: inspectionBundle({ ...inspection, ...(code === undefined ? {} : { code }) }),
    };
  }

  /** Has the library's types read, and a cell and a completion made, before they are asked for. */
  warm(step: number): void {
    const checker = this.#compiler.checker();
    checker.check(`const step = ${step};`, 0);
    if (step === 0) return;
    const source = `${step} + Math.`;
    const { service, path } = checker.open(source);
    completeByTypes(service, path, source, source.length);
  }
}
