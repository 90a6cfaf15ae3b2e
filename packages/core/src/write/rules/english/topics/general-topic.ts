import type { ParsedClause } from "../clauses/parse-clause.ts";
import { parseClause } from "../clauses/parse-clause.ts";
import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { reported, value } from "../words/grammar.ts";
import { isPassingThing } from "../words/is-passing-thing.ts";
import { isSymptom } from "../words/is-symptom.ts";
import { instant, vague } from "../words/passing-words.ts";
import { recurring } from "../words/recurring.ts";
import { takeTime } from "../words/take-time.ts";
import { isMental, isMomentous, isTechnical } from "../words/verb-classes.ts";
import { baseOfThird } from "../words/verb-forms.ts";
import { ownStateDrafts } from "./own-state-drafts.ts";
import { isBegunNow, isPutInto, plainHabits } from "./plain-habits.ts";
import { isSinceThen, longSince, sinceDrafts } from "./since-drafts.ts";

const confidence = 0.7;
/** It belongs to somebody, has a name or is a number: not any thing at hand. */
const particular =
  /(?:^|\s)(?:my|our)\s|\p{Lu}[\p{L}\d]|\d|\b(?:first|second|third|twins|baby|marathon|house|flat|apartment|exam|degree|job|school|surgery|operation|cancer|diabetes)\b/u;

/** What people look for over weeks. */
const sought =
  /^(?:looking|hunting|searching|seeking)(?: for)? (?:an? |my |our |some |the )?(?:new |cheap |cheaper |bigger |smaller |better |first |second |own |nice |small )*(?:flat|apartment|house|place|room|home|studio|job|work|position|internship|apprenticeship|flatmate|roommate|housemate|nanny|childminder|therapist|tutor|teacher|investor|band|school|nursery|daycare|dog|cat|puppy|van|car|boat|office|publisher|agent)\b/iu;
/** "I had my gallbladder out", "I failed my driving test twice", "I did my degree in Galway". */
const milestone =
  /^(?:had (?:my|our) (?!(?:[\p{L}-]+ )?(?:login|account|posts?|comments?|access|name|orders?|files?|ban|number|data|app|review|message|question)\b)(?:[\p{L}-]+ ){1,3}?(?:out|removed|replaced|taken out|transplanted|pinned|pierced|straightened|lasered|reconstructed|insulated|rewired)(?![\p{L}])|(?:failed|passed|took|retook|sat) (?:my|our) (?!unit|integration|smoke|regression)(?:[\p{L}-]+ ){0,2}?(?:test|exams?|finals|theory|viva|a-levels)(?=$|[,.!]| (?:on|in|at|last|this|twice|again|once|two|three|yesterday|with|and|but|so|first)\b)|had (?:an? |my |our )?(?:[\p{L}-]+ ){0,2}?(?:surgery|operation|transplant|bypass|hip replacement|knee replacement|caesarean|c-section|stent|vasectomy|\p{L}+ectomy|\p{L}+plasty)(?![\p{L}])|applied (?:for|to) (?:an? |my |the )?(?:[\p{L}-]+ ){0,2}?(?:job|visa|citizenship|passport|scholarship|grant|mortgage|place|course|permit|residency|asylum|allotment|uni(?:versity)?)(?![\p{L}])|invested in (?:an?|my|our|\p{Lu})|did (?:my|an?) (?:[\p{L}'-]+ )?(?:degree|master's|masters|phd|doctorate|training|apprenticeship|national service|military service|erasmus|internship|residency|a-levels|year abroad|gap year)(?![\p{L}]))/iu;
/** "I never met my father", "I never learned to swim". */
const missed =
  /^(?:met my \p{L}|(?:learned|learnt) to \p{L}|went to (?:uni|university|college|school)(?![\p{L}])|finished (?:school|uni|university|college|my (?:degree|phd|thesis|apprenticeship))(?![\p{L}])|had (?:children|kids|siblings|a pet|pets)(?![\p{L}]))/iu;
/** What one tries for weeks. */
const attempted =
  /^(?:to )?(?:cut (?:down|back) on \p{L}|give up (?:smoking|vaping|drinking|sugar|alcohol|coffee|caffeine|meat|dairy|nicotine|gambling|chocolate|bread|weed)(?![\p{L}])|quit (?:smoking|vaping|drinking|sugar|alcohol|my job|coffee|caffeine|nicotine|gambling|weed)(?![\p{L}])|lose (?:weight|\d)|save (?:up|money|for)|eat (?:less|more|better|fewer)|drink (?:less|more|fewer)|get (?:pregnant|fit|into shape)|conceive|sell (?:my|our) |buy (?:an?|our) (?:[\p{L}-]+ )?(?:house|flat|home|place)|learn (?:\p{Lu}|the )|spend less|sleep (?:more|earlier))/u;
/** Where one stays on a journey, or how long. */
const lodging = [
  /^(?:for |about |around )*(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen) (?:nights?|days?|weeks?|months?)\b/iu,
  /^(?:at|in) (?:(?:the |an? |our |my )?\p{Lu}|(?:the|an?|our|my) (?:[\p{Ll}-]+ ){0,2}?(?:hotel|hostel|b&b|campsite|airbnb|guesthouse|cabin|villa|riad|cottage|resort)\b)/u,
  /^with (?:my|our) (?!kids|children|plan|guns|decision)\p{L}/iu,
];
const applying = /^(?:applying|moving|transferring|commuting) (?:to|for) (?:the )?\p{Lu}/u;
/** "I am the one who does the books": they do. */
const theOne = caseless`^((?:I|we) )(?:am|are) (?:also |usually |always )?the (?:only |main )?(?:one|person|guy|girl|woman|man) who (\p{L}+s)\b`;

/** What the speaker plainly says of themselves with any verb, where no narrower topic understood it. */
export const generalTopic: Topic = ({ text, cues, next }, { at }) => {
  if (cues.loose || isSymptom(next)) return [];
  const clause = parseClause(
    text.replace(theOne, (_all, who: string, verb: string) => `${who}${baseOfThird(verb) ?? verb}`),
  );
  if (clause === undefined || clause.formerly) return [];
  if (clause.modal !== undefined) return abilityDrafts(clause);
  if (clause.form === "copula") return ownStateDrafts(clause, at);
  if (clause.progressive) return doingDrafts(clause, at);
  if (isPutInto(clause)) return plainHabits({ ...clause, form: "base" }, false);
  if (clause.perfect || clause.past) return happenedDrafts(clause, at);
  if (clause.bases[0] !== "have" || (cues.now === true && isBegunNow(clause)))
    return plainHabits(clause, cues.now === true);
  const had = clean(clause.rest, 80);
  return had !== undefined &&
    recurring.test(had) &&
    !clause.negative &&
    !isPassingThing(had) &&
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
  if (said !== "" && (instant.test(said) || vague.test(said) || isPassingThing(said))) return [];
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
    said !== undefined &&
    !negative &&
    verb === "staying" &&
    lodging.some((where) => where.test(said))
  )
    return [
      {
        predicate: "plans",
        object: `staying ${reported(said)}`,
        text: `The user is staying ${reported(said)}`,
        when: takeTime(said, at, "future").when,
        modality: "plan",
        type: "episodic",
        confidence,
      },
    ];
  if (said !== undefined && !negative && verb === "trying" && attempted.test(said))
    return [
      {
        predicate: "is doing",
        object: `trying ${reported(said)}`,
        text: `The user is trying ${reported(said)}`,
        confidence,
      },
    ];
  if (
    said === undefined ||
    ((isMental(bases) || vague.test(said)) &&
      !sought.test(`${verb} ${said}`) &&
      !applying.test(`${verb} ${said}`))
  )
    return [];
  if (isTechnical(bases) && !recurring.test(said) && !sought.test(`${verb} ${said}`)) return [];
  const { rest: what, when } = takeTime(said, at, "future");
  if (
    what === "" ||
    isPassingThing(what) ||
    instant.test(what) ||
    /^(?:the|you|your|me)\b/iu.test(what)
  )
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
  const since = perfect && !negative ? longSince(clause) : undefined;
  if (since !== undefined) return since;
  if (perfect && negative) {
    if (said === "" && isHabitOfOnes(bases))
      return [
        {
          predicate: `not ${verb}`,
          object: "",
          text: `The user has never ${verb}`,
          confidence,
        },
      ];
    if (
      isMental(bases) ||
      said === "" ||
      vague.test(said) ||
      isPassingThing(said) ||
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
  if (negative && missed.test(`${verb} ${said}`))
    return [
      {
        predicate: `not ${verb}`,
        object: reported(said),
        text: `The user never ${verb} ${reported(said)}`,
        confidence,
      },
    ];
  if (negative || (isMental(bases) && !milestone.test(`${verb} ${said}`))) return [];
  const { rest: what, when } = takeTime(said, at, "past");
  if (milestone.test(`${verb} ${said}`))
    return [
      {
        predicate: "event",
        object: `${verb} ${reported(said)}`,
        text: `The user ${verb} ${reported(said)}`,
        when,
        type: "episodic",
        confidence,
      },
    ];
  if (what === "" ? !isMomentous(bases) : vague.test(what) || isPassingThing(what)) return [];
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

// "I have never smoked"
function isHabitOfOnes(bases: readonly string[]): boolean {
  return bases.some((base) =>
    /^(?:smoke|drink|vape|drive|fly|ski|vote|swim|dive|gamble|surf|camp)$/u.test(base),
  );
}

function clean(rest: string, longest: number): string | undefined {
  return value(rest, longest);
}

function particularOrNoun(said: string): boolean {
  return (
    particular.test(said) || /^(?:(?:an?|the|two|three|four|five|six|ten) )?\p{L}+$/iu.test(said)
  );
}
