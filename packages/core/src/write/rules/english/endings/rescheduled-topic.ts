import { createStemmer } from "../../../../text/stem.ts";
import { objectWords } from "../../../same-object.ts";
import type { Topic } from "../draft.ts";
import { fromStart, reported } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { isNotSo } from "./not-so.ts";
import { silent } from "./silent-endings.ts";

const stem = createStemmer("en");
const moved = fromStart(
  "(?:(?:I|we|they|(?:the|my|our) [\\p{L}]+(?: [\\p{L}]+)?|\\p{Lu}\\p{L}+) )?(?:have |has |had to |just |finally )*(?:moved?|shift(?:ed)?|push(?:ed)?|postponed?|reschedul(?:e|ed)|rebook(?:ed)?|bring|brought|changed?|delay(?:ed)?|bump(?:ed)?|rearranged?) (?:my|our|the) ([\\p{L}' -]{3,40}?)(?: (?:back|forward|again|up))?(?:,? (?:to|until|till|for|from .+? to|leaving on|leaving|it is|now on) (.+))?$",
);
/** "Lisbon got moved to 3 September": what is planned, by its place or its name. */
const gotMoved = fromStart(
  "(?:the |my |our )?([\\p{L}][\\p{L}' -]{2,30}?) (?:has |have |was |got |been |is |just )*(?:moved|pushed|postponed|rescheduled|shifted|delayed|bumped|brought forward)(?: back| forward)? (?:to|until|till) (.+)$",
);
const dated = /\b\d{4}-\d\d(?:-\d\d)?\b|\bin (?:the )?\p{L}+ \d{4}\b/u;
const planned = /^(?:appointment\b|plans\b|is doing$|attribute |event$|asked to remember$)/u;
const aliases: Readonly<Record<string, readonly string[]>> = {
  wedding: ["wedding", "married", "marrying"],
  flight: ["flight", "flying", "fly"],
  trip: ["trip", "travelling", "traveling", "going", "holiday"],
  move: ["move", "moving"],
  surgery: ["surgery", "operation"],
};

/** "We had to shift the wedding to 12 September": the one plan of the kind is for another time then. */
export const rescheduledTopic: Topic = ({ text, cues }, { at, lastDrafts, known }) => {
  const match = moved.exec(text) ?? gotMoved.exec(text);
  if (match === null || cues.loose || isNotSo(text)) return [];
  const noun = (match[1] as string).trim();
  const head = noun.split(" ").at(-1)?.toLowerCase() ?? "";
  const names = (aliases[head] ?? [head]).flatMap((word) => objectWords(word)).map(stem);
  const plans = [...lastDrafts, ...known].filter(
    (one) =>
      (one.subject ?? "user") === "user" &&
      one.text !== "" &&
      planned.test(one.predicate) &&
      (dated.test(one.text) || one.when !== undefined) &&
      objectWords(`${one.text} ${one.predicate}`)
        .map(stem)
        .some((word) => names.includes(word)),
  );
  const texts = new Map(plans.map((one) => [one.text, one.predicate]));
  if (texts.size !== 1) return [];
  const named = moved.exec(text) === null;
  const over = silent([...texts].map(([words, predicate]) => ({ predicates: [predicate], words })));
  const { when } = takeTime(match[2] ?? "", at, "future");
  if (when === undefined)
    return match[2] === undefined && /\b(?:rebook|reschedul|postpon)/iu.test(text) ? over : [];
  const [plan] = plans;
  if (named && plan !== undefined) {
    const old = plan.when ?? dated.exec(plan.text)?.[0];
    if (old === undefined) return over;
    const fresh = {
      ...plan,
      text: plan.text.replace(old, () => when),
      object: plan.object.replace(old, () => when),
    };
    return [...over, { ...fresh, when, modality: "plan", type: "episodic", change: true }];
  }
  return [
    ...over,
    {
      predicate: `appointment ${head}`,
      object: when,
      text: `The user's ${reported(noun)} is ${when}`,
      when,
      modality: "plan",
      type: "episodic",
      change: true,
    },
  ];
};
