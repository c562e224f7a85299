import { type Cell, type CodeCell, hasTag, type Notebook } from "../notebook/notebook.ts";

/** Papermill's tag, so that its users and tools know these cells for what they are. */
const tag = "papermill-error-cell-tag";

/** Marks where a notebook failed, as papermill does: at the top, with a link, and before the cell. */
export function markFailure(notebook: Notebook, failed: CodeCell): Notebook {
  const cell = `In [${failed.execution_count}]`;
  const top = marker(
    "dossier-error",
    `An Exception was encountered at <a href="#papermill-error-cell">${cell}</a>.`,
  );
  const here = marker(
    "dossier-error-cell",
    `<span id="papermill-error-cell"></span>Execution encountered an exception here and stopped:`,
  );
  const cells = notebook.cells.flatMap((each) => (each === failed ? [here, each] : [each]));
  return { ...notebook, cells: [top, ...cells] };
}

/** Takes away the marks of an earlier failure, so that a kept notebook can be mended and run. */
export function withoutMarkers(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.filter((cell) => !hasTag(cell, tag)) };
}

const marker = (id: string, text: string): Cell => ({
  cell_type: "markdown",
  id,
  metadata: { tags: [tag] },
  source: `<span style="color: #b00020; font-size: 1.5em">${text}</span>`,
});
