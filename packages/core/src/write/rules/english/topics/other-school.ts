import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { fromStart } from "../words/grammar.ts";

const moved = fromStart(
  "(?:(she|he)|(?:(?:my|our) (?:[\\p{L}-]+ )?)?(\\p{Lu}\\p{Ll}[\\p{L}'’-]*)) (?:has |have |just |finally |recently )*(?:moved|changed|switched|transferred|gone) to (?:the )?(\\p{Lu}[\\p{L}'’.-]*(?: \\p{Lu}[\\p{L}'’.-]*){0,4})",
);

/** "Wren has moved to Saint Ebba's": another school, where a school of hers is known. */
export function otherSchool(text: string, { lastBeing, lastDrafts, known }: Discourse): Draft[] {
  const [, pronoun, named, place = ""] = moved.exec(text) ?? [];
  const who = named ?? (pronoun === undefined ? undefined : lastBeing?.name);
  if (who === undefined || place === "") return [];
  const school = [...lastDrafts, ...known].find(
    ({ predicate, subject = "" }) => predicate === "school" && subject.split(" ").includes(who),
  );
  if (school?.subject === undefined) return [];
  return [
    ...silent([{ predicates: ["school"], names: who }]),
    {
      subject: school.subject,
      predicate: "school",
      object: place,
      text: `The ${school.subject} goes to ${place}`,
      change: true,
    },
  ];
}
