import type { Draft } from "../draft.ts";
import { isAlike } from "../words/alike.ts";

const numberWords =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty";
const isNumber = new RegExp(`^(?:[€$£]?\\d[\\d.,]*|${numberWords})$`, "iu");
const numbersIn = new RegExp(
  `(?<![\\p{L}\\d.,:/@-])(?:[€$£]?\\d[\\d.,]*\\d|\\d|(?:${numberWords})(?=\\s))(?![\\p{L}\\d:/-])`,
  "giu",
);
/** Letters and digits mixed, or digits with marks: "EZ-4471", "3.12", "b@post.example". */
const isCode = /^(?=.*[\d@])[\p{L}\d][\p{L}\d@._:/+-]*$/u;

/**
 * The part of what was told that a right value stands for: of "12 guests", "14" means the 12; of "plays the oboe", "the bassoon"
 * means the oboe. Undefined: nothing in it is of the same kind, or several things are.
 *
 * @param named whether the speaker said what is wrong, or of what the value is said
 */
export function wrongPart(draft: Draft, right: string, named: boolean): string | undefined {
  const told = draft.object;
  const bare = right.replace(/^(?:an?|the) /iu, "");
  if (isNumber.test(bare)) return only(numbersLike(told, bare));
  const counted = /^([€$£]?\d[\d.,]*|\p{L}{3,8})[ -]?(\p{L}+)\b/u.exec(bare);
  if (counted !== null && isNumber.test(counted[1] as string)) {
    const unit = (counted[2] as string).toLowerCase().replace(/s$/u, "");
    const pairs = [
      ...`${told}`.matchAll(new RegExp(`(?<![\\p{L}\\d.,:])(\\d[\\d.,]*|${numberWords})([ -]?)(\\p{L}+)`, "giu")),
    ].filter((match) => isSameUnit((match[3] as string).toLowerCase().replace(/s$/u, ""), unit));
    const whole = bare.slice(0, counted[0].length);
    return whole.length < bare.length && !/^(?:of|a|per|each)\b/iu.test(bare.slice(whole.length).trim())
      ? undefined
      : only(pairs.map(([all]) => all));
  }
  const numbered = /^(\p{L}+) (\d+)$/u.exec(bare);
  if (numbered !== null)
    return only(told.match(new RegExp(`(?<!\\p{L})${numbered[1]} \\d+`, "giu")) ?? []);
  const code = bare.split(" ").find((word) => isCode.test(word));
  if (code !== undefined)
    return only(told.split(/[\s,]+/u).filter((word) => word !== code && isSameShape(word, code)));
  return otherWord(draft, bare, named);
}

function numbersLike(told: string, right: string): string[] {
  const year = /^(?:19|20)\d\d$/u;
  return (told.match(numbersIn) ?? []).filter(
    (number) => year.test(number) === year.test(right) && number !== right,
  );
}

const units: readonly RegExp[] = [
  /^(?:kg|kilo|kilogram)$/u,
  /^(?:g|gram)$/u,
  /^(?:people|person|guest|of u)$/u,
  /^(?:euro|eur|quid|pound|dollar)$/u,
  /^(?:km|kilometre|kilometer|k)$/u,
  /^(?:kid|child|children)$/u,
];

function isSameUnit(one: string, other: string): boolean {
  return one === other || units.some((unit) => unit.test(one) && unit.test(other));
}

// digits and letters at the same places, as far as one can mistake one for the other
function isSameShape(one: string, other: string): boolean {
  if (one.includes("@") || other.includes("@")) return one.includes("@") && other.includes("@");
  if (!isCode.test(one)) return false;
  const shape = (word: string) => word.replace(/\d/gu, "9").replace(/\p{L}/gu, "a");
  return shape(one) === shape(other);
}

function otherWord(draft: Draft, right: string, named: boolean): string | undefined {
  const words = right.split(" ");
  const told = (draft.object.match(/[\p{L}][\p{L}'’-]*/gu) ?? []).map((word) =>
    word.replace(/['’]s$/u, ""),
  );
  const head = words.at(-1) as string;
  if (words.length === 1) {
    const alike = told.filter((word) => isAlike(word, head));
    if (alike.length > 0) return only(alike);
  }
  // "a full marathon" of "a half marathon"
  if (words.length === 2) {
    const pair = new RegExp(`(?<!\\p{L})([\\p{L}-]+) ${escaped(head)}(?!\\p{L})`, "iu").exec(draft.object);
    if (pair !== null && !/^(?:an?|the|their|my|some)$/iu.test(pair[1] as string)) return pair[0];
  }
  if (!named) return undefined;
  const names = draft.object.match(/\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|la|van|of|the) )*\p{Lu}[\p{L}'’.-]*)*/gu) ?? [];
  if (/^\p{Lu}/u.test(head)) return only(names);
  const noun = /^(?:the|an?) ([\p{L}-]+)(?= (?:in|at|for|on|with)\b|$)/u.exec(draft.object)?.[1];
  return names.length === 0 && words.length === 1 ? noun : undefined;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

function only(found: readonly string[]): string | undefined {
  const distinct = new Set(found);
  return distinct.size === 1 ? [...distinct][0] : undefined;
}
