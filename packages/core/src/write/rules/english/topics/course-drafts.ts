import type { Draft } from "../draft.ts";
import { adverbs, fromStart, reported } from "../words/grammar.ts";

const begun = fromStart(
  `(?:I|we) (?:have )?${adverbs}(?:started|began|begun|joined|signed up (?:for|to)|enrolled (?:in|on|for)|got (?:into|a place (?:in|on))|take|attend|go to) ((?:an? |the |my )?(?:new )?(?:[\\p{L}\\d'’-]+ ){1,4}?(?:class(?:es)?|course|lessons|workshop|bootcamp))(?=$|[,.!]| (?:on|at|in|every|last|this|with|for|and|now|because|since|yesterday|two|three|a)\\b)`,
);

/** A class that one began or goes to: "I started a sign language class". */
export function courseDrafts(text: string): Draft[] {
  const course = begun.exec(text)?.[1];
  if (course === undefined || /^(?:the |my )?(?:next|last|first|same|whole)\b/iu.test(course))
    return [];
  const said = reported(course);
  return [
    {
      predicate: "is doing",
      object: said,
      text: `The user takes ${said}`,
      modality: "habit",
    },
  ];
}
