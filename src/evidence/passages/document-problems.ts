import type { CodedText } from "../package.ts";
import type { EvidenceProblem } from "../problem.ts";
import { sha256 } from "../sha256.ts";
import type { Decoded } from "./decode.ts";
import type { Undone } from "./differences.ts";
import type { LookedFor } from "./passage-problems.ts";

interface Read {
  readonly source: string;
  readonly file: string;
  readonly encoding: Decoded["encoding"];
  readonly undone: Undone;
  readonly coded: CodedText;
  readonly rows: readonly LookedFor[];
}

const rule = "the document is the one that was coded";

/** What is wrong with a document as a whole: its form, or that it is another text than the one that was coded. */
export function documentProblems({ source, file, encoding, undone, coded, rows }: Read): EvidenceProblem[] {
  const names = [...(encoding === "UTF-8" ? [] : [`its encoding (${encoding}, not UTF-8)`]), ...undone.names];
  const remedies = [...(encoding === "UTF-8" ? [] : ["save it as UTF-8"]), ...undone.remedies];
  const inPlace = rows.filter(({ where }) => where.state === "in place").length;
  const isAll = undone.isCoded === true || (undone.isCoded === undefined && inPlace === rows.length);
  const problems: EvidenceProblem[] = [];
  const remedy = `${remedies.join("; ").replace(/^./, (first) => first.toUpperCase())}.`;
  if (names.length > 0)
    problems.push({
      ...{ file, rule, remedy },
      problem: isAll
        ? `it differs from the document that was coded in nothing but ${joined(names)}: with that undone, ${inPlace} of ${rows.length} passages are in place`
        : `it differs from the document that was coded in ${joined(names)}, which was undone to look for the passages: positions are counted so`,
    });
  if (rows.length > 0 && rows.every(({ where }) => where.state === "unknown"))
    problems.push({
      ...{ file, rule },
      problem: `none of the ${rows.length} passages of "${source}" is in it: it is another document`,
      remedy:
        "Give the one that was coded, as plain text; data/README.md or datapackage.json says where it is from.",
    });
  else if (undone.isCoded === false)
    problems.push({
      ...{ file, rule },
      value: sha256(undone.text),
      problem: `the document was changed since it was coded: its SHA-256 is ${sha256(undone.text).slice(0, 12)}…, coded was ${coded.sha256?.slice(0, 12)}…${lengths(undone.text, coded)}`,
      remedy:
        inPlace === rows.length
          ? `All ${rows.length} passages are in place, so that the rows hold. To rest on this text from now on, run again with --relocate.`
          : "What became of its passages is told below.",
    });
  return problems;
}

const joined = (names: readonly string[]) => names.join(" and ").replace(/ and (?=.* and )/g, ", ");

const lengths = (text: string, { length }: CodedText) =>
  length === undefined || length === text.length
    ? ""
    : `, and it has ${text.length} characters, not ${length}`;
