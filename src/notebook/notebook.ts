/**
 * A Jupyter notebook, as nbformat 4.5 has it (https://nbformat.readthedocs.io/en/latest/format_description.html), with
 * text that the file keeps as lines joined.
 */
export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: Cell[];
}

export type Cell = CodeCell | TextCell;

interface CellBase {
  /** Unique in the notebook. */
  id: string;
  metadata: Metadata;
  source: string;
}

export interface Metadata {
  tags?: readonly string[];
  [key: string]: unknown;
}

export interface TextCell extends CellBase {
  cell_type: "markdown" | "raw";
  /** Pictures of a markdown cell: MIME bundles by file name. */
  attachments?: Record<string, Record<string, unknown>>;
}

export interface CodeCell extends CellBase {
  cell_type: "code";
  /** Null until the cell has run. */
  execution_count: number | null;
  outputs: Output[];
}

export type Output =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string }
  | { output_type: "display_data"; data: Record<string, unknown>; metadata: Record<string, unknown> }
  | {
      output_type: "execute_result";
      execution_count: number | null;
      data: Record<string, unknown>;
      metadata: Record<string, unknown>;
    }
  | { output_type: "error"; ename: string; evalue: string; traceback: readonly string[] };

/** Whether a cell bears a tag. */
export function hasTag({ metadata }: Cell, tag: string): boolean {
  return metadata.tags?.includes(tag) ?? false;
}
