import type { FactTarget } from "../../../../model/fact.ts";
import { anyPredicate } from "../../../target.ts";
import { caseless } from "../words/gated.ts";

const employment = ["employment", "work status", "is", "is doing", "plans"];
/** What happens to people, and what is over with it, though nobody says so. */
const table: readonly (readonly [happening: RegExp, over: readonly FactTarget[]])[] = [
  [
    caseless`^(?:I|we) (?:have |just |finally )*(?:got (?:the|a|my (?:dream|first|new)|this) (?:new )?(?:job|position|role|gig)|found (?:a |my )?(?:new )?(?:job|work)|landed (?:a|the) |am (?:now )?employed|start(?:ed|ing)? (?:as|at|work|my new job)|signed (?:the|my|a) contract(?! for)|was hired|got hired|am starting (?:as|at|my new job))\b|^(?:my )?first (?:day|week|shift) (?:at|as|with|on the job)\b`,
    [
      { predicates: employment, names: "unemployed" },
      { predicates: employment, names: "between jobs" },
      { predicates: employment, words: "looking job" },
      { predicates: employment, words: "job hunting" },
      { predicates: employment, words: "out of work" },
      { predicates: employment, words: "laid off" },
    ],
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally |now |recently )*(?:met (?:someone|somebody|a (?:girl|guy|woman|man|boy))|am seeing (?:someone|somebody)|started (?:seeing|dating)|am (?:dating|going out with|in a relationship|with someone)|have a (?:new )?(?:girl|boy)friend)\b|^(?:we|\p{Lu}\p{L}+ and I) are (?:now )?(?:together|dating|a couple|official|an item)\b`,
    [{ predicates: ["relationship"], names: "single" }],
  ],
  [
    caseless`\b(?:got|get|are|am|were) (?:now |finally |just )*(?:married|hitched)\b|^(?:I|we) (?:just |finally )*(?:tied the knot|eloped|said yes)\b|\b(?:is|are) my (?:husband|wife|spouse) now\b|\b(?:he|she) is my (?:husband|wife)\b`,
    [
      { predicates: ["partner", "relationship", anyPredicate], words: "fiancé" },
      { predicates: ["partner", "relationship", anyPredicate], words: "fiancée" },
      { predicates: ["partner", "relationship"], words: "fiance" },
      { predicates: ["relationship"], names: "engaged" },
      { predicates: ["relationship"], names: "single" },
      { predicates: ["partner"], words: "girlfriend" },
      { predicates: ["partner"], words: "boyfriend" },
    ],
  ],
  [
    caseless`\b(?:got|are|am|is) (?:now |finally |just )*engaged\b|\bproposed (?:to me|on|in|at|yesterday|last)\b|\bsaid yes\b`,
    [
      { predicates: ["relationship"], names: "single" },
      { predicates: ["partner"], words: "girlfriend" },
      { predicates: ["partner"], words: "boyfriend" },
      { predicates: ["trait"], words: "boyfriend" },
    ],
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally |now )*(?:(?:bought|got|found|moved into|own|have|rented|got the keys to|picked up the keys to|signed for) (?:an? |the |my |our )?(?:very )?(?:own |first |new |tiny |little )*(?:house|flat|place|apartment|home|studio|condo|cottage)|got the keys|signed (?:the|a|our|my) (?:lease|tenancy|contract for (?:the|a) (?:house|flat|place|apartment)))\b`,
    [
      { predicates: ["lives with", "lives in", anyPredicate], words: "lives with parents" },
      ...["flat", "house", "place", "apartment", "room"].map((words) => ({
        predicates: ["is doing", anyPredicate],
        words,
        oneOf: ["looking", "searching", "hunting", "viewing"],
      })),
      { predicates: ["is doing", anyPredicate], words: "flat hunting" },
      { predicates: ["is doing", anyPredicate], words: "house hunting" },
    ],
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally |now )*(?:(?:bought|got the keys to|own|are homeowners|closed on) (?:an? |the |my |our )?(?:very )?(?:own |first |new |tiny |little )*(?:house|flat|place|apartment|home|condo|cottage)|got the keys to (?:our|my) own)\b`,
    [{ predicates: ["rents"] }, { predicates: ["lives in", anyPredicate], words: "rents" }],
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally |officially )*(?:graduated|finished (?:uni|university|college|school|my (?:degree|studies|phd|master's|masters|bachelor's|thesis))|defended (?:my|the) |passed my (?:viva|defen[cs]e|finals|final exams?|bar exam)|got my (?:degree|phd|diploma)|am done with (?:uni|school|college))\b`,
    [
      { predicates: ["studies", "studies at", "is doing", "learns"] },
      { predicates: ["works as", "is", anyPredicate], words: "student" },
      { predicates: ["is", "is in", anyPredicate], words: "final year" },
      { predicates: ["is", "is in", anyPredicate], words: "last year" },
    ],
  ],
  [
    caseless`^(?:(?:the|our|my) )?bab(?:y|ies)(?:['’]s| is| are| has| came| arrived| was) ?(?:\p{L}+ly |now |finally |just )*(?:here|arrived|born|out|early|late|home|$)|^(?:I|we) (?:have |just |finally )*(?:(?:gave|given) birth|had (?:the|a|our) (?:baby|twins|little (?:girl|boy)|(?:baby )?(?:girl|boy)|son|daughter)|became (?:parents|a (?:mum|mom|mother|dad|father)))|^(?:our|my) (?:(?:little|baby) )?(?:girl|boy|son|daughter|baby|twins)(?: \p{Lu}\p{L}+)? (?:was|were|got) (?:finally )?born\b`,
    [
      { predicates: [anyPredicate, "health", "is"], words: "pregnant" },
      { predicates: [anyPredicate, "trait"], words: "expecting baby" },
      { predicates: [anyPredicate, "plans"], words: "due date" },
    ],
  ],
  [
    caseless`^(?:I|we) (?:have |was |were |just |finally |actually |got |been |am )*promoted\b|^(?:I|we) (?:have |just |finally )*(?:got|been given) (?:a|the|my) promotion\b|^they promoted me\b`,
    ["junior", "trainee", "assistant", "associate", "apprentice", "intern", "deputy"].map(
      (words) => ({ predicates: ["works as", "is"], words }),
    ),
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally )*(?:passed|completed|finished|am through|got through) (?:my |the )?probation\b|^my probation is (?:over|done|finished)\b`,
    [{ predicates: [anyPredicate, "employment", "work status", "is"], words: "probation" }],
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally )*(?:moved in with|(?:am living|live) with (?=(?:my|our|friends|flatmates|housemates|two|three|a (?:flatmate|friend|couple|family|lodger))\b))`,
    [{ predicates: ["lives with"], names: "alone" }],
  ],
  [
    caseless`\b(?:cast|braces|stitches|sling) (?:is|are|came|has come|have come|was|were) (?:finally )?(?:off|out|removed|taken off)\b|^(?:I|we) (?:am|have been|have come|came) (?:finally )?off (?:the |my )?crutches\b`,
    [
      { predicates: [anyPredicate, "health", "is", "has"], words: "crutches" },
      { predicates: ["has", "wears", anyPredicate], words: "braces" },
      { predicates: ["has", "wears", anyPredicate], words: "in cast" },
      { predicates: ["health"], words: "broken" },
    ],
  ],
  [
    caseless`\bpassed (?:my |the )?(?:driving|road) test\b|\bgot my (?:driving |driver's )?licen[cs]e\b`,
    [
      { predicates: [anyPredicate], words: "learning drive" },
      { predicates: ["learns", "is doing", "takes"], words: "driving lessons" },
      { predicates: ["not can", "not drives"], words: "drive" },
    ],
  ],
  [
    caseless`\bdivorce (?:came through|is (?:final|done|official)|was finali[sz]ed)\b|\b(?:got|am|are) (?:now |finally |officially )*divorced\b`,
    [
      { predicates: ["relationship"], names: "separated" },
      { predicates: ["relationship"], names: "married" },
      { predicates: ["is"], names: "separated" },
    ],
  ],
  [
    caseless`\b(?:moved|postponed|pushed back|brought forward) (?:the|our) wedding\b|\bwedding (?:is|was|got|has been) (?:moved|postponed|pushed)\b`,
    [{ predicates: ["plans", "is doing"], words: "getting married" }],
  ],
  [
    caseless`\b(?:laser|lasik|eye|cataract) (?:eye )?surgery\b.*|\b(?:got|had) (?:my (?:eyes|vision) )?(?:lasered|corrected)\b`,
    [
      { predicates: [anyPredicate, "wears"], words: "wears glasses" },
      { predicates: [anyPredicate, "wears"], words: "wears contacts" },
      { predicates: ["health", "is", anyPredicate], words: "sighted" },
    ],
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally )*(?:cut|chopped|shaved|lopped) (?:off )?(?:all )?(?:my|the) (?:hair|head)\b|^(?:I )?got a (?:haircut|buzz cut|pixie)\b`,
    [
      { predicates: [anyPredicate, "trait"], words: "long hair" },
      { predicates: [anyPredicate, "trait"], words: "braids" },
      { predicates: [anyPredicate, "trait"], words: "dreadlocks" },
      { predicates: ["attribute hair"], words: "long" },
    ],
  ],
];

const who =
  "^(?:my|our) ([\\p{L}-]+(?:-in-law| in law)?)(?: \\p{Lu}[\\p{L}'’-]*)? (?:has |have |is |just |finally |now |recently )*";
/** What happens to others, and what of them is over with it: "my mum retired" ends where she worked. */
const ofOthers: readonly (readonly [RegExp, (one: string, what: string) => FactTarget])[] = [
  [
    caseless`${who}(?:retired|quit (?:her|his|their) job|lost (?:her|his|their) job|(?:was|got) (?:laid off|fired|let go|made redundant)|changed jobs|stopped working)\b`,
    (one) => ({ predicates: ["trait"], words: `${one} works` }),
  ],
  [
    caseless`${who}(?:had (?:her|the|a) baby|gave birth|given birth)\b`,
    (one) => ({ predicates: ["trait"], words: `${one} pregnant` }),
  ],
  [
    caseless`${who}(?:back from|home from|out of|done with|off|no longer (?:on|in|at)|finished with) (?:her |his |their |the )?([\p{L}]+(?: leave)?)\b`,
    (one, what) => ({ predicates: ["trait"], words: `${one} ${what}` }),
  ],
  [
    caseless`^(?:I|we) (?:have |just |finally )*paid (?:back )?(?:my )?(\p{L}+)(?: back)?(?=$|[,.!]| (?:everything|in full|today|yesterday))`,
    (one) => ({ predicates: [anyPredicate, "owes"], words: `owes ${one}` }),
  ],
  [
    caseless`^(?:I|we) (?:am |are |have |got |gotten |finally |now |just )*(?:over|past|conquered|beaten|beat|lost|overcome|overcame) (?:my|our) (?:fear|phobia) of ([\p{L} ]{3,20}?)(?=$|[,.!]| (?:now|for|last|this|with|by))`,
    (one) => ({ predicates: ["afraid of"], names: one }),
  ],
];

/** What is over because of what a clause tells of. */
export function transitions(text: string): FactTarget[] {
  const others = ofOthers.flatMap(([happening, over]) => {
    const match = happening.exec(text);
    return match === null ? [] : [over(match[1] as string, match[2] ?? "")];
  });
  if (others.length > 0) return others;
  if (
    /^(?:my|our|his|her|the|he|she|they)\b(?! (?:wedding|divorce|engagement|husband|wife|baby|boyfriend|girlfriend|partner|fianc|cast|plaster|braces|stitches|sling))/iu.test(
      text,
    )
  )
    return [];
  if (caseless`\b(?:not|never|if|would|might|could|n't|hope|wish|want)\b`.test(text)) return [];
  return table.filter(([happening]) => happening.test(text)).flatMap(([, over]) => over);
}
