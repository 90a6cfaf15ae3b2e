import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, value, withArticle } from "../words/grammar.ts";
import { isHeldOffice } from "../words/held-office.ts";
import { isOrganisation } from "../words/organisation.ts";
import { takeTime } from "../words/take-time.ts";
import { isTool } from "../words/tools.ts";
import { isTrade } from "../words/trade.ts";
import { occupations, tradeEnding } from "../words/words.ts";

const job =
  "(?:job|role|position|gig|post|place|contract|offer|traineeship|apprenticeship|internship)";
const patterns = {
  got: fromStart(
    `I (?:have (?:got )?)?${adverbs}(?:found|landed|got|gotten|took|taken|accepted|started|begun|began|secured|scored|have|was offered|signed)? ?(?:an? |my |the |this )?(?:new |great |nice |full-time |part-time |proper |permanent )*(?:[\\p{L}-]+ )?${job}(?: as (?:an? |the )?(.+?))? (?:at|with|for|from|in) (.+)$`,
  ),
  mine: fromStart(
    `my (?:new |current |next )(?:job|role|position|gig|employer|company|workplace|firm|work|office) is (?:called |now )?(?:(?:at|with|for) )?(.+)$`,
  ),
  firstDay: fromStart(
    `(?:(?:today|yesterday|monday|this) (?:is|was) )?my first (?:day|week|month) (?:at|with) (.+?)(?: (?:is|was|went|today|yesterday)\\b.*)?$`,
  ),
  hired: fromStart(
    "(\\p{Lu}.{0,40}?) (?:has |just |finally )*(?:hired me|took me on|gave me the job)\\b(?: as (?:an? |the |their )?(.+))?",
  ),
  became: fromStart(
    `I (?:have )?(?:am |was |got |been |just |am now |have been )*${adverbs}(?:promoted to|became|become|retrained as|retraining as|moved up to|moved into|made|appointed|named|stepped up (?:as|to)|took over as|work now as|now work as|work as|switched careers to|qualified as|turned|started as|started out as|started working as) (?:an? |the )?(.+)$`,
  ),
  nowAs: fromStart("I am (?:an? |the )(.+?) (?:now|these days|nowadays)(?: at (.+))?$"),
};

/** A new job or a new position: it takes the place of the one before. */
export const newJobTopic: Topic = (clause, { at }) => {
  const { text } = clause;
  const got = patterns.got.exec(text);
  if (got !== null && /\p{L}/u.test(got[2] as string)) {
    const drafts = employerDrafts(got[2], clause, at);
    const role = value(got[1]);
    return [...drafts, ...(drafts.length > 0 && role !== undefined ? [roleDraft(role)] : [])];
  }
  const employer = patterns.mine.exec(text)?.[1] ?? patterns.firstDay.exec(text)?.[1];
  if (employer !== undefined) return employerDrafts(employer, clause, at);
  const hired = patterns.hired.exec(text);
  if (hired !== null) {
    const role = value(hired[2]);
    return [
      ...employerDrafts(hired[1], clause, at),
      ...(role === undefined ? [] : [roleDraft(role)]),
    ];
  }
  const became = patterns.became.exec(text) ?? patterns.nowAs.exec(text);
  const { rest, when } = takeTime(value(became?.[1]) ?? "", at, "past");
  const role = rest
    .replace(caseless` (?:at|with|for|in|of the) .*$`, "")
    .replace(caseless`^(?:an?|the) `, "");
  if (became === null || isHeldOffice(rest) || !isRole(role)) return [];
  return [
    {
      ...roleDraft(role),
      text: `The user is ${withArticle(role)}${when === undefined ? "" : ` (${when})`}`,
      when,
    },
  ];
};

function employerDrafts(
  said: string | undefined,
  clause: Parameters<Topic>[0],
  at: number,
): Draft[] {
  const { rest, when } = takeTime(value(said) ?? "", at, "past");
  const [name = "", role] = rest.split(/,? as (?:an? |the )?/iu);
  if (
    name === "" ||
    isTool(name) ||
    /^(?:an?|the|my|me) (?:moment|end|best|worst|kids)/iu.test(name) ||
    !isOrganisation(name, clause)
  )
    return [];
  return [
    {
      predicate: "works at",
      object: name,
      text: `The user works at ${name}${when === undefined ? "" : ` (started ${when})`}`,
      when,
      change: true,
    },
    ...(role === undefined ? [] : [roleDraft(role)]),
  ];
}

function roleDraft(role: string): Draft {
  const name = role.replace(/,.*$/u, "");
  return {
    predicate: "works as",
    object: name,
    text: `The user is ${withArticle(name)}`,
    change: true,
  };
}

function isRole(role: string): boolean {
  const words = role.split(/\s+/u);
  const last = words.at(-1) ?? "";
  return (
    role !== "" &&
    words.length <= 5 &&
    (occupations.test(last) ||
      occupations.test(words.slice(-2).join(" ")) ||
      tradeEnding.test(last) ||
      /^head of /iu.test(role) ||
      isTrade(last))
  );
}
