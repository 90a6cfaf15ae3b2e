import type { Draft } from "../draft.ts";
import { cased } from "../words/gated.ts";

/** How old somebody with a name is or is about to be: "a nephew called Leo, turning six". */
export function turningDrafts(text: string): Draft[] {
  const turning =
    cased`\b([\p{L}-]+) (?:called|named) (\p{Lu}[\p{L}'’-]+), (?:who is |who's |just )?(turning|aged|age|nearly|almost) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b`.exec(
      text,
    );
  if (turning === null) return [];
  const [, noun = "", name = "", how = "", years = ""] = turning;
  const said = /^(?:turning|nearly|almost)$/u.test(how) ? `${how} ${years}` : `${years} years old`;
  return [
    {
      subject: `user's ${noun} ${name}`,
      predicate: "trait",
      object: `is ${said}`,
      text: `The user's ${noun} ${name} is ${said}`,
    },
  ];
}
