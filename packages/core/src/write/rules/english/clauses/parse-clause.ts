import { isClosedWord } from "../words/verb-classes.ts";
import type { VerbForm } from "../words/verb-forms.ts";
import { readVerb } from "../words/verb-forms.ts";

/** A plain declarative clause of the speaker, taken apart: who, how, what, and the rest. */
export interface ParsedClause {
  /** "can", "have to": what is only possible or due. */
  modal?: string | undefined;
  /** "not", "never". */
  negative: boolean;
  /** It was so and is not: "no longer", "any more". */
  over: boolean;
  /** "have done", "have been". */
  perfect: boolean;
  /** "am doing". */
  progressive: boolean;
  /** "used to". */
  formerly: boolean;
  /** How often, as it was said: "always", "usually". */
  often?: string | undefined;
  /** The verb as it was said; "be" for a copula. */
  verb: string;
  form: VerbForm["form"] | "copula";
  bases: readonly string[];
  /** Everything behind the verb. */
  rest: string;
  /** The tense of a copula, or of a verb without an auxiliary. */
  past: boolean;
}

const modals = /^(?:will|would|can|could|may|might|must|shall|should|ought|need|dare)$/u;
const frequency =
  /^(?:always|usually|normally|typically|generally|often|regularly|mostly|mainly|sometimes|rarely|seldom|frequently|occasionally|daily|weekly)$/u;
const adverb =
  /^(?:also|still|just|now|currently|then|even|only|already|ever|yet|too|so|really|quite|pretty|kind|sort|very|much|again|almost|nearly|both|all|each|once|since|here|instead|lately|myself|ourselves|perhaps|\p{L}{2,}ly)$/u;
const noAdverb =
  /^(?:apply|rely|supply|reply|fly|multiply|comply|bully|rally|tally|ally|family|belly|jelly|early|daily|lovely|lonely|friendly|elderly|july|italy)$/u;
const ended = /[\s,]*\b(?:any ?more|any longer)\b/iu;

/**
 * Takes a clause apart whose first word is the speaker ("I", "we"). Undefined: it has no verb that can be told.
 *
 * @param text contractions written out, nothing in front of the subject
 */
export function parseClause(text: string): ParsedClause | undefined {
  const start = /^(?:I|we)\s+/iu.exec(text);
  return start === null ? undefined : parsePredicate(text.slice(start[0].length));
}

/** Takes a predicate apart: what stands behind a subject. */
function parsePredicate(text: string): ParsedClause | undefined {
  const over = ended.test(text);
  const words = (over ? text.replace(ended, "") : text).trim().split(/\s+/u);
  const found: ParsedClause = {
    negative: false,
    over,
    perfect: false,
    progressive: false,
    formerly: false,
    verb: "",
    form: "base",
    bases: [],
    rest: "",
    past: false,
  };
  let copula = false;
  let auxiliary = false;
  for (let index = 0; index < words.length && index < 10; index++) {
    const word = (words[index] as string).replace(/,$/u, "");
    const lower = word.toLowerCase();
    const rest = () => words.slice(index + 1).join(" ");
    if (/^(?:not|never|hardly|barely)$/u.test(lower)) {
      found.negative = true;
    } else if (lower === "no" && /^longer\b/iu.test(rest())) {
      found.negative = true;
      found.over = true;
      index++;
    } else if (lower === "used" && /^to\b/iu.test(rest()) && !copula && !auxiliary) {
      found.formerly = true;
      index++;
    } else if (/^(?:at|by|for|in) (?:least|default|now|general)\b/iu.test(`${word} ${rest()}`)) {
      index++;
    } else if (frequency.test(lower)) {
      found.often = lower;
    } else if (modals.test(lower) && !copula && !auxiliary) {
      found.modal = lower;
      auxiliary = true;
    } else if (/^(?:have|has|had)$/u.test(lower) && !copula && !auxiliary && found.modal !== "x") {
      if (/^to\b/iu.test(rest())) {
        found.modal = "have to";
        auxiliary = true;
        index++;
      } else if (isPerfect(words.slice(index + 1))) {
        found.perfect = true;
        auxiliary = true;
      } else {
        return finish(
          found,
          lower,
          { bases: ["have"], form: lower === "had" ? "past" : "base" },
          rest(),
        );
      }
    } else if (
      /^(?:do|does|did)$/u.test(lower) &&
      !copula &&
      !auxiliary &&
      carries(words[index + 1]) &&
      !/^\p{L}{3,}ing[,.]?$/iu.test(words[index + 2] ?? "")
    ) {
      found.past = lower === "did";
      auxiliary = true;
    } else if (/^(?:am|is|are|was|were|be|been|being)$/u.test(lower)) {
      copula = true;
      if (/^(?:was|were)$/u.test(lower)) found.past = true;
    } else if (adverb.test(lower) && !noAdverb.test(lower) && words.length > index + 1) {
      // says nothing of its own
    } else {
      const verb = readVerb(word);
      if (copula) {
        if (verb?.form === "gerund" && !isClosedWord(lower))
          return finish({ ...found, progressive: true }, lower, verb, rest());
        const said = words.slice(index).join(" ");
        return { ...found, verb: "be", form: "copula", bases: ["be"], rest: said };
      }
      if (verb === undefined || isClosedWord(lower)) return undefined;
      return finish(found, lower, verb, rest());
    }
  }
  return undefined;
}

function finish(found: ParsedClause, verb: string, form: VerbForm, rest: string): ParsedClause {
  const past = found.past || form.form === "past" || form.form === "participle";
  return { ...found, verb, form: form.form, bases: form.bases, rest, past };
}

// "have gone", "have always wanted", "have not been": the next word that is no adverb is a participle
function isPerfect(words: readonly string[]): boolean {
  for (const word of words.slice(0, 4)) {
    const lower = word.toLowerCase().replace(/,$/u, "");
    if (/^(?:not|never|been|got|had)$/u.test(lower)) return lower !== "got";
    if ((adverb.test(lower) || frequency.test(lower)) && !noAdverb.test(lower)) continue;
    const form = readVerb(lower)?.form;
    return form === "past" || form === "participle";
  }
  return false;
}

function carries(next: string | undefined): boolean {
  return (
    next !== undefined &&
    (/^(?:not|n't|never)$/iu.test(next) ||
      adverb.test(next.toLowerCase()) ||
      (readVerb(next)?.form === "base" && !isClosedWord(next)))
  );
}
