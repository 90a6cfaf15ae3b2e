import { firstMatches } from "../../patterns/first-matches.ts";
import { canonical } from "../words/canonical.ts";
import { caseless } from "../words/gated.ts";
import { masked } from "../words/mask.ts";
import { bothCases } from "../words/pattern.ts";
import {
  isOneClause,
  isReal,
  isShortQuestion,
  isSupposed,
  isTakenBack,
  presentCircumstance,
  subjectOf,
  unreal,
} from "./clause-guards.ts";
import { withDroppedSubject } from "./dropped-subject.ts";
import { endsForeign, isForeign } from "./foreign-subject.ts";
import { fullStatement } from "./fragments.ts";
import type { Cues } from "./openings.ts";
import { stripOpening } from "./openings.ts";
import { withRenewed } from "./restate.ts";
import { reword } from "./reword.ts";
import type { Sentence } from "./sentences.ts";
import { isTimeAlone, simplify } from "./simplify.ts";
import {
  asClauses,
  asListed,
  asWhat,
  withIt,
  withNamed,
  withOwned,
  withPlace,
  withPossessor,
  withTopic,
} from "./whole-sentence.ts";
import { withReferents } from "./with-referents.ts";

/** A clause that states something: not asked, not imagined, not somebody else's words. */
export interface Clause {
  /** Contractions written out, without "well, btw, actually" in front. */
  text: string;
  /** The words as they stand in the turn. */
  quote: string;
  /** Where the clause stands in the turn. */
  start: number;
  cues: Cues;
  /** The text of the clause behind it in the same sentence, or empty. */
  next: string;
  /** What was said in front of it. */
  before?: string | undefined;
  /** The speaker writes everything in lower case, so that a small letter says nothing. */
  lowerCase: boolean;
}

const subject =
  "(?:i(?:'(?:m|ve|d|ll))?|im|ive|we(?:'(?:re|ve|ll|d))?|weve|my|our|he(?:'s)?|hes|she(?:'s)?|shes|they(?:'re|'ve)?|it(?:'s)?|its|you(?:'re)?|there(?:'s)?|mine|(?:his|her|its|their) names?)\\b";
const joiner =
  "(?:and also|and so|and then|but also|even though|now that|given that|seeing as|which means|so that|and|but|so|because|bc|b/c|cause|cuz|coz|since|as|though|although|while|whereas|plus|except|or|yet|then|also|meaning|meanwhile)";
const verb =
  "(?:am|live|work|use|have|love|like|hate|prefer|study|speak|own|play|drive|eat|drink|run|moved|joined|left|started|got|adopted|bought|switched|quit|do not|don't|dont|can't|cant|never|always|mostly|usually|collect|teach|write|want|need|wear|maintain|ride|cycle|commute|sing|dance|swim|climb|volunteer|manage|deploy|code|build|adore|enjoy|dislike|avoid|bake|cook|grow|keep|coach|train|grew up|was|went|sold|gave|bought|got rid|took up|found|handed|dropped|ended up|finished|stopped|relocated|settled|landed|signed|accepted|raised|currently|no longer|cancelled|canceled|picked up|smoke|vape|attend|support|take|deal with|ended|divorced|married)\\b";
const participle =
  "(?:(?:currently|now|finally|still|just|also) )?(?:living|renting|sharing|subletting|based|working|studying|learning|training|employed|retired|running|using|driving|riding|seeing|dating) (?:in|at|near|just|outside|alone|on|as|for|with|from|remotely|the|to|last|since|how|\\p{Lu})";
const question =
  "(?:so\\s+|and\\s+|but\\s+|or\\s+)?(?:what|what's|whats|which|how|how's|hows|where|where's|wheres|who|who's|whos|whose|why|when (?:do|does|did|is|are|was|should|can|could|will|would)|when's|whens|is|are|am|was|do|does|did|can|could|should|shall|would|will|may|any|anyone|got any|have you|has|thoughts|ideas?|anything|something similar|recs?|tips|suggestions|recommendations)\\b";
const name = "\\p{Lu}[\\p{L}'-]+ (?:is|was|just turned|turned|turns|has|loves|likes|hates)\\b";

const boundaries = [
  `,\\s*(?:${joiner}\\s+)*(?=${subject})`,
  `\\s+${joiner}\\s+(?:${joiner}\\s+)*(?=${subject})`,
  `[,.]?\\s+(?:but|and|so)\\s+(?=(?:for now|right now|currently|at the moment|now|these days|until then|yesterday|today|(?:on|in|at|last|this|next|since|from) (?:[\\p{L}\\d]+ ){0,2}?[\\p{L}\\d]+),?\\s+${subject})`,
  ` (?:but|because|since|and|so|,) (?=\\p{Lu}[\\p{L}'-]+ (?:died|passed|has|is|was|got|moved|left|quit|went|broke|had|just|finally)\\b)`,
  `(?<=\\p{L}|\\p{N}),\\s*(?:(?:and|but|so)\\s+)?(?=the\\b)`,
  "(?:,\\s*|\\s+)(?:and|but|so)\\s+(?=the\\s+[\\p{L}-]+(?:'s)?(?:\\s+[\\p{L}-]+){0,3}\\s+(?:is|are|was|runs|has|ends|starts)\\b)",
  `,\\s*(?=${question})`,
  ",\\s*(?:and\\s+)?(?=(?:only|just|mostly|now) (?:drinking|eating|wearing|using|taking|playing) )",
  ",\\s*(?=(?:still|currently|now) (?:on|in|at|with|using|running|living|working|based|driving) )",
  "(?:,\\s*(?:(?:and|but|so)\\s+)?|\\s+(?:and|but)\\s+)(?=(?:just |then |finally |now |also )?(?:\\p{Ll}{3,}ed|sold|gave|lost|took|left|quit|got|bought|went|broke|began|threw|put|cut|shut|swore|grew|ran|paid|had to) (?:my|our|the|an?|up|out|off|to|in|with|from|rid|all|everything|\\p{Lu}\\p{L}+|\\d+)\\b)",
  "(?:,\\s*(?:(?:so|and|but)\\s+)?|\\s+(?:so|and|but)\\s+)(?=(?:bye(?: bye)? |goodbye |no more \\p{L}+|no \\p{L}+(?: \\p{L}+)? (?:any ?more|any longer|for me|for us)|not (?:an? )?\\p{L}+(?: \\p{L}+)? any ?(?:more|longer))\\b)",
  "(?<=any ?more),?\\s+so\\s+(?=no \\p{L}+)",
  `(?<=\\b(?:is|are|am|was|has|have|'m|'s|'re|in|at|on|for|with|love|like|hate|use|live|work) (?:[^\\s,]+ ){0,5}[^\\s,]+)(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:the |my |our )?[\\p{Ll}'-]+(?: [\\p{Ll}'-]+)? (?:is|are|was|has|costs|runs|ends|starts|expires)\\s)`,
  "(?<=\\bthat\\b.*)\\s+and that\\s+(?=\\p{L})",
  `\\s+so\\s+(?=${question})`,
  `(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:${name}))`,
  "(?:,\\s*(?:(?:and|but|so)\\s+)?|\\s+(?:and|but|so)\\s+)(?=(?:mum|mom|mam|dad|gran|granny|nan|grandma|grandpa|grandad) (?:is|was|has|lives|works|moved|got|had|just|died|retired|loves|hates)\\b)",
  `(?:,\\s*(?:(?:and|but)\\s+)?|\\s+(?:and|but)\\s+)(?=${verb})`,
  `(?:,\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:${participle}))`,
  "(?<!\\b(?:am|are|is|be|been|was|were|of|about|by|like|love|hate|enjoy|from|to|not|im|i'm|we're|he's|she's|keep|kept|started|currently|now|still|just|also|without|for|cost of))\\s+(?=(?:living|based) (?:in|at|near|just|outside)\\b)",
  `,?\\s+(?=(?:if|unless|whenever|in case|as if|as though)\\s)`,
  `,?\\s+(?=(?:when|once|until|till|after|before|while)\\s+${subject})`,
  ",\\s*(?:and\\s+)?(?=(?:please\\s+)?(?:remember|note|keep in mind|don't forget)\\b)",
  `,\\s*(?=(?:btw|by the way|also|fyi|plus|however|anyway|though|not)\\b)`,
  `\\s+(?=(?:btw|by the way|fyi)\\s+${subject})`,
].map((source) => bothCases(source, "g"));
const starts = {
  question: caseless`^(?:${question}|(?:right|correct|yes|no|ok|huh|eh|yeah|isn't|aren't|don't)\b)`,
  tag: /^(?:right|correct|yes|no|ok|huh|eh|yeah|innit|(?:isn't|aren't|don't|doesn't|didn't|won't|can't|am|are|is|do|does) (?:i|it|we|he|she|that|they)(?: not)?)$/iu,
  harmless: caseless`^(?:so\s+)?(?:if|in case)\s+(?:(?:it|that|this|you|anyone|you're|your)\b(?!.*\b(?:i|my)\b)|(?:[\p{L}'-]+ ){1,5}?(?:comes? into it|matters?|is relevant|are relevant|plays? a role|makes? a difference|counts?)\b)|^(?:until|till|before|after|since) (?:then|now|that|this)\b|^(?:once|when) (?:again|more)\b`,
};
const beginning = {
  participle: bothCases(`^(?:${participle})`),
  verb: caseless`^(?:also |mostly |usually |now )?(?:${verb})`,
  subject: caseless`^(?:${subject})`,
};
/** Ends in a word that announces what somebody says. */
const speech = caseless`(?<!\bto )\b(?:says?|said|goes|went|like|wrote|writes|told (?:me|us|him|her|them|everyone)|asked|asks|claims?|shouts|yells|replied|texted|announced|thinks|thought|believes?|sings?|reads|quote)[\s,:]*$`;
/** Whose word on the user's body counts: "the allergist says I'm not allergic to cats". */
const certified = caseless`\b(?:doctor|doc|gp|allergist|specialist|dermatologist|cardiologist|neurologist|vet|breeder|tests?|results?|lab|scan|bloodwork|biopsy)\s+(?:now |just )?(?:says?|said|confirmed|told me)\W*$`;
const exaggerated = caseless`(?:^|\b(?:i|we|im|i'm|am|are)\s+)(?:just |so |now )?(?:basically|practically|literally|virtually)\b|\b(?:in (?:my|a) (?:dream|nightmare)|(?:dreamt|dreamed|had a dream|nightmare) (?:that|about|i|we|where)|in an alternate|in another life)\b|\b(?:story|novel|film|movie|game|scene|book|poem|world|universe|scenario|timeline|sketch|play|song) (?:where|in which|about how) (?:i|we|i'm)\b`;
const conjoined = /^(?:(?:my|our) [\p{L}-]+(?: \p{Lu}[\p{L}'-]+)?|\p{Lu}[\p{L}'-]+|[\p{L}'-]+)$/u;
const apposition = /^(?:\p{L}+ )?(?:[Mm]y|[Oo]ur) [\p{L}-]+(?: [\p{L}-]+)?, \p{Lu}[\p{L}'-]+$/u;
type Piece = { start: number; end: number };

/** The clauses of a sentence that state something. `before` is the sentence in front of it, which may announce whose words follow. */
export function splitClauses(text: string, sentence: Sentence, before: string): Clause[] {
  const pieces = cut(text, sentence);
  const last = pieces.at(-1) as Piece;
  const raw = (piece: Piece) => text.slice(piece.start, piece.end).trim();
  const asks =
    sentence.question &&
    !caseless`(?:^|[\s,])(?:ok|okay|alright|all right|deal|got it|please)$`.test(raw(last));
  if (asks) {
    const end = raw(last);
    const uncertain = caseless`\b(?:maybe|i think|i guess|probably|roughly|or so|like)\b`.test(end);
    if (pieces.length === 1 || starts.tag.test(end))
      return asClauses(text.slice(sentence.start, sentence.end), sentence, false);
    const elliptic = !beginning.subject.test(end) && isShortQuestion(end);
    const asksFirst = starts.question.test(raw(pieces[0] as Piece));
    if (!starts.question.test(end) && (asksFirst || !(uncertain || elliptic))) return [];
  }
  if (sentence.opener === ":" && speech.test(before)) return [];
  // "I basically live in spreadsheets, I'm married to Excel": nothing in such a sentence is meant word for word
  if (exaggerated.test(text.slice(sentence.start, sentence.end))) return [];
  const listed = asListed(text, sentence, before);
  if (listed !== undefined) return listed;
  const clauses: Clause[] = [];
  const lowerCase = !/\p{Lu}\p{Ll}|\bI\b/u.test(text);
  let supposed = false;
  let inheritable: string | undefined;
  let carried: Cues = {};
  const whole = text.slice(sentence.start, sentence.end);
  const announced = sentence.opener === ":" && before.split(/\s+/u).length <= 3;
  let foreign = !announced && endsForeign(before) && !/\b(?:i|im|my|our|me|we)\b/iu.test(whole);
  const circumstances = presentCircumstance(whole);
  for (const [index, piece] of pieces.entries()) {
    const words = circumstances
      ? raw(piece).replace(/^when (?=(?:i|we) (?:live|work)\b)/iu, "")
      : raw(piece);
    const ahead = pieces[index + 1];
    const previous = pieces[index - 1];
    const joint = previous === undefined ? "" : text.slice(previous.end, piece.start);
    // "maybe we'll move one day, but I still live here": what comes after the "but" is so
    if (/\bbut\b/iu.test(joint) && isReal(words)) supposed = false;
    if (isSupposed(words, whole) && !starts.harmless.test(words)) supposed = true;
    const reported =
      previous !== undefined &&
      speech.test(raw(previous)) &&
      !certified.test(raw(previous)) &&
      !starts.harmless.test(raw(previous));
    const conditioned =
      ahead !== undefined &&
      /^(?:if|unless)\b/iu.test(raw(ahead)) &&
      !starts.harmless.test(raw(ahead));
    const asked = asks && (piece === last || starts.question.test(words));
    foreign = isForeign(words) ?? foreign;
    const withSubject = inherit(words, inheritable);
    inheritable = /^(?:\p{L}+ ){0,3}(?:i|im|i'm|ive|i've|we|we're|we've)\b/iu.test(words)
      ? unreal.test(words) || supposed
        ? undefined
        : subjectOf(words)
      : withSubject === words
        ? undefined
        : inheritable;
    // "I told you my rent is 640 but that was wrong"
    if (isTakenBack(words, ahead === undefined ? "" : raw(ahead))) continue;
    if (supposed || reported || conditioned || asked || withSubject === undefined) continue;
    const opening = stripOpening(canonical(withSubject));
    const cues = { ...carried, ...opening.cues };
    if (caseless`\b(?:now|these days|nowadays|instead)(?:\W*$|,)`.test(opening.rest))
      cues.now = true;
    if (opening.rest === "") {
      carried = cues;
      continue;
    }
    carried = {
      ...(cues.correction ? { correction: true } : {}),
      ...(cues.remember ? { remember: true } : {}),
    };
    const next = ahead === undefined ? "" : canonical(raw(ahead));
    const earlier = previous === undefined ? undefined : raw(previous);
    const owned = withOwned(withIt(opening.rest, earlier), earlier, next, before);
    const question = sentence.opener.includes("?") ? before : undefined;
    const about = previous === undefined ? question : raw(previous);
    const opener = previous === undefined ? sentence.opener : ",";
    const eaten = withReferents(owned, earlier, before);
    const fresh = withRenewed(eaten, previous === undefined ? before : raw(previous), opener);
    const placed = withPlace(
      withTopic(withNamed(fresh, about ?? before), about),
      text.slice(0, piece.start),
    );
    const possessed = withPossessor(placed, clauses.at(-1)?.text);
    const timed =
      previous !== undefined &&
      isTimeAlone(raw(previous)) &&
      /^(?:I|we|my|our)\b/u.test(opening.rest)
        ? `${raw(previous)} ${opening.rest}`
        : possessed;
    const full = foreign
      ? timed
      : (fullStatement(timed, index === 0 || caseless`^(?:still|now|currently)\b`.test(words)) ??
        withDroppedSubject(timed));
    const simple = simplify(reword(full));
    if (simple.now) cues.now = true;
    clauses.push({
      text: simple.text,
      quote: words,
      start: piece.start,
      cues,
      next,
      before: `${before} ${text.slice(sentence.start, piece.start)}`,
      lowerCase,
    });
  }
  if (!asks || pieces.length > 1 || asWhat.test(whole))
    clauses.push(...asClauses(whole, sentence, lowerCase));
  return clauses.filter((clause) => !clause.text.startsWith(masked));
}

// "I live in Leeds and work at a bakery": the second verb has the subject of the first. Undefined: it has one that is not known.
function inherit(words: string, inheritable: string | undefined): string | undefined {
  if (beginning.participle.test(words)) {
    if (/^(?:\p{L}+ )?retired/iu.test(words))
      return inheritable === undefined ? words : `I ${words}`;
    return inheritable === undefined
      ? words
      : `${inheritable === "we" ? "we are" : "I am"} ${words}`;
  }
  const bare = beginning.verb.test(words);
  if (
    !bare ||
    (/^(?:like|use|love|want|need|always|never|have|play|run|write|do not|don't|dont)\b/iu.test(
      words,
    ) &&
      inheritable === undefined)
  )
    return words;
  return inheritable === undefined ? words : `${inheritable} ${words}`;
}

function cut(text: string, sentence: Sentence): Piece[] {
  const whole = text.slice(sentence.start, sentence.end);
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of firstMatches(boundaries, whole)) {
    const left = whole.slice(start, match.index).trim();
    if (left === "" || /^(?:(?:it's )?just )?(?:me|myself)$/iu.test(left)) continue;
    if (
      /^\s+then\s+$/iu.test(match[0]) &&
      /\b(?:until|till|since|by|before|after|back)$/iu.test(left)
    )
      continue;
    const right = whole.slice(match.index + match[0].length);
    if (isOneClause(left, match[0], right)) continue;
    // "Leila and I broke up": two people, one clause
    if (
      /^\s+and\s+$/iu.test(match[0]) &&
      /^(?:i|we)\b/iu.test(right) &&
      conjoined.test(stripOpening(left).rest)
    )
      continue;
    // "my wife, Jana, is a dentist": the name stands in between
    if (/^(?:is|has|was|just|moved|lives|works)\b/iu.test(right) && apposition.test(left)) continue;
    pieces.push({ start: sentence.start + start, end: sentence.start + match.index });
    start = match.index + match[0].length;
  }
  pieces.push({ start: sentence.start + start, end: sentence.end });
  if (sentence.question) pieces.push(...fragment(whole, sentence, pieces));
  return pieces.filter(({ start: from, end }) => /[\p{L}\p{N}]/u.test(text.slice(from, end)));
}
// "I'm vegetarian, protein ideas?": what is asked is the few words behind the last comma.
function fragment(whole: string, sentence: Sentence, pieces: Piece[]): Piece[] {
  const last = pieces.at(-1) as Piece;
  const words = whole.slice(last.start - sentence.start);
  const comma = words.lastIndexOf(", ");
  const tail = words.slice(comma + 2);
  if (
    comma < 0 ||
    !isShortQuestion(tail) ||
    !(
      /^(?:\p{L}+ ){0,3}(?:i|im|i'm|we|my|our|me|us)\b/iu.test(words) ||
      (pieces.length > 1 && /^(?:i|i'm|im|we|my|our)\b/iu.test(whole))
    )
  )
    return [];
  const middle = last.start + comma;
  const end = last.end;
  last.end = middle;
  return [{ start: middle + 2, end }];
}
