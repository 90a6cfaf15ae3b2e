const one =
  /(\p{Lu}[\p{L}'’-]*)(?:,? (?:who (?:is|has just turned|just turned)|aged?|is)|,| \() ?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)(?: years? old)?\)?(?=$|,| and\b|[.!]| &)/gu;

/** Names each with an age in ", Idris who is 9 and Bilal who is 6" or "Ada (7), Leo (5)". None where one stands without. */
export function namesWithAges(rest: string): { name: string; age: string }[] {
  if (!/^(?:,| called| named|:| -| who are)? *\p{Lu}/u.test(rest)) return [];
  const found = [...rest.matchAll(one)].map(([, name = "", age = ""]) => ({ name, age }));
  const left = rest.replace(one, "").replace(/\b(?:called|named|and|who are|&)\b/gu, "");
  return /\p{Lu}/u.test(left.slice(0, 40)) ? [] : found;
}
