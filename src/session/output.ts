/** One thing in several forms, by MIME type: text as strings, pictures as base64, JSON as values. */
export type MimeBundle = Record<string, unknown>;

/** What a cell shows while it runs, in the order in which it did so. The shapes are Jupyter's own. */
export type Output = StreamOutput | DisplayOutput | ClearOutput | ErrorOutput;

export interface StreamOutput {
  readonly type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

export interface DisplayOutput {
  readonly type: "display_data" | "execute_result" | "update_display_data";
  readonly data: MimeBundle;
  readonly metadata: Record<string, unknown>;
  /** Not to be saved in a notebook: by this name a later `update_display_data` finds what it replaces. */
  readonly transient?: { readonly display_id?: string };
}

export interface ClearOutput {
  readonly type: "clear_output";
  /** Clear only when the next output arrives, so that the page does not flicker. */
  readonly wait: boolean;
}

export interface ErrorOutput {
  readonly type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
  /** The line of the cell, counted from 1, when it is known. */
  readonly line?: number;
  /** Where it was thrown, when that is in another cell or in a local file that the cell calls. */
  readonly thrownAt?: { readonly title: string; readonly line: number };
}
