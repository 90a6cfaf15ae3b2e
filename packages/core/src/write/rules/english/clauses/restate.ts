import { caseless } from "../words/gated.ts";
import { bothCases } from "../words/pattern.ts";
import { presentStates } from "./present-states.ts";

const noun = "([\\p{L}'-]+(?: [\\p{L}'-]+){0,3}?)";
const kin =
  "(?:mum|mom|mama|mam|dad|papa|nan|nana|gran|granny|grandma|grandad|granddad|grandpa|hubby|sis)";
const date =
  "(?:next |this )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*|(?:january|february|march|april|may|june|july|august|september|october|november|december)|\\d{1,2}(?:st|nd|rd|th)|next (?:week|month|year|spring|summer|autumn|winter))(?![\\p{L}])";
const restatements: readonly [RegExp, string][] = [
  [caseless`\b((?:mother|father|sister|brother|daughter|son|parents)) in law\b`, "$1-in-law"],
  // "it's cashews I'm allergic to", "it is the viola that I play"
  [
    /^(?:(?:it|that) is|its) (?:(?:only|actually|really|just|in fact) )*(?!not\b)([^,]{2,40}?) (?:that |which )?((?:I|we) (?:now |only |actually |really )*(?:(?:am|are) (?:\p{L}+ ){1,2}(?:to|with|on|in|at|of|for|from)|play|use|drive|ride|eat|drink|teach|study|speak|take|like|love|hate|prefer|own|have|live in|work at|work for|work with|moved to|bank with|grew up in|come from))(?=$|[,.!]| (?:not|these days|now|nowadays|at the moment|for)\b)/iu,
    "$2 $1",
  ],
  // "it's my husband who has coeliac disease"
  [
    bothCases(
      "^it (?:is|was) (?:actually |really |in fact )?((?:my|our) (?:[\\p{L}-]+ )?[\\p{L}-]+) (?:who|that) (?=\\p{L})",
    ),
    "$1 ",
  ],
  // "my uncle is the diabetic one"
  [
    bothCases(
      "^((?:my|our) (?:[\\p{L}-]+ )?[\\p{L}-]+) (is|are) the ([\\p{Ll}-]+) ones?(?=$|[,.!])",
    ),
    "$1 $2 $3",
  ],
  // "my favourite band these days is Muse"
  [
    bothCases(
      `^((?:my|our) ${noun}) (?:now|these days|nowadays|currently|at the moment|right now|as of (?:now|today|this week)) (is|are) `,
    ),
    "$1 $3 now ",
  ],
  // "my landlord put the rent up to 780", "they have raised my dose to 40 mg"
  [
    bothCases(
      `^(?:I|we|they|he|she|(?:my|our|the) [\\p{L}'-]+(?: [\\p{L}'-]+)?|\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}'-]+)?) (?:have |has |just |finally |had to )*(?:put|raised?|increased?|upped|lowered|reduced|cut|dropped|bumped|changed|moved|set|doubled|halved) (?:my|our|the) ((?!name\\b)[\\p{L}'-]+(?: [\\p{L}'-]+){0,2}?)(?: (?:up|down|back|forward))?(?: from \\S+(?: \\p{L}+)?)? to (?=[€$£]?\\d)`,
    ),
    "my $1 is now ",
  ],
  // "ramen used to be my favourite food"
  [
    bothCases(`^(.{2,40}?) (?:used to be|was) (my|our) (favou?rite [\\p{L} ]{3,25})$`),
    "$2 $3 was $1",
  ],
  // "today was my last day at Norline"
  [
    bothCases(
      "^(today|yesterday|(?:last |this |on )?\\p{L}+day) (?:was|is) (my|our) last (day|shift|week) (?=at|with|in)",
    ),
    "my last $3 ",
  ],
  // "olives have grown on me"
  [
    bothCases("^(.{2,30}?) (?:has|have) (?:really |kind of |sort of )?grown on me\\b"),
    "I like $1 now",
  ],
  // "I've come round to cats"
  [
    caseless`^((?:I|we)) (?:have |am |are |just |finally |really |also )*(?:come (?:a)?round to|came (?:a)?round to|warmed (?:up )?to|warming to|(?:got|gotten|grown|getting) (?:so |really )?(?:into|fond of|to (?:like|love|enjoy))|fallen in love with|fell in love with|learned to (?:like|love)|learnt to (?:like|love)|growing to (?:like|love)) (?=(?!it\b|that\b|this\b|bed\b|trouble\b|an? (?:argument|fight|accident)\b)\p{L})`,
    "$1 now like ",
  ],
  // "aisle seats for me from now on"
  [
    bothCases(
      "^(?!(?:no|not|nothing|that|this|it|same)\\b)([\\p{L}' -]{3,30}?) for (?:me|us) (?:from now on|now|these days|from here on)(?=$|[,.!])",
    ),
    "I now prefer $1",
  ],
  // "I grew up speaking Frisian", "I'd describe myself as an introvert"
  [caseless`^(I|we) (?:was |were )?(?:grew up|raised) speaking (?=\p{L})`, "$1 speak "],
  [
    caseless`^I (?:would |have always |always )?(?:describe|call|consider|see) myself (?:as |to be )?(?=an? )`,
    "I am ",
  ],
  // "loud restaurants stress me out"
  [
    bothCases(
      "^(?!(?:it|this|that|these|those|the|he|she|they|my|our|his|her|your|who|what|which|something|everything|nothing|and|but|so)\\b)([\\p{L}' -]{3,30}?) (?:(?:really|always|just|absolutely|usually|often|still) )*(?:(?:stress(?:es)?|wears?|tires?|freaks?|weirds?|grosses) (?:me|us) out|tastes? like (?:soap|dirt|feet|metal|cardboard)(?: to me)?|makes? me (?:sick|anxious|gag|sad|nervous|itchy?|dizzy|nauseous|uncomfortable|cringe)|drives? me (?:mad|crazy|nuts|insane|up the wall|bonkers)|gets? on my nerves|annoys? me|bores? me|puts? me off|is not my thing|are not my thing)(?=$|[,.!]| (?:to|so|because|since|but|and)\\b).*$",
    ),
    "I dislike $1",
  ],
  // "they made me full time"
  [
    bothCases(
      "^(?:they|work|my boss|my manager|the company) (?:have |has |just |finally )*(?:made|put|moved|switched) (?:me|us) (?:on |to |onto )?(?=(?:full|part)[- ]time|nights?\\b|days?\\b|earl(?:y|ies)|lates?\\b)",
    ),
    "I work ",
  ],
  // "they moved my test to 2 April", "my flight has been pushed back to Friday"
  [
    bothCases(
      `^(?!I\\b)(?:[\\p{L}'-]+ ){1,3}(?:have |has |just |finally |had to )*(?:moved|pushed|rescheduled|bumped|changed|postponed|shifted|delayed|brought|put) (?:my|our|the) ${noun}(?: (?:back|forward|up|off))?(?: from [^,]{3,20}?)? (?:to|until|till) (?=(?:the )?${date})`,
    ),
    "my $1 is now on ",
  ],
  [
    bothCases(
      `^(?:my|our|the) ${noun} (?:has |was |got |been |is |just |now )*(?:moved|pushed|rescheduled|bumped|changed|postponed|shifted|delayed|brought)(?: (?:back|forward|up))?(?: from [^,]{3,20}?)? (?:to|until|till) (?=(?:the )?${date})`,
    ),
    "my $1 is now on ",
  ],
  [
    caseless`^(I|we) (?:am|are) (?:now |currently |only |just |mostly )*(driv|rid|drink|eat|wear|tak|us|watch|read)ing (?=(?:an?|the|my|our) |\p{Ll}|\p{Lu})(?=.*\b(?:now|these days|nowadays|instead)\b)`,
    "$1 $2~ ",
  ],
  // "standup moved to 10"
  [
    bothCases(
      "^(?:the |my |our )?((?:[\\p{L}-]+ )?(?:stand-?up|sync|meeting|retro|class|lesson|practice|training|rehearsal|choir|yoga|shift|bedtime|alarm|call|lunch|dinner|lecture)) (?:has |was |got |been |is )*(?:moved|changed|pushed|bumped|shifted|rescheduled)(?: back| forward| up)? to (?=\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m)?(?:$|[,.!]| (?:now|from|instead)))",
    ),
    "my $1 is now at ",
  ],
  // "choir rehearsal moved to Thursdays"
  [
    bothCases(
      "^((?:[\\p{L}-]+ )?(?:stand-?up|sync|meeting|retro|class|classes|lessons?|practice|training|rehearsals?|choir|yoga|shift|lecture|match|game|club|group|session)) (?:has |was |got |been |is |have |just |now )*(?:moved|changed|pushed|shifted|rescheduled|switched)(?: from [^,]{3,20}?)? to (?=(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b)",
    ),
    "my $1 is now on ",
  ],
  // "the company moved to Teams" is what is used there
  [
    bothCases(
      "^(?:the company|the team|work|everyone|the office|(?:my|our) (?:company|team|boss|employer|office|department|school|client)) (?:has |have |just |finally |all |recently )*(?=(?:moved|switched|migrated|changed|went over|gone over) (?:over )?to \\p{Lu})",
    ),
    "we ",
  ],
  // "mum moved to Spain"
  [
    bothCases(
      `^(${kin})(?= (?:is|was|has|just|moved|lives|works|died|passed|got|retired|sold|loves|hates|can|does|turned|turns|had|and|quit|broke|needs|left|went|started|stopped|took|still|now)\\b)`,
    ),
    "my $1",
  ],
  // "I got moved to the Osprey team"
  [
    bothCases(
      "^(?:I|we) (?:have |was |were |got |been |am )*(?:moved|transferred|reassigned|switched|joined|rotated|changed)(?: over)? (?:to )?(?:the |team )?(\\p{Lu}[\\p{L}\\d-]+) (?:team|squad|crew)\\b",
    ),
    "my team is now $1",
  ],
  // "I turned 30", "30 today"
  [
    caseless`^(?:I (?:am |turned |have turned )(?:now )?)?(\d{2}) (?:today|as of today|since (?:yesterday|today)|now|yesterday)$`,
    "I am $1 now",
  ],
  [
    caseless`^I (?:have |just |finally |officially )*turned (\d{2})\b(?! (?:of|into|to|minutes|off|on)\b)`,
    "I am now $1",
  ],
  // "I went back to eating meat", "I have gone back to smoking"
  [
    caseless`^((?:I|we)) (?:have |am |are |just |now )*(?:(?:went|gone|going|go) back to|back (?:to|on)|(?:started|begun|begin|took up|taken up|taken to)(?: back)?(?: on)?) (smok|us|driv|runn|swimm|cycl|play|liv|work|wear|watch|read|teach|bak|writ)ing (?=\p{L})`,
    "$1 $2~ ",
  ],
];
const bases: Readonly<Record<string, string>> = {
  smok: "smoke",
  us: "use",
  driv: "drive",
  rid: "ride",
  tak: "take",
  runn: "run",
  swimm: "swim",
  cycl: "cycle",
  liv: "live",
  bak: "bake",
  writ: "write",
};

const all = [...restatements, ...presentStates];

/** Says in the plain way what is new: "my landlord put the rent up to 780" is "my rent is now 780". */
export function restate(text: string): { text: string; now: boolean } {
  let result = text;
  for (const [pattern, plain] of all) {
    if (!pattern.test(result)) continue;
    result = result
      .replace(pattern, plain)
      .replace(/ (\p{L}+)~ /u, (_all, stem: string) => ` ${bases[stem] ?? stem} `);
  }
  return { text: result, now: result !== text && /^I work | now /u.test(result) };
}

const renewed = caseless`^(?:(?:and|so|also|btw|oh|ok|update),? )*(?:(?:I|we) (?:have )?(?:just |recently |finally )*(?:(?:got|have|changed|switched|updated)(?: to)? (?:(?:a|an|my|our) )?(?:new )?|got (?:a|my) new )|(?:my|our) (?:new )?|moved |new |(?:a )?change of )([\p{L}\d-]+(?: [\p{L}\d-]+){0,2}?)(?: (?:has |was |is |just |got )*(?:changed|new|different|updated|moved))?\W*$`;

/** "My email address changed, it's b@new.com": what is new is said of it behind. */
export function withRenewed(text: string, before: string | undefined, opener: string): string {
  if (before === undefined) return text;
  const changed =
    caseless`\b(?:moved (?:gyms|banks|schools|doctors|dentists)|new|chang\p{L}*|switched|updated|different)\b`.test(
      before,
    );
  const noun = changed ? renewed.exec(before.trim())?.[1] : undefined;
  if (noun === undefined || /^(?:it|that|this|mind|job|one)$/iu.test(noun)) return text;
  const value = /^(?:it|that|the new one|which) (?:is|will be) (?:now )?(.+)$/iu.exec(text)?.[1];
  if (value !== undefined) return `my ${bare(noun)} is now ${value}`;
  return opener === ":" && !/^(?:I|we|my|our|it|he|she|they)\b/iu.test(text)
    ? `my ${bare(noun)} is now ${text}`
    : text;
}

function bare(noun: string): string {
  return noun
    .replace(/^new /iu, "")
    .replace(/^(gym|bank|school|doctor|dentist|number|job)s$/iu, "$1");
}
