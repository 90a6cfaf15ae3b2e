import type { Draft } from "../draft.ts";
import { canonical } from "../words/canonical.ts";
import { bothCases } from "../words/pattern.ts";
import { relations } from "../words/words.ts";
import { stateDrafts } from "./state-drafts.ts";

const relative = bothCases(
  `(?<![\\p{L}'’])(?:my|our) ((?:(?:older|younger|elder|eldest|youngest|oldest|little|big|twin) )?(?:${relations}))(?: (\\p{Lu}\\p{Ll}[\\p{L}'’-]*))?,? who (?!(?:i|we|you|is it|was it)\\b)([^,.;:!?()]{3,60})`,
  "g",
);

/** What a sentence takes for granted of somebody: "a present for my sister Ida, who teaches maths?" */
export function relativeDrafts(sentence: string, at: number): Draft[] {
  const plain = canonical(sentence);
  if (!/\bwho\b/iu.test(plain)) return [];
  return [...plain.matchAll(relative)].flatMap(([, noun = "", name, words = ""]) =>
    /\b(?:if|should|could|would|might|maybe|perhaps|thinks?|says?|said)\b/iu.test(words)
      ? []
      : stateDrafts(noun.toLowerCase(), name, words.trim(), at),
  );
}
