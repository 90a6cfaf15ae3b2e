import type { Draft, Topic } from "./draft.ts";
import { fromStart } from "./grammar.ts";
import { silent } from "./silent-endings.ts";
import { stateDrafts } from "./state-drafts.ts";
import { relations } from "./words.ts";

const patterns = {
  pronoun: fromStart("(she|he) (?:also |now |still |just |actually |currently )*(.+)$"),
  changed: fromStart(
    "(?:(?:my|our) (?:[\\p{L}-]+ )?(?:son|daughter|kid|child|boy|girl|stepson|stepdaughter|niece|nephew|brother|sister|teenager) ?)?(\\p{Lu}\\p{Ll}[\\p{L}'-]*)?,? (?:has |just |have |finally )*(?:changed|switched|moved|swapped) (?:to a (?:new|different) )?(?:schools?|nurser(?:y|ies)|uni|colleges?|universities|kindergartens?|daycares?)\\b",
  ),
  school: fromStart(
    "(?:(she|he)|(\\p{Lu}\\p{Ll}[\\p{L}'-]*)) (?:is (?:now )?at|goes to|attends|started at|starts at|is going to) ((?:the )?\\p{Lu}[\\p{L}'.-]*(?: (?:of |the )?\\p{Lu}?[\\p{L}'.-]*){0,4}?)(?= now| since| this| in |[,.!]|$)",
  ),
};
const female =
  /(?:wife|daughter|mother|mum|mom|mama|sister|girl|aunt|auntie|niece|gran|granny|nan|grandma|granddaughter|girlfriend|fiancée|landlady)/iu;
const male =
  /(?:husband|son\b|father|dad|papa|brother|boy(?!friend)|uncle|nephew|grandpa|grandad|granddad|grandfather|grandson|boyfriend|landlord)/iu;
const person = new RegExp(`^(?:${relations})$`, "iu");

/** What is said of somebody who was named before: "she works at the hospital", "Freya changed schools". */
export const pronounsTopic: Topic = ({ text, cues }, discourse) => {
  if (cues.loose) return [];
  const being = discourse.lastBeing;
  const changed = patterns.changed.exec(text);
  if (changed !== null) {
    const name = changed[1];
    if (name !== undefined) discourse.lastBeing = { noun: being?.noun ?? "child", name };
    const names = name ?? being?.name ?? being?.noun;
    return names === undefined ? [] : silent([{ predicates: ["school"], names }]);
  }
  const drafts: Draft[] = [];
  const school = patterns.school.exec(text);
  const pupil = school?.[2] ?? (being === undefined ? undefined : (being.name ?? being.noun));
  if (
    school !== null &&
    pupil !== undefined &&
    /\b(?:school|primary|academy|college|uni|university|grammar|high|nursery|kindergarten|st\.? \p{Lu}|montessori|elementary|prep|secondary|gymnasium)\b/iu.test(
      school[3] as string,
    )
  ) {
    const place = (school[3] as string).trim();
    return [
      ...silent([{ predicates: ["school"], names: pupil }]),
      {
        subject: `user's ${being === undefined || school[2] !== undefined ? pupil : `${being.noun}${being.name === undefined ? "" : ` ${being.name}`}`}`,
        predicate: "school",
        object: place,
        text: `${being?.name ?? school[2] ?? `The user's ${pupil}`} goes to ${place}`,
      },
    ];
  }
  const match = patterns.pronoun.exec(text);
  if (match === null || being === undefined || !person.test(being.noun)) return [];
  const [, pronoun = "", rest = ""] = match;
  if (/^she$/iu.test(pronoun) ? male.test(being.noun) : female.test(being.noun)) return [];
  drafts.push(...stateDrafts(being.noun, being.name, rest, discourse.at));
  return drafts;
};
