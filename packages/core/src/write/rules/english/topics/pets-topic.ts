import type { Draft, Topic } from "../draft.ts";
import { silent, withTargets } from "../endings/silent-endings.ts";
import { adverbs, fromStart, value, withArticle } from "../words/grammar.ts";
import { namesIn } from "../words/names-in.ts";
import { takeTime } from "../words/take-time.ts";
import { pets } from "../words/words.ts";
import { stateDrafts } from "./state-drafts.ts";

const describing = "(?:[\\p{L}-]+ ){0,3}?";
// "my sister has a parrot" is of the sister
const owned =
  "(?:(?!(?:has|have|had|got|gets|is|was|wants?|keeps?|bought|adopted|loves?|likes?|hates?|and|with|fears?|walks?|feeds?)\\b)[\\p{L}-]+ ){0,3}?";
const patterns = {
  has: fromStart(
    `(?:I|we|(?:my|our) [\\p{L}-]+(?: \\p{Lu}\\p{L}+)? and I) (?:(do not|never) )?${adverbs}(?:have|own|keep)(?: got)? (no |an? |\\d+ |two |three |four |five |six |some |any |this )?(${describing})(${pets})\\b(.*)$`,
  ),
  got: fromStart(
    `(?:I|we) (?:have )?${adverbs}(adopted|got|bought|rescued|brought home|took in|picked up|welcomed) (an? |another |our |my |the |two |three |her |him )?((?:first|second|third|fourth|new|another)? ?)(${describing})(${pets})\\b(.*)$`,
  ),
  mine: fromStart(
    `(?:my|our) (${owned})(${pets})(?:(?:'s)? name is| is (?:called|named)|, called|,? named|,| called)? (?:(\\p{Lu}[\\p{L}'’-]*))?(.*)$`,
  ),
  isOne: fromStart(
    `(\\p{L}\\p{Ll}{2,}) is (?:actually |really )?an? ((?:[\\p{L}-]+ )?(?:${pets}))(?:$|[,.!])`,
  ),
  several: fromStart(
    `(?:my|our) ${describing}(${pets})(?: are(?: called| named)?|,| called| named)? (\\p{Lu}[\\p{L}'’-]*(?:, \\p{Lu}[\\p{L}'’-]*)*,? (?:and|&) \\p{Lu}[\\p{L}'’-]*)`,
  ),
  small: fromStart(
    `(?:my|our) (${describing})(${pets})(?:(?:'s|s)? (?:name is|is called|is named)|(?= \\p{Ll}+ is (?:\\d|one|two|three|four|five|six|seven|eight|nine|ten)\\b)) (\\p{L}+)`,
  ),
  lost: fromStart(
    `(?:my|our) (?!(?:old|late|childhood|first|parents|brother's|sister's) )${describing}(${pets}) (?:has |just |sadly )*(?:died|passed away|passed on|was put down|had to be put down|was put to sleep)\\b(.*)$`,
  ),
  age: /^,? ?(?:is|just turned|turned) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)(?: years? old)?\b/iu,
  died: fromStart(
    `(?:(?:we|I) (?:have |had )?${adverbs}(?:had to )?(?:put|say goodbye to|lost|let)(?: our| my)?(?: ${describing}(?:${pets}))? (?:(\\p{Lu}[\\p{L}'’-]*))(?: down| to sleep| go|,|$| .*)|(?:(?:my|our) ${describing}(?:${pets}) )?(?:(\\p{Lu}[\\p{L}'’-]*)) (?:has )?${adverbs}(?:died|passed away|passed on|crossed the rainbow bridge)\\b)(.*)$`,
  ),
};

/** The user's animals: kind, number, name, age, and when they came or went. */
export const petsTopic: Topic = ({ text, lowerCase }, discourse) => {
  const has = patterns.has.exec(text);
  if (has !== null) {
    const [, not, count = "", kind = "", noun = "", rest = ""] = has;
    if (/\b(?:question|problem|allergy)\b/iu.test(kind) || isFood(count, noun, rest)) return [];
    if (not !== undefined || /^no /iu.test(count))
      return [
        {
          predicate: "not has",
          object: noun,
          text: `The user does not have ${withAny(count, noun)}`,
          action: "end",
          target: { predicates: ["has", "pet", "pet name"], names: noun },
        },
      ];
    return petDrafts(count.trim(), `${kind}${noun}`, noun, rest);
  }
  const got = patterns.got.exec(text);
  if (got !== null) {
    const [, verb = "", , order = "", kind = "", noun = "", rest = ""] = got;
    const { when } = takeTime(rest, discourse.at, "past");
    const names = namesIn(rest.replace(when ?? "", ""));
    const what = `${order}${kind}${noun}`.trim();
    discourse.lastBeing = { noun: singular(noun), name: names[0] };
    const count = (got[2] ?? "a").trim().replace(/^(?:our|my|the|her|him)$/iu, "a");
    const spoken =
      order.trim() === "" || /^another/iu.test(count) ? `${count} ${what}` : `a ${what}`;
    const action: Draft = {
      predicate: "pet",
      object: spoken,
      text: `The user ${verb} ${spoken.replace(/^an? /iu, (article) => article)}${when === undefined ? "" : ` ${when}`}`,
      when,
      type: "episodic",
    };
    return [
      { ...action, text: action.text.replace(/\ba (?=[aeiou])/iu, "an ") },
      ...names.map((name) => nameDraft(singular(noun), name)),
    ];
  }
  const died = patterns.died.exec(text);
  const late = died?.[1] ?? died?.[2];
  if (died !== null && late !== undefined && /down|sleep|died|passed|rainbow|lost/iu.test(text))
    return [
      deathDraft(late, died[3] ?? "", discourse.at),
      ...silent([{ predicates: ["pet"], words: late }]),
    ];
  const lost = patterns.lost.exec(text);
  if (lost !== null) {
    const noun = singular(lost[1] as string);
    const { when } = takeTime(lost[2] ?? "", discourse.at, "past");
    return withTargets(
      {
        predicate: "died",
        object: noun,
        text: `The user's ${noun} died${when === undefined ? "" : ` ${when}`}`,
        when,
        type: "episodic",
      },
      [{ predicates: ["pet", "pet name"], names: noun }],
    );
  }
  const several = patterns.several.exec(text);
  if (several !== null)
    return namesIn(several[2] as string).map((name) =>
      nameDraft(singular(several[1] as string), name),
    );
  const one = patterns.isOne.exec(text);
  if (
    one !== null &&
    (lowerCase || /^\p{Lu}/u.test(one[1] as string)) &&
    !/^(?:he|she|it|that|this|there|mine|who|what|everyone|nobody)$/iu.test(one[1] as string)
  ) {
    const name = one[1] as string;
    return [
      nameDraft(singular(one[2] as string), `${name.charAt(0).toUpperCase()}${name.slice(1)}`),
    ];
  }
  const mine = patterns.mine.exec(text);
  const small = patterns.small.exec(text);
  if (small !== null) return [nameDraft(singular(small[2] as string), small[3] as string)];
  const drafts: Draft[] = [];
  if (mine !== null) {
    const [, , noun = "", name, rest = ""] = mine;
    discourse.lastBeing = { noun: singular(noun), name: name ?? discourse.lastBeing?.name };
    const weight = /^\s*(weighs (?:about |around )?\d[^,]*)/iu.exec(rest)?.[1];
    if (weight !== undefined) {
      const who = `${singular(noun)}${name === undefined ? "" : ` ${name}`}`;
      drafts.push({
        subject: `user's ${who}`,
        predicate: "weighs",
        object: weight.slice(7),
        text: `The user's ${who} ${weight}`,
      });
    }
    if (/^\s*(?:is|has) /iu.test(rest))
      drafts.push(...stateDrafts(singular(noun), name, rest.trim(), discourse.at));
    if (name !== undefined && !/^(?:is|has|died)$/iu.test(name)) {
      drafts.push(nameDraft(singular(noun), name));
      const years = drafts.some(({ predicate }) => predicate === "age")
        ? undefined
        : patterns.age.exec(rest.trim())?.[1];
      if (years !== undefined)
        drafts.push({
          subject: `user's ${singular(noun)} ${name}`,
          predicate: "age",
          object: years,
          text: `The user's ${singular(noun)} ${name} is ${years} years old`,
        });
    } else if (
      /^[\p{L}]+$/u.test(noun) &&
      !/^(?:chickens?|lamb|duck|goldfish|labs?|boxers?)$/iu.test(noun)
    ) {
      drafts.push({
        predicate: "pet",
        object: singular(noun),
        text: `The user has ${/s$/u.test(noun) && singular(noun) !== noun ? noun : withArticle(noun)}`,
        confidence: 0.8,
      });
    }
  }
  return drafts;
};

// "I have chicken thighs", "I've got some duck": something to eat.
function isFood(count: string, noun: string, rest: string): boolean {
  if (
    /^\s+(?!called|named|who|that|which|and|but|at|with|in|so|now|too|as|on|from|since|for|because|or|living|here|already|btw)\p{Ll}/u.test(
      rest,
    )
  )
    return true;
  return (
    /^(?:chicken|duck|sheep|fish|goldfish|rabbit|goat)$/iu.test(noun) &&
    !/^(?:no|an?|two|three|four|five|six|\d+) /iu.test(count)
  );
}

function deathDraft(name: string, rest: string, at: number): Draft {
  const { when } = takeTime(rest, at, "past");
  const text = `${name} died${when === undefined ? "" : ` ${when}`}`;
  return {
    predicate: "died",
    object: name,
    text,
    when,
    type: "episodic",
    action: "end",
    target: { names: name },
  };
}

function petDrafts(count: string, what: string, noun: string, rest: string): Draft[] {
  const names = namesIn(rest);
  const drafts: Draft[] = names.map((name) => nameDraft(singular(noun), name));
  if ((names.length !== 1 || !/^an?$/iu.test(count)) && !/^(?:just |only )?the\b/iu.test(what)) {
    const number = count === "" || /^(?:some|any|this)$/iu.test(count) ? "" : `${count} `;
    drafts.unshift({
      predicate: "pet",
      object: `${number}${what}`,
      text: `The user has ${number}${what}${names.length > 1 ? `: ${names.join(" and ")}` : ""}`,
    });
  }
  return drafts;
}

function nameDraft(noun: string, name: string): Draft {
  return {
    predicate: "pet name",
    object: `${noun} ${name}`,
    text: `The user has ${withArticle(noun)} called ${value(name) ?? name}`,
  };
}

/** "The user has a cat called Noodle". */
export function petNameDraft(noun: string, name: string): Draft {
  return nameDraft(singular(noun), name);
}

function singular(noun: string): string {
  const lower = noun.toLowerCase();
  if (/^(?:goldfish|sheep|siamese)$/u.test(lower)) return lower;
  if (/(?:pupp|kitt|bunn|pon|canar|husk|tabb)ies$/u.test(lower)) return `${lower.slice(0, -3)}y`;
  return lower.replace(/(?<!s)s$/u, "").replace(/collie$/u, "collie");
}

function withAny(count: string, noun: string): string {
  return /^an?\b/iu.test(count) ? withArticle(noun) : noun;
}
