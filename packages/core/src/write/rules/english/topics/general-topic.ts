import type { ParsedClause } from "../clauses/parse-clause.ts";
import { parseClause } from "../clauses/parse-clause.ts";
import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { reported, thirdPerson, value } from "../words/grammar.ts";
import { isLastingVerb } from "../words/lasting-verbs.ts";
import { instant, nounHead, passingNoun, vague } from "../words/passing-words.ts";
import { takeTime } from "../words/take-time.ts";
import { isMental, isMomentous, isTechnical } from "../words/verb-classes.ts";
import { baseOfThird } from "../words/verb-forms.ts";
import { isSinceThen, sinceDrafts } from "./since-drafts.ts";
import { stateDrafts } from "./state-clauses.ts";

const confidence = 0.7;
const recurring =
  /\b(?:every|each|once a|twice a|times a|a (?:day|week|month|year)|per (?:day|week|month|year)|daily|weekly|monthly|(?:mon|tues|wednes|thurs|fri|satur|sun)days|at (?:\d{1,2}|five|six|seven|eight|nine|ten|eleven|noon|midnight)\b|nowadays|these days|weekends|weekdays|mornings|evenings|nights|in (?:the )?(?:summer|winter|spring|autumn)|to (?:work|school|uni|college|church|the office|the gym|campus)|for a living|by hand|as a hobby|at (?:work|home)|since|for (?:\d+|two|three|four|five|six|seven|eight|nine|ten|many|several|over|a few) (?:years|months)|for years)\b/iu;
/** It belongs to somebody, has a name or is a number: not any thing at hand. */
const particular =
  /(?:^|\s)(?:my|our)\s|\p{Lu}[\p{L}\d]|\d|\b(?:first|second|third|twins|baby|marathon|house|flat|apartment|exam|degree|job|school|surgery|operation|cancer|diabetes)\b/u;

/** What people look for over weeks. */
const sought =
  /^(?:looking|hunting|searching|seeking)(?: for)? (?:an? |my |our |some |the )?(?:new |cheap |cheaper |bigger |smaller |better |first |second |own |nice |small )*(?:flat|apartment|house|place|room|home|studio|job|work|position|internship|apprenticeship|flatmate|roommate|housemate|nanny|childminder|therapist|tutor|teacher|investor|band|school|nursery|daycare|dog|cat|puppy|van|car|boat|office|publisher|agent)\b/iu;
const applying = /^(?:applying|moving|transferring|commuting) (?:to|for) (?:the )?\p{Lu}/u;
/** "I am the one who does the books": they do. */
const theOne = caseless`^((?:I|we) )(?:am|are) (?:also |usually |always )?the (?:only |main )?(?:one|person|guy|girl|woman|man) who (\p{L}+s)\b`;

/** What the speaker plainly says of themselves with any verb, where no narrower topic understood it. */
export const generalTopic: Topic = ({ text, cues, next }, { at }) => {
  if (cues.loose || caseless`^(?:it|nothing|then it|get|gets|boom)\b`.test(next)) return [];
  const clause = parseClause(
    text.replace(theOne, (_all, who: string, verb: string) => `${who}${baseOfThird(verb) ?? verb}`),
  );
  if (clause === undefined || clause.formerly) return [];
  if (clause.modal !== undefined) return abilityDrafts(clause);
  if (clause.form === "copula") return stateDrafts(clause, at);
  if (clause.progressive) return doingDrafts(clause, at);
  // "I put" is of any time
  if (clause.verb === "put" && addedTo.test(clause.rest))
    return habitDrafts({ ...clause, form: "base" }, false);
  if (clause.perfect || clause.past) return happenedDrafts(clause, at);
  if (
    clause.bases[0] !== "have" ||
    (cues.now === true && begunNow.test(`${clause.verb} ${clause.rest}`))
  )
    return habitDrafts(clause, cues.now === true);
  const had = clean(clause.rest, 80);
  return had !== undefined &&
    recurring.test(had) &&
    !clause.negative &&
    !isPassing(had) &&
    !vague.test(had)
    ? [
        {
          predicate: "has",
          object: reported(had),
          text: `The user has ${reported(had)}`,
          modality: "habit",
          confidence,
        },
      ]
    : [];
};

// "I can play the trumpet", "I can not swim", "I have to avoid gluten"
function abilityDrafts({ modal = "", negative, bases, rest, verb, over }: ParsedClause): Draft[] {
  const can = modal === "can";
  if ((!can && modal !== "have to" && modal !== "must") || over || isMental(bases)) return [];
  const said = clean(rest, 60) ?? "";
  if (said !== "" && (instant.test(said) || vague.test(said) || isPassing(said))) return [];
  if (can) {
    if (isTechnical(bases) || said === "" || !particularOrNoun(said)) return [];
    const words = `${verb} ${reported(said)}`;
    return [
      {
        predicate: negative ? "not can" : "can",
        object: words,
        text: `The user can ${negative ? "not " : ""}${words}`,
        confidence,
      },
    ];
  }
  if (negative || !/^(?:avoid|wear|limit|watch|take|inject|follow|eat|use)$/u.test(verb)) return [];
  if (said === "" || (/^(?:take|use|eat|watch)$/u.test(verb) && !recurring.test(said))) return [];
  return [
    {
      predicate: "has to",
      object: `${verb} ${reported(said)}`,
      text: `The user has to ${verb} ${reported(said)}`,
      confidence,
    },
  ];
}

// "I'm training a puppy", "we are rebuilding a Triumph"
function doingDrafts(
  { negative, over, verb, bases, rest, often }: ParsedClause,
  at: number,
): Draft[] {
  const said = clean(rest, 90);
  if (
    said === undefined ||
    ((isMental(bases) || vague.test(said)) &&
      !sought.test(`${verb} ${said}`) &&
      !applying.test(`${verb} ${said}`))
  )
    return [];
  if (isTechnical(bases) && !recurring.test(said) && !sought.test(`${verb} ${said}`)) return [];
  const { rest: what, when } = takeTime(said, at, "future");
  if (what === "" || isPassing(what) || instant.test(what) || /^(?:the|you|your|me)\b/iu.test(what))
    return [];
  if (negative && !over) return [];
  const words = `${verb} ${reported(said)}`;
  if (over)
    return [
      {
        predicate: "not is doing",
        object: words,
        text: `The user is no longer ${words}`,
        action: "end",
        target: { predicates: ["is doing"], names: words },
        confidence,
      },
    ];
  return [
    {
      predicate: when === undefined ? "is doing" : "plans",
      object: words,
      text: `The user is ${often === undefined ? "" : `${often} `}${words}`,
      ...(when === undefined ? {} : { when, modality: "plan" as const, type: "episodic" as const }),
      confidence,
    },
  ];
}

// "I broke my wrist in March", "I have never flown", "we adopted twins"
function happenedDrafts(clause: ParsedClause, at: number): Draft[] {
  const { negative, over, perfect, progressive, verb, bases, rest, often } = clause;
  if (over || progressive) return [];
  const said = clean(rest, 110) ?? "";
  if (perfect && !negative && isSinceThen(rest)) return sinceDrafts(clause);
  if (perfect && negative) {
    if (
      isMental(bases) ||
      said === "" ||
      vague.test(said) ||
      isPassing(said) ||
      !/^never/iu.test(clause.often ?? "never")
    )
      return [];
    return [
      {
        predicate: `not ${verb}`,
        object: reported(said),
        text: `The user has not ${verb} ${reported(said)}`,
        confidence,
      },
    ];
  }
  if (negative || isMental(bases)) return [];
  const { rest: what, when } = takeTime(said, at, "past");
  if (what === "" ? !isMomentous(bases) : vague.test(what) || isPassing(what)) return [];
  if (what === "" && when === undefined) return [];
  if (
    /^(?:it|this|that|them|you|your|me|up|down|the (?:same|thing|one|error|file|code|page))\b/iu.test(
      what,
    )
  )
    return [];
  const technical = isTechnical(bases) && !isMomentous(bases);
  const worth = isMomentous(bases)
    ? when !== undefined ||
      particular.test(what) ||
      /^(?:an?|two|three|four|five|\d+) /iu.test(what)
    : !technical &&
      particular.test(what) &&
      (when !== undefined || /(?:^|\s)(?:my|our)\s/iu.test(what));
  if (!worth || (instant.test(what) && when === undefined)) return [];
  return [
    {
      predicate: "event",
      object: `${verb} ${reported(said)}`.trim(),
      text: `The user ${perfect ? "has " : ""}${often === undefined ? "" : `${often} `}${verb} ${reported(said)}`.trim(),
      when,
      type: "episodic",
      confidence,
    },
  ];
}

/** "I put oat milk in my tea". */
const addedTo =
  /^(?:only |no |a (?:bit|drop|splash|spoon) of )?(?:[\p{L}-]+ ){1,3}(?:in|on|with) my (?:tea|coffee|porridge|cereal|toast|sandwich(?:es)?|salads?|curry|curries|pizza|eggs|chips)\b/iu;
/** "I get a Tesco delivery now": since it is said to be otherwise than before, it lasts. */
const begunNow =
  /^(?:get|buy|order|see|do|go to|cook|shop at|watch|read|eat|drink|have|use|take|bring|put) (?:my |our |the |an? |all my )?(?!(?:it|this|that|them|you|what|how|to|the (?:error|same|idea|point|problem))\b)\p{L}{3,}/iu;
/** Whom one sees again and again. */
const treating =
  /^(?:an?|my|the) (?:[\p{L}-]+ )?(?:physio\p{L}*|therapist|counsell?or|chiropractor|osteopath|nutritionist|dietitian|dietician|psychologist|psychiatrist|coach|tutor|specialist|trainer|midwife|speech therapist|acupuncturist)\b/iu;
const usual =
  /^to (?:bed|sleep|church|mosque|mass|temple|synagogue|the (?:[\p{L}-]+ )?(?:gym|pool|market|sauna|library|allotment|cinema|park|beach|office))\b/iu;

/** A verb and how often: "I boulder three times a week". */
const howOften =
  /^(?:once|twice|(?:two|three|four|five|six|several|\d+) times) (?:an?|per|every) \p{L}+$|^every \p{L}+$/iu;

// "I bank with Starling", "we never eat out", "I moonlight as a DJ"
function habitDrafts(
  { negative, over, often, verb, bases, rest, form }: ParsedClause,
  isNow: boolean,
): Draft[] {
  const doing =
    (isNow && begunNow.test(`${verb} ${rest}`)) ||
    (/^(?:look after|care for (?=my\b|our\b)|work out|go by|belong to|rely on|deal in|take care of|come from|stick to|live off|get by on|keep (?!\p{L}+ing|on|up|it|that|this|you|in mind|an eye))\b/u.test(
      `${verb} ${rest}`,
    ) &&
      !/\b(?:it|this|that)\b/u.test(rest)) ||
    /^need everything in \p{L}/u.test(`${verb} ${rest}`) ||
    /^(?:write|draft|sketch|shoot|mix|file|log|sell|order|keep|read|do|buy|cook|store|track|host|plan|book|pay|edit|draw|record|run) everything (?:in|with|on|by|from|at|through) /u.test(
      `${verb} ${rest}`,
    ) ||
    (/^(?:hate|love|enjoy|dislike|like)$/u.test(verb) &&
      /^(?!being (?:that|the|a)\b)(?!being (?!called|told|touched|late|alone|ignored|interrupted)\p{L})\p{L}+ing \p{L}/u.test(
        rest,
      ) &&
      !/\b(?:this|that|it|you|here)\b/u.test(rest)) ||
    (/^(?:captain|chair|referee|umpire|steward|conduct|co-run|co-own|co-chair|moderate|mentor|tutor|coach|foster)$/u.test(
      verb,
    ) &&
      /^(?:the|an?|our|my|\p{L}+s)\b/iu.test(rest)) ||
    (/^(?:put|have|take)$/u.test(verb) && addedTo.test(rest)) ||
    (verb === "see" && treating.test(rest)) ||
    (verb === "go" && usual.test(rest) && recurring.test(rest)) ||
    (verb === "do" && /^(?:\p{Lu}|(?:my|our) own |all (?:of )?(?:the|our|my) )/u.test(rest));
  if (form !== "base" || (isMental(bases) && !doing)) return [];
  if (verb === "live" && /^(?:in \p{Ll}|(?:for|by|through|like|to)\b)/u.test(rest)) return [];
  const said = clean(rest, 90);
  if (said === undefined) return [];
  const regular = often !== undefined || recurring.test(said);
  if (
    !doing &&
    !howOften.test(said) &&
    (vague.test(said) || (isPassing(said) && !(regular && bases.some(isLastingVerb))))
  )
    return [];
  if (instant.test(said)) return [];
  if (!regular && !doing && (isTechnical(bases) || /^(?:the|this|that|these|those)\b/iu.test(said)))
    return [];
  const third = thirdPerson(verb);
  const object = reported(said);
  if (negative)
    return [
      {
        predicate: `not ${third}`,
        object,
        text: `The user ${over ? `no longer ${third}` : `does not ${verb}`} ${object}`,
        modality: "habit",
        confidence,
        ...(over
          ? {
              action: "end" as const,
              target: { predicates: [third, "does", "is doing"], names: object },
            }
          : {}),
      },
    ];
  return [
    {
      predicate: third,
      object,
      text: `The user ${often === undefined ? "" : `${often} `}${third} ${object}`,
      modality: "habit",
      confidence,
    },
  ];
}

function clean(rest: string, longest: number): string | undefined {
  return value(rest, longest);
}

// "the dog every evening" is of the dog
const often =
  /(?:^|\s)(?:every|each) (?:other |single |two |three |few )?\p{L}+|(?:^|\s)(?:once|twice|\p{L}+ times) (?:an?|per) \p{L}+/giu;

function isPassing(text: string): boolean {
  const said = text.replace(often, "").trim();
  if (said === "") return false;
  const noun =
    nounHead.exec(said.replace(/^(?:an?|the|my|our|some|any|no|two|three|\d+) /iu, ""))?.[1] ??
    said;
  return passingNoun.test(noun);
}

function particularOrNoun(said: string): boolean {
  return (
    particular.test(said) || /^(?:(?:an?|the|two|three|four|five|six|ten) )?\p{L}+$/iu.test(said)
  );
}
