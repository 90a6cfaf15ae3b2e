import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { beingOf, isSameBeing, peopleOf } from "../people.ts";
import { occupations } from "../words/words.ts";
import { silent } from "./silent-endings.ts";

/** What somebody has one of at a time. */
type Slot = "home" | "employer" | "trade" | "school" | "age" | "birthday";

const home =
  /^(?:lives? (?!with)|moved (?!on\b|up\b)|is (?:living|based) |has (?:lived|been) (?:in|at) \p{Lu}|is in an? (?:care|nursing|retirement) home|(?:bought|got|owns|rents) (?:an?|the|their) (?:[\p{L}-]+ ){0,2}(?:house|flat|cottage|place|apartment|home|bungalow|farm|studio|condo) (?:in|near|outside) |is (?:home|back)(?: again)?(?: from \p{L}+)? for good)/u;
const employer =
  /^(?:works? (?:at|for|with|in) |is with \p{Lu}|(?:joined|started (?:at|with)|got a job (?:at|with)) )/u;
const trade =
  /^(?:works? as |is (?:an?|the|training to be an?|studying to be an?) |became |drives an? (?:taxi|cab|lorry|truck|bus|tram|train|van)\b|teaches |trains |retired\b|is retired\b|has retired\b|trained as |qualified as )/u;
const leaves =
  /^(?:retired|is retired|has retired|quit|stopped working|lost (?:her|his|their) job|was (?:laid off|made redundant|fired))\b/u;
const changed =
  /\b(?:now|these days|nowadays|since|became|retired|any ?more|instead|finally|just|promoted|switched|changed|new)\b/iu;

function slotsOf({ predicate, object }: Draft): Slot[] {
  if (predicate === "school" || predicate === "age" || predicate === "birthday") return [predicate];
  if (predicate !== "trait" && predicate !== "event") return [];
  const said = object.replace(/^(?:has |is )?(?:just|now|also|finally|recently) /u, "");
  const slots: Slot[] = [];
  if (home.test(said)) slots.push("home");
  if (employer.test(said) || leaves.test(said)) slots.push("employer");
  if (
    leaves.test(said) ||
    (trade.test(said) && (!/^is an? /u.test(said) || occupations.test(said)))
  )
    slots.push("trade");
  return slots;
}

/**
 * What was told of somebody and is over by what is told of them now: who moved lives no more where they did, who retired has no employer.
 * Whom a clause means may have been told in an earlier conversation, by name or not.
 */
export function overtakenStates(
  draft: Draft,
  { text, cues }: Clause,
  discourse: Discourse,
): Draft[] {
  const being = beingOf(draft.subject);
  if (being === undefined || draft.action !== undefined) return [];
  const slots = slotsOf(draft);
  if (slots.length === 0 || draft.modality === "plan") return [];
  const people = peopleOf(discourse);
  const isChange = cues.now === true || draft.change === true || changed.test(text);
  const over = [...discourse.lastDrafts, ...discourse.known].filter((told) => {
    const whose = beingOf(told.subject);
    if (whose === undefined || told.text === "" || told.text === draft.text) return false;
    if (told.predicate === draft.predicate && told.object === draft.object) return false;
    if (!slotsOf(told).some((slot) => slots.includes(slot) && (slot !== "trade" || isChange)))
      return false;
    return isSameBeing(being, whose, people);
  });
  const texts = new Set(over.map((told) => told.text));
  return silent(
    [...texts].map((words) => ({
      predicates: ["trait", "event", "school", "age", "birthday"],
      words,
    })),
    draft.when,
  );
}
