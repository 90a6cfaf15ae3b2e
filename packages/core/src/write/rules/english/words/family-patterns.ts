import { adverbs, fromStart } from "./grammar.ts";
import { childRelations, relations } from "./words.ts";

/** An age in words or figures. */
export const age =
  "(\\d{1,3}(?: and a half)?(?: (?:months?|weeks?))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\\p{L}+)?)";
/** A name, maybe with a title. */
export const person =
  "(?:((?:(?:Dr|Mr|Mrs|Ms|Prof|Sr|Herr|Frau)\\.? )?\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?))";
const relation = `((?:(?:older|younger|elder|eldest|youngest|oldest|little|big|late|new|old|ex|former|current|late|half|step|twin|only|middle|other) ?-?)*)(${relations})`;
/** What people say of those around them. */
export const familyPatterns = {
  mine: fromStart(
    `(?:my|our) ${relation}(?![\\p{L}]),?(?: (?:is |are )?(?:called|named|is named|is called),?| name is| 's name is|, who is called)?(?: ${person}|,? (?:([\\p{Ll}][\\p{L}]+))(?= (?:is \\d|is (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|turns|just turned)))?(.*)$`,
  ),
  theirBirthday: fromStart(
    `(?:her|his|their) (?:birthday|bday|b-day) (?:is|falls) ${adverbs}(?:on )?(.+)$`,
  ),
  birthday: fromStart(
    `(?:my|our) ${relation}(?: ${person})?'s? (?:birthday|bday|b-day) (?:is|falls|was) ${adverbs}(?:on )?(.+)$`,
  ),
  nameOf: fromStart(
    `(?:my|our) ${relation}(?:'s|s)? name is ${adverbs}((?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\\.? )?\\p{L}[\\p{L}'’-]*)`,
  ),
  isCalled: fromStart(`(?:my|our) ${relation} is (?:called|named) (\\p{L}[\\p{L}'’-]*)`),
  pronounName: fromStart(
    `(?:her|his|its|their) name is ${adverbs}(\\p{L}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?)|^(?:she|he|it|they) (?:is|are) (?:called|named) (\\p{L}[\\p{L}'’-]*)|^(?:we|I) (?:have )?(?:called|named|call) (?:her|him|it|them) (\\p{L}[\\p{L}'’-]*)`,
  ),
  children: fromStart(
    `(?:(?:my|our) [\\p{L}-]+(?: ${person})? and I|I|we) (?:(do not|never) )?${adverbs}have (?:got )?(no |an? |\\d+ |two |three |four |five |six |seven |some |any )?((?:[\\p{L}-]+ ){0,2}?(?:${childRelations}))\\b(?! (?!(?:who|that|whose|called|named|and|in|at|from|on|with|of|aged|under|over|now|too|but|so|because|already|living|here|both|one|also|to|as|still|together|back|between|age|either)\\b)\\p{Ll}{3,})(.*)$`,
  ),
  withOne: fromStart(
    `(?:I|we) (?:also |now |just |still )*have (?:got )?(?:an? |this |one )(?:[\\p{L}-]+ ){0,2}?(${relations})(?: (?:called|named)|, (?:called |named )?| whose name is) ?(\\p{Lu}[\\p{L}'’-]*)(?=$|[^\\p{L}])`,
  ),
  arrived: fromStart(
    "(?:our |my |the )?(?:little|baby|tiny) (\\p{Lu}\\p{Ll}[\\p{L}'-]*) (?:has |just |finally |is |was )*(?:arrived|born|here|came|joined us)\\b",
  ),
  born: fromStart(
    "(?:(?:our |my |the )?(?:baby|little|daughter|son|girl|boy) )*(\\p{Lu}\\p{Ll}[\\p{L}'-]*) (?:was born|arrived|has arrived|is here|came)(?=$|[,.!]| (?:on|at|in|last|yesterday|this|today|two|three|a|\\d|safely|early|late)\\b)",
  ),
  ours: fromStart(
    `(?:my|our) (?:(?:two|three|four|younger|older|little|grown-up|\\d) )*(kids|children|sons|daughters|boys|girls|twins|brothers|sisters|siblings|nephews|nieces|grandchildren|grandkids|parents|roommates|flatmates|housemates)(?: are(?: called| named)?|,| called| named|:)? (\\p{Lu}[\\p{L}'’-]*(?: \\(\\d+\\))?(?:, \\p{Lu}[\\p{L}'’-]*(?: \\(\\d+\\))?)*,? and \\p{Lu}[\\p{L}'’-]*)`,
  ),
  newOne: fromStart(
    `(?:I|we) (?:have|have got|got) (?:an? )?new (boss|manager|team lead|supervisor|girlfriend|boyfriend|partner|coach|tutor|physio|trainer|accountant|lawyer|mentor|teacher|piano teacher|advisor|supervisor|vet|hairdresser|nanny|childminder|therapist|landlord|landlady|roommate|flatmate|neighbour|neighbor|dentist|doctor|gp)(?:,| called| named|:| is)* ((?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? )?\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?)`,
  ),
  turned: fromStart(
    `(\\p{Lu}\\p{Ll}[\\p{L}'’-]*) (?:is now|has turned|has just turned|just turned|turned|is) ${adverbs}${age}(?: years? old)?(?= (?:now|today|yesterday|on|last|this|already|in)\\b|[,.!]|$)`,
  ),
  named: fromStart(
    `(?:(\\p{Lu}[\\p{L}'’-]+)) (?:is|just turned|turned|has just turned|will be) ${adverbs}${age}\\b`,
  ),
  ages: fromStart(
    `(?:my|our) (kids|children|sons|daughters|boys|girls|twins) are (${age}(?:(?:,| and|, and) ${age})*)(?:$|[,. ])`,
  ),
  birth: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:had|welcomed) (?:an? |our |my |the )(?:first |second |third |new |little )?((?:baby )?(?:girl|boy|baby|daughter|son))\\b`,
  ),
  pronounAge: fromStart(
    `(?:she|he|it) (?:is|just turned|turned|will be) ${adverbs}${age}(?: years? old)?(?:$|[,.!]| and\\b| so\\b| now\\b)`,
  ),
  companion: fromStart(
    `(?:I|we) (?:(do not) )?${adverbs}have (?:got )?(?:an? )?(?:new |lovely |wonderful )?(girlfriend|boyfriend|partner|wife|husband|fianc[ée]e?)\\b(.*)$`,
  ),
  names: fromStart(
    `[\\s,:]*(?:(?:who (?:is|are) )?(?:called|named)|by the names? of|names?)?[\\s,:]*(\\p{Lu}[\\p{L}'’-]*(?: \\(\\d+\\))?(?:(?:\\s*,\\s*(?:and )?|\\s+and\\s+|\\s*&\\s*)\\p{Lu}[\\p{L}'’-]*(?: \\(\\d+\\))?)*)`,
  ),
  state: fromStart(
    `(is|are|live|work|have|go|attend|play|share|starts|attends|love|like|hate|own|run|speak|moved|had|retired|was born|turns|turned|just turned|will be|has|works|lives|loves|likes|hates|dislikes|plays|studies|speaks|goes|teaches|is allergic|eats|does not|can not|uses|runs|drives|wants|prefers|collects|enjoys|trains|bought|rents|got|became|died|passed away|moved|started|got|is turning|moves)\\b(.*)$`,
  ),
};
