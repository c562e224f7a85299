import { types } from "node:util";
import { inspectText } from "../display/mime.ts";
import { excerpt } from "../excerpt.ts";
import type { ErrorOutput } from "../output.ts";
import type { SourcePosition } from "./positions.ts";
import { framePosition, framesOf, readableFrames, readableStack } from "./stack.ts";

/** What a cell threw, as people should see it: frames at the cell's own lines, nothing of the machinery. */
export function describeThrown(thrown: unknown): ErrorOutput {
  if (!isError(thrown)) {
    const evalue = `the cell threw a value that is no Error: ${safeInspect(thrown)}`;
    return { type: "error", ename: "Thrown", evalue, traceback: [evalue] };
  }
  const ename = read(thrown, "name") || "Error";
  const evalue = read(thrown, "message");
  const position = firstPosition(thrown);
  const traceback = [
    evalue === "" ? ename : `${ename}: ${evalue}`,
    ...(position === undefined
      ? []
      : [`${position.title}, line ${position.line}:`, excerpt(position, position.source)]),
    ...frames(thrown),
    ...causes(thrown),
  ];
  const line = position?.title.startsWith("cell ") ? { line: position.line } : {};
  return { type: "error", ename, evalue, traceback, ...line };
}

/** An error's name, message and frames as text. */
export function errorText(error: Error): string {
  return [`${read(error, "name") || "Error"}: ${read(error, "message")}`, ...frames(error)].join("\n");
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

/** An error that says itself what to do is a matter of the caller's: of it, only the frames that people wrote. */
function frames(error: Error): string[] {
  const all = framesOf(read(error, "stack"));
  return readableStack("problems" in error ? all.filter((frame) => framePosition(frame) !== undefined) : all);
}

/** Where people's own code threw, or called what did. */
function firstPosition(error: Error): SourcePosition | undefined {
  for (const frame of framesOf(read(error, "stack"))) {
    const position = framePosition(frame);
    if (position !== undefined) return position;
  }
  return undefined;
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

function safeInspect(value: unknown): string {
  return readableFrames(inspectText(value));
}
