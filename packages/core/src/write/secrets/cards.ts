const numbers = /(?<![\p{L}\p{N}.])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
// A number that is said to be one of a card is taken out with a digit mistyped, too.
const named =
  /\b(?:card(?:['’]s)?[ -](?:number|no|nr)|(?:credit|debit|bank|visa|master)[ -]?card|visa|amex|card(?= is|:))\b(?:(?!order|invoice|tracking|reference|ticket|booking)[^\d\n]){0,24}$/iu;
const namedWithin = 48;
const nearby = 120;
const codes =
  /\b(cvc|cvv|cvv2|cvc2|csc|security code|card code)(\s{0,3}(?:is|[:=#-])?\s{0,3})(\d{3,4})\b/giu;
const expiries =
  /\b(exp(?:iry|ires|iration)?(?: date)?|valid (?:thru|until)|good thru)(\.?\s{0,3}(?:is|on|[:=-])?\s{0,3})(\d{1,2}\s?[/-]\s?(?:20)?\d{2})\b/giu;

/** Takes out card numbers (13 to 19 digits that pass the Luhn check, ISO/IEC 7812-1, or are called a card's number), and the code and expiry beside them. */
export function redactCards(text: string): string {
  const places: number[] = [];
  const redacted = text.replace(numbers, (match: string, offset: number) => {
    const digits = match.replace(/\D/gu, "");
    const before = text.slice(Math.max(0, offset - namedWithin), offset);
    if (!named.test(before) && (!passesLuhn(digits) || /^0/u.test(digits))) return match;
    places.push(offset);
    return "[redacted: card number]";
  });
  if (places.length === 0) return text;
  const isNear = (offset: number) => places.some((place) => Math.abs(place - offset) <= nearby);
  const marker = "[redacted: card detail]";
  const replaceDetail = (
    match: string,
    name: string,
    between: string,
    _value: string,
    offset: number,
  ) => (isNear(offset) ? `${name}${between}${marker}` : match);
  return redacted.replace(codes, replaceDetail).replace(expiries, replaceDetail);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
