import { nounBefore, nounBehind } from "../words/noun-phrases.ts";
import { pastOf } from "../words/past-tense.ts";
import { bothCases } from "../words/pattern.ts";
import { isNotSo } from "./not-so.ts";
import { withoutTimes } from "./without-times.ts";

const softly =
  "(?:(?:\\p{L}+ly|just|now|all|already|then|both|also|long since|since|at last|in the end|has|have|had) )*";
/** What is done to a thing that is over with it; the thing stands behind. */
const behind = [
  `^(?:I|we) (?:have |had )?${softly}(?:(?:moved|migrated|switched|shifted|exported|pulled|ported|took|taken|transferred) (?:(?:all|everything|every|my|our|the|of|notes?|files?|tasks?|photos?|data|stuff|accounts?|[\\p{L}-]+) ){0,4}?(?:out of|off of|off|away from|from)|pulled out of|bowed out of|called it off with|fell out of love with|cleared out of|checked out of|signed off from|logged off|lost (?:all )?interest in|shut(?: down)?|closed(?: down)?|wound (?:up|down)|uninstalled|deleted|ditched|dumped|binned|scrapped|cancelled|canceled|sold|quit|dropped(?! (?:my|our|the) \\p{L}+ off)|stopped using|got rid of|gone right off|gone off|went off|found a buyer for|found (?:a )?new homes? for|(?:returned|handed back|gave back|dropped off|handed in) the keys? (?:to|for|of)|closed (?:my|our) (?:accounts? (?:with|at)|tab at)|cut ties with|waved goodbye to|said goodbye to|(?:am|are) no longer (?:on|with|at|in|using|a member of|part of|doing|taking|seeing)|no longer (?:use|have|own|need|take|wear|do|drive|ride|play|go to|keep|want|drink|eat)|(?:do|will|can) not (?:use|have|own|need|take|wear|do|drive|ride|play|go to|keep|drink|eat|want)(?=.* any ?(?:more|longer)\\b)) `,
  `^(?:they|the \\p{L}+(?: \\p{L}+)?|someone|somebody|a (?:guy|man|woman|couple|lad|lady|student|dealer|\\p{L}+ from \\p{L}+)|my \\p{L}+|work|school|\\p{Lu}\\p{L}+) ${softly}(?:(?:gave|offered|paid) (?:me|us) (?:.{1,30} )?(?:for|towards)|bought|took|collected|picked up|came for|axed|scrapped|withdrew|discontinued|cancelled|canceled|shut|closed|took away|ditched|dropped|killed off|nicked|stole|towed|repossessed|confiscated) (?=(?:my|our|the) )`,
  `^(?:they|the \\p{L}+|my \\p{L}+|work|\\p{Lu}\\p{L}+) ${softly}(?:took|moved|switched) (?:me|us) (?:right |completely )?(?:off|from|away from|out of) (?!(?:his|her|their|your|it|this|that)\\b)`,
  `^(?:the|my) (?:doctor|doc|gp|consultant|nurse|psychiatrist|dermatologist|cardiologist|neurologist|specialist|pharmacist|clinic|hospital)s? ${softly}(?:stopped|swapped|replaced|discontinued|cut) (?!(?:his|her|their|your|it|this|that|me|us|by|for|to|at|in|on)\\b)`,
  "^(?:I|we) (?:do not have|have not got|have no)(?! (?:my|the|to|time|idea|much|enough|more|many|one|any (?:idea|time|more|money|questions?|ideas|clue|luck|plans))\\b)(?!.*\\b(?:with me|here|on me|yet|handy|at hand|at work|left|in front)\\b) (?:an? |any )?",
  "^(?:(?:I|we) )?(?:did not renew|have not renewed|never renewed|am not renewing|are not renewing|decided not to renew|will not be renewing) ",
  "^(?:rip|r\\.i\\.p\\.?|goodbye|bye|bye bye|farewell|so long|adios|no more)(?: to)? ",
].map((source) => bothCases(source));
/** What happens to a thing; the thing stands in front. */
const before = [
  ` ${softly}(?:gave up on (?:me|us)|gave out|conked out|packed (?:it )?in|died (?:on (?:me|us)|for good)|is no longer with us|kicked the bucket|burn(?:t|ed) out|blew up|seized up|is (?:toast|kaput|no more|scrap|gone for good|history)|went (?:to|for) (?:a (?:new )?(?:home|family|farm|owner|good home|sanctuary|rescue)(?=$|[,.!]| (?:near|in|outside|where|last|up|for|now|and|over|this|on)\\b)|[€$£]?\\d+)|(?:fetched|sold for|brought in) [€$£]?\\d+|found a (?:new )?(?:home|owner|buyer|family)|(?:lives|is living) with (?:my|our|a|some|the|his|her|another) \\p{L}+(?: \\p{L}+)? (?:now|these days|for good)|has (?:a )?new owners?|fizzled out|petered out|ran its course|stopped meeting|got disbanded|was (?:towed|repossessed|put to sleep)|has gone to (?:a (?:new )?(?:home|family|farm|owner)|my \\p{L}+))(?=$|[\\s,.!])`,
  ` ${softly}(?:has|have|had|is|are|was|were|got|been) ${softly}(?:been )?(?:phased out|decommissioned|given away|let go|wound up|wound down|turned off|switched off|sold off|traded in|swapped(?: out)?|ripped out|thrown out|binned|scrapped|replaced by|superseded by)(?=$|[\\s,.!])`,
].map((source) => bothCases(source));
const apart = bothCases(
  `^(?:I|we) (?:have |had (?:to )?)?${softly}(?:gave|given|give|handed|sent|traded|turned|threw|chucked|took|passed|let|cut|kicked) ((?:(?:my|our|the|all) )?[\\p{L}\\d'’ -]{2,40}?) (?:back|away|up|in|over|down|on|out(?: altogether| completely| entirely)?|lapse|expire|go)(?:$|[,.!]| (?:to|for|with|when|because|since|last|at|so|yesterday|and)\\b)`,
);
const contrast =
  /(?:^|[,;] |\b(?:and|but) )not (?:the |my |our |an? )?((?:\p{L}[\p{L}\d'’+-]* ?){1,3}?)(?: any ?(?:more|longer))?(?=$|[,.!;]| (?:since|because|for|as)\b)/iu;
const forNow =
  /\b(?:tonight|for (?:now|today|the day|a (?:bit|while|moment|minute)|the (?:weekend|week|summer|night))|until|till|this (?:afternoon|evening|weekend)|tomorrow|temporarily|almost|nearly|about to|might|may|would|could|should|hope|if|never|going to|tried|planning (?:to|on)|thinking (?:of|about)|considering|used to)\b/iu;
const pronoun = /^(?:it|them|that|those|this|these|that one|this one|the thing|both)$/iu;

/**
 * What a clause says is over, in ways in which anything may be: the notes moved out of an app, a buyer found, a machine that gave up on
 * somebody. Whether such a thing is known is for others to ask.
 *
 * @param said a clause
 * @param now whether it tells of a change, so that what it sets aside ("not the aisle") is over
 */
export function endedNouns(said: string, now: boolean): string[] {
  const text = withoutTimes(said);
  const [head = "", ...tail] = text.split(/(?:,|,? and|,? but|,? so) (?=\p{L})/u);
  const found: (string | undefined)[] = [];
  if (!forNow.test(head)) found.push(...nounsOf(head));
  // "been on Helix for a fortnight, uninstalled Sublime yesterday": the second verb has the subject of the first
  if (/^(?:I|we) /u.test(head))
    for (const part of tail)
      if (/^(?:\p{L}+(?:ed|ld|ot|ve)|let|quit|cut|shut|went) /u.test(part) && !forNow.test(part))
        found.push(...nounsOf(`I ${part}`));
  if (now) found.push(contrast.exec(text)?.[1]?.trim());
  return found.filter(
    (noun): noun is string =>
      noun !== undefined && noun.length > 1 && !pronoun.test(noun) && !/['’]s?\s/u.test(noun),
  );
}

function nounsOf(said: string): (string | undefined)[] {
  const text = said.replace(
    /^(I|we) (?:have )?had to (\p{L}+)/iu,
    (_all, who, verb) => `${who} ${pastOf(verb)}`,
  );
  const found: (string | undefined)[] = [];
  for (const pattern of behind) {
    const match = pattern.exec(text);
    if (match !== null) found.push(nounBehind(text.slice(match[0].length)));
  }
  for (const pattern of before) {
    const match = pattern.exec(text);
    const front = match === null ? "" : text.slice(0, match.index);
    if (match !== null && !isNotSo(front)) found.push(nounBefore(front));
  }
  const parted = apart.exec(text);
  if (parted !== null) found.push(nounBehind(parted[1] as string));
  return found;
}
