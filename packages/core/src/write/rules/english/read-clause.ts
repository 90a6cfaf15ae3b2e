import type { Clause } from "./clauses/clauses.ts";
import { sharedSubject } from "./clauses/shared-subject.ts";
import { withKnownOwn } from "./clauses/with-known-own.ts";
import { withKnownReferent } from "./clauses/with-known-referent.ts";
import { withKnownThing } from "./clauses/with-known-thing.ts";
import { correctionsTopic } from "./corrections/corrections-topic.ts";
import { otherOwner } from "./corrections/other-owner.ts";
import { otherRelation } from "./corrections/other-relation.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft, Topic } from "./draft.ts";
import { carriedOutPlans } from "./endings/carried-out-plans.ts";
import { endingsTopic } from "./endings/endings-topic.ts";
import { isForAWhile } from "./endings/for-a-while.ts";
import { leavingTopic } from "./endings/leaving-topic.ts";
import { leftWork } from "./endings/left-work.ts";
import { movedPlans } from "./endings/moved-plans.ts";
import { newValuesTopic } from "./endings/new-values-topic.ts";
import { onlyTheTeam } from "./endings/only-the-team.ts";
import { overTopic } from "./endings/over-topic.ts";
import { overtakenStates } from "./endings/overtaken-states.ts";
import { replacedSlots } from "./endings/replaced-slots.ts";
import { rescheduledTopic } from "./endings/rescheduled-topic.ts";
import { silent } from "./endings/silent-endings.ts";
import { supplantedTopic } from "./endings/supplanted-topic.ts";
import { supplanting } from "./endings/supplanting.ts";
import { transitions } from "./endings/transitions.ts";
import { undoneTopic } from "./endings/undone-topic.ts";
import { activitiesTopic } from "./topics/activities-topic.ts";
import { attributesTopic } from "./topics/attributes-topic.ts";
import { belongingTopic } from "./topics/belonging-topic.ts";
import { daysOfOthers } from "./topics/days-of-others.ts";
import { decisionsTopic } from "./topics/decisions-topic.ts";
import { eventsTopic } from "./topics/events-topic.ts";
import { familyTopic } from "./topics/family-topic.ts";
import { generalTopic } from "./topics/general-topic.ts";
import { healthTopic } from "./topics/health-topic.ts";
import { homeTopic } from "./topics/home-topic.ts";
import { identityTopic } from "./topics/identity-topic.ts";
import { newJobTopic } from "./topics/new-job-topic.ts";
import { ownThingsTopic } from "./topics/own-things-topic.ts";
import { personalTopic } from "./topics/personal-topic.ts";
import { petsTopic } from "./topics/pets-topic.ts";
import { preferencesTopic } from "./topics/preferences-topic.ts";
import { pronounsTopic } from "./topics/pronouns-topic.ts";
import { relationshipTopic } from "./topics/relationship-topic.ts";
import { statementsTopic } from "./topics/statements-topic.ts";
import { studyTopic } from "./topics/study-topic.ts";
import { toolsTopic } from "./topics/tools-topic.ts";
import { workTopic } from "./topics/work-topic.ts";
import { cased, caseless } from "./words/gated.ts";

const topics: readonly Topic[] = [
  identityTopic,
  homeTopic,
  workTopic,
  newJobTopic,
  leavingTopic,
  studyTopic,
  familyTopic,
  pronounsTopic,
  relationshipTopic,
  undoneTopic,
  petsTopic,
  healthTopic,
  preferencesTopic,
  toolsTopic,
  decisionsTopic,
  eventsTopic,
  attributesTopic,
  belongingTopic,
  supplantedTopic,
  newValuesTopic,
  rescheduledTopic,
  daysOfOthers,
];
/** Topics of what people do together: "my flatmate and I live in Leipzig". */
const sharedTopics: readonly Topic[] = [
  homeTopic,
  workTopic,
  toolsTopic,
  eventsTopic,
  activitiesTopic,
];
/** Broad patterns, for clauses that no narrower topic understood: the first that says anything. */
const broadTopics: readonly Topic[] = [
  personalTopic,
  activitiesTopic,
  statementsTopic,
  generalTopic,
  ownThingsTopic,
];

/** "I'm 66 and freshly retired": two statements of one subject. */
const twoStates = caseless`^((?:I|we) (?:am|are) )((?:an? )?[\p{L}\d' -]{2,40}?),? and ((?:(?:also|freshly|newly|recently|now|still|currently|happily|semi-) ?(?!in\b|on\b|it\b)|an? (?!(?:bit|half|lot|little|few)\b)|(?=(?:retired|single|married|divorced|widowed|engaged|pregnant|vegan|vegetarian|pescatarian|unemployed|self-employed|freelance|left-handed|allergic to|from|based in|in my|studying|training)\b))[\p{L}\d].*)$`;

/** What a clause says, by all topics: corrections first, then narrow topics, then broad ones. */
export function readClause(said: Clause, discourse: Discourse): Draft[] {
  const clause = withKnownOwn(
    withKnownReferent(withKnownThing(said, discourse), discourse),
    discourse,
  );
  const corrections = correctionsTopic(clause, discourse);
  if (corrections.length > 0) return corrections;
  const halves =
    caseless`^((?:I|we) (?:\p{L}+ )?(?:have|have got|own|keep|got|bought) )(.+?),? and ((?:an?|two|three|four|five|six|some|no|\d+) .+)$`.exec(
      clause.text,
    );
  if (halves !== null && !/\b(?:between|of|with|on|at|in)\b/iu.test(halves[2] as string)) {
    const [, start = "", first = "", second = ""] = halves;
    return [first, second].flatMap((part) =>
      readClause({ ...clause, text: start + part }, discourse),
    );
  }
  // "I don't have a garden, only a balcony"
  const only =
    caseless`^((?:I|we) )do not (have|speak|eat|drink|play|own|drive|wear|keep) (.+?),? (?:only|just) (.+)$`.exec(
      clause.text,
    );
  if (only !== null)
    return [`${only[1]}do not ${only[2]} ${only[3]}`, `${only[1]}${only[2]} ${only[4]}`].flatMap(
      (text) => readClause({ ...clause, text }, discourse),
    );
  // "the dentist is on 12 March and the dermatologist on 13 March"
  const dates =
    caseless`^((?:the|my|our) [\p{L}' -]{2,40}? is )((?:on|at|in) [^,]+?),? and ((?:the|my|our) [\p{L}' -]{2,40}?) ((?:on|at|in) .+)$`.exec(
      clause.text,
    );
  if (dates !== null) {
    const [, start = "", when = "", other = "", then = ""] = dates;
    return [`${start}${when}`, `${other} is ${then}`].flatMap((text) =>
      readClause({ ...clause, text }, discourse),
    );
  }
  const shared = sharedSubject(clause.text);
  if (shared !== undefined)
    return shared.flatMap((text) => readClause({ ...clause, text }, discourse));
  const both = twoStates.exec(clause.text);
  if (both !== null) {
    const [, start = "", first = "", second = ""] = both;
    return [first, second].flatMap((part) =>
      readClause({ ...clause, text: start + part }, discourse),
    );
  }
  const read = onceDated(onlyTheTeam(topics.flatMap((topic) => topic(clause, discourse))));
  const found = [
    ...read.flatMap((draft) => supplanting(draft, clause.cues.now === true)),
    ...read.flatMap((draft) => [
      ...overtakenStates(draft, clause, discourse),
      ...movedPlans(draft, clause, discourse),
      ...otherRelation(draft, clause, discourse),
      ...otherOwner(draft, clause, discourse),
      ...carriedOutPlans(draft, discourse),
      ...leftWork(draft, discourse),
    ]),
    ...read,
  ];
  const together =
    cased`^(?:(?:my|our) [\p{L}-]+(?: \p{Lu}[\p{L}'-]+)?|\p{Lu}[\p{L}'-]+) and I (?=\p{L})`.exec(
      clause.text,
    );
  if (together !== null) {
    const shared = { ...clause, text: `we ${clause.text.slice(together[0].length)}` };
    const told = sharedTopics.flatMap((topic) => topic(shared, discourse));
    found.push(...told);
    // "my sister and I share an allotment"
    const company = together[0].replace(/ and I $/u, "");
    if (told.length === 0 && found.length === 0 && !/\b(?:with|both|each)\b/u.test(clause.text))
      found.push(...broadDrafts({ ...shared, text: `${shared.text} with ${company}` }, discourse));
  }
  const told = found.some(({ action, text }) => action === "end" && text !== "");
  if (!found.some(({ change }) => change === true))
    found.push(...endingsTopic(clause, discourse).map((draft) => (told ? wordless(draft) : draft)));
  if (!found.some(({ change }) => change === true)) found.push(...overTopic(clause, discourse));
  else if (!clause.cues.loose && !clause.cues.correction)
    found.push(...silent(transitions(clause.text)));
  if (isForAWhile(clause.text)) return withoutEndings(found, clause, discourse);
  const ends = found.some(({ action }) => action === "end");
  const tells = found.some(({ action, text }) => action === "end" && text !== "");
  // what ends goes first, or a new value that is named in the same words would end as well
  const drafts = ends
    ? [
        ...found.filter((draft) => draft.action === "end" && draft.text === ""),
        ...found.filter(
          (draft) =>
            (draft.predicate !== "event" || !tells) &&
            (draft.action !== "end" || draft.text !== ""),
        ),
      ]
    : found;
  // what only ends something leaves open what else the clause tells
  const all = drafts.some((draft) => draft.text !== "" || draft.action === "retract")
    ? drafts
    : [...drafts, ...broadDrafts(clause, discourse)];
  return [...replacedSlots(all, clause, discourse), ...all].map((draft) =>
    withCues(draft, clause.cues),
  );
}

// "my meeting is on Monday at 4" is an appointment, and no lasting thing besides
function onceDated(drafts: readonly Draft[]): Draft[] {
  const dated = new Set(
    drafts.flatMap(({ predicate }) => /^appointment (.+)$/u.exec(predicate)?.[1] ?? []),
  );
  return drafts.filter(
    ({ predicate }) => !dated.has(/^attribute (.+)$/u.exec(predicate)?.[1] ?? "\n"),
  );
}

function withoutEndings(found: readonly Draft[], clause: Clause, discourse: Discourse): Draft[] {
  const drafts = found.filter(
    ({ action, predicate }) => action !== "end" && predicate !== "not works at",
  );
  const all = drafts.length > 0 ? drafts : broadDrafts(clause, discourse);
  return all.filter(({ action }) => action !== "end").map((draft) => withCues(draft, clause.cues));
}

// "I have six goats now": there were not as many before
function withCues(draft: Draft, { correction, now }: Clause["cues"]): Draft {
  if (draft.change === true) return draft;
  if (correction === true) return { ...draft, correction: true };
  return now === true && draft.action === undefined && !draft.predicate.startsWith("uses as")
    ? { ...draft, change: true }
    : draft;
}

function broadDrafts(clause: Clause, discourse: Discourse): Draft[] {
  for (const topic of broadTopics) {
    const drafts = topic(clause, discourse);
    if (drafts.length > 0) return drafts;
  }
  return [];
}

// a narrower topic has told of the ending already; what else ends with it is still to be found
function wordless(draft: Draft): Draft {
  return draft.action === "end" ? { ...draft, text: "" } : draft;
}
