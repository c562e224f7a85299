import { type Trace, typeOf } from "../figure.ts";
import { listOf } from "./numbers.ts";

/** Whether a trace writes its `text` on its marks, and does not keep it for whoever points at them. */
export function drawsText(trace: Trace): boolean {
  const { textposition, texttemplate, textinfo } = trace;
  if (textposition === "none") return false;
  if (/^scatter/.test(typeOf(trace)) && !/text/.test(String(trace.mode ?? ""))) return false;
  if (texttemplate !== undefined && texttemplate !== "")
    return [texttemplate].flat().some((each) => /%\{text/.test(String(each)));
  return textinfo === undefined || /text/.test(String(textinfo));
}

/**
 * The words that a trace writes on its marks. Where it has a template, those of the template, with the trace's name and the
 * texts that it takes in; the places and amounts that it takes in are left out, as they name no series.
 */
export function wordsOnMarks(trace: Trace): string[] {
  const { text, texttemplate } = trace;
  if (texttemplate === undefined || texttemplate === "")
    return [text].flat().map((each) => String(each ?? ""));
  return [texttemplate].flat().flatMap((each) => {
    const template = String(each ?? "");
    const lists = [...template.matchAll(variable)].map(
      ([, path = ""]) => listOf(valuesOf(trace, path)) ?? [],
    );
    const count = Math.max(1, ...lists.map((list) => list.length));
    return Array.from({ length: count }, (_, i) =>
      template.replace(variable, (_, path: string) => wordAt(trace, path, i)),
    );
  });
}

const variable = /%\{([^}:|]+)[^}]*\}/g;

/** What a template's variable stands for, one for all marks or one for each. */
function valuesOf(trace: Trace, path: string): unknown {
  if (/^(fullData|data)\.name$/.test(path)) return trace.name;
  if (path === "label") return typeOf(trace) === "pie" ? trace.labels : undefined;
  const [, name = ""] = /^(text|customdata)(\[\d+\])?$/.exec(path) ?? [];
  return trace[name];
}

function wordAt(trace: Trace, path: string, i: number): string {
  const all = valuesOf(trace, path);
  const own = listOf(all) === undefined ? all : listOf(all)?.[i];
  const [, index] = /\[(\d+)\]$/.exec(path) ?? [];
  const word = index === undefined ? own : listOf(own)?.[Number(index)];
  return typeof word === "string" ? word : "";
}
