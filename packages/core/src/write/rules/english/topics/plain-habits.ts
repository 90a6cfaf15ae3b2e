import type { ParsedClause } from "../clauses/parse-clause.ts";
import type { Draft } from "../draft.ts";
import { reported, thirdPerson, value } from "../words/grammar.ts";
import { isPassingThing } from "../words/is-passing-thing.ts";
import { isSettledHabit } from "../words/is-settled-habit.ts";
import { isLastingVerb } from "../words/lasting-verbs.ts";
import { instant, vague } from "../words/passing-words.ts";
import { recurring } from "../words/recurring.ts";
import { isMental, isTechnical } from "../words/verb-classes.ts";

const confidence = 0.7;
/** "I put oat milk in my tea". */
const addedTo =
  /^(?:only |no |a (?:bit|drop|splash|spoon) of )?(?:[\p{L}-]+ ){1,3}(?:in|on|with) my (?:tea|coffee|porridge|cereal|toast|sandwich(?:es)?|salads?|curry|curries|pizza|eggs|chips)\b/iu;
/** "I get a Tesco delivery now": since it is said to be otherwise than before, it lasts. */
const begunNow =
  /^(?:get|buy|order|see|do|go to|cook|shop at|watch|read|eat|drink|have|use|take|bring|put) (?:my |our |an? |all my )?(?!(?:it|this|that|them|you|what|how|to|the|an?|my|our|one|two|three|four|five|\p{L}+ (?:version|error|problem|idea|question|answer|feeling))\b)\p{L}{3,}/iu;
/** "I put 200 a month into savings". */
const paidIn =
  /^(?:about |around |at least |over |up to )?(?:[€$£] ?)?\d[\d.,]*k?(?: ?(?:%|percent|per cent|€|\$|£|euros?|dollars?|pounds?|quid|bucks|crowns|francs|\p{Lu}{3}))?(?: of (?:my|our) \p{L}+)?(?: (?:an?|per|every|each) (?:day|week|fortnight|month|quarter|year|paycheck|payday))? (?:(?:in(?:to)?|towards) (?:an?|my|our|the (?:pot|kitty|pension|bank|savings|kids|children|house|mortgage|isa))|aside|away|by)\b/iu;
/** "I sit on the parish council", "I sit in the bow seat". */
const seated =
  /^(?:on (?:the|an?|our|my) (?:[\p{L}'-]+ ){0,3}?(?:board|council|committee|bench|panel|jury|senate|synod)|in (?:the|my|our) (?:[\p{L}\d-]+ ){0,2}?(?:seat|chair|row|section|stand|cox|pew|cubicle)|at (?:a |the |my )?standing desk|next to (?:the|my|our)|by the (?:window|door)|among the|with the) ?/iu;
/** Whom one sees again and again. */
const treating =
  /^(?:an?|my|the) (?:[\p{L}-]+ )?(?:physio\p{L}*|therapist|counsell?or|chiropractor|osteopath|nutritionist|dietitian|dietician|psychologist|psychiatrist|coach|tutor|specialist|trainer|midwife|speech therapist|acupuncturist)\b/iu;
const usual =
  /^to (?:bed|sleep|church|mosque|mass|temple|synagogue|the (?:[\p{L}-]+ )?(?:gym|pool|market|sauna|library|allotment|cinema|park|beach|office))\b/iu;
/** A verb and how often: "I boulder three times a week". */
const howOften =
  /^(?:once|twice|(?:two|three|four|five|six|several|\d+) times) (?:an?|per|every) \p{L}+$|^every \p{L}+$/iu;

/** What somebody does as a rule, in words that no narrower topic knows: "I bank with Starling", "we never eat out", "I moonlight as a DJ". */
export function plainHabits(
  { negative, over, often, verb, bases, rest, form }: ParsedClause,
  isNow: boolean,
): Draft[] {
  const doing =
    (isNow && isBegunNow({ verb, rest })) ||
    (/^(?:look after|care for (?=my\b|our\b)|work out|go by|belong to|rely on|deal in|take care of|come from|stick to|live off|get by on|keep (?!\p{L}+ing|on|up|it|that|this|you|in mind|an eye))\b/u.test(
      `${verb} ${rest}`,
    ) &&
      !/\b(?:it|this|that)\b/u.test(rest)) ||
    isSettledHabit(verb, rest) ||
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
    (/^(?:put|pay|set)$/u.test(verb) && paidIn.test(rest)) ||
    (verb === "sit" && seated.test(rest)) ||
    (verb === "see" && treating.test(rest)) ||
    (verb === "go" && usual.test(rest) && recurring.test(rest)) ||
    (verb === "do" && /^(?:\p{Lu}|(?:my|our) own |all (?:of )?(?:the|our|my) )/u.test(rest));
  if (form !== "base" || (isMental(bases) && !doing)) return [];
  if (verb === "live" && !doing && /^(?:in \p{Ll}|(?:for|by|through|like|to)\b)/u.test(rest))
    return [];
  const said = value(rest, 90);
  if (said === undefined) return [];
  const regular = often !== undefined || recurring.test(said);
  if (
    !doing &&
    !howOften.test(said) &&
    (vague.test(said) || (isPassingThing(said) && !(regular && bases.some(isLastingVerb))))
  )
    return [];
  if (instant.test(isSettledHabit(verb, rest) ? said.replace(/\bup\b/gu, "") : said)) return [];
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

/** Whether what is said to be so now tells of a habit: "I get a Tesco delivery now". */
export function isBegunNow({ verb, rest }: Pick<ParsedClause, "verb" | "rest">): boolean {
  return begunNow.test(`${verb} ${rest}`) && (addedTo.test(rest) || !isPassingThing(rest));
}

/** "I put oat milk in my tea" is of any time, though "put" may be past. */
export function isPutInto({ verb, rest }: ParsedClause): boolean {
  return (
    (verb === "put" && addedTo.test(rest)) || (/^(?:put|set)$/u.test(verb) && paidIn.test(rest))
  );
}
