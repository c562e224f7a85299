import { over, parseColour } from "../colour.ts";
import type { Trace } from "../figure.ts";
import { listOf } from "./numbers.ts";

type Options = Record<string, unknown>;

/** Whether a slice has the colour of the paper, or none, and nothing written on it: it is there to leave a half of a ring away. */
export function isUnseen(trace: Trace, label: string | undefined, at: number, paper: string): boolean {
  const { colors, line } = (trace.marker ?? {}) as Options;
  const { color, width = 0 } = (line ?? {}) as Options;
  const isOutlined = [width].flat().some((each) => Number(each) > 0) && !isGround(color, paper);
  return isGround(listOf(colors)?.[at], paper) && !isOutlined && isBare(trace, label, at);
}

function isGround(colour: unknown, paper: string): boolean {
  const [own, ground] = [parseColour(String(colour)), parseColour(paper)];
  if (own === undefined || ground === undefined) return false;
  const shown = over(own, ground);
  return (["red", "green", "blue"] as const).every((part) => shown[part] === ground[part]);
}

function isBare({ text, texttemplate, textinfo }: Trace, label: string | undefined, at: number): boolean {
  const isBlank = (words: unknown) => String(words ?? "").trim() === "";
  const hasText = !isBlank(listOf(text)?.[at]);
  const template = listOf(texttemplate)?.[at] ?? texttemplate;
  if (isBlank(label)) return true;
  if (template !== undefined) return isBlank(template) || (template === "%{text}" && !hasText);
  return textinfo === "none" || (textinfo === "text" && !hasText);
}
