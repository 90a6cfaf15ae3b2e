const returning =
  /^((?:I|we) (?:also |still |now |usually |always )*(?:train|swim|climb|work out|lift|work|study|volunteer|play|shop|bank|teach|live|go|row|sing|dance|rehearse)) (there)(?= (?:again|now|instead|once more|these days|every|twice|once|on \p{L}+days|three times|four times)\b)/iu;
const namedLast =
  /\b(?:at|to|in|with|joined) ((?:the )?\p{Lu}[\p{L}\d'’&-]*(?: \p{Lu}[\p{L}\d'’&-]*)*)[\s.,!]*$/u;

/** "Went back to Ironmoth, I train there again": "there" is what was named just before. */
export function withThere(text: string, previous: string): string {
  const verb = returning.exec(text);
  const place = verb === null ? undefined : namedLast.exec(previous)?.[1];
  return verb === null || place === undefined
    ? text
    : `${(verb[1] as string).replace(/ go$/iu, " go")} ${/ (?:go|bank)$/iu.test(verb[1] as string) ? (/go$/iu.test(verb[1] as string) ? "to" : "with") : "at"} ${place}${text.slice(verb[0].length)}`;
}
