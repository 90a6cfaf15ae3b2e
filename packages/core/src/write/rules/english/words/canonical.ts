const contractions: readonly [RegExp, string][] = [
  [/^(\W*s)o{2,}\b/giu, "$1o"],
  [/\bi'm\b|\bim\b|\bi`m\b/giu, "I am"],
  [/\bi've\b|\bive\b/giu, "I have"],
  [/\bi'll\b/giu, "I will"],
  [/\bi'd\b|\bid(?= (?:like|love|prefer|rather|say|want))/giu, "I would"],
  [/\bwe're\b/giu, "we are"],
  [/\bwe've\b|\bweve\b/giu, "we have"],
  [/\bwe'll\b/giu, "we will"],
  [/\bwe'd\b/giu, "we would"],
  [/\bcan'?t\b|\bcannot\b/giu, "can not"],
  [/\bwon'?t\b(?=\s)/giu, "will not"],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|could|should|must|need)n'?t\b/giu, "$1 not"],
  [/\bain'?t\b/giu, "am not"],
  [
    /\b(\p{L}{2,})'s (?=(?:(?:just|now|finally|since|also|already|sadly) )*(?:been|died|packed (?:in|up)|given up|broken down|gone (?:bust|under)|moved out|shut down|closed down|passed away|expired|run out|split up|fizzled out)\b)/giu,
    "$1 has ",
  ],
  [
    /\b(he|she)'s (?=(?:(?:just|now|finally|since|also|recently) )*(?:moved (?!by\b|to tears)|left |quit\b|started |become |got |had |taken |bought |joined |changed |switched |given up|gone (?:back|over)|dropped out|passed (?:her|his|the)))/giu,
    "$1 has ",
  ],
  [
    /\b((?:my|our) (?:[\p{L}-]+ )?\p{L}{3,}|mum|mom|dad|gran|granny|nan|grandma|grandpa)'s (?=(?:(?:just|now|finally|since|also|recently) )*(?:moved (?:to|in|out|back|house)|started|become|got (?:an?|two|three|new|\p{L}+ \p{L}+s)(?![\p{L}])|joined|bought|switched|retired from|turned (?:\d|vegan|vegetarian)|gone (?:vegan|vegetarian|freelance|back)|passed (?:her|his))\b)/giu,
    "$1 has ",
  ],
  [/\b(he|she|it|that|there|who|what|here|name|one|mine|everything)'s\b/giu, "$1 is"],
  [
    /(?<!\b(?:st|saint)\.? )\b(?!(?:master|bachelor|doctor|dentist|mother|father|brother|sister|women|men|children)'s )(\p{L}{3,})'s (?=(?:sold|gone|dead|over|off|done|closed|cancelled|canceled|stolen|broken|finished|on|in|at|called|named|not|an?|the|my|now|going|also|allergic|vegan|vegetarian|pescatarian|retired|pregnant|married|divorced|engaged|coeliac|celiac|diabetic|deaf|blind|autistic|dyslexic|left-handed|lactose|gluten|terrified|scared|afraid|from|back|\p{L}{3,}ing|\d{1,3}(?=$|[,.!]))\b)/giu,
    "$1 is ",
  ],
  [/\b(hes|shes|thats|theres)\b/giu, ""],
  [/\b(they|you)'re\b/giu, "$1 are"],
  [/\btheyre\b/giu, "they are"],
  [/\b(they|you)'ve\b/giu, "$1 have"],
  [/\bgonna\b/giu, "going to"],
  [/\bwanna\b/giu, "want to"],
  [/\bgotta\b/giu, "have to"],
  [/\bkinda\b/giu, "kind of"],
  [/\bfavorite\b|\bfav\b|\bfave\b/giu, "favourite"],
  [/\bi\b/gu, "I"],
];
const numberWords = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
  " ",
);
/** "Thirteen months ago" is read with digits only. */
const largeNumber = new RegExp(
  `\\b(?:${numberWords.join("|")})\\b(?= (?:days?|weeks?|months?|years?) ago\\b)`,
  "giu",
);
/** ":)" at the end, of which the bracket may be cut off. */
const smile = /\s+[:;=]-?[)(DP]?\s*$/u;
const plainForms: Record<string, string> = {
  hes: "he is",
  shes: "she is",
  thats: "that is",
  theres: "there is",
};

/**
 * One spelling for what people write in many ways: contractions written out ("im", "I’ve", "dont"), single spaces. Everything else,
 * capitals included, stays.
 */
export function canonical(text: string): string {
  let result = text.replace(smile, "").replace(/\s+/gu, " ").trim();
  result = result.replace(largeNumber, (word) =>
    String(13 + numberWords.indexOf(word.toLowerCase())),
  );
  for (const [pattern, replacement] of contractions) {
    result = result.replace(pattern, (match, ...groups) =>
      replacement === ""
        ? (plainForms[match.toLowerCase()] ?? match)
        : replacement.replace("$1", String(groups[0] ?? "")),
    );
  }
  return result;
}
