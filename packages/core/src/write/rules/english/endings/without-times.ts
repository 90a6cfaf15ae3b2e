const times =
  /\b(?:(?:in|since|last|this|early|late|mid|of|by|from|during|on \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)?)[ -]may\b|(?:about |around |over |some )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a few|a couple of|half an?)(?: and a half)? (?:hours?|days?|weeks?|fortnights?|months?|years?|decades?) (?:ago|back|later|now)\b|(?:for|after) (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a few|a couple of) (?:\p{L}+ )?(?:days?|weeks?|months?|years?|decades?)\b)/giu;

/** A clause without its "in May" and "two weeks ago", whose words would be taken for "may" and for two of something. */
export function withoutTimes(text: string): string {
  return text
    .replace(times, "")
    .replace(/\s{2,}/gu, " ")
    .trim();
}
