import { objectWords } from "../../../same-object.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { silent } from "./silent-endings.ts";

/** What one does at an employer, and what goes with it. */
const atWork =
  /^(?:teaches|works\b.*|does|is|is (?:in|on|with|at)|member of|manages|leads|runs|shift|work place|work time|manager|has)$/u;
const withEmployer = /\b(?:at|for|with) (?:the )?\p{Lu}[\p{L}\d'’&-]*/u;
const job =
  /\b(?:9 to 5|nine to five|jobs?|position|contract|internship|placement|gig|apprenticeship|shifts?)\b/iu;
const always = /^(?:shift|work place|work time|manager|works on team)$/u;

/**
 * What is over with a job, though it was kept as something else: who retired teaches no more where they taught, who left a firm is no
 * longer in its purchasing.
 */
export function leftWork(draft: Draft, { lastDrafts, known }: Discourse): Draft[] {
  const stopped =
    draft.predicate === "employment" &&
    /^(?:retired|left the job|unemployed|between jobs|out of work|out of a job|laid off|let go|fired|sacked|made redundant|jobless)/iu.test(
      draft.object,
    );
  const left = draft.predicate === "not works at" ? objectWords(draft.object) : [];
  if (!stopped && left.length === 0) return [];
  const over = [...lastDrafts, ...known].filter((told) => {
    if ((told.subject ?? "user") !== "user" || told.text === "" || told.action !== undefined)
      return false;
    if (!atWork.test(told.predicate) || told.modality === "plan") return false;
    if (told.predicate === "has" && !job.test(told.object)) return false;
    if (left.length > 0) return left.every((word) => objectWords(told.text).includes(word));
    return (
      always.test(told.predicate) ||
      (/^(?:teaches|is in|is with|is on|member of|works)/u.test(told.predicate) &&
        withEmployer.test(told.text))
    );
  });
  return silent(
    over.map((told) => ({ predicates: [told.predicate], words: told.text })),
    draft.when,
  );
}
