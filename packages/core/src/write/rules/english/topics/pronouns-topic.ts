import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft, Topic } from "../draft.ts";
import { overtakenStates } from "../endings/overtaken-states.ts";
import { silent } from "../endings/silent-endings.ts";
import { type Being, onlyOne, peopleOf } from "../people.ts";
import { fitsPronoun } from "../words/gender.ts";
import { fromStart, value } from "../words/grammar.ts";
import { relations } from "../words/words.ts";
import { otherSchool } from "./other-school.ts";
import { petNameDraft } from "./pets-topic.ts";
import { stateDrafts } from "./state-drafts.ts";

const patterns = {
  pronoun: fromStart("(she|he) (?:also |now |still |just |actually |currently )*(.+)$"),
  changed: fromStart(
    "(?:(?:my|our) (?:[\\p{L}-]+ )?(?:son|daughter|kid|child|boy|girl|stepson|stepdaughter|niece|nephew|brother|sister|teenager) ?)?(\\p{Lu}\\p{Ll}[\\p{L}'-]*)?,? (?:has |just |have |finally )*(?:changed|switched|moved|swapped) (?:to a (?:new|different) )?(?:schools?|nurser(?:y|ies)|uni|colleges?|universities|kindergartens?|daycares?)\\b",
  ),
  school: fromStart(
    "(?:(she|he)|(\\p{Lu}\\p{Ll}[\\p{L}'-]*)) (?:is (?:now )?at|goes to|attends|started at|starts at|is going to) ((?:the )?\\p{Lu}[\\p{L}'.-]*(?: (?:of |the )?\\p{Lu}?[\\p{L}'.-]*){0,4}?)(?= now| since| this| in |[,.!]|$)",
  ),
};
const theirEnd = fromStart(
  `(?:(she|he|they)|(?:my|our) (?:[\\p{L}-]+ )?(${relations})(?: (\\p{Lu}\\p{Ll}[\\p{L}'-]*))?|(\\p{Lu}\\p{Ll}[\\p{L}'-]*)) (?:has |have |just |finally |recently |now |suddenly )*(?:gave up|given up|quit|stopped|dropped|left|went off|gone off|grew out of|grown out of|is done with|is over|outgrew|no longer \\p{L}+|(?:does|will|can|do) not \\p{L}+(?= .*(?:any ?more|any longer))|is no longer|is not(?= .*(?:any ?more|any longer))|hates|refuses)(?: to)? ?(.*)$`,
);
const person = new RegExp(`^(?:${relations})$`, "iu");

/** What is said of somebody who was named before: "she works at the hospital", "Freya changed schools". */
export const pronounsTopic: Topic = (clause, discourse) => {
  const { text, cues } = clause;
  if (cues.loose) return [];
  const being = discourse.lastBeing;
  const changed = patterns.changed.exec(text);
  if (changed !== null) {
    const name = changed[1];
    if (name !== undefined) discourse.lastBeing = { noun: being?.noun ?? "child", name };
    const names = name ?? being?.name ?? being?.noun;
    return names === undefined ? [] : silent([{ predicates: ["school"], names }]);
  }
  const elsewhere = otherSchool(text, discourse);
  if (elsewhere.length > 0) return elsewhere;
  const ended = endedFor(text, being);
  if (ended.length > 0) return ended;
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
  const told = namedDrafts(text, discourse);
  if (told.length > 0) return told;
  const match = patterns.pronoun.exec(text);
  if (match === null) return [];
  const [, pronoun = "", rest = ""] = match;
  if (being === undefined) return guessedDrafts(pronoun, rest, clause, discourse);
  if (!person.test(being.noun)) return animalDrafts(being, rest);
  if (!fitsPronoun(pronoun, being.noun)) return [];
  drafts.push(...stateDrafts(being.noun, being.name, rest, discourse.at));
  return drafts;
};

// nobody was named, but of all who are known there is one whom it can mean, and it changes what was told of them
function guessedDrafts(
  pronoun: string,
  rest: string,
  clause: Clause,
  discourse: Discourse,
): Draft[] {
  const being = onlyOne(pronoun, peopleOf(discourse));
  if (being === undefined || !person.test(being.noun)) return [];
  const drafts = stateDrafts(being.noun, being.name, rest, discourse.at);
  return drafts.filter((draft) => overtakenStates(draft, clause, discourse).length > 0);
}

const kindOfAnimal = fromStart(
  `is (?:actually |really |in fact )*(an? (?:\\p{L}[\\p{L}-]* ){0,3}?\\p{L}[\\p{L}-]{2,})(?: (?:called|named) (\\p{Lu}[\\p{L}'’-]*))?(?: (?:now|too|by the way|btw))?$`,
);
const noKind =
  /(?:good|bad|big|little|bit|lot|pain|mess|nightmare|angel|menace|saint|boy|girl|sweetheart|handful|eater|sleeper|rascal|idiot|monster|darling|baby|one|fan|lover|joy|star|rescue|while)$/iu;

// "he is a beagle called Waldo"
function animalDrafts({ noun, name }: Being, words: string): Draft[] {
  const [, what, called] = kindOfAnimal.exec(words) ?? [];
  const who = `${noun}${name === undefined ? "" : ` ${name}`}`;
  return [
    ...(what === undefined || noKind.test(what)
      ? []
      : [
          {
            subject: `user's ${who}`,
            predicate: "trait",
            object: `is ${what}`,
            text: `The user's ${who} is ${what}`,
          },
        ]),
    ...(called === undefined ? [] : [petNameDraft(noun, called)]),
  ];
}

const byName = fromStart(
  "(\\p{Lu}\\p{Ll}[\\p{L}'’-]*) (?:also |now |still |just |actually |currently )*(\\p{Ll}.+)$",
);

// "Ruben is 5", where Ruben was said to be a son before
function namedDrafts(text: string, discourse: Discourse): Draft[] {
  const { at } = discourse;
  const match = byName.exec(text);
  if (match === null) return [];
  const [, name = "", rest = ""] = match;
  const noun = peopleOf(discourse).find((being) => being.name === name)?.noun;
  if (noun === undefined || !person.test(noun)) return [];
  return stateDrafts(noun, name, rest, at);
}

// "Mia gave up hockey for judo" ends what was told of Mia and hockey, and of nobody else
function endedFor(text: string, being: Discourse["lastBeing"]): Draft[] {
  const match = theirEnd.exec(text);
  if (match === null) return [];
  const [, pronoun, noun, named, bare, rest = ""] = match;
  const who =
    named ?? bare ?? noun ?? (pronoun === undefined ? undefined : (being?.name ?? being?.noun));
  const what = value(
    rest
      .replace(
        /\s*\b(?:any ?more|any longer|these days|altogether|completely|for|because|since|after|at all)\b.*$/iu,
        "",
      )
      .replace(
        /^(?:playing|doing|going to|taking|eating|drinking|liking|working (?:at|for|as)|studying|learning|an? |the |his |her |their |with |at )/iu,
        "",
      ),
  );
  if (who === undefined || what === undefined || what.split(" ").length > 4) return [];
  return silent([{ predicates: ["trait", "school"], words: `${who} ${what}` }]);
}
