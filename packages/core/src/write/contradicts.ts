import { isOfKind } from "./kinds-of-things.ts";
import { negated, predicateRule } from "./predicates.ts";
import { isPartOf, sameObject } from "./same-object.ts";

interface Claim {
  predicate: string;
  object: string;
}

const animal =
  /\b(?:meat|beef|steak|pork|bacon|ham|chicken|turkey|lamb|fish|salmon|tuna|seafood|shellfish|burgers?)\b/iu;
const fish = /\b(?:fish|salmon|tuna|seafood|shellfish)\b/iu;

/** Whether a claim cannot be true while another is: the same value denied, liked and disliked, vegetarian and eating fish. */
export function contradicts(fact: Claim, belief: Claim): boolean {
  if (belief.predicate === negated(fact.predicate)) {
    if (sameObject(fact.object, belief.object) || isPartOf(fact.object, belief.object)) return true;
    // "no alcohol" and "a glass of wine": what is denied is the kind, what is said is one of it
    const [denied, said] = fact.predicate.startsWith("not ") ? [fact, belief] : [belief, fact];
    return isOfKind(said.object, denied.object);
  }
  if (fact.predicate === "is" && belief.predicate === "is")
    return oppositeTraits(fact.object, belief.object);
  if (fact.predicate === "prefers" && belief.predicate === "prefers")
    return rejected(fact.object, belief.object);
  if (fact.predicate === "instruction" && belief.predicate === "instruction")
    return otherLanguage(fact.object, belief.object) || oneOfTwo(fact.object, belief.object);
  if (isWish(fact.predicate) && isWish(belief.predicate)) {
    if (oneOfTwo(fact.object, belief.object)) return true;
  }
  if (fact.predicate === "lives with" && belief.predicate === "lives with")
    return (fact.object === "alone") !== (belief.object === "alone");
  if (predicateRule(fact.predicate).opposites.includes(belief.predicate)) {
    return sameObject(fact.object, belief.object);
  }
  return dietFails(fact, belief) || dietFails(belief, fact) || statusFails(fact, belief);
}

// "coffee over tea" is not "tea", nor "tea over coffee"
function rejected(preferred: string, before: string): boolean {
  const than = /\s(?:over|than|rather than|to|instead of)\s/u;
  if (oneOfTwo(preferred, before)) return true;
  const [, less] = preferred.split(than);
  const [was = ""] = before.split(than);
  return less !== undefined && sameObject(less, was);
}

function isWish(predicate: string): boolean {
  return predicate === "likes" || predicate === "prefers" || predicate === "instruction";
}

const spoken =
  /\b(?:answer|reply|respond|write|speak|talk|answers|replies)\b.{0,20}\bin (english|german|french|spanish|portuguese|italian|dutch|polish|swedish|norwegian|danish|finnish|greek|turkish|russian|ukrainian|czech|hungarian|romanian|arabic|hebrew|hindi|chinese|mandarin|japanese|korean)\b/iu;
const choices: readonly (readonly [RegExp, RegExp])[] = [
  [/\bdark (?:mode|themes?)\b/iu, /\blight (?:mode|themes?)\b/iu],
  [/\bwindow seats?\b/iu, /\baisle seats?\b/iu],
  [/^tabs\b/iu, /^spaces\b/iu],
  [/\bmetric\b/iu, /\bimperial\b/iu],
  [
    /\b(?:short(?:er)?|brief|concise|terse)\b.*\b(?:answers?|replies|responses?|explanations?|messages?)\b/iu,
    /\b(?:long(?:er)?|detailed|thorough|in-depth)\b.*\b(?:answers?|replies|responses?|explanations?|messages?)\b/iu,
  ],
  [/\bcelsius\b/iu, /\bfahrenheit\b/iu],
  [/\bbritish (?:spelling|english)\b/iu, /\bamerican (?:spelling|english)\b/iu],
];

// what one prefers one way or the other, and never both
function oneOfTwo(a: string, b: string): boolean {
  return choices.some(
    ([one, other]) => (one.test(a) && other.test(b)) || (other.test(a) && one.test(b)),
  );
}

// answers are written in one language
function otherLanguage(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => spoken.exec(text)?.[1]?.toLowerCase());
  return first !== undefined && second !== undefined && first !== second;
}

function dietFails(diet: Claim, eats: Claim): boolean {
  if (diet.predicate === "diet" && (eats.predicate === "eats" || eats.predicate === "drinks")) {
    const against = forbidden.find(([name]) => name.test(diet.object));
    if (against !== undefined) return against[1].test(eats.object);
  }
  if (diet.predicate !== "diet" || eats.predicate !== "eats" || !animal.test(eats.object))
    return false;
  if (/pesc/iu.test(diet.object)) return !fish.test(eats.object);
  return /veg(?:an|etarian)/iu.test(diet.object);
}

const forbidden: readonly (readonly [diet: RegExp, food: RegExp])[] = [
  [/gluten/iu, /\b(?:bread|pasta|wheat|pizza|gluten|croissants?|noodles)\b(?!.*gluten[- ]free)/iu],
  [/dairy|lactose/iu, /\b(?:cheese|milk|butter|yogh?urt|cream|dairy)\b/iu],
  [/halal|kosher/iu, /\b(?:pork|bacon|ham)\b/iu],
  [/teetotal|sober/iu, /\b(?:beers?|wine|whisk(?:e)?y|gin|vodka|rum|cocktails?|alcohol)\b/iu],
  [/keto|carnivore/iu, /\b(?:bread|pasta|rice|potatoes|carbs)\b/iu],
];
const antonyms: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:morning person|early (?:bird|riser)|lark)\b/iu,
    /\b(?:night owl|night person|evening person|late riser)\b/iu,
  ],
  [/\bintrovert/iu, /\bextrovert/iu],
  [/\bcat person\b/iu, /\bdog person\b/iu],
  [/\b(?:smoker)\b/iu, /\bnon-?smoker\b/iu],
];

function oppositeTraits(a: string, b: string): boolean {
  return antonyms.some(
    ([one, other]) => (one.test(a) && other.test(b)) || (other.test(a) && one.test(b)),
  );
}

// A new partner ends being single, and being single ends the partner.
function statusFails(fact: Claim, belief: Claim): boolean {
  const single = /^(?:single|divorced|widowed|separated)$/iu;
  if (fact.predicate === "relationship" && belief.predicate === "partner")
    return single.test(fact.object);
  return (
    fact.predicate === "partner" &&
    belief.predicate === "relationship" &&
    single.test(belief.object)
  );
}
