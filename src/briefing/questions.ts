import { type Html, html } from "../html.ts";
import type { NotebookRecord, Origin } from "../run/record.ts";

/** Renders what came from each notebook under the notebook's title, which is the question it asks. */
export function underQuestions<Item extends Origin>(
  notebooks: readonly NotebookRecord[],
  items: readonly Item[],
  render: (items: readonly Item[]) => Html,
): Html[] {
  return notebooks.flatMap(({ path, title }) => {
    const own = items.filter((item) => item.notebook === path);
    return own.length === 0
      ? []
      : [
          html`<h3 class="question">${title}</h3>
${render(own)}`,
        ];
  });
}
