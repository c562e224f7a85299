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
