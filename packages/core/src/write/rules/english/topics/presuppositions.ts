import type { Draft } from "../draft.ts";
import { withArticle } from "../words/grammar.ts";
import { bothCases } from "../words/pattern.ts";
import { pets, relations } from "../words/words.ts";
import { petNameDraft } from "./pets-topic.ts";
import { relationDraft } from "./relation-draft.ts";
import { relativeDrafts } from "./relative-clauses.ts";

const relative = bothCases(
  `(?<![\\p{L}'])(?:my|our) ((?:older|younger|elder|eldest|youngest|oldest|little|big|late|new|ex)? ?)(${relations}),? (?:called |named )?(\\p{Lu}\\p{Ll}[\\p{L}'’-]*)(?=$|[^\\p{L}'’])`,
  "g",
);
const animal = bothCases(
  `(?<![\\p{L}'])(?:my|our) (?!(?:old|late|first|childhood|previous|former) )(?:[\\p{L}-]+ )?(${pets}),? (?:called |named )?(\\p{Lu}\\p{Ll}[\\p{L}'’-]*)(?=$|[^\\p{L}'’])(?! (?:was|died|passed|is dead|had to be))`,
  "g",
);
const onlyOne = bothCases(
  `(?:^|[^\\p{L}'])(?:just|only|also|and|it's|its) (?:the|an?|one|our|my) (${pets}),? (?:called |named )?(\\p{Lu}\\p{Ll}[\\p{L}'’-]*)(?=$|[^\\p{L}'’])`,
  "g",
);
const child = bothCases(
  "(?:^|[^\\p{L}'])(?:just|only|also|and|with|plus) (?:an?|one|our|my) (?:\\p{L}+ )?(toddler|baby|newborn|son|daughter|kid|child|teenager),? (?:called |named )(\\p{Lu}\\p{Ll}[\\p{L}'’-]*)(?=$|[^\\p{L}'’])",
  "g",
);
const newJob = bothCases(
  "(?:^|[^\\p{L}'])my new (?:job|gig|position|role|workplace|employer) (?:at|with) ((?:an? |the )?(?:\\p{Lu}[\\p{L}&'’-]*(?: \\p{Lu}[\\p{L}&'’-]*){0,3}|\\p{Ll}+ ?(?:shop|store|bakery|school|hospital|hotel|bank|café|cafe|restaurant|library|museum|clinic|agency|startup|firm|company|factory|office|university|studio|garage|farm|pharmacy|nursery)|bookshop|bakery|school|hospital|hotel|bank|café|cafe|restaurant|library|museum|clinic|agency|startup|firm|factory|university|studio|garage|farm|pharmacy|nursery))(?=$|[^\\p{L}])",
);
/** "A weekend for me and my husband". */
const both = bothCases(
  "(?:^|[^\\p{L}'])(?:me and my|my) (husband|wife|boyfriend|girlfriend|fiancée?|partner)(?: and (?:me|I))?(?=$|[^\\p{L}'’])(?! \\p{Lu})",
);
/** It is not so yet, or only asked for. */
const ahead =
  /\b(?:starts?|starting|will|would|tomorrow|next|monday|tuesday|wednesday|thursday|friday|soon|interview|offer|apply|applied|if|when|might|could|should i|before|from \p{Lu}|dream|hope|wish|want)\b/iu;
const noName =
  /^(?:(?:Is|Has|Was|Are|And|The|She|He|It|They|We|In|On|At|For|From|To)$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|English|French|German|Spanish)/u;

/**
 * What a sentence takes for granted whatever it says, asks or imagines: "what shall I give my son Leo?" tells of a son called Leo.
 */
export function presupposedDrafts(sentence: string, at: number): Draft[] {
  const drafts: Draft[] = relativeDrafts(sentence, at);
  for (const [, age = "", noun = "", name = ""] of sentence.matchAll(relative)) {
    if (!noName.test(name))
      drafts.push(relationDraft(`${age}${noun}`, name.replace(/['’]s?$/u, "")));
  }
  for (const [, noun = "", name = ""] of sentence.matchAll(animal)) {
    if (!noName.test(name)) drafts.push(petNameDraft(noun, name.replace(/['’]s?$/u, "")));
  }
  const pair = both.exec(sentence)?.[1];
  if (pair !== undefined)
    drafts.push({
      predicate: "has",
      object: withArticle(pair.toLowerCase()),
      text: `The user has ${withArticle(pair.toLowerCase())}`,
      confidence: 0.8,
    });
  const job = newJob.exec(sentence)?.[1];
  if (job !== undefined && !ahead.test(sentence))
    drafts.push({
      predicate: "works at",
      object: job,
      text: `The user works at ${job}`,
      change: true,
    });
  for (const [, noun = "", name = ""] of sentence.matchAll(child)) {
    if (!noName.test(name)) drafts.push(relationDraft(noun, name.replace(/['’]s?$/u, "")));
  }
  for (const [, noun = "", name = ""] of sentence.matchAll(onlyOne)) {
    if (!noName.test(name)) drafts.push(petNameDraft(noun, name.replace(/['’]s?$/u, "")));
  }
  return drafts;
}
