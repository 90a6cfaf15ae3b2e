import { caseless } from "../words/gated.ts";

/** For a while, and not for good: the dog is with mum, the car at the garage. */
const lent = caseless`\b(?:(?:left|dropped|took|brought)(?: off)? (?:(?:my|our|the) )?(?:[\p{L}\d'-]+ ){1,3}?(?:off )?(?:at|with|to) (?:the(?! (?:end|start|beginning|turn|close)\b)|my|a|an|our|\p{Lu}\p{L}+'s)\b|(?:gave|handed|took|brought)(?: in)? (?:(?:my|our|the) )?(?:[\p{L}\d'-]+ ){1,3}?(?:over |in )?(?:to|with|at) (?:(?:the|my|a|an|our) )?(?:[\p{L}-]+ )?(?:vets?|garage|mechanic|sitter|kennels?|groomers?|cleaners?|repair\p{L}*|shop|technician|nurse|reception|babysitter|nursery|service)\b)|\b(?:dropped|dropping) (?:my|our|the) [\p{L}\d'-]+ off\b|\b(?:got|get|getting|came|fell) off (?:at|the (?:bus|train|tram|metro|bike|horse|plane))\b|\b(?:stopped|finished|quit) \p{L}+ing(?: \p{L}+)? (?:at|around|by) \d|\b(?:cancelled|canceled|closed|(?<!(?:came|come|taken|cut|sold|broke|called|wrote|paid) )off|down) (?:\p{L}+ )?(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend)|for (?:today|now|the (?:day|week|weekend)))\b`;

/** Whether a clause tells of something that is out of one's hands only for a while: it ends nothing. */
export function isForAWhile(text: string): boolean {
  return lent.test(text) && !/\b(?:for good|forever|permanently|any ?more)\b/iu.test(text);
}
