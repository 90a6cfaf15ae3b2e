import type { FactTarget } from "../../../../model/fact.ts";
import { anyPredicate } from "../../../target.ts";
import { thirdPerson } from "../words/grammar.ts";
import { basesOf } from "../words/past-tense.ts";

/** Predicates of what one has and may part with. */
export const possessions: readonly string[] = [
  "has",
  "drives",
  "rides",
  "owns",
  "keeps",
  "rents",
  "pet",
  "pet name",
  "run",
  "own",
  "runs",
  "manage",
  "founded",
  "sells",
  "collects",
  "is with",
  "banks with",
  "wears",
  "is doing",
  "uses",
  "uses as *",
  "attribute *",
];

/** Predicates of what one does, uses, belongs to. */
export const pursuits: readonly string[] = [
  anyPredicate,
  ...possessions,
  "plays",
  "does",
  "goes",
  "practises",
  "practices",
  "trains",
  "learns",
  "studies",
  "studies at",
  "swims",
  "sings",
  "dances",
  "drinks",
  "eats",
  "smokes",
  "vapes",
  "takes",
  "teaches",
  "coaches",
  "volunteers",
  "collects",
  "reads",
  "watches",
  "follows",
  "subscribes",
  "attends",
  "brews",
  "grows",
  "bakes",
  "cooks",
  "cycles",
  "bikes",
  "climbs",
  "hikes",
  "supports",
  "tutors",
  "hosts",
  "donates",
  "member of",
  "works on team",
  "shift",
  "commute",
  "work place",
  "work time",
  "diet",
  "prefers",
  "lives with",
  "commutes",
  "works",
  "is back on",
  "lead",
  "head",
  "foster",
  "fosters",
  "decided",
  "builds",
  "develops",
  "writes",
  "codes",
  "programs",
  "designs",
  "edits",
  "records",
  "draws",
  "paints",
  "makes",
  "maintains",
  "moderates",
  "runs on",
  "listens",
  "trait",
  "is",
  "deploys",
  "sleeps",
  "fasts",
  "gardens",
  "meditates",
  "rows",
  "runs",
  "jogs",
];

/** Of these it is the doing that counts, so that any word of it tells which is meant. */
const doings = new Set(
  "plays|does|goes|practises|practices|trains|learns|studies|swims|sings|drinks|eats|smokes|takes|teaches|coaches|volunteers|collects|reads|watches|follows|subscribes|attends|member of|works on team|is doing|works at|builds|develops|writes|codes|programs|designs|edits|records|makes|deploys".split(
    "|",
  ),
);

/** Predicates of what is planned or agreed for a time. */
export const plans: readonly string[] = ["plans", "plans to move to", "appointment*", "is doing"];

/** Predicates of a course of study. */
export const studies: readonly string[] = ["studies", "studies at", "learns", "is doing"];

/** Predicates of work. */
export const work: readonly string[] = [
  "works at",
  "works as",
  "works",
  "works on team",
  "shift",
  "manager",
  "run",
];

/** Nouns that say only what something is to the user, so that what stands in front is meant as well: "my Netflix account". */
const relational =
  / (?:subscription|membership|account|plan|habit|lessons?|class(?:es)?|course|contract|lease|app|addiction|collection|flight|tickets?|visit|reservation|booking|plans?|idea|search|gear|equipment|kit|box|delivery|job|gig|hustle|shifts?|board|committee|seat|hive|project|stuff|life|practice|training|diet|degree|studies|trip|holiday|vacation|appointment|project|team|policy|insurance|licen[cs]e)s?$/iu;
/** Verbs that say nothing without an object. */
const empty =
  /^(?:do|go|use|have|make|take|get|keep|be|try|look|want|need|see|say|work|think|put|live|read|write|watch|see)$/iu;

/**
 * What ends with something that one stopped, sold or cancelled: "playing the violin" is what one plays, "my Skoda" what one has or
 * drives. The widest target comes last.
 *
 * @param said what was ended, as it was said
 * @param predicates where things of the kind are found
 */
export function endTargets(said: string, predicates: readonly string[]): FactTarget[] {
  const phrase = bareObject(said);
  // "gave two stamps to a friend": the others are still there
  if (
    /^(?:\d+|two|three|four|five|six|some|several|half|another|one of|a few|a couple|an? (?:old|extra|spare|second|few|couple|piece|pair|bit))\b/iu.test(
      said.trim(),
    ) &&
    !/^\d+ ?(?:mg|ml|g|kg|k|km)\b/iu.test(said.trim())
  )
    return [];
  // what ends at home may go on at work
  if (/ at (?:home|work)$/iu.test(phrase)) return [];
  if (
    phrase === "" ||
    /^(?:an?|one|two|some|another) \p{L}+ (?:course|class|lesson|exam|book|item|bottle|piece|part|pair)s?$/iu.test(
      said.trim(),
    )
  )
    return [];
  const doing = /^(\p{L}{2,}ing)\b ?(.*)$/iu.exec(phrase);
  if (
    doing !== null &&
    !/^(?:wedding|morning|evening|meeting|building|ring|king|thing|string|swing|spring|wing)$/iu.test(
      doing[1] as string,
    )
  ) {
    const [, gerund = "", rest = ""] = doing;
    const bases = basesOf(gerund);
    const verbs = bases.map(thirdPerson);
    const object = bareObject(rest.replace(/^(?:to|on|at|in|with|for|as|from) /iu, ""));
    const anything = [
      {
        predicates: [anyPredicate, "lives in", "works at", "works as", "speaks"],
        words: `${gerund} ${object}`.trim(),
      },
    ];
    if (object === "")
      return [
        ...(bases.some((base) => empty.test(base)) ? [] : anything),
        ...(bases.some((base) => empty.test(base)) ? [] : [{ predicates: verbs }]),
        { predicates, names: gerund },
        ...rolesOf(bases).map((words) => ({ predicates: ["works as"], words })),
      ];
    return [
      ...namesOf(object).map((names) => ({ predicates: [...verbs, ...predicates], names })),
      { predicates: ["is doing", "goes", "does"], names: phrase },
      ...anything,
    ];
  }
  const content = phrase.split(/\s+/u).filter((word) => /[\p{L}\p{N}]{3,}/u.test(word));
  const kept = predicates.filter((name) => content.length > 1 || doings.has(name));
  const planned = predicates.includes("plans") || predicates.includes("is doing");
  return [
    ...namesOf(phrase).map((names) => ({ predicates, names })),
    ...(predicates.length > 10
      ? namesOf(phrase).map((words) => ({ predicates: kept, words }))
      : []),
    ...(planned ? namesOf(phrase).map((words) => ({ predicates: plans, words })) : []),
  ];
}

// who stops teaching was a teacher, who stops freelancing was a freelancer
function rolesOf(bases: readonly string[]): string[] {
  return bases.flatMap((base) => [base, `${base}er`, `${base}r`, `${base}or`]);
}

function namesOf(object: string): string[] {
  const names = new Set([object]);
  const group =
    /^(?:treasurer|member|captain|chair|president|secretary|part|organi[sz]er|volunteer|coach|drummer|singer|guitarist|bassist|leader|head|goalkeeper|regular) (?:of|in|at|for|with) (?:the |my |our |an? )?(.+)$/iu.exec(
      object,
    )?.[1];
  if (group !== undefined) names.add(group);
  names.add(
    object.replace(
      /,? (?:at|in|on|with|for|from|of|to|because|as|after|before|called|named) .*$/iu,
      "",
    ),
  );
  for (const name of [...names]) names.add(name.replace(relational, ""));
  return [...names].filter((name) => name.length > 1);
}

/** What is ended, without what only points at it: "all my old cigarettes" → "cigarettes". */
export function bareObject(said: string): string {
  return said
    .replace(
      /\s+(?:for good|altogether|completely|entirely|cold turkey|as well|after all|forever|any ?more|any longer|instead|though|at (?:easter|christmas|new year)|over (?:the )?(?:winter|summer|christmas|weekend)|a while (?:ago|back)|ages ago|years ago|recently|now|these days|lately|so)\b.*$/iu,
      "",
    )
    .replace(
      /^(?:(?:all|both|most) )?(?:of )?(?:my|our|the|an?|that|this|any|some) (?:own |old |beloved |poor |trusty |dear |stupid |damn |bloody |little |big )*/iu,
      "",
    )
    .trim();
}
