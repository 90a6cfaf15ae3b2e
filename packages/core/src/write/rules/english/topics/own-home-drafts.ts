import type { Clause } from "../clauses/clauses.ts";
import type { Draft } from "../draft.ts";
import { value } from "../words/grammar.ts";
import { homePatterns, rentedHome } from "../words/home-patterns.ts";
import { takeTime } from "../words/take-time.ts";
import { placeOf } from "./place-of.ts";

const livedIn =
  /\b(?:rent|rented|renting|sharing|share|lease|moved into|own flat|own place|own house|own apartment)\b/iu;
const begun = /\b(?:got|found|moved|rented|own (?:flat|place|house|apartment))\b/iu;
const ownOne =
  /^(?:I|we) (?:have |just |finally )*(?:got|found|have|rent|bought) (?:my|our) own ((?:[\p{L}-]+ )?(?:flat|place|house|apartment|studio))(?: now)?$/iu;

/** A home that one rents, shares or owns, with where it is and on which floor: "I rent a flat in Bruges, on the third floor". */
export function ownHomeDrafts(clause: Clause, at: number): Draft[] {
  const { text, cues } = clause;
  const ownIn = homePatterns.ownIn.exec(text)?.[1];
  const place = placeOf(takeTime(value(ownIn) ?? "", at, "past").rest, clause)?.replace(
    /,? (?:with|for|on|at|near) .*$/u,
    "",
  );
  if (place === undefined) {
    const own = ownOne.exec(text)?.[1];
    return own === undefined
      ? []
      : [{ predicate: "has", object: `own ${own}`, text: `The user has their own ${own}` }];
  }
  const drafts: Draft[] = [];
  const preposition = text.includes(` on ${place}`) ? "on" : "in";
  if (livedIn.test(text))
    drafts.push({
      predicate: "lives in",
      object: place,
      text: `The user ${/\brent\b/iu.test(text) ? `rents ${rentedHome(text)}` : "lives"} ${preposition} ${place}`,
      ...(begun.test(text) || cues.now ? { change: true } : {}),
    });
  const floor = /\bon the (\p{L}+ floor)\b/u.exec(ownIn ?? "")?.[1];
  if (floor !== undefined)
    drafts.push({
      predicate: "attribute floor",
      object: floor,
      text: `The user lives on the ${floor}`,
    });
  return drafts;
}
