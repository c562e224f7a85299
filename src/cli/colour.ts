import type { Io } from "./io.ts";

const codes = { bold: 1, dim: 2, red: 31, green: 32 } as const;

export type Paint = Record<keyof typeof codes, (text: string) => string>;

/** Colours for stderr: none where it is not a terminal, or where NO_COLOR is set (no-color.org). */
export function paintFor({ stderr, env }: Pick<Io, "stderr" | "env">): Paint {
  const plain = stderr.isTTY !== true || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  const paint = (code: number) => (text: string) => (plain ? text : `\u001b[${code}m${text}\u001b[0m`);
  return { bold: paint(codes.bold), dim: paint(codes.dim), red: paint(codes.red), green: paint(codes.green) };
}
