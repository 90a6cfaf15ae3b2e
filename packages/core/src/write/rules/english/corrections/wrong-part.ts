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
export function wrongPart(
  draft: Draft,
  right: string,
  named: boolean,
  silent = false,
): string | undefined {
  const told = draft.object;
  const bare = right.replace(/^(?:an?|the) /iu, "");
  if (isNumber.test(bare)) return silent ? undefined : only(numbersLike(told, bare));
  const counted = /^([€$£]?\d[\d.,]*|\p{L}{3,8})[ -]?(\p{L}+)\b/u.exec(bare);
  if (counted !== null && isNumber.test(counted[1] as string)) {
    const unit = (counted[2] as string).toLowerCase().replace(/s$/u, "");
    const pairs = [
      ...`${told}`.matchAll(
        new RegExp(`(?<![\\p{L}\\d.,:])(\\d[\\d.,]*|${numberWords})([ -]?)(\\p{L}+)`, "giu"),
      ),
    ].filter((match) => isSameUnit((match[3] as string).toLowerCase().replace(/s$/u, ""), unit));
    const behind = bare.slice(counted[0].length).trim();
    if (behind === "" || /^(?:of|a|per|each)\b/iu.test(behind))
      return only(pairs.map(([all]) => all));
  }
  const aligned = alignedPart(told, bare);
  if (aligned !== undefined) return aligned;
  const code = bare.split(" ").find((word) => isCode.test(word));
  if (code !== undefined && silent && !/^(?=.{3}).*(?:\d.*\d|@)/u.test(code)) return undefined;
  if (code !== undefined)
    return only(told.split(/[\s,]+/u).filter((word) => word !== code && isSameShape(word, code)));
  return silent && !/^\p{Lu}/u.test(bare) ? undefined : otherWord(draft, bare, named);
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

// "Pixel 7" of "Pixel 8", "late shift" of "night shift": all but one word are the same
function alignedPart(told: string, right: string): string | undefined {
  const [old, fresh] = [told.split(" "), right.split(" ")];
  if (fresh.length < 2 || fresh.length > 5) return undefined;
  const found: string[] = [];
  for (let from = 0; from + fresh.length <= old.length; from++) {
    const part = old.slice(from, from + fresh.length);
    const other = part.filter((word, at) => bareWord(word) !== bareWord(fresh[at] as string));
    const [only = ""] = other;
    const same = part.filter(
      (word) => !other.includes(word) && !/^(?:an?|the|of|in|at|on|to|with|my|their)$/iu.test(word),
    );
    if (
      other.length === 1 &&
      same.length > 0 &&
      !/^(?:an?|the|their|my|some|of|in|at)$/u.test(only)
    )
      found.push(part.join(" ").replace(/[,.;!?]+$/u, ""));
  }
  return only(found);
}

function bareWord(word: string): string {
  return word.toLowerCase().replace(/[,.;!?]+$/u, "");
}

const isName =
  /^(?!(?:One|Two|No|Yes|The|It|I|We|This|That)\b)\p{Lu}[\p{L}\d'’.-]*(?: (?:(?:of|the|de|la|van|der|and|&) )?\p{Lu}[\p{L}\d'’.-]*)*$/u;
/** Things of which one is put in the place of another. */
const kinds = [
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/iu,
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/iu,
  /^(?:spring|summer|autumn|winter)$/iu,
  /^(?:left|right)$/iu,
];

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
  const kind = kinds.find((words) => words.test(head));
  if (kind !== undefined && words.length === 1) return only(told.filter((word) => kind.test(word)));
  if (!named) return undefined;
  const names =
    draft.object.match(/\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|la|van|of|the) )*\p{Lu}[\p{L}'’.-]*)*/gu) ??
    [];
  if (isName.test(right)) return only(names);
  const noun = /^(?:the|an?) ([\p{L}-]+)(?= (?:in|at|for|on|with)\b|$)/u.exec(draft.object)?.[1];
  if (names.length > 0 || words.length !== 1) return undefined;
  // "geography, I mean geology"
  return (
    noun ??
    (/^\p{Ll}/u.test(right)
      ? /^(\p{Ll}[\p{Ll}-]{2,})(?= (?:at|in|with|on|for)\b|$)/u.exec(draft.object)?.[1]
      : undefined)
  );
}

function only(found: readonly string[]): string | undefined {
  const distinct = new Set(found);
  return distinct.size === 1 ? [...distinct][0] : undefined;
}
