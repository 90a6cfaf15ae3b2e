/** The speaker says that something they told is wrong, in words that say little else. */
export const cue =
  /^\*|\*$|(?:^|[\s,.!?(-])(?:sorry|oops|whoops|wait|hang on|hold on|correction|typos?|edit|scratch|strike|ignore|forget (?:the|what|that)|my bad|my mistake|apologies|I lied|I mean|I meant|I should (?:say|have said)|(?:I|did I|we) (?:just |only |first |previously )?(?:(?:had|have|keep|kept) )?(?:said|say|saying|wrote|write|writing|put|typed?|typing|told you|gave you|called|calling)|told you|(?:just |double )?checked|that should say|(?:please )?(?:fix|correct|update|change) (?:my|our|the)|dyslexi\p{L}*|(?:I )?mis-?(?:read|heard|typed|counted|spoke|spelt|spelled|remembered|remember)|(?:I )?(?:had|got|gave|have|read|picked|looked at|was) (?:you )?(?:it |that |this |my (?:\p{L}+ )?|the (?:\p{L}+ )?)?(?:the )?(?:wrong|mixed|muddled|confused)|auto-?correct\p{L}*|(?:I )?(?:forgot|left out|missed) (?:myself|one|the|a|an)|(?:I )?can(?:'t|not| not) (?:count|spell|type|read|add)|\p{L}+ brain|to be (?:precise|exact|correct)|more precisely|strictly speaking|or rather|rather|make that|make it|should (?:be|read|have been)|actually|no,|nope,|er+,|turns? out|looked it up|put right|wrong|mixed up|mix (?:\p{L}+ )*up|spel(?:t|led|ling)|(?:with|without) (?:an?|the) \p{L}\b|(?:no|one|two|double) \p{L}s?\b(?!['’])|not)(?![\p{L}])/iu;
/** It is only supposed, or asked. */
export const unsure =
  /\b(?:if|maybe|perhaps|might|could|would|should I|unless|not sure|probably|almost|nearly)\b|\?\s*$/iu;

/** What stands in front of a right value. */
export const lead =
  /^\*|^(?:(?:and|but|oh|oh no|oh dear|no|nope|wait|sorry|oops|whoops|argh|ugh|gah|er+|um+|hang on|hold on|hm+|ah|actually|correction|typo|edit|update|my bad|my mistake|apologies|I lied|scratch that|strike that|ignore that|never mind|I mean|I meant|I should say|I should have said|or rather|rather|well|ok|so|now|in fact|turns out|it turns out(?: that)?)(?=[\s,:.!-]|$)[\s,:.!-]*)+/iu;
/** These alone leave no doubt that what follows puts something right. */
export const strong =
  /^(?:(?:and|but|oh|no|ok|so|well|ah|argh|ugh|gah)[\s,]+)*(?:\*|wait|sorry(?=[,.:!-]|\s+(?:I|it|its|that|thats|this|not|no|make|should|the|my|our|on|at|in|an?|\d+)\b|$)|oops|whoops|er+|hang on|hold on|correction|typo|edit|my bad|my mistake|apologies|I lied|scratch that|strike that|ignore that|I mean|I meant|I should say|I should have said|or rather|no wait|make that|that should (?:say|read|be))(?![\p{L}])|\*$/iu;
/** What was mistaken, where the right value stands behind: "I mistyped my locker number". */
export const mistaken =
  /(?:mis-?(?:read|heard|typed|spelt|spelled|remembered|counted)|(?:got|gave you|had|wrote|put|messed up|mixed up|muddled(?: up)?|correction (?:on|to|for)|fix|correct|update|change)) (?:my|the|our|his|her|their) (?:wrong )?((?:[\p{L}'-]+ ){0,2}?[\p{L}'-]+)(?: (?:wrong|mixed up|muddled|backwards|in your (?:notes|memory|records)))?$/iu;
/** "It is X", "it lands at X". */
export const stated =
  /^(?:(?:it|that|this|there|they|he|she) (?:is|was|are|were|has been|should be)|make (?:it|that)|should (?:be|have been|read|say)|(?:I|we) (?:am|are|mean|meant|should (?:say|have said|have written))|that should (?:be|read|say)|it says|(?:it|that) (?:starts|lands|leaves|arrives|opens|begins|ends|departs)) (?:(?:actually|really|only|in fact|just|more like|meant to be|supposed to be|called|spelled|spelt|named) )*(?:(?:at|on|in|from|with|for) )?(.+)$/iu;
/** "The flight is X": of what it is said, and X. */
export const ofNoun =
  /^(?:(?:the|that|this|my|our|his|her|their) ((?:[\p{L}'-]+ ){0,3}?[\p{L}'-]+)|(\p{Lu}[\p{L}'-]+)) (?:is|are|was|starts|lands|leaves|arrives|begins|should be|should have been) (?:(?:actually|really|only|in fact|called|spelled|spelt) )*(?:(?:at|on|in|from|with) )?(.+)$/iu;
/** "I keep saying X", "not X": X is wrong. */
export const wrongly =
  /^(?:(?:and|so|also|oh|update|sorry|wait|but)[\s,]+)*(?:(?:I|did I|we) (?:just |first |previously )?(?:(?:had|have|keep|kept) )?(?:said|say|saying|wrote|write|writing|put|typed?|typing|told you|called (?:it|her|him|them)|calling (?:it|her|him|them))(?: it (?:is|was))?|told you|not|(?:ignore|scratch|strike|forget) (?:what I (?:said|wrote|told you) about|the)|instead of|rather than) (.+?)(?: (?:earlier|before|yesterday|last (?:time|week)|above|the other day|just now|back then|first))?$/iu;
/** Is no value. */
export const filler =
  /^(?:wrong|right|fine|ok|okay|good|great|true|nice|better|worse|bad|funny|late|early|the (?:same|other|wrong|right|thing|point|one)|a (?:pity|shame|lot|bit|mistake|typo|mess)|it|that|this|so|all|(?:my|our|I|we|you|your) .*|not .*|too .*|very .*|sorry|done|me|you|what .*|how .*|because .*|been .*|(?:.* )?(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|lives?|works?|plays?|needs?|wants?) .*|\p{L}+ing\b.*|\p{L}+ed)$/iu;
