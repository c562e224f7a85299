import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { type SourcePosition, sourcePosition } from "./positions.ts";

/**
 * A text with the frames of its stacks as people should see them: at the lines of cells and local files, as far down
 * as those reach. Below them is what runs cells.
 */
export function readableFrames(text: string): string {
  if (!text.includes("    at ")) return text;
  const lines: string[] = [];
  let frames: string[] = [];
  for (const line of [...text.split("\n"), undefined]) {
    if (line !== undefined && isFrame(line)) frames.push(line);
    else {
      lines.push(...readableStack(frames));
      frames = [];
      if (line !== undefined) lines.push(line);
    }
  }
  return lines.join("\n");
}

/** The frames of one stack. */
export function readableStack(frames: readonly string[]): string[] {
  const end = frames.findLastIndex((frame) => framePosition(frame) !== undefined);
  const kept = end < 0 ? frames : frames.slice(0, end + 1);
  return kept.filter((frame) => !machinery.test(frame)).map(atSource);
}

/** The lines of an error's stack that are frames. */
export function framesOf(stack: string): string[] {
  return stack.split("\n").filter(isFrame);
}

/** Where a frame is in what people wrote; undefined when it is elsewhere. */
export function framePosition(frame: string): SourcePosition | undefined {
  const [, , file, line, column] = place.exec(frame) ?? [];
  return file === undefined ? undefined : sourcePosition(file, Number(line), Number(column));
}

function atSource(frame: string): string {
  const position = framePosition(frame);
  if (position === undefined) return frame;
  const { title, line, column } = position;
  return frame.replace(place, (_, at: string) => `${at}${title}, line ${line}, column ${column}`);
}

const isFrame = (line: string): boolean => /^\s+at /.test(line);

/** `at f (file:1:2)`, `at async file:1:2`. */
const place = /(at (?:async )?|\()([^\s()][^()]*):(\d+):(\d+)(?=\)?$)/;

const ownFolder = pathToFileURL(dirname(import.meta.dirname)).href.replace(/[^\w/]/g, ".");

/** Frames of the session, and of Node beneath a call of theirs. */
const machinery = new RegExp(`${ownFolder}/|[( ]node:(inspector|internal)`);
