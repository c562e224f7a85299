import { dirname } from "node:path";
import { inspect, types } from "node:util";
import { excerpt } from "../excerpt.ts";
import type { ErrorOutput } from "../output.ts";
import { type SourcePosition, sourcePosition, toSourcePositions } from "./positions.ts";

/** What a cell threw, as people should see it: frames at the cell's own lines, nothing of the machinery. */
export function describeThrown(thrown: unknown): ErrorOutput {
  if (!isError(thrown)) {
    const evalue = `the cell threw a value that is no Error: ${safeInspect(thrown)}`;
    return { type: "error", ename: "Thrown", evalue, traceback: [evalue] };
  }
  const ename = read(thrown, "name") || "Error";
  const evalue = read(thrown, "message");
  const position = firstPosition(stackOf(thrown));
  const traceback = [
    evalue === "" ? ename : `${ename}: ${evalue}`,
    ...(position === undefined
      ? []
      : [`${position.title}, line ${position.line}:`, excerpt(position, position.source)]),
    ...frames(stackOf(thrown), thrown),
    ...causes(thrown),
  ];
  const line = position?.title.startsWith("cell ") ? { line: position.line } : {};
  return { type: "error", ename, evalue, traceback, ...line };
}

/** An error's name, message and frames as text. */
export function errorText(error: Error): string {
  return [
    `${read(error, "name") || "Error"}: ${read(error, "message")}`,
    ...frames(stackOf(error), error),
  ].join("\n");
}

function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

function read(error: Error, property: "name" | "message" | "stack"): string {
  try {
    return String(error[property] ?? "");
  } catch {
    return "";
  }
}

/** The lines of a stack that are frames. */
function stackOf(error: Error): string[] {
  return read(error, "stack")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
}

/**
 * Frames as far down as the cell: below it is what runs cells. An error that says itself what to do is a
 * matter of the caller's: of it, only the frames that people wrote.
 */
function frames(stack: string[], error: Error): string[] {
  const kept = stack.filter((line) =>
    "problems" in error ? positionOf(line) !== undefined : !machinery.test(line),
  );
  const end = kept.findLastIndex((line) => positionOf(line) !== undefined);
  return kept.slice(0, end + 1).map(toSourcePositions);
}

/** Frames of Node's own code, and of the session's. */
const machinery = new RegExp(`[( ]node:|${dirname(import.meta.dirname).replace(/[^\\w/]/g, ".")}/`);

function firstPosition(stack: string[]): SourcePosition | undefined {
  for (const line of stack) {
    const position = positionOf(line);
    if (position !== undefined) return position;
  }
  return undefined;
}

function positionOf(frame: string): SourcePosition | undefined {
  const match = /(?:at (?:async )?|\()([^()\s][^()]*):(\d+):(\d+)\)?$/.exec(frame);
  if (match === null) return undefined;
  return sourcePosition(match[1] as string, Number(match[2]), Number(match[3]));
}

function causes(error: Error): string[] {
  const lines: string[] = [];
  const seen = new Set<unknown>([error]);
  for (let cause = causeOf(error); cause !== undefined && !seen.has(cause); cause = causeOf(cause)) {
    seen.add(cause);
    lines.push(`Caused by ${isError(cause) ? errorText(cause) : safeInspect(cause)}`);
  }
  return lines;
}

function causeOf(error: unknown): unknown {
  return isError(error) ? error.cause : undefined;
}

/** As `inspect`, also of values whose own methods throw. */
export function safeInspect(value: unknown): string {
  try {
    return toSourcePositions(inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 100_000 }));
  } catch (error) {
    return `[a value that cannot be shown: ${isError(error) ? read(error, "message") : "its inspection threw"}]`;
  }
}
