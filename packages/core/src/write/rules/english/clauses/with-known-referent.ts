import { createStemmer } from "../../../../text/stem.ts";
import { objectWords } from "../../../same-object.ts";
import type { Discourse } from "../discourse.ts";
import { endedThings } from "../endings/ended-things.ts";
import { bothCases } from "../words/pattern.ts";
import type { Clause } from "./clauses.ts";

const stem = createStemmer("en");
const softly = "(?:(?:\\p{L}+ly|just|now|all|then|also|have|had|had to) )*";
const pronoun = "(?:it|them|that one|this one|the (?:old )?(?:thing|one|lot))";
/** "So I got rid of it", "I gave it back". */
const acted = bothCases(
  `^((?:I|we) ${softly}(?:got rid of|gotten rid of|sold|returned|cancelled|canceled|ditched|dumped|binned|scrapped|donated|replaced|swapped|exchanged|traded|uninstalled|deleted|quit|stopped|dropped|unsubscribed from|moved (?:off|away from)|switched (?:off|away from|from)|parted with|let go of|gave up(?: on)?|given up(?: on)?|(?:gave|given|sent|handed|took|taken|threw|thrown|traded|brought|let|shut|passed|chucked) (?=${pronoun} (?:back|away|off|out|in|over|up|down|on|lapse|expire|go))) ?)(${pronoun})(?=$|[ ,.!])`,
);
/** "It died for good", "it got stolen". */
const happened = bothCases(
  `^()(it|they|that one)(?= (?:(?:has|have|had|just|finally|sadly|then|was|were|is|are|got|been) )*(?:died|stolen|nicked|sold|scrapped|written off|totall?ed|given away|rehomed|packed (?:it )?in|gave up|conked out|broke(?: down)?|shut down|closed down|folded|went (?:bust|under|bankrupt)|discontinued|cancelled|disbanded|binned|bit the dust|broken beyond)(?=$|[ ,.!]))`,
);
/** "The price went up, so I cancelled." */
const alone = bothCases(
  `^((?:I|we) ${softly}(?:cancelled|canceled|unsubscribed|uninstalled))(?=$|[.!]| (?:yesterday|today|last|this|in|on|at last|for good)(?! account| subscription))`,
);
const farthest = 30;

/** "It was full of ads, so I got rid of it": "it" is the one thing that is known and was last spoken of in the same turn. */
export function withKnownReferent(clause: Clause, discourse: Discourse): Clause {
  const bare = alone.exec(clause.text);
  const match = bare ?? acted.exec(clause.text) ?? happened.exec(clause.text);
  if (match === null) return clause;
  const words = (clause.before ?? "").match(/[\p{L}\p{N}][\p{L}\p{N}.+#'-]*/gu) ?? [];
  for (const word of words.slice(-farthest).reverse()) {
    if (word.length < 3 || objectWords(word).map(stem).join("").length < 3) continue;
    if (endedThings(word, match[0], discourse).length === 0) continue;
    const [whole, front = ""] = match;
    return {
      ...clause,
      text: `${bare === null ? front : `${front} `}my ${word}${clause.text.slice(whole.length)}`,
    };
  }
  return bare === null && /\bcancell?ed it$/u.test(match[0])
    ? withContract(clause, discourse)
    : clause;
}

/** What one cancels. */
const contract =
  /\b(?:subscription|membership|contract|booking|reservation|appointment|order|trial|season ticket|insurance|policy)\b/iu;

// "done, I cancelled it": the one contract of which this conversation has told
function withContract(clause: Clause, { lastDrafts }: Discourse): Clause {
  const told = lastDrafts.filter(
    ({ text, action, object }) => text !== "" && action === undefined && contract.test(object),
  );
  const objects = [...new Set(told.map(({ object }) => object.replace(/,.*$/u, "")))];
  const [only] = objects;
  return objects.length === 1 && only !== undefined
    ? {
        ...clause,
        text: clause.text.replace(/\bit$/u, `my ${only.replace(/^(?:an?|the|their) /u, "")}`),
      }
    : clause;
}
