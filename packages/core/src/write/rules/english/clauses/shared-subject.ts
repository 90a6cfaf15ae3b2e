import { caseless } from "../words/gated.ts";
import { isLastingVerb } from "../words/lasting-verbs.ts";
import { isMental, isStative } from "../words/verb-classes.ts";
import { baseOfThird } from "../words/verb-forms.ts";

const twoPredicates =
  /^((?:(?:[Mm]y|[Oo]ur) (?![\p{L}-]+(?: \p{Lu}[\p{L}-]*)? and\b)(?:[\p{Ll}-]+ ){0,2}?[\p{Ll}-]+(?: \p{Lu}[\p{L}'’-]*)?|\p{Lu}\p{Ll}[\p{L}'’-]*|[Hh]e|[Ss]he) )((?:is|has|[\p{Ll}]+s) .+?),? and ((?:(?:also|now|just|still|currently) )*([\p{Ll}]+s) .+)$/u;
const never = caseless`\b(?:who|that|which|if|when|says?|thinks?|wants|asks|hopes|both|between)\b`;

/** "My daughter is 9 and goes to Oakfield": two statements of one subject that is not the speaker. Undefined: it is one. */
export function sharedSubject(text: string): readonly [string, string] | undefined {
  const [, subject = "", first = "", second = "", verb = ""] = twoPredicates.exec(text) ?? [];
  if (verb === "" || never.test(first)) return undefined;
  return isPredicate(first.split(" ")[0] as string) && isPredicate(verb)
    ? [`${subject}${first}`, `${subject}${second}`]
    : undefined;
}

function isPredicate(word: string): boolean {
  if (/^(?:is|has|goes|does|needs|lives|comes|loves|hates|likes)$/u.test(word)) return true;
  const base = baseOfThird(word);
  return base !== undefined && (isLastingVerb(base) || (isStative(base) && !isMental([base])));
}
