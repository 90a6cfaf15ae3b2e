import type { FactTarget } from "../../../../model/fact.ts";
import { createStemmer } from "../../../../text/stem.ts";
import { isOfKind } from "../../../kinds-of-things.ts";
import { objectWords } from "../../../same-object.ts";
import { mayEnd } from "../../../target.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";

const stem = createStemmer("en");
/** What is parted with or breaks is a thing: who sells the piano may still teach it. */
const parting =
  /\b(?:sold|sell|stole|stolen|nicked|pinched|gave|given|donated|returned|broke|broken|smashed|crashed|wrecked|totall?ed|written off|died|dead|bust|threw|thrown|chucked|binned|scrapped|traded|swapped|exchanged|lost|rehomed|handed|got rid|gotten rid|passed on|parted with)\b/iu;
const held =
  /^(?:has|owns|keeps|drives|rides|runs|uses\b.*|wears|rents|pet|pet name|collects|takes|attribute .*|shoots|writes|cycles|commute.*|own|trait|subscribes|pays|breeds|raises|grows)$/u;
/** An illness does not end because something else does. */
const cured =
  /\b(?:not have|have no|no longer|any ?more|cured|clear(?:ed)?|recovered|healed|remission|gone|over|rid|free|grew out|outgrew|outgrown)\b/iu;
/** What only says how somebody has it. */
const relational =
  /^(?:holder|subscriber|owner|subscription|membership|account|plan|contract|lease|app|lesson|class|course|habit|job|old|new|little|big|beloved|poor|last|whole|entire|thing|one|stuff|diet|appointment|disease|syndrome|intolerance|allergy|disorder|condition|infection)$/u;
/** Words that name no one thing. */
const common =
  /^(?:the|and|for|with|from|about|every|each|per|day|week|month|year|morning|evening|night|afternoon|time|work|home|lot|bit|thing|two|three|four|five|six|people|friend|kid|child|family|house|user|their|them|they|is|in|on|at|of|to|by|life|money|place|part|way|other|more|all|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|\d{1,4})$/u;

/**
 * The one thing that is known of the speaker and that some words name: all words of theirs that tell anything stand in what is known,
 * or they name its kind. None where several may be meant.
 *
 * @param noun what a clause says is over: "cups", "kitchen chair"
 * @param text the clause
 */
export function endedThings(
  noun: string,
  text: string,
  { lastDrafts, known }: Pick<Discourse, "lastDrafts" | "known">,
): FactTarget[] {
  const wanted = tellingWords(noun);
  if (wanted.length === 0 || wanted.length > 4) return [];
  const parts = parting.test(text);
  const meant = new Map<string, Draft>();
  for (const one of [...lastDrafts, ...known]) {
    if (!isOwn(one) || meant.has(one.text)) continue;
    if (parts && !held.test(one.predicate)) continue;
    if (one.predicate === "health" && !cured.test(text)) continue;
    const there = wordsOf(one);
    if (
      (wanted.every((word) => there.has(word)) && standsAlone(one.object, wanted)) ||
      isOfKind(one.object, noun)
    )
      meant.set(one.text, one);
  }
  const objects = [...meant.values()].map(({ object }) => tellingWords(object));
  const [first = []] = [...objects].sort((a, b) => a.length - b.length);
  // the same thing kept in several ways is one
  if (!objects.every((words) => first.every((word) => words.includes(word)))) return [];
  return [...meant.values()].map(({ predicate, text: words }) => ({
    predicates: [predicate],
    words,
  }));
}

function isOwn({ subject = "user", predicate, action, text, object }: Draft): boolean {
  return (
    text !== "" &&
    object !== "" &&
    subject === "user" &&
    (action === undefined || action === "assert") &&
    mayEnd(predicate) &&
    (!/^(?:trait|is|wants|works .*|employment|manager)$/u.test(predicate) || belongs.test(object))
  );
}

function tellingWords(text: string): string[] {
  return objectWords(text)
    .filter((word) => !common.test(word) && !relational.test(word) && word.length > 1)
    .map(stem);
}

/** Who gives up the ticket holds none. */
const belongs = /\b(?:holder|subscriber|owner)\b/u;
const joint =
  /^(?:in|on|at|with|for|from|to|by|of|and|or|but|every|each|once|twice|a|an|the|as|since|called|named|that|which|so|\p{Lu}.*|\d.*)$/u;

// coffee is not what a coffee machine is
function standsAlone(object: string, wanted: readonly string[]): boolean {
  const tokens = object.split(/\s+/u);
  const last = tokens.findLastIndex((token) => tellingWords(token).some((w) => wanted.includes(w)));
  const next = tokens[last + 1];
  return (
    last < 0 ||
    next === undefined ||
    /[,.;:]$/u.test(tokens[last] as string) ||
    /^\p{Lu}/u.test(tokens[last] as string) ||
    joint.test(next) ||
    objectWords(next).every((word) => relational.test(word) || common.test(word))
  );
}

const words = new WeakMap<Draft, ReadonlySet<string>>();

function wordsOf(draft: Draft): ReadonlySet<string> {
  const noun = /^(?:attribute|appointment|uses as) (.+)$/u.exec(draft.predicate)?.[1] ?? "";
  const found = words.get(draft) ?? new Set(tellingWords(`${draft.object} ${noun}`));
  words.set(draft, found);
  return found;
}
