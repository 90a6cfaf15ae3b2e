import type { Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { peopleOf } from "../people.ts";
import { value } from "../words/grammar.ts";
import { relations } from "../words/words.ts";

const theirs = new RegExp(
  `^(?:(?:[Mm]y|[Oo]ur) (?:(?:older|younger|elder|eldest|youngest|little|big) )?(${relations})(?: (\\p{Lu}[\\p{L}’-]*))?|(\\p{Lu}[\\p{L}’-]*))['’]s ((?:[\\p{L}-]+ ){0,2}?[\\p{L}-]+) (?:is|are) (now )?(on (?:\\p{L}+days?(?![\\p{L}])).*)$`,
  "u",
);

/** "Petra's ballet is on Thursdays now": what somebody of the user's does on which day. */
export const daysOfOthers: Topic = ({ text, cues, lowerCase }, discourse) => {
  const match = theirs.exec(text);
  const when = value(match?.[6]?.replace(/ this (?:term|year|season|month|semester)\b.*$/iu, ""));
  if (match === null || when === undefined || !/days\b/u.test(when) || cues.loose || lowerCase)
    return [];
  const [, kind, name = match[3], , what = "", now] = match;
  const being = peopleOf(discourse).find((one) =>
    name === undefined ? one.noun === kind : one.name === name,
  );
  if (being === undefined && kind === undefined) return [];
  const who = `${kind ?? being?.noun ?? ""} ${name ?? being?.name ?? ""}`.trim();
  return [
    ...(now !== undefined || cues.now
      ? silent([{ predicates: ["trait"], words: `${name ?? being?.name ?? kind} ${what}` }])
      : []),
    {
      subject: `user's ${who}`,
      predicate: "trait",
      object: `has ${what} ${when}`,
      text: `The user's ${who} has ${what} ${when}`,
    },
  ];
};
