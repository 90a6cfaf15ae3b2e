import type { Draft } from "../draft.ts";
import { fromStart } from "../words/grammar.ts";
import { silent } from "./silent-endings.ts";

const amount =
  "(?:[€$£]?\\d[\\d.,]*|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)";
/** "I take 75 mcg now", "we keep six". */
const told = fromStart(
  `(?:I|we) (?:now |am now |are now )?(\\p{L}+) (?:only |just |about |around |up to )?(${amount}) ?(mg|mcg|µg|ml|g|units?|tablets?|pills?|drops|puffs|km|k|miles|hours?|hrs|days?|nights?|lessons?|lengths|pages|euros?|pounds?|dollars?|kg|kilos?|litres?|cups?|pints?|cigarettes?|times?)?((?: (?:a|per|every) \\p{L}+)?)(?: now| these days| instead)*$`,
);

/**
 * The same with another amount, where what is measured is left out: "I take 75 mcg now" after "50 mcg of levothyroxine". Only where one
 * thing that is known can be meant.
 *
 * @param known what was told and is believed of the speaker
 */
export function otherAmounts(text: string, known: readonly Draft[]): Draft[] {
  const [, verb = "", number = "", unit, per = ""] = told.exec(text) ?? [];
  if (verb === "" || unit === undefined) return [];
  const before = new RegExp(
    `^(The user \\p{L}*${verb.slice(0, 3)}\\p{L}* (?:only |about |around )?)(${amount}) ?(${unit.replace(/s$/u, "")}s?)(?![\\p{L}])`,
    "iu",
  );
  const rest = (one: Draft) => one.text.slice(before.exec(one.text)?.[0].length ?? 0);
  const same = known.filter((one) => {
    const match = before.exec(one.text);
    return match !== null && match[2] !== number && (per === "" || rest(one).includes(per.trim()));
  });
  const texts = new Map(same.map((one) => [one.text, one]));
  const [only] = texts.values();
  if (texts.size !== 1 || only === undefined) return [];
  const match = before.exec(only.text) as RegExpExecArray;
  const fresh = `${number} ${match[3]}`;
  const old = match[0].slice((match[1] as string).length);
  return [
    ...silent([{ predicates: [only.predicate], words: only.text }]),
    {
      predicate: only.predicate,
      object: only.object.replace(old, () => fresh),
      text: only.text.replace(old, () => fresh),
      ...(only.modality === undefined ? {} : { modality: only.modality }),
      change: true,
    },
  ];
}
