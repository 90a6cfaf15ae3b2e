import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, isCapitalised, splitList, value } from "../words/grammar.ts";
import { demonyms, languages } from "../words/words.ts";

const number =
  "(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)";
const fullName = "(\\p{L}[\\p{L}'’.-]*(?:\\s\\p{Lu}[\\p{L}'’.-]*){0,3})";
const patterns = {
  named: fromStart(
    `(?:my (?:full |first |given |real |actual |legal |last )?name (?:is ${adverbs}(?:spelled |spelt |written |pronounced )?|was )|the name is |my name: |I am called |(?:you can |please |just |everybody |everyone |people |friends |my friends |they |most people )?(?:call|calls) me |I go by (?:the name )?(?:of )?)${fullName}`,
  ),
  here: fromStart("(\\p{Lu}\\p{Ll}[\\p{L}'’-]+) here(?:$|[,.!]| and\\b| from\\b)"),
  am: fromStart(`(?:I am|this is|it is) ${adverbs}${fullName}(.*)$`),
  age: fromStart(
    `I (?:am|have just turned|just turned|turned) ${adverbs}(${number})(?: years?[- ]old| yrs? old| y\\/?o)?(?=$|[,.]| and\\b| now\\b| today\\b| so\\b| last\\b| this\\b| in\\b| yesterday\\b| but\\b)(.*)$`,
  ),
  turning: fromStart(
    `I (?:am ${adverbs}turning|turn|will (?:be|turn)|am going to be) (${number})\\b(.*)$`,
  ),
  birthday: fromStart(
    `my (?:birthday|bday|b-day|date of birth|dob) (?:is|falls) ${adverbs}(?:on )?(.+)$`,
  ),
  born: fromStart(`I was born (in|on|at|near) (.+)$`),
  from: fromStart(`I (?:am|come|hail) ${adverbs}from (.+)$`),
  grewUp: fromStart(`I (?:grew up|was raised|was brought up) (in|on|near) (.+)$`),
  speaks: fromStart(`I (?:can )?${adverbs}speak (.+)$`),
  notSpeaks: fromStart(`I (?:do not|can not) ${adverbs}speak (.+)$`),
  fluent: fromStart(`I am ${adverbs}(?:fluent|bilingual|conversational|proficient) in (.+)$`),
  native: fromStart(
    `(?:I am ${adverbs}a native (.+?) speaker|my (?:native|first|mother|second|third) (?:language|tongue) is (.+))$`,
  ),
  learning: fromStart(
    `I (?:am ${adverbs}(?:learning|studying|practi[sc]ing|relearning)|have ${adverbs}been learning|(?:have )?started learning|${adverbs}learn) (.+)$`,
  ),
  nationality: fromStart(
    `I am ${adverbs}(not )?(?:an? )?((?:half[- ])?[\\p{L} -]+?)(?: citizen| national)?(?:,| by birth| and | but |$)`,
  ),
  pronouns: fromStart(
    `(?:my pronouns are|I use) ((?:she|he|they|ze|xe|any)(?:\\s?\\/\\s?\\p{L}+)*(?: pronouns)?)`,
  ),
};
const noHere =
  /^(?:same|nobody|everyone|everybody|someone|right|new|first|here|not|over|it|me|only|all|both|still|almost|just|up|down|left|cold|hot|rain|vegan|vegetarian|student|mum|mom|dad|user|newbie|beginner|noob|nothing|something|what|where|stuck|long)$/iu;
const noName =
  /^(?:not|sorry|back|here|sure|ok|okay|so|too|very|the|an?|my|your|in|on|at|from|into|over|off|up|done|home|good|fine|well|just|also|vegan|vegetarian|american|maybe|later|when|if|anything|whatever|old|crazy|names|by|it|what|all|still|now|hungry|tired|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|asd|adhd|lgbtq?|bi|gay)$/iu;

/** Who the user is: name, age, birthday, origin, languages. */
export const identityTopic: Topic = (clause) => {
  const { text, lowerCase } = clause;
  const drafts: Draft[] = [];
  const named = patterns.named.exec(text);
  if (named !== null) {
    const name = named[1] as string;
    const rest = text.slice(named[0].length);
    const alone = /^\s*(?:$|[,.!]|(?:and|but|btw|from|by the way|though|here|so)\b)/iu.test(rest);
    const goesBy =
      alone &&
      lowerCase &&
      /^(?:I go by|(?:people|everyone|everybody|(?:my )?friends) calls? me)\b/iu.test(text);
    const certain = isCapitalised(name) || goesBy || (/^(?:my|the) name/iu.test(text) && alone);
    if (certain && !noName.test(name.split(" ")[0] as string)) drafts.push(nameDraft(name));
  }
  const here = patterns.here.exec(text)?.[1];
  if (here !== undefined && !noHere.test(here)) drafts.push(nameDraft(here));
  const mended = caseless`^(?:but )?it is (\p{L}[\p{L}'’-]*)$`.exec(clause.next)?.[1];
  if (caseless`^my name is not\b`.test(text) && mended !== undefined)
    drafts.push({ ...nameDraft(mended), correction: true });
  const am = patterns.am.exec(text);
  if (am !== null && isSelfName(am[1] as string, am[2] as string, text, lowerCase))
    drafts.push(nameDraft(am[1] as string));
  const age = patterns.age.exec(text);
  if (age !== null) {
    const years = age[1] as string;
    if (
      /^\d/u.test(years)
        ? Number(years) >= 5 && Number(years) <= 120
        : !/^(?:one|two)$/iu.test(years)
    ) {
      drafts.push({ predicate: "age", object: years, text: `The user is ${years} years old` });
    }
  }
  const turning = patterns.turning.exec(text);
  if (turning !== null) {
    const when = value(turning[2]);
    const time = when === undefined ? "" : ` ${when}`;
    drafts.push({
      predicate: "turns age",
      object: turning[1] as string,
      text: `The user turns ${turning[1]}${time}`,
      when,
      modality: "plan",
    });
  }
  const birthday = value(patterns.birthday.exec(text)?.[1]);
  if (
    birthday !== undefined &&
    /\d|tomorrow|today|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|halloween|valentine|new year)/iu.test(
      birthday,
    )
  ) {
    drafts.push({
      predicate: "birthday",
      object: birthday,
      text: `The user's birthday is ${birthday}`,
      ...(/tomorrow|today|yesterday|next|this/iu.test(birthday)
        ? { when: birthday, modality: "plan" as const }
        : {}),
    });
  }
  const born = patterns.born.exec(text);
  const birthPlace = value(born?.[2]);
  if (born !== null && birthPlace !== undefined) {
    const predicate = /\d/u.test(birthPlace) ? "birthday" : "born in";
    drafts.push({
      predicate,
      object: birthPlace,
      text: `The user was born ${born[1]} ${birthPlace}`,
    });
  }
  const from = value(patterns.from.exec(text)?.[1], 60);
  if (
    from !== undefined &&
    (isCapitalised(from) || lowerCase || /^(?:a|the) /u.test(from)) &&
    !/^(?:home|the (?:start|beginning|office|same|future|other|internet))\b/iu.test(from)
  ) {
    drafts.push({ predicate: "comes from", object: from, text: `The user comes from ${from}` });
  }
  const grewUp = patterns.grewUp.exec(text);
  const childhood = value(grewUp?.[2]);
  if (grewUp !== null && childhood !== undefined)
    drafts.push({
      predicate: "grew up in",
      object: childhood,
      text: `The user grew up ${grewUp[1]} ${childhood}`,
    });
  drafts.push(...languageDrafts(text));
  const nationality = patterns.nationality.exec(text);
  if (nationality !== null && demonyms.test((nationality[2] as string).trim())) {
    const object = nationality[2] as string;
    const negative = nationality[1] !== undefined;
    drafts.push({
      predicate: negative ? "not nationality" : "nationality",
      object,
      text: `The user is ${negative ? "not " : ""}${object}`,
    });
  }
  const pronouns = patterns.pronouns.exec(text)?.[1];
  if (pronouns?.includes("/")) {
    drafts.push({
      predicate: "pronouns",
      object: pronouns.replace(/ pronouns$/u, ""),
      text: `The user's pronouns are ${pronouns.replace(/ pronouns$/u, "")}`,
    });
  }
  return drafts;
};

function languageDrafts(text: string): Draft[] {
  const spoken = value((patterns.speaks.exec(text) ?? patterns.fluent.exec(text))?.[1]);
  const drafts: Draft[] = [];
  if (spoken !== undefined) {
    const parts = splitList(spoken).flatMap((part) => part.split(/ and (?=\p{Lu})/u));
    for (const part of parts.every((one) =>
      languages.test(
        one.replace(/^(?:a (?:bit|little) of|some|good|fluent|basic|native|decent) /iu, ""),
      ),
    )
      ? parts
      : []) {
      drafts.push({ predicate: "speaks", object: part, text: `The user speaks ${part}` });
    }
  }
  const unspoken = value(patterns.notSpeaks.exec(text)?.[1]);
  if (unspoken !== undefined && languages.test(unspoken.replace(/^(?:any|much|a word of) /iu, "")))
    drafts.push({
      predicate: "not speaks",
      object: unspoken,
      text: `The user does not speak ${unspoken}`,
    });
  const native = patterns.native.exec(text);
  const tongue = value(native?.[1] ?? native?.[2]);
  if (tongue !== undefined) {
    drafts.push({
      predicate: "speaks",
      object: tongue,
      text: `The user's native language is ${tongue}`,
    });
  }
  const learnt = value(patterns.learning.exec(text)?.[1]);
  if (
    learnt !== undefined &&
    !/^(?:a lot|about|how|that|from|to (?:live|love|accept))\b/iu.test(learnt)
  ) {
    if (!/\bstudying\b/iu.test(text) || languages.test(learnt))
      drafts.push({ predicate: "learns", object: learnt, text: `The user is learning ${learnt}` });
  }
  return drafts;
}

function nameDraft(name: string): Draft {
  const object = name.replace(/[.'’-]+$/u, "");
  return { predicate: "name", object, text: `The user's name is ${object}`, confidence: 0.95 };
}

// "I'm Priya btw" is a name, "I'm Vegan" and "I'M TIRED" are not: a capital alone is not enough.
function isSelfName(name: string, rest: string, text: string, lowerCase: boolean): boolean {
  if (lowerCase || !/^I am|^(?:this|it) is/iu.test(text) || !isCapitalised(name)) return false;
  if (name.split(" ").some((word) => noName.test(word) || /^\p{Lu}{2,}$/u.test(word))) return false;
  if (demonyms.test(name) || languages.test(name)) return false;
  if (/^(?:this|it) is/iu.test(text) && !/\b(?:here|speaking)\b/iu.test(rest)) return false;
  return /^(?:\s*$|[,!.]|\s+(?:btw|by the way|from|here|and|but|but you can|a|an|the|your|speaking|again)\b)/iu.test(
    rest,
  );
}
