import { adverbs, fromStart, speaker } from "./grammar.ts";

/** What people say of where they live. */
export const homePatterns = {
  lives: fromStart(
    `${speaker} (?:(do not|no longer) )?${adverbs}(?:live|reside|dwell)s? (in|at|near|on|by|outside|close to|just outside|next to|right by|above|between|with|off|alone)\\s*(.*)$`,
  ),
  based: fromStart(
    `(?:${speaker} (?:am|are|have been) ${adverbs}(not )?${adverbs}(?:based|living|located|residing|settled|housed) (?:over |just |right )?(in|alone in|alone|out of|at|near|on|outside|with|between) )(.+)$`,
  ),
  isIn: fromStart(`${speaker} (?:am|are) ${adverbs}in (\\p{Lu}.+)$`),
  homeIs: fromStart(
    `home (?:is|for (?:me|us) is) (?:now |currently |actually |in )*(\\p{L}.*)$|^(?:I|we) (?:now )?call (.+) (?:my |our )?home$|^(\\p{Lu}[\\p{L} -]{1,30}?) is (?:my |our )?(?:new )?home(?: now| these days)?$`,
  ),
  beenIn: fromStart(
    `${speaker} have been ${adverbs}in (\\p{Lu}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*)?) (?:since (?:\\d{4}|\\p{L}+ \\d{4}|last \\p{L}+)|for (?:\\d+|\\p{L}+) years)\\b`,
  ),
  backIn: fromStart(
    `${speaker} (?:am|are|have moved|moved) (?:now |finally |all )*back (?:home )?in (\\p{Lu}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*)?)(?: now)? (?:since\\b|for good\\b|permanently\\b|to stay\\b)`,
  ),
  greetings: fromStart(
    "(?:greetings|hello|hi|writing|typing this|saying hi|reporting)(?: to you)? from (\\p{Lu}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*)?)$",
  ),
  boughtIn: fromStart(
    `${speaker} (?:have )?${adverbs}(?:bought|rented|found|got|built|took) (?:an? |our |my )(?:[\\p{L}-]+ ){0,3}?(?:house|flat|apartment|place|home|cottage|farm|farmhouse|condo|studio) (?:in|near|outside) (.+)$`,
  ),
  ownIn: fromStart(
    `${speaker} (?:have )?${adverbs}(?:rent|own|rented|(?:am|are) (?:renting|sharing|subletting)|have|got|found|share|lease|moved into|bought) (?:an? |my |our )(?:own )?(?:[\\p{L}\\d-]+ ){0,4}?(?:house|flat|apartment|place|cottage|farm|farmhouse|condo|studio|room|flatshare|bungalow|maisonette) (?:in|near|outside|on) (.+)$`,
  ),
  outOf: fromStart(
    `${speaker} (?:have )?${adverbs}moved out(?: of| from)? (?:my|our) (parents?'?s?'?|mum'?s?|mom'?s?|dad'?s?|folks'?|mother's|father's|family)(?: (?:place|house|home|flat|apartment|basement))?\\b(.*)$`,
  ),
  owner: fromStart(
    `${speaker} (?:have )?${adverbs}bought (?:an? |our |my )(?:[\\p{L}-]+ ){0,3}?(house|flat|apartment|place|home|condo|cottage)\\b`,
  ),
  flatmate: fromStart(
    `${speaker} (?:have )?${adverbs}(?:got|found|have) (?:an? |two |three )(?:new )?(flatmates?|roommates?|housemates?|lodgers?)\\b`,
  ),
  notIn: fromStart(
    `${speaker} (?:am|are) (?:no longer|not) ${adverbs}(?:living )?in (\\p{Lu}.+?)(?: any ?more| any longer)?$`,
  ),
  backAt: fromStart(
    `${speaker} (?:am|are|moved|have moved) ${adverbs}back (?:at|in|with|in with) (my (?:parents'?|mum|mom|dad|mother)(?: place| house)?)(?: in (\\p{Lu}.+))?$`,
  ),
  shares: fromStart(
    `${speaker} ${adverbs}share (?:an? |the |my |our )?(?:[\\p{L}-]+ )?(?:flat|house|apartment|place|home|room) with (.+)$`,
  ),
  together: fromStart(`${speaker} (?:have )?${adverbs}moved (?:back )?in (?:together )?with (.+)$`),
  moved: fromStart(
    `${speaker} (?:have )?${adverbs}(?:moved|relocated|emigrated|immigrated|resettled|settled|settled down|ended up)(?: back| over| out| up| down| away| house)?(?: from (.+?))? (?:to|into|in) (.+)$`,
  ),
  moving: fromStart(
    `${speaker} (?:am|are) ${adverbs}(?:moving|relocating|emigrating)(?: back| over| house)?(?: from .+?)? to (.+)$`,
  ),
  left: fromStart(
    `${speaker} (?:have )?${adverbs}moved (?:away |out )(?:from|of) (.+?)(?:,? (?:and |so )?(?:now |am |currently )*(?:renting|living|sharing|staying|subletting)\\b.*)?$`,
  ),
  used: fromStart(
    `${speaker} (?:used to live|lived|was living|were living|have lived) (in|near|at|on) (.+)$`,
  ),
  home: fromStart(
    `my (?:home|hometown|home town|home city|flat|apartment|house|place) is (?:in|near|right by|by|at|close to) (.+)$`,
  ),
  hometown: fromStart(`my (?:hometown|home town) is (?!in\\b)(.+)$`),
  address: fromStart(`my (?:home |new |postal |current )?address is (.+)$`),
  /** What one lives with and shares no home with. */
  noCompany:
    /^(?:it|that|this|them|(?:a )?(?:lots?|bit|little|ton|fair amount) of|(?:[\p{L}-]+ ){0,2}?(?:noise|pain|anxiety|depression|diabetes|asthma|epilepsy|migraines?|adhd|tinnitus|regrets?|guilt|fear|stress|uncertainty|grief|allerg\p{L}+|arthritis|the (?:fact|consequences?|decision))\b)/iu,
};

/** "I rent a two-room flat in Graz": what is rented is told as well, since it may end without a move. */
export function rentedHome(text: string): string {
  return (
    /\brent ((?:an? |my |our )(?:[\p{L}\d-]+ ){0,4}?[\p{L}-]+) (?:in|near|outside)\b/iu
      .exec(text)?.[1]
      ?.replace(/^(?:my|our)\b/iu, "their") ?? "a home"
  );
}
