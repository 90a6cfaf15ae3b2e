import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { putRight } from "./put-right.ts";
import { restated } from "./restated.ts";

/** The speaker stops and says it otherwise: "I live in Lund, sorry, Lunden". */
const turning = caseless`(?:[,.;:!–-]+\s*|\s)(?=(?:(?:oh|argh|ugh|ah|no|hm+)[\s,]+)*(?:sorry|no wait|wait|I mean(?=[\s,:])|I meant|or rather|make that|correction|typo|scratch that|strike that|ignore that|I lied|oops|whoops|er+,|hang on|no,? not)(?![\p{L}]))`;

/** Words that only lead up to a correction take nothing back: "sorry, I meant Friday". */
const leading =
  /^(?:\W*\b(?:sorry|oh|ah|no|wait|oops|whoops|ugh|argh|hang on|hold on|actually|correction|typo|ok|well|my bad|my mistake)\b)*\W*$/iu;

/** What a turn takes back of its own words. */
export interface Retold {
  dropped: ReadonlySet<Draft>;
  added: readonly Draft[];
}

/**
 * Reads a correction in the same turn as what it corrects, so that the wrong value is never believed.
 *
 * @param found what the turn was read to tell, with where in the text each stands
 */
export function inSameBreath(
  text: string,
  found: readonly { draft: Draft; start: number }[],
  at: number,
): Retold {
  const marker = turning.exec(text);
  const none: Retold = { dropped: new Set(), added: [] };
  if (marker === null || leading.test(text.slice(0, marker.index))) return none;
  const place = marker.index + marker[0].length;
  const before = found.filter(({ start }) => start < marker.index).map(({ draft }) => draft);
  if (before.length === 0) return none;
  const behind = found.filter(({ start }) => start >= marker.index).map(({ draft }) => draft);
  const after = text.slice(place);
  const put = putRight(after, { latest: before, lastDrafts: before, known: [], at });
  const mended = put.length > 0 ? put : restated(after, behind, before, before);
  const wrong = mended.filter(({ action }) => action === "retract");
  return {
    dropped: new Set(
      before.filter(({ predicate, object }) =>
        wrong.some((draft) => draft.predicate === predicate && draft.object === object),
      ),
    ),
    added: mended.filter(({ action }) => action !== "retract"),
  };
}
