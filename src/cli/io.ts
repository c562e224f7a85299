/** A stream that text is written to; a terminal says so. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command works in and speaks through: passed in, so that a test can stand in for a terminal. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For data only. */
  readonly stdout: TextStream;
  /** For progress and faults. */
  readonly stderr: TextStream;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}
