import { caseless } from "../words/gated.ts";
import { fromStart } from "../words/grammar.ts";
import { bothCases } from "../words/pattern.ts";
import { pets, relations } from "../words/words.ts";

const nicknames: readonly [RegExp, string][] = [
  [
    /\b(my|our|the) (?:other half|better half|significant other|s\.?o\.?|so)(?= (?:is|has|was|works|lives|and|just|likes|loves|hates)\b|'s\b)/giu,
    "my partner",
  ],
  [/\b(?:my|the) (?:missus|mrs|wifey|wifie|dw)\b/giu, "my wife"],
  [/\b(?:my|the) (?:hubby|hubs|dh)\b/giu, "my husband"],
  [/\b(my|our|a|the) (?:little |baby |newborn |tiny )+girl(?! ?friend)\b/giu, "$1 daughter"],
  [/\b(my|our|a|the) (?:little |baby |newborn |tiny )+boy(?! ?friend)\b/giu, "$1 son"],
  [/\b(?:my|our) (?:folks|rents)\b/giu, "my parents"],
  [
    /\b(my|our) (eldest|oldest|youngest|firstborn)(?= (?:is|has|was|just|turns|turned|starts|started|plays|loves|hates|likes|goes|called|named|\p{Lu})|'s|,)/gu,
    "$1 $2 child",
  ],
  [/\b(my|our) (?:little one|wee one|lo|kiddo|littlun|bub)\b/giu, "$1 child"],
  [/\b(my|our) (?:pup|pupper|doggo|mutt|pooch)\b/giu, "$1 dog"],
  [/\b(my|our) (?:moggy|kitty|furball)\b/giu, "$1 cat"],
];
const alone = fromStart(
  "((?:I|we) (?:\\p{L}+ )?(?:live|am living)) (?:by myself|on my own|all by myself)(?=$|[,.!]| )",
);
const newOne = bothCases(`^(?:the |our )?new (${relations}) (?=is (?:called |named )?\\p{Lu})`);
const bills = fromStart(
  "(?:the )?(rent|salary|budget|dose|bedtime|internet|electricity|car insurance|phone bill|mortgage|commute|gym membership) (?=(?:went|has gone|is now|rose|has risen|increased|dropped|jumped|costs|is \\D{0,3}\\d)\\b)",
);
const asOf =
  /\s+(?:as of|effective) (?=(?:last|this|next|yesterday|today|now|\d|the \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)\b)/giu;
const definite = bothCases(
  `^the (?=(?:wife|husband|girlfriend|boyfriend|missus|in-laws|mother-in-law|father-in-law|kids|twins|dogs?|cats?|landlord|landlady|boss|rent) (?:is|are|has|have|loves?|likes?|hates?|goe?s?|works?|lives?|moved|got|just turned|turned|turns|died|started|passed|and i)\\b)`,
);
const meAnd = fromStart(
  "(?:(?:it's )?just )?(?:me|myself|I) (?:and|&|\\+) ((?:my|the|our) [\\p{L}-]+(?: \\p{Lu}[\\p{L}'-]+)?|\\p{Lu}[\\p{L}'-]+) (?=\\p{L})",
);
const andMe = fromStart(
  "((?:my|the|our) [\\p{L}-]+(?: \\p{Lu}[\\p{L}'-]+)?|\\p{Lu}[\\p{L}'-]+) (?:and|&|\\+) (?:me|myself) (?=(?:live|have|are|work|moved|got|bought|own|rent|both|run|adopted|just|eat|speak|want|use|share|met|married|started|sold|split|broke)\\b)",
);
const inverted = fromStart(
  `((?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? )?\\p{L}[\\p{L}\\d'’.-]*(?: \\p{L}[\\p{L}\\d'’.-]*){0,3}?) (?:is|are)((?: now| still| actually)?) (my|our) ((?:new |current |native |first |second |third |home |mother |main |old |older |younger |little |big )*(?:${relations}|favou?rite \\p{L}+(?: \\p{L}+)?|language|tongue|birthday|bday|hometown|home town|employer|job|profession|occupation|major|degree|subject|middle name|surname|maiden name|nickname|daily driver|editor|browser|bank|gym|school|uni|university|star sign|local|phone|laptop|car|bike))(?=$|[,.!;]| (?:now|so|and|but|since|these|btw|by|too|still|because|though|from|at)\\b)(.*)$`,
);
/** "Milos is our IT contact", whatever the noun. */
const namedFirst = bothCases(
  "^((?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? )?\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*){0,2}) is((?: now| still| actually)?) (my|our) ((?!(?:own|only|best bet|first|last|next|go-to|best|fault|problem|favou?rite)\\b)[\\p{L}-]+(?: [\\p{L}-]+){0,2})$",
);
const pronoun =
  /^(?:it|this|that|he|she|they|we|you|i|who|what|which|where|when|there|here|these|those|so|one|today|tomorrow|yesterday|everything|nothing|everyone|nobody|not|neither|if|my|our)\b/iu;
const animal = bothCases(
  `^the (${pets}),? (\\p{Lu}\\p{Ll}[\\p{L}'-]*)(?= (?:gets|is|has|loves|eats|likes|hates|sleeps|needs|just|was|turned|goes|barks|bites|and)\\b)`,
);

/**
 * Puts a clause into the order in which the topics read it: "me and my wife live" is "my wife and I live", "Polish is my native
 * language" is "my native language is Polish", "the missus" is "my wife".
 */
export function reword(text: string): string {
  let result = text;
  if (/\b(?:my|our|the)\b/iu.test(result)) {
    for (const [pattern, plain] of nicknames) result = result.replace(pattern, plain);
    result = result.replace(definite, "my ").replace(animal, "my $1 $2");
  }
  result = result.replace(newOne, "my new $1 ");
  result = result.replace(asOf, " ").replace(bills, "my $1 ");
  result = result
    .replace(alone, "$1 alone")
    .replace(caseless`^(?:I was )?born and (?:raised|bred|brought up) (?=in \p{Lu})`, "I grew up ");
  result = result.replace(meAnd, "$1 and I ").replace(andMe, "$1 and I ");
  const turned = inverted.exec(result) ?? namedFirst.exec(result);
  if (turned !== null && !pronoun.test(turned[1] as string)) {
    const [, who = "", now = "", whose = "", noun = "", rest = ""] = turned;
    result = `${whose} ${noun} is ${who}${now}${rest}`;
  }
  return result;
}
