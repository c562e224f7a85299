import { SourceMap } from "node:module";

/** A place in what somebody wrote: a cell or a local module. Lines and columns count from 1. */
export interface SourcePosition {
  /** `cell 3`, or the path of a file. */
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly source: string;
}

interface Compiled {
  readonly title: string;
  readonly source: string;
  readonly map: string;
}

const compiled = new Map<string, Compiled>();
const maps = new Map<string, SourceMap>();

/** Remembers how the code that runs under the name `file` came from its source. */
export function registerSource(file: string, from: Compiled): void {
  compiled.set(file, from);
  maps.delete(file);
}

/** Where line and column of running code come from; undefined when it is not ours. */
export function sourcePosition(file: string, line: number, column: number): SourcePosition | undefined {
  const from = compiled.get(file);
  if (from === undefined) return undefined;
  let map = maps.get(file);
  if (map === undefined) {
    map = new SourceMap(JSON.parse(from.map));
    maps.set(file, map);
  }
  const entry = map.findEntry(line - 1, column - 1) as { originalLine?: number; originalColumn?: number };
  if (entry.originalLine === undefined || entry.originalColumn === undefined) return undefined;
  return {
    title: from.title,
    source: from.source,
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

/** `at f (cell-3.ts:9:5)` as `at f (cell 3, line 7, column 5)`, wherever a text has such a place. */
export function toSourcePositions(text: string): string {
  if (!text.includes(".ts")) return text;
  return text.replace(place, (whole, file: string, line: string, column: string) => {
    const position = sourcePosition(file, Number(line), Number(column));
    if (position === undefined) return whole;
    return `${position.title}, line ${position.line}, column ${position.column}`;
  });
}

/** A file of ours with its line and column, as V8 writes them in a stack: at the end, or in brackets. */
const place = /(?<=at |\()((?:\/|[A-Za-z]:\\|file:)?[^\s()][^()\n]*?\.ts(?:\?[\w]+)?):(\d+):(\d+)(?=\)|$)/gm;
