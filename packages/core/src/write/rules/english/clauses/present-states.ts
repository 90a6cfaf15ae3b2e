import { bothCases } from "../words/pattern.ts";

const thing =
  "(?:car|van|bike|motorbike|scooter|phone|laptop|desktop|computer|tablet|camera|printer|router|telly|tv|oven|cooker|boiler|washing machine|dishwasher|fridge|piano|guitar|violin|cello|tent|boat)";
const turned =
  "freelance|self-employed|vegan|vegetarian|pescatarian|plant-based|teetotal|sober|gluten-free|dairy-free|part[- ]time|full[- ]time|solo|private|independent|remote|blond|blonde|grey|gray";
const name = "\\p{Lu}[\\p{L}\\d.'&-]*";

/** What is so of the speaker, in the plain way: how it is said, and what it comes to. */
export const presentStates: readonly [RegExp, string][] = [
  // "the new place is in Ghent"
  [
    bothCases(
      "^(?:my|our|the) new (?:place|house|flat|home|apartment|pad|digs|cottage|bungalow) is (?:just |right )?(in|near|at|outside) (?=(?:the )?\\p{Lu})",
    ),
    "I now live $1 ",
  ],
  [
    bothCases(
      "^(I|we) (?:am|are) (?:still |all |now |happily )*(?:staying put|settled|rooted|settling) in (?=\\p{Lu})",
    ),
    "$1 live in ",
  ],
  [
    bothCases(
      "^(I|we) (?:am|are) still in (?=\\p{Lu})(?!.*\\b(?:until|till|for|today|tonight|tomorrow|days?|weeks?|meeting|traffic)\\b)",
    ),
    "$1 live in ",
  ],
  // "the car's an old Saab"
  [bothCases(`^(?:the )?(${thing}) is (?=an? (?:[\\p{L}-]+ ){0,2}${name})`), "my $1 is "],
  // "we get our internet from Zygo"
  [
    bothCases(
      `^(?:I|we) (?:get|have|buy|order) (?:my|our|all my|all our) ((?!name|idea|information|news)[\\p{Ll}-]+(?: [\\p{Ll}-]+)?) (from|through|via|with) (?=(?:the )?${name})`,
    ),
    "my $1 is $2 ",
  ],
  // "I went freelance"
  [
    bothCases(
      `^(I|we) (?:have |just |recently |finally )*(?:went|gone|going|turned|became|become) (${turned})(?=$|[,.!]| (?:in|last|this|since|and|now|a|at|after|for)\\b)`,
    ),
    "$1 am now $2",
  ],
  [
    bothCases(
      "^(?:(I|we) )?(?:have |just |finally )*(?:got|bought|treated) (?:myself|ourselves) (?:to )?(?=an? |two |the )",
    ),
    "I bought ",
  ],
  // "I'll always prefer trains"
  [
    bothCases(
      "^(I|we) (?:will|would) (?:always |still |happily |usually |generally |rather |much rather |sooner )+(?:prefer|choose|pick|take|have) (?=\\p{L})",
    ),
    "$1 prefer ",
  ],
  // "small places are more my thing"
  [
    bothCases(
      "^(?!(?:it|this|that|these|those|not|he|she|they|nothing|which|what)\\b)([\\p{L}' -]{3,50}?) (?:is|are) (?!not )(?:more |very much |totally |absolutely |so |really |just |kind of )*my (?:thing|jam|cup of tea|style|kind of thing|happy place)$",
    ),
    "I like $1",
  ],
  // "I've transferred to the search team"
  [
    bothCases(
      "^(?:I|we) (?:have |was |were |got |been |am |just )*(?:moved|transferred|reassigned|switched|rotated|gone)(?: over)?(?: from (?:the )?[\\p{L}-]+(?: [\\p{L}-]+)?)? to (?:the )?([\\p{L}-]+(?: [\\p{L}-]+)?) (?:team|squad|crew|department)\\b",
    ),
    "I am now on the $1 team",
  ],
  // "I moved all my notes out of Tomboy into Joplin"
  [
    bothCases(
      `^(I|we) (?:have |just |finally )*(?:moved|migrated|transferred|shifted|ported|exported|dragged) (?:all |all of |everything |every )?(?:my|our|the) [\\p{Ll}-]+(?: [\\p{Ll}-]+)? (?:out of|off|off of|away from|over from|from) (${name}(?: ${name})?) (?:over )?(?:in)?to (?=${name})`,
    ),
    "$1 switched from $2 to ",
  ],
  // "we've been in Nantes since the summer"
  [
    bothCases(
      "^(I|we) have been in (?=\\p{Lu}[^,]*\\b(?:since|for (?:\\d+|two|three|four|five|six|ten|a few|many|some) (?:weeks|months|years))\\b)(?!.*\\b(?:meeting|hospital|traffic)\\b)",
    ),
    "$1 live in ",
  ],
  // "work's all on Teams these days"
  [
    bothCases(
      `^(?:it|work|everything|all of it|all of that|(?:my|our|the) [\\p{Ll}-]+) (?:is|are) (?:all |now |mostly )*(?:on|in) (${name}(?: ${name})?)(?= (?:now|these days|nowadays)\\b)`,
    ),
    "I use $1",
  ],
  // "new job at Orrin since Monday"
  [
    bothCases(
      `^(?:my |the )?new (?:job|gig|role|position) (?:is )?(?:at|with) (${name}(?: ${name})*)(?=$|,| (?:since|as of|from) (?:yesterday|monday|last|this))`,
    ),
    "I now work at $1",
  ],
  // "I've dropped to three days a week"
  [
    bothCases(
      "^(I|we) (?:have |am |just |recently )*(?:dropped|gone|went|cut|moved|switched|reduced)(?: (?:down|back|up|over|my hours))* to (?=(?:\\d+|two|three|four|five) (?:days|hours) (?:a|per) week\\b|part[- ]time\\b|full[- ]time\\b)",
    ),
    "$1 now work ",
  ],
  [
    bothCases(
      `^(?:the|our) (?:new )?(service|backend|frontend|api|app|site|website|pipeline|firmware|game|engine|rewrite) is (?:now |all |mostly |written |built )*in (?=${name})`,
    ),
    "our $1 is in ",
  ],
  // "so it's aqua jogging on Wednesdays now"
  [
    bothCases(
      "^it is (?=(?:[\\p{Ll}-]+ )?\\p{Ll}{2,}ing (?:on \\p{L}+days|every|twice|once|for me)\\b)",
    ),
    "I do ",
  ],
  // "everything here runs on Django", "the billing service runs on Java 17"
  [
    bothCases(
      `^(?:everything|it all|all of it|the whole thing|our stuff|all our stuff)(?: here| at work| we (?:do|have|run))? (?:runs? on|is (?:all )?(?:built|written) (?:on|in|with)|is (?:all )?in|runs? in) (${name}(?: (?:${name}|\\d[\\d.]*))?)(?=$|[,.!]| (?:and|but|so|with|these|now)\\b)`,
    ),
    "we use $1",
  ],
  [
    bothCases(
      `^the (?=(?:[\\p{Ll}-]+ )?(?:service|backend|frontend|api|app|site|website|pipeline|server|cluster|database|firmware|shop|portal|dashboard|monolith) (?:runs? on|uses|is (?:built|written) (?:on|in|with)|talks to|sits on|is hosted (?:on|at|with)) (?:${name}|[\\p{Ll}]+ \\d))`,
    ),
    "our ",
  ],
];
