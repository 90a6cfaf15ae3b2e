import { caseless } from "./gated.ts";
import { masked } from "./mask.ts";
import { bothCases } from "./pattern.ts";

/** Adverbs that may stand between a subject and its verb without changing what is said. */
export const adverbs =
  "(?:(?:also|much|far|actually|currently|now|still|just|really|truly|absolutely|totally|mostly|mainly|primarily|generally|usually|normally|typically|personally|definitely|honestly|quite|pretty much|recently|finally|already|always|often|sometimes|only|simply|both|kind of|sort of|proudly|happily|officially|permanently|temporarily|originally|fully|too|sadly|unfortunately|rather|even|exclusively|regularly|secretly|very much|so|deeply|strongly|genuinely|kindly|at least|at heart|by default|again|then|all|myself|frankly|severely|mildly|slightly|highly|terribly|pretty|very|super|extremely|deathly|long|since|only just|just about|eventually|ultimately|suddenly|in the end|literally just|gladly|more or less|quietly|formally|completely|entirely|successfully|basically|technically|initially|previously|formerly|lately|probably not)\\s+)*";

/** The speaker, alone or with others. */
export const speaker = "(?:I|we)";

/** Compiles a pattern that holds from the start of a clause (see {@link bothCases}). */
export function fromStart(source: string): RegExp {
  return bothCases(`^(?:${source})`);
}

const trailing = caseless`[\s,]*(?:\b(?:btw|by the way|lol|lmao|haha+|hehe|tbh|imo|though|tho|too|as well|thanks|thank you|thx|ty|pls|please|plz|ok|okay|from now on|going forward|right now|at the moment|at present|currently|these days|nowadays|now|atm|fyi|already|if that matters|if it matters|if that helps|in case it matters|actually|anyway|anyways|again|you know|just so you know|of course|obviously|honestly|for now|so far|and (?:so on|stuff|all that|everything)|etc|or so|or something|i think|i guess|i suppose|i'm afraid|sorry|apparently|yay|ugh|sigh|myself|haha lol|everyone|guys|folks|here|after all|for good|in the end|by now|lately|recently|since then|this time|tbf|ngl|rn|irl|fwiw|luckily|thankfully|hooray|woohoo|yippee|also|either|anymore|any more|any longer|instead|full[- ]time|as of late|at long last|i might add|believe it or not|whatsoever|at all|to be honest|to be fair)\b|[:;]-?[)D(P]|xD|<3|\^\^|(?:[.,!?;:~…\p{Extended_Pictographic}]|\ufe0f)+)\s*$`;
const behind = caseless`[\s,]+(?:so(?! as\b)|and every \p{L}+ (?:i|we)|because|bc|since (?:i|we|it|he|she|they|the|\p{L}+ing|\p{L}+ing)|but|which|who|where|whose|whom|and (?:i|we|it|they|he|she|now|then|that|there|would|could|need|want|so|just|my)|although|though|until (?:i|we|it|the)|unless|if|when|whenever|while|whereas|as (?:i|we|it|they|he|she)|that (?:is|was|are)|than (?:i|we)|not sure|no idea|what|how|why|is (?:it|there|that)|can you|could you|do you|any|got)\b.*$`;
/** A clause of its own behind a comma or an "and": "Angular and change detection is slow", "Tideway, their office is cold". */
const another = caseless`(?:,\s*(?:(?:and|but)\s+)?|\s+(?:and|but)\s+)(?:(?:the|a|an|his|her|its|their|our|my|this|that|no) )?[\p{L}'’-]+(?: (?!(?:to|of|in|on|at|for|with|from|by|than|or)\b)[\p{L}'’-]+){0,3}? (?:is|are|was|were|has|have|does|do|did|isn't|doesn't|don't|won't|can't|makes?|keeps?|will|would|can|could|gets?|goes|needs?|wants?|takes?|works?|runs?|costs?|sounds?|looks?|feels?|comes?|drives? me|just|still|never|always|rules?|sucks?|beats?|kills?|stinks?|lasted|took|went|got|made|said|gave|called|told|had|came|kept|let|wanted|started|decided|offered|left|moved|retired|eats|crashes|fails|hangs|freezes|breaks|annoys|hurts|aches|drains|hogs)\b.*$`;
const beside = caseless`,\s*(?:and\s+|but\s+)?(?:sorry|this|these|their|his|its|her|well|just|no|only|mostly|please|tell|give|show|help|let|works|good|looks?|sounds?|especially|particularly|even|yes|yeah|hence|thus|ideally|preferably|thank|long story|i|we|he|she|they|it|that|which|apparently|literally|basically|hence|partly|mainly|then|otherwise|best|worst|love|hate|god|don't|dont|never mind|anyway|whatever|right|innit|eh|hm+|ugh|wow|how|why|sadly|luckily|obviously|of course|long|short)\b.*$|\s(?:i|we) (?:should|need|am|'m|have|just|can|do|will|was|would|never|always|know|guess|want|think|don't|can't|really|used|got|get|keep|could)\b.*$`;
/** What stands behind "now," is another matter: "Stardew Valley now, Terraria". */
const nowBehind = /(\p{L}|\d) (?:now|these days|nowadays),\s.*$/iu;
const nothing = caseless`^(?:it|this|that|these|those|them|him|her|you|your.*|me|us|one|ones|some|any|none|all|both|everything|anything|something|nothing|so|too|the same.*|(?:what|how|when|why|who|where|whatever|whoever|whichever|however)(?!\p{L}).*|to|of|it .*|that .*|this .*|them .*|you .*|the following.*|the (?:idea|sound|look|one|ones|way|first|second|third|last|thing|fact).*|such(?!\p{L}).*|more|less|much|a lot|lots|enough|else|here|there|now|then|again)$`;

/** The value of a pattern without what trails behind it; undefined when nothing that stands for itself is left. */
export function value(text: string | undefined, longest = 90): string | undefined {
  if (text === undefined) return undefined;
  let result = text
    .replace(nowBehind, "$1")
    .replace(behind, "")
    .replace(beside, "")
    .replace(another, "")
    .trim();
  for (let before = ""; before !== result; ) {
    before = result;
    result = result.replace(trailing, "").trim();
  }
  result = result.replace(/^[\s,:"'-]+/u, "").replace(/["']+$/u, "");
  if (
    result === "" ||
    result.length > longest ||
    result.includes(masked) ||
    result.includes("[redacted")
  )
    return undefined;
  if (nothing.test(result) || !/[\p{L}\p{N}]/u.test(result)) return undefined;
  return result;
}

const pronouns: readonly [RegExp, string][] = [
  [/\b(?:my|our) own\b/giu, "their own"],
  [/\b(?:my|our)\b/giu, "their"],
  [/\b(?:mine|ours)\b/giu, "theirs"],
  [/\b(?:myself|ourselves)\b/giu, "themselves"],
  [/\bI am\b/gu, "they are"],
  [/\bI was\b/gu, "they were"],
  [/\b(?:I|we)\b/gu, "they"],
  [/\b(?:me|us)\b/gu, "them"],
  [/\byours?\b/giu, "the assistant's"],
];

/** The speaker's words as somebody else tells them: "my boss and me" → "their boss and them". */
export function reported(text: string): string {
  return pronouns.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
}

const irregular: Record<string, string> = {
  have: "has",
  am: "is",
  be: "is",
  do: "does",
  go: "goes",
};

/** The third person of a verb in the present: "study" → "studies". */
export function thirdPerson(verb: string): string {
  const lower = verb.toLowerCase();
  if (irregular[lower] !== undefined) return irregular[lower];
  if (/(?:s|sh|ch|x|z|o)$/u.test(lower)) return `${lower}es`;
  if (/[^aeiou]y$/u.test(lower)) return `${lower.slice(0, -1)}ies`;
  return `${lower}s`;
}

/** Splits "a, b and c"; "a and b" alone only where both are names, because "mac and cheese" is one thing. */
export function splitList(text: string): string[] {
  const parts = text
    .split(/\s*,\s*(?:and |or |& )?|\s+(?:and|&)\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length <= 1) return [text];
  const listed = text.includes(",") || parts.every((part) => /^\p{Lu}/u.test(part));
  return listed && parts.every((part) => part.split(/\s+/u).length <= 4) ? parts : [text];
}

/** "a" or "an". */
export function withArticle(noun: string): string {
  if (/^(?:an?|the|my|our|one|two|three|some)\s/iu.test(noun)) return noun;
  return `${/^(?:[aeiou]|hon(?:est|our)|hour|[FHLMNRSX](?:[A-Z]|\b))/iu.test(noun) && !/^(?:uni|use|eu|one)/iu.test(noun) && !/^[hlmnrsxf][a-z]/u.test(noun.replace(/^(?:hon(?:est|our)|hour)/u, "A")) ? "an" : "a"} ${noun}`;
}

/** Whether a word begins with a capital letter. */
export function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
