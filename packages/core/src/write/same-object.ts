import { foldWord } from "../text/fold-word.ts";

const fillers = new Set(["a", "an", "the", "my", "our", "their", "his", "her", "its", "s"]);

/** The words of a value that tell it from another: folded, without articles, the plural like the singular. */
export function objectWords(text: string): string[] {
  const words = text
    .replace(/(?<=\p{L})-(?=\p{L})/gu, " ")
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+(?:[.+#/:_-]+[\p{L}\p{N}\p{M}]+|[+#]+)*/gu);
  const folded = (words ?? []).map(foldWord);
  const telling = folded.filter((word) => !fillers.has(word));
  return (telling.length > 0 ? telling : folded).map(singular);
}

/** Whether two values are the same but for case, accents, articles, punctuation and the plural. Numbers must be equal. */
export function sameObject(a: string, b: string): boolean {
  return objectWords(a).join(" ") === objectWords(b).join(" ");
}

/** Whether all words of `part` stand in `whole`, in this order and together, with more besides. */
export function isPartOf(part: string, whole: string): boolean {
  const [short, long] = [objectWords(part), objectWords(whole)];
  if (short.length === 0 || short.length >= long.length) return false;
  return ` ${long.join(" ")} `.includes(` ${short.join(" ")} `);
}

/** Whether two values name the same thing with another number: "Postgres 14" and "Postgres 17", "50 mg" and "100 mg" of a drug. */
export function isOtherNumber(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => {
    const words = objectWords(
      withDigits(text)
        .replace(/\s(?:every|at|in|for|on|each|daily|now)\s.*$/iu, "")
        .replace(/(\d)(?=\p{L})/gu, "$1 "),
    );
    return {
      name: words.filter((word) => !/^v?\d/u.test(word) && !/^(?:of|mg|mcg|ml|iu)$/u.test(word)),
      numbers: words.filter((word) => /^v?\d/u.test(word)),
    };
  }) as [{ name: string[]; numbers: string[] }, { name: string[]; numbers: string[] }];
  return (
    first.name.length > 0 &&
    first.numbers.length > 0 &&
    second.numbers.length > 0 &&
    first.name.join(" ") === second.name.join(" ") &&
    first.numbers.join(" ") !== second.numbers.join(" ")
  );
}

const counts = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

function withDigits(text: string): string {
  return text.replace(
    /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/giu,
    (word) => String(counts.indexOf(word.toLowerCase())),
  );
}

function singular(word: string): string {
  if (word.length <= 3 || /\d/u.test(word) || !/[a-z]s$/u.test(word)) return word;
  if (/(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(?:sh|ch|x|z)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
