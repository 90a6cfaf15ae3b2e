import type { Draft } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { age, familyPatterns } from "../words/family-patterns.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";

const fleeting =
  /^(?:is|has) (?:coming|here|there|asleep|sleeping|awake|crying|sick|ill|tired|angry|mad|upset|happy|hungry|busy|late|on (?:her|his|their) way|not|visiting|staying|going|asking|driving|being|just|so|very|really|too|a bit|calling|in town|out|away|ok|okay|fine|right|wrong|great|awesome|amazing|annoying|started|been|the (?:best|worst)|an? (?:pain|idiot|angel|saint|hero|nightmare|genius|monster|mess|joke|legend))\b/iu;

/** Where somebody has been for longer: a place with a name. */
const placed = /^has (?:been|lived) (?:in|at) (?:the )?\p{Lu}/u;

const progressive: Readonly<Record<string, string>> = {
  living: "lives",
  working: "works",
  studying: "studies",
  teaching: "teaches",
};

// "is now living in Leith", "has moved", "became a vet": as what it comes to
function plainly(words: string): string {
  return words
    .replace(
      /^is (?:now |currently |also )*(living|working|studying|teaching) (?=(?:in|at|as|for|near|on|with|\p{L}+)\b)/iu,
      (_all, verb: string) => `${progressive[verb.toLowerCase()]} `,
    )
    .replace(
      /^(?:has |have )(?:now |just |since |recently |finally )*(?=(?:moved|retired|started|got|bought|quit|died|passed|turned)\b)/iu,
      "",
    )
    .replace(/^(?:has )?(?:become|became) (?=an? )/iu, "is ")
    .replace(/^is (?:now|these days) /iu, "is ");
}

/**
 * What is said of somebody who belongs to the user, where it lasts.
 *
 * @param noun what they are to the user
 * @param words the words behind them, from the verb on
 */
export function stateDrafts(
  noun: string,
  name: string | undefined,
  words: string,
  at: number,
): Draft[] {
  const rest = plainly(
    words.replace(/^(?:just|also|still|recently|finally|now|already|currently|both) /iu, ""),
  );
  const state = familyPatterns.state.exec(rest);
  if (
    state === null ||
    (fleeting.test(rest) &&
      !placed.test(rest) &&
      !(
        /\b(?:coming|visiting|going|staying)\b/iu.test(rest) &&
        takeTime(rest, at, "future").when !== undefined
      )) ||
    /\b(?:says?|said|thinks?|asked|told|wants me|me to)\b/iu.test(rest)
  )
    return [];
  const who = `${noun}${name === undefined ? "" : ` ${name}`}`;
  const subject = `user's ${who}`;
  const years = fromStart(
    `is ${adverbs}${age}(?: years? old)?(?:$|[,.]| and\\b| so\\b| now\\b)`,
  ).exec(rest)?.[1];
  if (years !== undefined)
    return [
      {
        subject,
        predicate: "age",
        object: years,
        text: `The user's ${who} is ${years} years old`.replace(
          / (months?|weeks?) years old$/u,
          " $1 old",
        ),
      },
    ];
  const turned = /^turned (\d{1,3})\b/u.exec(rest)?.[1];
  if (turned !== undefined)
    return [
      {
        subject,
        predicate: "age",
        object: turned,
        text: `The user's ${who} is ${turned} years old`,
        change: true,
      },
    ];
  const said = value(rest, 100);
  if (said === undefined) return [];
  const past =
    /^(?:retired|bought|got|quit|turned|just turned|died|passed|moved|started|got|was)\b/iu.test(
      said,
    );
  const { when } = takeTime(said, at, past ? "past" : "future");
  const school = /^(?:goes to|attends|is at|starts at|started at) ((?:the )?\p{Lu}.*)$/u.exec(
    said,
  )?.[1];
  if (
    school !== undefined &&
    /son|daughter|child|kid|boy|girl|brother|sister|niece|nephew|teen/iu.test(noun)
  )
    return [
      {
        subject,
        predicate: "school",
        object: takeTime(school, at, "past").rest,
        text: `The user's ${who} ${reported(said)}`,
      },
    ];
  const settled =
    /^(?:works|lives|(?:live|work|own|run|attend|play|share|go to(?= (?:the )?\p{Lu})|speak|love|like|hate|have (?:an?|two|three)) |are (?:retired|divorced|both|from|vegan|vegetarian|\d|\p{L}+s\b)|loves|likes|hates|dislikes|plays|studies|speaks|teaches|eats|does not (?:eat|drink|like|live|work)|can not (?:eat|stand|have|drink|tolerate|digest)|uses|drives|prefers|collects|enjoys|died|passed away|was born|moved|is (?:home|back)(?: again)?(?: from \p{L}+)? for good|retired|trains |(?:bought|rents|got) an? (?:[\p{L}-]+ ){0,2}(?:house|flat|cottage|place|apartment|home|bungalow|farm) |got a job |had (?:an? (?!(?:bad|good|great|nice|rough|long|question|meeting|point|look|go|nap|tantrum))|her |his |their |twins)|is in (?:the (?:army|navy|air force|police|hospital|military|marines|choir|band)|an? (?:band|choir|wheelchair|care home|nursing home|home))|is on (?:the spectrum|dialysis|insulin|parental|maternity|paternity)|has (?!been\b|to\b|no idea|a (?:cold|point|question|fever|meeting)|the (?:flu|day))|goes to (?!(?:the )?(?:shop|store|bed|work|gym|doctor|dentist))|starts (?:school|uni|nursery|kindergarten|work|at)|is (?:allergic|an? |vegan|vegetarian|c(?:o)?eliac|diabetic|lactose|gluten|left-handed|deaf|blind|retired|from|into|called|expecting|due|pregnant|\p{L}+ intolerant|in (?:\p{L}+|\d\p{L}*) grade|in (?:year|grade|primary|high|kindergarten|nursery|school|college|university)|turning)|turns|turned|just turned|has (?:an? |asthma|adhd|diabetes|autism|two|three))\b/iu;
  const dated =
    when !== undefined &&
    /^(?:is|are) (?:getting|having|moving|starting|graduating|turning|visiting|coming|flying|leaving|expecting|retiring|running|defending|marrying|going|opening|taking)\b/iu.test(
      said,
    );
  if (!settled.test(said) && !placed.test(said) && !dated) return [];
  return [
    ...(/^moved (?:to|back)\b/iu.test(said)
      ? silent([{ predicates: ["trait"], words: `${name ?? noun} lives` }])
      : []),
    {
      subject,
      predicate: past ? "event" : "trait",
      object: said,
      text: `The user's ${who} ${reported(said)}`,
      when,
      ...(past || when !== undefined
        ? { type: "episodic" as const, modality: past ? ("actual" as const) : ("plan" as const) }
        : {}),
    },
  ];
}
