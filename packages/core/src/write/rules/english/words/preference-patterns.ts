import { adverbs, fromStart } from "./grammar.ts";

/** What people say of what they like, dislike and want. */
export const preferencePatterns = {
  likes: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:(do not|no longer|never|did not used to) )?${adverbs}(love|like|enjoy|adore|hate|dislike|despise|detest|loathe|appreciate|prefer|fancy)(?:d|s)? ((?:to )?.+)$`,
  ),
  itWhen: fromStart(
    `(?:I|we) ${adverbs}(do not )?${adverbs}(love|like|enjoy|prefer|hate|dislike|appreciate|can not stand) it (?:when|if|best when|better when) (.+)$`,
  ),
  noMore: fromStart(
    "(?:please )?(?:no|zero|fewer|less|without|skip the|drop the|lose the|cut the|enough with the|ditch the) ((?:more )?(?:emojis?|bullet points?|bullets|lists?|headings?|tables?|exclamation marks?|jargon|small talk|fluff|filler|apolog(?:y|ies)|disclaimers?|caveats|summar(?:y|ies)|markdown|bold(?: text)?|em dashes|slang|puns|jokes|swearing|spoilers|follow-up questions|preamble|compliments|flattery|praise|metaphors|acronyms|abbreviations)(?: (?:and|or|,) [\\p{L} -]+)?)(?: (?:please|pls|plz|ever|again|thanks|from now on|in (?:your|the) \\p{L}+|with me|for me))*(?:,.*)?$",
  ),
  stand: fromStart(
    `(?:I|we) ${adverbs}(?:can not|could never|can hardly|will never) ${adverbs}(?:stand|bear|abide|tolerate|get enough of|live without) (.+)$`,
  ),
  fan: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(?:(?:an? )?(?:big |huge |massive |great |real |lifelong )*(?:fan|lover|admirer|supporter) of|into|fond of|keen on|obsessed with|crazy about|mad about|passionate about|hooked on|addicted to|partial to|a sucker for|sick of|bored (?:with|of)) (.+)$`,
  ),
  person: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(?:more of )?(?:an? )?(?:big |huge |massive |real |proper |total |avid |diehard |die-hard |lifelong |hardcore )*([\\p{L}-]+(?: [\\p{L}-]+)?) (?:person|fan|lover|nerd|enthusiast|fanatic|addict|buff|geek|supporter)s?\\b(?! of)`,
  ),
  notMine: fromStart(
    "((?!it\\b|that\\b|this\\b|these\\b|they\\b|which\\b|what\\b)[\\p{L}][\\p{L} '-]{2,40}?) (?:is|are) (?:just |really |definitely |so |simply )*(not (?:really |exactly |quite )?(?:my (?:thing|cup of tea|jam|favourite|style|taste)|for (?:me|us)$)|off limits for me|my (?:jam|thing|weakness|comfort food|guilty pleasure|happy place)|disgusting|gross|the worst)\\b",
  ),
  beats: fromStart("nothing beats (?:an? (?:good |nice |proper )?)?(.+)$"),
  take: fromStart(
    "(?:I|we) would (?:always |gladly |rather |happily )*(?:take|pick|choose) (.+? over .+?)(?: any (?:day|time).*)?$",
  ),
  sick: fromStart(
    "((?!it\\b|that\\b|this\\b|which\\b|what\\b)[\\p{L}][\\p{L} '-]{2,30}?) (?:makes?|make|gives?|give) me (?:feel )?((?:really |such |terrible |bad |awful |the worst |an? )*(?:headaches?|migraines?|hives|heartburn|rash(?:es)?|stomach ?aches?|cramps|gas|reflux|nightmares|vertigo|acne|indigestion|palpitations|spots|the shakes|motion sickness)|sick|ill|nauseous|bloated|break out|sneeze|itch|gag|throw up|sleepy)\\b",
  ),
  care: fromStart(
    `(?:I|we) (?:do not|never) ${adverbs}(?:care for|care much for|get the appeal of|go for|fancy) (.+)$`,
  ),
  prefer: fromStart(`(?:I|we) (?:would )?${adverbs}(?:prefer|favour|favor)(?: to)? (.+)$`),
  rather: fromStart(`(?:I|we) would ${adverbs}rather (?!not\\b)(.+? (?:than|over) .+)$`),
  preference: fromStart(`my (?:strong |general |personal )?preference is (?:for |to )?(.+)$`),
  favourite: fromStart(
    `(?:my|our) (?:all[- ]time |absolute |current |new |second )?favourite ([\\p{L} '-]+?) (?:has changed to|changed to|became|has become|switched to|is|are|has to be|will always be|was|of all time is) ${adverbs}(.+)$`,
  ),
  plainFavourite: fromStart(
    `(?:my|our) (?:new |current |all-time )*favourite (?:is|are|has to be|would be) ${adverbs}(.+)$`,
  ),
  reverse: fromStart(
    `(.+?) (?:is|are) (?:still |also )?(?:my|our) (?:all[- ]time |absolute )?favourites?(?: ([\\p{L} '-]+?))?(?:,.*|$)`,
  ),
  always: fromStart(
    `(?:I|we) (always|never|usually|generally|only) ${adverbs}(?:want|need|like|prefer|ask for|order|choose|pick|take|go for|get|book|sit|fly) (.+)$`,
  ),
  want: fromStart(
    `(?:I|we) ${adverbs}(?:want|need|would like) (?:all |every )?(?:my |your |the )?(answers?|replies|responses|code|examples|explanations|recipes|units|measurements|dates|prices|emails|summaries|suggestions) (?:to be |in |with |without )?(.+)$`,
  ),
  command: fromStart(
    `(?:please )?(always |never |do not ever |do not )?((?:use|write|answer|reply|respond|give|call|address|suggest|recommend|include|format|show|explain|speak|talk|add|put|send|start|end|keep|stick|skip|avoid|leave out|drop|refer|sign|spell|round|convert|quote|translate|assume) .+)$`,
  ),
};
