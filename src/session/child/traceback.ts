import { types } from "node:util";
import { inspectText } from "../display/mime.ts";
import { excerpt } from "../excerpt.ts";
import type { ErrorOutput } from "../output.ts";
import { hints } from "./hints.ts";
import type { SourcePosition } from "./positions.ts";
import { framePosition, framesOf, readableFrames, readableStack } from "./stack.ts";

/**
 * What a cell threw, as people should see it: frames at the cell's own lines, nothing of the machinery.
 *
 * @param cell the title of the cell that ran.
 * @param shownAt where it asked to show a value, for an error in making what is shown.
 */
export function describeThrown(thrown: unknown, cell?: string, shownAt?: SourcePosition): ErrorOutput {
  if (!isError(thrown)) {
    const evalue = `the cell threw a value that is no Error: ${safeInspect(thrown)}`;
    return { type: "error", ename: "Thrown", evalue, traceback: [evalue] };
  }
  const ename = read(thrown, "name") || "Error";
  const evalue = read(thrown, "message");
  const positions = positionsOf(thrown);
  if (positions.length === 0 && shownAt !== undefined) positions.push(shownAt);
  const position = positions[0];
  const traceback = [
    evalue === "" ? ename : `${ename}: ${evalue}`,
    ...hints(evalue),
    ...(position === undefined
      ? []
      : [`${position.title}, line ${position.line}:`, excerpt(position, position.source)]),
    ...frames(thrown),
    ...causes(thrown),
  ];
  const own = positions.find(({ title }) => title === cell);
  return {
    ...{ type: "error", ename, evalue, traceback },
    ...(own === undefined ? {} : { line: own.line }),
    ...(position === undefined || position.title === cell
      ? {}
      : { thrownAt: { title: position.title, line: position.line } }),
  };
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
export function positionOf(error: Error): SourcePosition | undefined {
  return positionsOf(error)[0];
}

/** The places in people's own code on the way to where it threw, the innermost first. */
function positionsOf(error: Error): SourcePosition[] {
  return framesOf(read(error, "stack")).flatMap((frame) => framePosition(frame) ?? []);
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
