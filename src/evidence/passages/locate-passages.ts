import { findPassage, isPassage } from "./find-passage.ts";
import { formerPassage } from "./former-passage.ts";
import type { Passage, Span, Whereabouts } from "./passage.ts";

/**
 * What became of each passage in a document's text: whether it is in place, moved, altered, or gone. An altered one is
 * looked for between its neighbours: what stands between two passages that were found is what stood between them before.
 *
 * @param formerLength of the text that was coded, where it is known.
 */
export function locatePassages(
  text: string,
  passages: readonly Passage[],
  formerLength?: number,
): Whereabouts[] {
  // Rows may share a passage: each is looked for once.
  const places = new Map<string, Whereabouts>();
  const moves = new Set<number>();
  const missing: Passage[] = [];
  const known: Known[] = [];
  for (const passage of passages) {
    if (!isPassage(text, passage, passage.sha256)) continue;
    places.set(keyOf(passage), { state: "in place" });
    known.push(...ends(passage, passage));
  }
  for (const passage of passages) {
    if (places.has(keyOf(passage))) continue;
    const found = findPassage(text, passage, moves);
    if (found === undefined) {
      missing.push(passage);
      continue;
    }
    places.set(keyOf(passage), { state: "moved", ...found });
    moves.add(found.start - passage.start);
    known.push(...ends(passage, found));
  }
  if (known.length === 0) return passages.map(() => ({ state: "unknown" }));
  known.push({ was: 0, is: 0 });
  if (formerLength !== undefined) known.push({ was: formerLength, is: text.length });
  placeAltered(text, missing, known, places);
  return passages.map((passage) => places.get(keyOf(passage)) as Whereabouts);
}

/** Each that can be told by its hash is a neighbour to the others, so that these are gone through again. */
function placeAltered(
  text: string,
  missing: readonly Passage[],
  known: Known[],
  places: Map<string, Whereabouts>,
): void {
  let open = missing.filter(
    (passage, i) => missing.findIndex((each) => keyOf(each) === keyOf(passage)) === i,
  );
  for (let left = Number.POSITIVE_INFINITY; open.length < left; ) {
    left = open.length;
    open = open.filter((passage) => {
      const former = formerPassage(text, passage, roomFor(text, passage, known).near);
      if (former === undefined) return true;
      places.set(keyOf(passage), { state: "altered", ...former });
      known.push(...ends(passage, former));
      return false;
    });
  }
  for (const passage of open) {
    const { near, before, after } = roomFor(text, passage, known);
    const isAlone = !open.some(
      (other) => other !== passage && other.end > before.was && other.start < after.was,
    );
    // As long as ever: so it is likely where it was, whatever else was altered beside it.
    const isAsLong = near.end - near.start === passage.end - passage.start;
    const span = isAlone || isAsLong ? near : { start: before.is, end: after.is };
    const isEmpty = span.end <= span.start || !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end));
    places.set(
      keyOf(passage),
      isEmpty ? { state: "vanished", at: near.start } : { state: "altered", change: undefined, ...span },
    );
  }
}

/** A place in the text that was coded, and where that place is now. */
interface Known {
  readonly was: number;
  readonly is: number;
}

const ends = (was: Span, is: Span): Known[] => [
  { was: was.start, is: is.start },
  { was: was.end, is: is.end },
];

const keyOf = ({ start, end, sha256 }: Passage) => `${start} ${end} ${sha256}`;

/** Where a passage has to be by what was found nearest before and after it. */
function roomFor(text: string, { start, end }: Passage, known: readonly Known[]) {
  const before = known
    .filter(({ was }) => was <= start)
    .reduce((last, each) => (each.was >= last.was ? each : last), { was: 0, is: 0 });
  const from = Math.min(start + before.is - before.was, text.length);
  const after = known
    .filter(({ was }) => was >= end)
    .reduce((first, each) => (each.was < first.was ? each : first), {
      was: Number.POSITIVE_INFINITY,
      is: text.length,
    });
  const to = after.was === Number.POSITIVE_INFINITY ? from + end - start : end + after.is - after.was;
  return { near: { start: from, end: Math.min(to, text.length) }, before, after };
}
