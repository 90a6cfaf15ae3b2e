import { canonical } from "../words/canonical.ts";
import { caseless } from "../words/gated.ts";
import { masked } from "../words/mask.ts";
import { bothCases } from "../words/pattern.ts";
import { isConclusion } from "./asked-tail.ts";
import {
  isReal,
  isShortQuestion,
  isSupposed,
  isTakenBack,
  presentCircumstance,
  subjectOf,
  unreal,
} from "./clause-guards.ts";
import { participle, question, subject, verb } from "./clause-words.ts";
import { cutClauses, type Piece } from "./cut-clauses.ts";
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

/** The clauses of a sentence that state something. `before` is the sentence in front of it, which may announce whose words follow. */
export function splitClauses(text: string, sentence: Sentence, before: string): Clause[] {
  const pieces = cutClauses(text, sentence);
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
    const concludes = isConclusion(text.slice(pieces.at(-2)?.end, last.start));
    // "I live in Lund, will they mind if it is cold?": what stands in front of the question is so
    const asksBehind = pieces.slice(1, -1).some((piece) => starts.question.test(raw(piece)));
    const told = uncertain || elliptic || concludes || asksBehind;
    if (!starts.question.test(end) && (asksFirst || !told)) return [];
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
    // "I hate layovers, so direct if there's one": only what follows hangs on it
    const so = /,\s*so (?!(?:i|we|that|my|our)\b)/iu.exec(words);
    const conditioned =
      so === null &&
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
    if (
      caseless`\b(?:now|these days|nowadays|instead)(?:\W*$|,| and (?!then\b|again\b))`.test(
        opening.rest,
      )
    )
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
