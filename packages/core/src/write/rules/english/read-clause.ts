import type { Clause } from "./clauses.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft, Topic } from "./draft.ts";
import { isForAWhile } from "./for-a-while.ts";
import { generalTopic } from "./general/topic-general.ts";
import { overTopic } from "./general/topic-over.ts";
import { ownThingsTopic } from "./general/topic-own-things.ts";
import { withKnownThing } from "./known-thing.ts";
import { movedPlans } from "./moved-plans.ts";
import { otherRelation } from "./other-relation.ts";
import { overtakenStates } from "./overtaken-states.ts";
import { supplanting } from "./supplanting.ts";
import { activitiesTopic } from "./topic-activities.ts";
import { attributesTopic } from "./topic-attributes.ts";
import { belongingTopic } from "./topic-belonging.ts";
import { correctionsTopic } from "./topic-corrections.ts";
import { decisionsTopic } from "./topic-decisions.ts";
import { endingsTopic } from "./topic-endings.ts";
import { eventsTopic } from "./topic-events.ts";
import { familyTopic } from "./topic-family.ts";
import { healthTopic } from "./topic-health.ts";
import { homeTopic } from "./topic-home.ts";
import { identityTopic } from "./topic-identity.ts";
import { leavingTopic } from "./topic-leaving.ts";
import { newJobTopic } from "./topic-new-job.ts";
import { personalTopic } from "./topic-personal.ts";
import { petsTopic } from "./topic-pets.ts";
import { preferencesTopic } from "./topic-preferences.ts";
import { pronounsTopic } from "./topic-pronouns.ts";
import { relationshipTopic } from "./topic-relationship.ts";
import { statementsTopic } from "./topic-statements.ts";
import { studyTopic } from "./topic-study.ts";
import { supplantedTopic } from "./topic-supplanted.ts";
import { toolsTopic } from "./topic-tools.ts";
import { undoneTopic } from "./topic-undone.ts";
import { workTopic } from "./topic-work.ts";

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
const twoStates =
  /^((?:I|we) (?:am|are) )((?:an? )?[\p{L}\d' -]{2,40}?),? and ((?:(?:also|freshly|newly|recently|now|still|currently|happily|semi-) ?(?!in\b|on\b|it\b)|an? (?!(?:bit|half|lot|little|few)\b)|(?=(?:retired|single|married|divorced|widowed|engaged|pregnant|vegan|vegetarian|pescatarian|unemployed|self-employed|freelance|left-handed|allergic to|from|based in|in my|studying|training)\b))[\p{L}\d].*)$/iu;

/** What a clause says, by all topics: corrections first, then narrow topics, then broad ones. */
export function readClause(said: Clause, discourse: Discourse): Draft[] {
  const clause = withKnownThing(said, discourse);
  const corrections = correctionsTopic(clause, discourse);
  if (corrections.length > 0) return corrections;
  const halves =
    /^((?:I|we) (?:\p{L}+ )?(?:have|have got|own|keep|got|bought) )(.+?),? and ((?:an?|two|three|four|five|six|some|no|\d+) .+)$/iu.exec(
      clause.text,
    );
  if (halves !== null && !/\b(?:between|of|with|on|at|in)\b/iu.test(halves[2] as string)) {
    const [, start = "", first = "", second = ""] = halves;
    return [first, second].flatMap((part) =>
      readClause({ ...clause, text: start + part }, discourse),
    );
  }
  // "the dentist is on 12 March and the dermatologist on 13 March"
  const dates =
    /^((?:the|my|our) [\p{L}' -]{2,40}? is )((?:on|at|in) [^,]+?),? and ((?:the|my|our) [\p{L}' -]{2,40}?) ((?:on|at|in) .+)$/iu.exec(
      clause.text,
    );
  if (dates !== null) {
    const [, start = "", when = "", other = "", then = ""] = dates;
    return [`${start}${when}`, `${other} is ${then}`].flatMap((text) =>
      readClause({ ...clause, text }, discourse),
    );
  }
  const both = twoStates.exec(clause.text);
  if (both !== null) {
    const [, start = "", first = "", second = ""] = both;
    return [first, second].flatMap((part) =>
      readClause({ ...clause, text: start + part }, discourse),
    );
  }
  const read = topics.flatMap((topic) => topic(clause, discourse));
  const found = [
    ...read.flatMap((draft) => supplanting(draft, clause.cues.now === true)),
    ...read.flatMap((draft) => [
      ...overtakenStates(draft, clause, discourse),
      ...movedPlans(draft, clause, discourse),
      ...otherRelation(draft, clause, discourse),
    ]),
    ...read,
  ];
  const together =
    /^(?:(?:my|our) [\p{L}-]+(?: \p{Lu}[\p{L}'-]+)?|\p{Lu}[\p{L}'-]+) and I (?=\p{L})/u.exec(
      clause.text,
    );
  if (together !== null) {
    const shared = { ...clause, text: `we ${clause.text.slice(together[0].length)}` };
    found.push(...sharedTopics.flatMap((topic) => topic(shared, discourse)));
  }
  const told = found.some(({ action, text }) => action === "end" && text !== "");
  if (!found.some(({ change }) => change === true))
    found.push(...endingsTopic(clause, discourse).map((draft) => (told ? wordless(draft) : draft)));
  if (!found.some(({ change }) => change === true)) found.push(...overTopic(clause, discourse));
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
  return all.map((draft) => withCues(draft, clause.cues));
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
