import { canonical } from "../words/canonical.ts";
import { caseless } from "../words/gated.ts";
import { lastNamed } from "../words/last-named.ts";
import { masked } from "../words/mask.ts";
import type { Clause } from "./clauses.ts";
import { profileStatements } from "./fragments.ts";
import { listedStatements } from "./listed-statement.ts";
import type { Sentence } from "./sentences.ts";

/** What a line says whose heading or key stands in front of it: "allergies: nuts". Undefined: there is none that is known. */
export function asListed(text: string, sentence: Sentence, before: string): Clause[] | undefined {
  const whole = text.slice(sentence.start, sentence.end).trim();
  // "favourite author? Terry Pratchett": people ask themselves what they go on to answer
  const asked =
    sentence.opener === "?" &&
    /^(?:my )?(?:favou?rite \p{L}+|job|diet|allergies|hobbies|pets|kids|age|location)$/iu.test(
      before.trim(),
    );
  const key = sentence.opener === ":" || asked ? before : undefined;
  const statements = sentence.question
    ? undefined
    : (listedStatements(text, sentence.start, whole, key) ?? profileStatements(whole));
  if (statements === undefined || whole.includes(masked)) return undefined;
  if (statements.length === 1 && statements[0] === whole) return undefined;
  return statements.map((statement) => ({
    text: canonical(statement),
    quote: whole,
    start: sentence.start,
    cues: {},
    next: "",
    lowerCase: !/\p{Lu}/u.test(whole),
  }));
}

/** "As a vegetarian, what …". */
export const asWhat = caseless`^(?:(?:so|and|but|well|hi|hey|hello|ok)[\s,]+)*(?:as|being) (an? (?!(?:kid|child|teenager|student|result|rule|bonus|gift|joke|test|start|backup|fallback|side|last|first|general|matter|result|heads[- ]up|reminder|follow|team|family|company|group|whole|group)\b)[\p{L} -]{3,40}?|vegan|vegetarian|lactose intolerant|pescatarian|c(?:o)?eliac|diabetic),? (?=(?:i|i'm|im|i've|my|me|we|what|which|how|can|could|is|are|should|do|where)\b)`;

/** "As a vegetarian, what can I cook?" says what the speaker is; "as a lawyer, what would you say?" does not. */
export function asClauses(whole: string, sentence: Sentence, lowerCase: boolean): Clause[] {
  const match = asWhat.exec(whole);
  const rest = match === null ? "" : whole.slice(match[0].length);
  if (
    match === null ||
    !/\b(?:i|i'm|im|i've|my|me|we)\b/iu.test(rest) ||
    /\b(?:you|your|was|were|used to|had|did|would)\b/iu.test(rest) ||
    whole.includes(masked)
  )
    return [];
  return [
    {
      text: `I am ${match[1]}`,
      quote: whole.trim(),
      start: sentence.start,
      cues: {},
      next: "",
      lowerCase,
    },
  ];
}

/** "My rent is 900 a month, internet is 39": what is counted up has one owner. */
export function withPossessor(text: string, before: string | undefined): string {
  return before !== undefined &&
    caseless`^(?:my|our) [\p{L} ]+ (?:is|are) \D{0,3}\d`.test(before) &&
    /^\p{Ll}+(?: \p{Ll}+)? (?:is|are) \D{0,3}\d/u.test(text) &&
    !/^(?:it|that|this|there|what|which|he|she|they|the|my|our)\b/u.test(text)
    ? `my ${text}`
    : ofActivity(text, before);
}

const regularly =
  /^(?:the )?(?!(?:my|our|his|her|their|your|its|a|an|no) )((?:[\p{Ll}-]+ )?(?:rehearsals?|practice|training|lessons?|class(?:es)?|lectures?|shifts?|meetings?|matches|games|deadline|deposit|rate|interest rate|fixed rate|fee|premium|warranty|lease|policy|contract|subscription|membership|tuition|season|term|course|exam|gig|rent|commute)) (is|are|starts?|ends?|costs?) (?!(?:hard|fun|great|good|bad|long|short|boring|nice|over|tough|brutal|\p{L}+ing)\b)/u;

// "I play the cello in a band and rehearsal is every Wednesday": what goes with what one does is one's own
function ofActivity(text: string, before: string | undefined): string {
  return before !== undefined && /^(?:I|we|my|our)\b/iu.test(before)
    ? text.replace(regularly, "my $1 $2 ")
    : text;
}

const place =
  /(?:^|[^\p{L}])(?:in|around|near|to) (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)(?=[\s,.?!;)]|$)/gu;
const noPlace =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|German|French|Spanish|Excel|Python|I)\b/u;

/** "What's on in Cardiff? I live here": the place that was named last is meant. */
export function withPlace(text: string, before: string): string {
  const here =
    caseless`^(?:I|we) (?:have )?(?:\p{L}+ )?(?:lived?|(?:am|are|been) living|moved|work|study|grew up|was born|have been) here\b`.exec(
      text,
    );
  if (here === null) return text;
  const found = [...before.slice(-400).matchAll(place)].at(-1)?.[1];
  if (found === undefined || noPlace.test(found)) return text;
  return `${here[0].replace(/here$/iu, /moved/iu.test(here[0]) ? `to ${found}` : `in ${found}`)}${text.slice(here[0].length)}`;
}

/** "Tips for a viola audition? mine is on Monday". */
const lastNoun = /\b(?:an?|the|your) ((?:[\p{L}'’-]+ ){0,2}?[\p{L}'’-]+)[\s?.!,]*$/iu;
const secret = /\b(?:code|pin|password|passcode|passphrase|login|combination|secret|key)\b/iu;
const theThing =
  /\b(?:(?:the|my|our) ([\p{L}-]+(?: [\p{L}-]+)?)(?: is (?:mine|ours))?|an? ([\p{L}-]+))(?:,? (?:btw|by the way))?$/iu;

/** "I never said I own the house, I rent it": "it" is what was named last. */
export function withIt(text: string, previous: string | undefined): string {
  const verb =
    /^((?:I|we) (?:only |just |actually |also |now )*(?:rent|own|conduct|run|lead|teach|manage|coach|chair|organi[sz]e|play|drive|ride|co-own|direct|edit|host|share|look after)) (?:it|them)(?=$|[,.!])/iu.exec(
      text,
    );
  const noun = verb === null ? null : theThing.exec((previous ?? "").trim());
  if (verb === null || noun === null) return text;
  return `${verb[1]} the ${noun[1] ?? noun[2]}${text.slice(verb[0].length)}`;
}

/** "My wife's birthday is june 6 and mine is on june 16": mine is what hers is. */
export function withOwned(
  text: string,
  previous: string | undefined,
  next: string,
  before = "",
): string {
  const mine = caseless`^(?:mine|ours) (is|are|was)\b`.exec(text);
  if (mine === null) return text;
  const noun =
    /(?:'s|s'|\b(?:his|her|their|your|its)) (\p{L}+) (?:is|are|was)\b/iu.exec(
      previous ?? "",
    )?.[1] ??
    /^my (\p{L}+)(?: I mean)?\b/iu.exec(next)?.[1] ??
    (secret.test(previous ?? before) ? undefined : lastNoun.exec(previous ?? before)?.[1]);
  return noun === undefined ? text : `my ${noun} ${mine[1]}${text.slice(mine[0].length)}`;
}

const names = "\\p{Lu}[\\p{L}'’-]+(?:(?:,| and|, and) \\p{Lu}[\\p{L}'’-]+)*";
const introduced = new RegExp(
  `(?:named|called|about|for|starring|with|to|from|seen|watched|read|played|heard) (${names})(?=[\\s,.?!]*$|[,;]| (?:once|twice|\\p{L}+ times)\\b)`,
  "u",
);
/** "What temperature for genmaicha?" */
const asked =
  /\b(?:for|with|about|of|on) (?!(?:it|that|this|me|us|you|them|him|her|now|today)\b)(\p{Ll}{4,}(?: \p{Ll}{4,})?)\s*\??$/u;

/** "Two boys named Ruben and Elias, they're my sons"; "for Spirit Island? that's my favourite game now": who or what is pointed at. */
export function withNamed(text: string, previous: string | undefined): string {
  const pointed =
    caseless`^(they|these|those|he|she|that|it|this) (?:is|are) (my|our) ((?:[\p{L}-]+ ){0,2}?[\p{L}-]+)( now| these days)?(?=$|[,.!])`.exec(
      text,
    );
  if (pointed === null || previous === undefined) return text;
  const [whole, who = "", whose = "", noun = "", now = ""] = pointed;
  const several = /^(?:they|these|those)$/iu.test(who);
  if (
    /^(?:fault|problem|bad|plan|guess|point|question|issue|only|first|last|thing|job|cue|style|kind)\b/iu.test(
      noun,
    )
  )
    return text;
  if (/^(?:that|it|this)$/iu.test(who) && !/^favou?rite\b/iu.test(noun)) return text;
  const found =
    introduced.exec(previous)?.[1] ??
    (several
      ? undefined
      : (lastNamed.exec(previous)?.[1] ?? (now === "" ? undefined : asked.exec(previous)?.[1])));
  if (found === undefined || several !== / and |,/u.test(found)) return text;
  const rest = text.slice(whole.length);
  return several ? `${whose} ${noun} ${found}${rest}` : `${whose} ${noun} is ${found}${now}${rest}`;
}

/** "Mushrooms tho, can't stand them": what is spoken of stands in front, and only pointed at afterwards. */
export function withTopic(text: string, previous: string | undefined): string {
  const verdict =
    caseless`^(?:I )?((?:absolutely |really |just |simply )*(?:can not (?:do|stand|eat|have|bear)|hate|loathe|despise|love|adore|like|am not a (?:big |huge )?fan of|do not (?:like|eat|do|drink)|never (?:eat|drink)|will not (?:eat|touch)|prefer|avoid)) (?:it|them|those|that stuff)\b(?! (?:when|if|that|how)\b)`.exec(
      text,
    );
  const topic =
    caseless`^(?:(?:and|but|oh|as for|about|also) )*((?!(?:i|we|you|he|she|it|they|this|that|these|those|what|how|the (?:first|second|last|third|other))\b)[\p{L}'-]+(?: (?!(?:is|are|was|were|has|have|do|does|did|i|we|you)\b)[\p{L}'-]+){0,2}?)(?: (?:tho|though|however|on the other hand))?\W*$`.exec(
      previous ?? "",
    )?.[1];
  if (
    verdict === null ||
    topic === undefined ||
    /^(?:ok|yes|no|lol|sorry|thanks|please|honestly|well|sure|yeah|nope|haha)$/iu.test(topic)
  )
    return text;
  const verb = (verdict[1] as string).replace(
    /can not (?:do|stand|eat|have|bear)$/iu,
    "can not stand",
  );
  return `I ${verb} ${topic}${text.slice(verdict[0].length)}`;
}
