import type { ParsedClause } from "../clauses/parse-clause.ts";
import type { Draft } from "../draft.ts";
import { reported, value } from "../words/grammar.ts";
import { isPassingState } from "../words/passing-states.ts";
import { instant, metaphor, vague } from "../words/passing-words.ts";
import { takeTime } from "../words/take-time.ts";

const confidence = 0.7;
const howOften =
  / (?:(?:once|twice|\p{L}+ (?:times|days|nights|weeks|hours)) (?:an?|per|every) \p{L}+|every (?:other )?\p{L}+|on \p{L}+days)$/iu;
const perTime = /^(?:down|up) to .*/iu;

/** What somebody says they are, or where they will be until when. */
export function ownStateDrafts(clause: ParsedClause, at: number): Draft[] {
  const there = whereabouts(clause, at);
  return there.length > 0 ? there : lasting(clause);
}

// "I'm in a choir", "we are with Greenmeter now", "I was a lifeguard"
function lasting({ negative, over, rest, past, perfect }: ParsedClause): Draft[] {
  const said = value(rest, 80);
  if (
    said === undefined ||
    isPassingState(said) ||
    metaphor.test(
      said
        .replace(perTime, "")
        .replace(howOften, "")
        .replace(/\p{L}+-(?:person|man|woman|day|week|hour|step|point|line)\b/giu, ""),
    )
  )
    return [];
  if (
    instant.test(said.replace(/^up (?=at|by|before)/iu, "")) ||
    /\b(?:it|this|that|them|you)\b/iu.test(said)
  )
    return [];
  const preposition =
    /^(in|at|on|with|from|into|under|between|behind|near|of|for|off|down to|up to|back on|back in|back at) /iu
      .exec(said)?.[1]
      ?.toLowerCase();
  const noun = /^(?:an?|the|one of|part of|half|quarter)\s/iu.test(said);
  if (preposition === undefined && !noun && said.replace(howOften, "").split(" ").length > 6)
    return [];
  const object = preposition === undefined ? said : said.slice(preposition.length + 1);
  if (object === "" || vague.test(object)) return [];
  if (/^(?:page|line|step|question|chapter|slide|level|part|section|row|tab) \d/iu.test(object))
    return [];
  // where one is may be a visit
  if (
    /^(?:in|at|near)$/u.test(preposition ?? "") &&
    /^(?:the )?\p{Lu}/u.test(object) &&
    !/\b(?:since|for)\b/u.test(object)
  )
    return [];
  const is = perfect ? "has been" : past ? "was" : "is";
  const predicate = `${past ? "was" : "is"}${preposition === undefined ? "" : ` ${preposition}`}`;
  const words = reported(said.replace(/^(?:my|our) /iu, "their "));
  if (negative)
    return [
      {
        predicate: `not ${predicate}`,
        object,
        text: `The user ${is} ${over ? "no longer" : "not"} ${words}`,
        confidence,
        ...(over
          ? {
              action: "end" as const,
              target: { predicates: [predicate, "works as"], names: object.replace(/^an? /iu, "") },
            }
          : {}),
      },
    ];
  return [{ predicate, object: reported(object), text: `The user ${is} ${words}`, confidence }];
}

// "I'm in Lima for work until Friday"
function whereabouts({ negative, rest, past }: ParsedClause, at: number): Draft[] {
  const said = value(rest, 80);
  if (
    negative ||
    past ||
    said === undefined ||
    !/^(?:in|at|on|back in) (?:the )?\p{Lu}/u.test(said)
  )
    return [];
  const { when } = takeTime(said, at, "future");
  return when === undefined
    ? []
    : [
        {
          predicate: "plans",
          object: reported(said),
          text: `The user is ${reported(said)}`,
          when,
          modality: "plan",
          type: "episodic",
          confidence,
        },
      ];
}
