import { predicateRule, withoutPlace } from "../../../predicates.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { isNotSo } from "./not-so.ts";
import { silent } from "./silent-endings.ts";
import { isSamePlace, slotsOf } from "./slots-of.ts";

const changed =
  /\b(?:now|these days|nowadays|as of|instead|new|switched|moved|transferred|changed|swapped|upgraded|downgraded|migrated|bumped|moved to|rewritten|any ?more|no longer|down to|up to|back to|back on|back in|since|until|finally|at last|promoted)\b/iu;
const beside = /\b(?:also|another|as well|too(?! \p{L})|second|both|besides|extra|spare|plus)\b/iu;

/**
 * What stood in the same place until now, whatever it was kept as: "the search team" ends the payments team, "two hives" the three. Only
 * where a clause tells of a change, and only the one record that it can mean.
 */
export function replacedSlots(
  drafts: readonly Draft[],
  { text, quote, cues }: Clause,
  discourse: Discourse,
): Draft[] {
  if (cues.loose || cues.correction || isNotSo(text)) return [];
  const told = [...discourse.lastDrafts, ...discourse.known];
  return drafts.flatMap((draft) => {
    if (draft.action !== undefined || draft.modality === "plan" || draft.text === "") return [];
    if (!(cues.now === true || draft.change === true || changed.test(quote) || changed.test(text)))
      return [];
    const slots = slotsOf(draft);
    if (slots.length === 0) return [];
    return slots.flatMap((here) => {
      const { name, value } = here;
      if (beside.test(quote) && !/^(?:version|work place|home|team|manager)\b/u.test(name))
        return [];
      const before = told.filter(
        (one) =>
          one.text !== "" &&
          one.text !== draft.text &&
          !isDecidedAnyway(one, draft) &&
          (one.action === undefined || one.action === "assert") &&
          isSameSubject(one, draft) &&
          slotsOf(one).some((slot) => isSamePlace(slot, here) && slot.value !== value),
      );
      const texts = new Map(before.map((one) => [one.text, one.predicate]));
      const values = new Set(
        before.flatMap((one) =>
          slotsOf(one)
            .filter((slot) => isSamePlace(slot, here))
            .map((slot) => slot.value),
        ),
      );
      // several that it may mean are none
      if (values.size !== 1) return [];
      return silent(
        [...texts].map(([words, predicate]) => ({ predicates: [predicate], words })),
        draft.when,
      );
    });
  });
}

// a new value of what has one value by its predicate takes the place of the old one without being told to
function isDecidedAnyway(one: Draft, other: Draft): boolean {
  const [first, second] = [one, other].map(({ predicate }) => withoutPlace(predicate));
  return first === second && predicateRule(first as string).functional;
}

// "production runs on 16" has a subject that is nobody
function isSameSubject(one: Draft, other: Draft): boolean {
  const who = ({ subject = "user" }: Draft) =>
    /['’]s\b/u.test(subject) ? subject.replace(/\b(?:new|current|old) /u, "") : "user";
  return who(one) === who(other);
}
