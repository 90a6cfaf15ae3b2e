import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import type { Clause } from "./clauses.ts";

const definite =
  /^[Tt]he ((?:[\p{Ll}-]+ )?[\p{Ll}-]{3,}) (?=(?:is|are|costs?|starts?|ends?|runs?|takes place) (?:(?:now|actually|called|named|about|around|on|in|at|with|from|until|fixed|due|due on|booked (?:for|at|in)) )*(?:the )?(?:\p{Lu}|[€$£]?\d|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b))/u;
/** What comes with what: a wedding with a fiancé. */
const comesWith: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:wedding|reception|ceremony|honeymoon|venue|stag do|hen do|rehearsal dinner)$/u,
    /\b(?:getting married|engaged|marr(?:y|ies)|fianc\p{L}+|wedding|honeymoon)/u,
  ],
  [
    /^(?:course|class|exam|final exam|lectures?|seminar|lessons?)$/u,
    /\b(?:learning|stud(?:ies|ying)|course|class|degree|lessons?)\b/u,
  ],
  [/^(?:due date|baby|midwife|scan)$/u, /\b(?:pregnant|expecting|due)\b/u],
];
/** What the speaker just said of themselves. */
const ofSpeaker =
  /^(?:(?:so|and|but|well|ok|hi|hello),? )*(?:I'm|we're|I've|we've|(?:I|we) (?:now |also |just |finally )*(?:am|are|have|own|live|bought|got|keep|rent|drive|ride|sail|run|take|attend|study|do))\s(?!.*\b(?:wish|would|want|if|like to|might|may|could|her|his|their|sister|brother|friend|cousin|not|n't|never)\b).*$/iu;
const owned =
  /^(?:has|owns|keeps|lives|rents|drives|rides|sails|pet|pet name|is doing|plans|bought|trait|uses|attribute|appointment|takes|does|plays|works on)/u;

/** "The boat is called Marigold": the user's, where they are known to live on a narrowboat. */
export function withKnownOwn(clause: Clause, { lastDrafts, known }: Discourse): Clause {
  const match = definite.exec(clause.text);
  if (match === null) return clause;
  const noun = match[1] as string;
  const head = noun.split(" ").at(-1) as string;
  const around = comesWith.find(([nouns]) => nouns.test(noun))?.[1];
  const before = ofSpeaker.exec(clause.before ?? "")?.[0] ?? "";
  if (around?.test(before) || namesIt(before, head))
    return { ...clause, text: `my ${clause.text.slice(4)}` };
  const isOwn = [...lastDrafts, ...known].some(
    (draft) =>
      isOfUser(draft) &&
      (around?.test(draft.text) === true ||
        (owned.test(draft.predicate) && namesIt(draft.object, head))),
  );
  return isOwn ? { ...clause, text: `my ${clause.text.slice(4)}` } : clause;
}

function isOfUser({ subject = "user", text, action = "assert" }: Draft): boolean {
  return text !== "" && action === "assert" && (subject === "user" || subject.startsWith("user's"));
}

// "narrowboat" names a boat
function namesIt(words: string, head: string): boolean {
  return (
    head.length > 3 &&
    words
      .toLowerCase()
      .split(/[^\p{L}-]+/u)
      .some((word) => word.endsWith(head))
  );
}
