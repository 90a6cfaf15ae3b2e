import { caseless } from "../words/gated.ts";
import { fromStart } from "../words/grammar.ts";
import { occupations, tradeEnding } from "../words/words.ts";
import { withDroppedSubject } from "./dropped-subject.ts";

const diets =
  "vegan|vegetarian|veggie|pescatarian|flexitarian|coeliac|celiac|lactose intolerant|gluten[- ]free|dairy[- ]free|type [12] diabetic|diabetic|teetotal|halal|kosher|keto|asthmatic|dyslexic|colou?r ?blind|left[- ]handed|deaf|autistic|epileptic";
const states =
  "self[- ]employed|unemployed|retired|single|married|divorced|widowed|engaged|pregnant|freelance|between jobs|on parental leave|on maternity leave|on paternity leave|on sick leave|on sabbatical";
const parents =
  "(?:single |new |first[- ]time |proud |stay[- ]at[- ]home |working )?(?:mum|mom|mama|dad|mother|father|parent|grandma|grandpa|grandmother|grandfather|gran)";
const number = "(?:no|one|two|three|four|five|six|\\d{1,2}|an?)";
const patterns = {
  here: fromStart(
    `(?:also |another |fellow |hi,? |long[- ]?time |life ?long )?(?:an? )?((?:[\\p{L}\\d'-]+ ){0,5}?[\\p{L}\\d'-]+) here(?=$|[,.!;:]| (?:and|so|with|in|from|btw|but)\\b)(.*)$`,
  ),
  role: fromStart(
    `(?:just |still |currently |also )?(?:an? )?((?:[\\p{L}\\d'&-]+ ){0,4}?[\\p{L}'-]+)((?:,? (?:at|for|with|in) (?:an? |the )?[\\p{L}][^,;]{1,40})?)(?:,\\s*(.*))?$`,
  ),
  parent: fromStart(
    `(?:an? )?(${parents}) (?:of|to) (?:one|two|three|four|five|twins|triplets|\\d|an? [\\p{L}\\d -]+)(?=$|[,.!]| (?:here|and|aged|under)\\b)`,
  ),
  state: fromStart(
    `(?:also |still |both |currently |newly |recently )?(${diets}|${states})(?=$|[,.!;]| (?:here|too|as well|since|for \\d+|for \\p{L}+ years|and|with|so|but|btw|household|family|couple)\\b)(.*)$`,
  ),
  have: fromStart(
    `(?:just |only |also |plus )?(${number} (?:[\\p{L}-]+ ){0,2}?(?:kids?|children|sons?|daughters?|dogs?|cats?|pets?|siblings?|brothers?|sisters?|girls|boys|hens|chickens|rabbits|horses?|allergies))(?=$|[,.!;]| (?:and|here|aged|called|named|under|at home|no|under)\\b|\\s\\()(.*)$`,
  ),
  on: fromStart(
    "(?:still |now |currently |back )?(?:on|using|running) ((?:an? )?(?:\\p{Lu}|\\p{Ll}+\\d)[\\p{L}\\d.+ -]{1,40})(?=$|[,.!;]| (?:since|for|now|still|at|and|but|so|tho|though|btw)\\b)(.*)$",
  ),
  year: fromStart(
    "((?:first|second|third|fourth|fifth|final|last|1st|2nd|3rd|4th)[- ]year (?:[\\p{L}-]+ ){0,3}(?:student|undergrad|resident|apprentice|trainee|phd|medic))\\b(.*)$",
  ),
};
/** Words in front of "here" that say nothing of the speaker. */
const elsewhere = caseless`\b(?:is|are|was|were|it|that|this|there|weather|cold|hot|rain\p{L}*|snow\p{L}*|sun\p{L}*|everyone|nobody|everything|nothing|same|right|over|new|up|out|from|come|came|live|lives|been|not|no|stuck|still|first|me|i|you|we|he|she|they|my|your|done|all good|only|best|worst|help|newbie|beginner|noob|user|down|back|place|thing|shops?|people|question|late|early|in)\b`;
const noRole =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|should|do|does|did|my|our|your|his|her|their|the|this|that|these|those|i|we|you|he|she|they|it|who|what|how|why|when|where|no|not|and|or|appointment|gift|gifts|present|best|good|need|want|think|any|some|new|dear|for|like|as|every|ideal|said|says|called|told)\b/iu;

/**
 * The full statement that a fragment without a subject stands for: "vegan here" is "I am vegan", "nurse, 12h shifts" is "I am a
 * nurse". Only where nothing but the speaker can be meant.
 *
 * @param first nothing stands in front of the fragment in its sentence
 */
export function fullStatement(text: string, first: boolean): string | undefined {
  if (
    text.length > 140 ||
    /\s(?:I|we) \p{L}/u.test(text) ||
    caseless`\b(?:is|are|was) (?:what|how|where)\b|\bhere (?:is|are|was)\b`.test(text)
  )
    return undefined;
  const small = text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  const here = patterns.here.exec(small);
  if (here !== null && !elsewhere.test(here[1] as string)) {
    const what = here[1] as string;
    if (new RegExp(`^(?:${diets}|${states})$`, "iu").test(what))
      return `I am ${what}${here[2] ?? ""}`;
    if (isRole(what) || new RegExp(`^${parents}\\b`, "iu").test(what))
      return `I am a ${what}${here[2] ?? ""}`;
  }
  const year = patterns.year.exec(small);
  if (year !== null) return `I am a ${year[1]}${year[2] ?? ""}`;
  if (!first) return undefined;
  const parent = patterns.parent.exec(small);
  if (parent !== null) return `I am a ${small.replace(/^an? /iu, "")}`;
  const state = patterns.state.exec(small);
  if (state !== null && !/^ (?:household|family|couple)/iu.test(state[2] ?? ""))
    return `I am ${state[1]}${state[2] ?? ""}`;
  const have = patterns.have.exec(small);
  if (have !== null) return `I have ${have[1]}${have[2] ?? ""}`;
  const on = patterns.on.exec(text);
  if (on !== null && /^(?:still|now|currently|back|on)\b/iu.test(text)) return `I am ${small}`;
  const role = patterns.role.exec(small);
  if (
    role !== null &&
    !noRole.test(role[1] as string) &&
    isRole(role[1] as string) &&
    !/\b(?:at|for|in) (?:\d|noon|night|home|lunch|the moment|me|my|dinner|monday|tuesday|wednesday|thursday|friday|a (?:bit|while|day))/iu.test(
      role[2] ?? "",
    ) &&
    (role[3] === undefined ||
      !/\b(?:whatever|etc|or|is|are|was|says|said|please|pls)\b/iu.test(role[3]))
  )
    return `I am a ${role[1]}${role[2] ?? ""}`;
  return undefined;
}

/** "27, from Ghana, two kids": an age and more about the speaker, counted up. Undefined: it is no such list. */
export function profileStatements(whole: string): string[] | undefined {
  if (!/^(?:(?:hi|hey|hello)[,!]? )?\d{2} ?(?:yo|y\/o|f|m)?,\s/iu.test(whole) || whole.length > 200)
    return undefined;
  const parts = whole.replace(/^(?:hi|hey|hello)[,!]? /iu, "").split(/,\s*(?:and )?/u);
  const [age = "", ...rest] = parts;
  if (parts.length < 2 || parts.length > 7 || Number(age.slice(0, 2)) < 14) return undefined;
  const read = rest.map((part) => fullStatement(part, true) ?? withDroppedSubject(part));
  const own = read.filter((part) => /^(?:I|my)\b/u.test(part));
  return own.length === 0 ? undefined : [`I am ${age.slice(0, 2)}`, ...own];
}

function isRole(phrase: string): boolean {
  const words = phrase.split(" ");
  const last = words.at(-1) as string;
  return (
    !/^(?:model|judge|guide|cook|coach|train|officer|marine|broker|planner|writer|reader|editor|doctor|vet|dentist|gp|admin|driver|founder|captain|decorator|ranger|principal)$/iu.test(
      phrase,
    ) &&
    ([last, words.slice(-2).join(" ")].some((end) => {
      const found = occupations.exec(end);
      return found !== null && found.index + found[0].length === end.length;
    }) ||
      tradeEnding.test(last))
  );
}
