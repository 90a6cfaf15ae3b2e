import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft, Topic } from "../draft.ts";
import { roleDraft } from "../topics/role-draft.ts";
import { roleDrafts } from "../topics/role-drafts.ts";
import { adverbs, fromStart, value } from "../words/grammar.ts";
import { isOrganisation } from "../words/organisation.ts";
import { takeTime } from "../words/take-time.ts";
import { isNotSo } from "./not-so.ts";
import { otherAmounts } from "./other-amounts.ts";
import { silent } from "./silent-endings.ts";
import { slotsOf } from "./slots-of.ts";

const numbers = "one|two|three|four|five|six|seven|eight";
const others =
  "(?:they|work|management|HR|it|the \\p{L}+|my (?:\\p{L}+ )?(?:boss|manager|company|employer|team|firm|lead|department))";
const patterns = {
  appointed: fromStart(
    `(?:${others}|\\p{Lu}\\p{L}+) (?:has |have |just |finally |recently )*(?:made|promoted|appointed|named|bumped) me (?:up )?(?:to (?:be )?|into |as )?(?:the |an? )?(.+)$`,
  ),
  placed: fromStart(
    `(?:${others} (?:has |have |just |finally |recently )*(?:put|moved|shifted|transferred|reassigned|rotated|sent|switched) me (?:over |across )?(?:on|onto|to|into|in|with)|(?:I|we) (?:have )?(?:been |was |got |have been )?${adverbs}(?:transferred|moved|switched|changed|went|gone|rotated|seconded|reassigned|swapped|shifted|jumped)(?: teams?)?(?: over| across)? (?:to|into|onto)|(?:I|we) (?:have )?${adverbs}(?:joined)) (the |an? )?((?:[\\p{L}\\d&/-]+ ){0,2}?[\\p{L}\\d&/-]+?)( (?:team|squad|crew|desk|department|dept|division|unit|ward))?(?=$|[,.(]| (?:team|in|on|at|last|this|since|from|now|and|two|three|\\d|an?|because|as|after|with|for)\\b)`,
  ),
  home: /\b(?:my|our) (?:new|own) (?:little |tiny |first |very |own )*(?:flat|place|house|apartment|home|room|studio|cottage|digs|bungalow)(?: is)? (?:in|near|outside) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/u,
  isIn: fromStart(
    `(?:I|we) (?:am|are) (?:now |finally |properly |all )*(?:settled |installed |based |living )?in (\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)(?: now| these days)?(?=$|[,.!])`,
  ),
  backAt: fromStart(
    "(?:I|we) (?:am|have gone|went|have come|came) (?:now |finally )*back (?:at|with|to working (?:at|for)) (?:the )?(\\p{Lu}[^,.!;]{1,40})",
  ),
  atWork: fromStart(
    "(?:I|we) (?:am|are|have to be|go|work) (?:now |back |all |mostly |fully )*(?:in(?:to)? the office|in[- ]office|on-?site|at the office|from the office|(remote|from home|at home))( (?:\\p{L}+|\\d) days? a week| full[- ]time| every day| for good| all week)?(?: now| these days| again)?(?=$|[,.!])",
  ),
  role: fromStart(
    `(?:I|we) (?:am|work as) ${adverbs}(?:an?|the) ((?:\\p{Ll}[\\p{Ll}-]* ){0,2}\\p{Ll}{3,}?)(?: now| these days)?$`,
  ),
  firm: fromStart(
    `(?:I|we) (?:am|work) ${adverbs}(?:with|for|at) (an? (?:[\\p{L}-]+ ){0,2}?(?:consultancy|agency|firm|company|start-?up|studio|brewery|charity|practice|outfit|chain|non-?profit|publisher|hospital|school|contractor|co-?op|cooperative|lab)(?: (?:called|named) \\p{Lu}.*?)?)(?: now| these days)?$`,
  ),
  hours: fromStart(
    `(?:I|we) (?:have |am )?${adverbs}(?:gone|went|going|am|dropped|moved|cut|switched|reduced|changed)(?: (?:up|down|back|over|my hours))* (?:to |at |on )(full[- ]time|part[- ]time|(?:${numbers}|\\d+(?:\\.5)?)(?: days?| hours?) (?:a|per) week)`,
  ),
  version:
    /\b(?:upgraded|updated|bumped|moved|migrated|went|jumped|is|are|am|runs?|got|on) (?:\p{L}+ ){0,3}?(?:to|on|at|onto) (?:(\p{L}[\p{L}+#.-]*) )?(?:version |v)?(\d{1,3}(?:\.\d+){0,2})(?=$|[,.!]?(?:\s|$))(?! (?:mg|kg|km|days?|weeks?|months?|hours?|minutes?|people|euros?|pounds|percent|%|am|pm|o'clock))/iu,
};
const teamAt =
  / (?:team|squad|crew|desk|department|division|unit)\b.* at ((?:the )?\p{Lu}[^,.;]*)$/u;
const jobs =
  /\b(?:jobs?|work|working|roles?|position|shifts?|qualified|train(?:ed|ing)|retrained|promot\p{L}+|hired|hung up|quit|left|contract|rota|boss|salary|office|career|title|reorg|trainee|interview)\b/iu;
const noTrade =
  /(?:^(?:bit|lot|few|good|bad|huge|big|new|different|proud|happy)\b|(?:person|owl|bird|lover|fan|convert|believer|vegan|vegetarian|smoker|drinker|runner|cyclist|swimmer|m[uo]m|mummy|dad|father|mother|parent|aunt|auntie|uncle|wife|husband|widow|widower|citizen|resident|owner|homeowner|member|user|regular|subscriber|patient|beginner|wreck|mess|teenager|adult|pensioner|retiree|local|one|boss|favourite|oldest|youngest|eldest)s?$)/iu;
/** Whose version: the speaker's, or that of something without an owner. */
const ours =
  /^(?:I|we|it|prod|production|staging|everything|(?:the|our|my) (?:[\p{L}-]+ )?(?:app|server|cluster|backend|site|service|database|db|system|stack|api|repo|project|instance|laptop|machine|phone|prod|production|staging)|upgraded|updated|bumped|migrated)\b/iu;
const moving =
  /\b(?:mov(?:e|ed|ing)|unpack\p{L}*|boxes|settl\p{L}+|relocat\p{L}+|new (?:place|flat|house|home|apartment|address)|keys|landlord|for good|left \p{Lu}\p{L}+)\b/iu;
const unsure =
  /\b(?:if|might|may|would|could|should|hope|hoping|want|looking|viewing|view|trip|holiday|visiting|weekend|conference|meeting|office today|today)\b/iu;

/**
 * A new value of what is known, put in a way that says nothing where nothing is known: "they put me on billing" to somebody in a team,
 * "upgraded to 24" to somebody on 22.
 */
export const newValuesTopic: Topic = (clause, discourse) => {
  const { text, cues } = clause;
  if (cues.loose || isNotSo(text)) return [];
  const known = [...discourse.lastDrafts, ...discourse.known].filter(
    ({ action, subject = "user" }) => action === undefined && subject === "user",
  );
  if (cues.correction) return versionDrafts(text, known);
  return [
    ...appointedDrafts(clause, discourse, known),
    ...roleNowDrafts(clause, known),
    ...hoursDrafts(clause, known),
    ...placedDrafts(text, known, clause),
    ...movedDrafts(clause, known),
    ...backDrafts(clause, discourse, known),
    ...officeDrafts(clause, known),
    ...versionDrafts(text, known),
    ...(cues.now === true ? otherAmounts(text, known) : []),
  ];
};

function appointedDrafts(clause: Clause, { at }: Discourse, known: readonly Draft[]): Draft[] {
  const said = value(patterns.appointed.exec(clause.text)?.[1]);
  if (said === undefined || !known.some(({ predicate }) => /^works (?:as|at)$/u.test(predicate)))
    return [];
  return roleDrafts(clause, said, at, /\b(?:promoted|appointed|named)\b/iu.test(clause.text)).map(
    (draft) => ({ ...draft, change: true }),
  );
}

function roleNowDrafts(
  { text, quote, cues, before = "", next }: Clause,
  known: readonly Draft[],
): Draft[] {
  if (cues.now !== true) return [];
  const firm = value(patterns.firm.exec(text)?.[1]);
  if (firm !== undefined && known.some(({ predicate }) => predicate === "works at"))
    return [
      { predicate: "works at", object: firm, text: `The user works at ${firm}`, change: true },
    ];
  const role = patterns.role.exec(text)?.[1];
  if (role === undefined || noTrade.test(role)) return [];
  if (!known.some(({ predicate }) => predicate === "works as")) return [];
  return jobs.test(`${before} ${quote} ${next}`) ? [{ ...roleDraft(role), change: true }] : [];
}

function hoursDrafts({ text, quote }: Clause, known: readonly Draft[]): Draft[] {
  const hours = patterns.hours.exec(text)?.[1];
  const before = known.filter(({ text: said }) =>
    /\bworks? .*\b(?:days? a week|hours a week|full[- ]time|part[- ]time)\b/iu.test(said),
  );
  if (hours === undefined || before.length === 0 || unsure.test(quote)) return [];
  return [
    ...silent(before.map((one) => ({ predicates: [one.predicate], words: one.text }))),
    { predicate: "work time", object: hours, text: `The user works ${hours}`, change: true },
  ];
}

function placedDrafts(text: string, known: readonly Draft[], { quote }: Clause): Draft[] {
  const match = patterns.placed.exec(text);
  if (match === null || unsure.test(quote)) return [];
  const [, article, name = "", noun] = match;
  const team = known.some((one) => slotsOf(one).some((slot) => slot.name === "team"));
  if (
    !team ||
    (noun === undefined && article !== undefined) ||
    (noun === undefined && /^(?:an?|my|it|them|this|that|work|bed|sleep)\b/iu.test(name))
  )
    return [];
  // a place and a firm are named like a team
  if (
    noun === undefined &&
    /^(?:I|we)\b/u.test(text) &&
    !/\b(?:over|across|transferred|rotated|seconded|teams?)\b/iu.test(text)
  )
    return [];
  const words = `${name}${noun ?? " team"}`.replace(/^the /iu, "");
  // one moves within a firm
  const firm = known.map((one) => teamAt.exec(one.text)?.[1]).find((one) => one !== undefined);
  return [
    {
      predicate: "works on team",
      object: words,
      text: `The user is on the ${words}${firm === undefined ? "" : ` at ${firm}`}`,
      change: true,
    },
  ];
}

function movedDrafts(clause: Clause, known: readonly Draft[]): Draft[] {
  const { text, quote, cues, before = "", next } = clause;
  const home = known.find(({ predicate }) => predicate === "lives in");
  if (home === undefined || unsure.test(quote)) return [];
  const where =
    patterns.home.exec(text)?.[1] ??
    (cues.now && moving.test(`${before} ${quote} ${next}`)
      ? patterns.isIn.exec(text)?.[1]
      : undefined);
  if (where === undefined || home.object.includes(where)) return [];
  return [
    { predicate: "lives in", object: where, text: `The user lives in ${where}`, change: true },
  ];
}

function backDrafts(clause: Clause, { at }: Discourse, known: readonly Draft[]): Draft[] {
  const said = value(patterns.backAt.exec(clause.text)?.[1]);
  // "back at the Norvik office today" visits it
  if (said === undefined || unsure.test(clause.quote) || /\b(?:office|desk|site)\b/iu.test(said))
    return [];
  if (!known.some(({ predicate }) => predicate === "works at")) return [];
  const { rest, when } = takeTime(said, at, "past");
  if (!isOrganisation(rest, clause) || known.some(({ text }) => text.endsWith(`in ${rest}`)))
    return [];
  return [
    {
      predicate: "works at",
      object: rest,
      text: `The user works at ${rest} again`,
      change: true,
      when,
    },
  ];
}

function officeDrafts({ text, quote, cues }: Clause, known: readonly Draft[]): Draft[] {
  const match = patterns.atWork.exec(text);
  if (
    match === null ||
    !(cues.now || /\b(?:days? a week|full[- ]time|every day|for good)\b/iu.test(text))
  )
    return [];
  if (unsure.test(quote)) return [];
  const other = match[1] === undefined ? "home" : "office";
  if (
    !known.some((one) =>
      slotsOf(one).some(({ name, value: is }) => name === "work place" && is === other),
    )
  )
    return [];
  const where = `${match[1] === undefined ? "in the office" : "from home"}${/days a week/u.test(match[2] ?? "") ? match[2] : ""}`;
  return [
    { predicate: "work place", object: where, text: `The user works ${where}`, change: true },
  ];
}

function versionDrafts(text: string, known: readonly Draft[]): Draft[] {
  const [, product, number] = patterns.version.exec(text) ?? [];
  if (
    number === undefined ||
    !ours.test(text) ||
    /\b(?:if|might|may|would|could|should|want|hope)\b/iu.test(text)
  )
    return [];
  const versions = known.filter((one) =>
    slotsOf(one).some(({ name }) => name.startsWith("version of ")),
  );
  const place = /\b(prod|production|staging|laptop|server|cluster|dev)\b/iu.exec(text)?.[1];
  const here = versions.filter(
    (one) => place !== undefined && one.text.toLowerCase().includes(place.toLowerCase()),
  );
  const meant = here.length > 0 ? here : versions;
  const products = new Map(
    meant.flatMap((one) =>
      slotsOf(one)
        .filter(
          ({ name }) =>
            name.startsWith("version of ") &&
            (product === undefined || name === `version of ${product}`),
        )
        .map(({ name, value: is }) => [name, { one, is }] as const),
    ),
  );
  const [only] = products.values();
  if (products.size !== 1 || only === undefined || only.is === number) return [];
  // a list of hosts is no version
  if (only.is.includes(".") !== number.includes(".") && Number(number) < Number.parseFloat(only.is))
    return [];
  const object = only.one.object.replace(only.is, number);
  return [
    ...silent([{ predicates: [only.one.predicate], words: only.one.text }]),
    {
      predicate: only.one.predicate,
      object,
      text: only.one.text.replace(only.is, number),
      change: true,
    },
  ];
}
