import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { adverbs, fromStart, isCapitalised } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";

const person = "(\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?)";

const patterns = {
  married: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(married|engaged|single|divorced|widowed|separated|dating|seeing someone|dating someone|in a (?:serious |new |long-term )?relationship|going out)\\b( (?:(?:to|with|from) )?(?:(?:an? |this )(?:[\\p{L}-]+ )?(?:guy|girl|man|woman|dude|lady|[\\p{L}]+) )?(?:called |named )?${person})?(.*)$`,
  ),
  got: fromStart(
    `(?:(?:my [\\p{L}-]+(?: ${person})?|${person}) and I|I|we) (?:have )?${adverbs}(?:got|were|are|are getting|am getting|will be getting|will get) (married|engaged|divorced|separated)\\b(.*)$`,
  ),
  proposed: fromStart(
    `${person} (?:has |just |finally |actually )*(?:proposed|popped the question|asked me to marry (?:him|her|them)|got down on one knee|put a ring on it)\\b(.*)$|^I (?:have )?(?:just |finally )*proposed to ${person}(.*)$|^(?:I |we )?(?:said|I said) yes to ${person}(.*)$`,
  ),
  brokeUp: fromStart(
    `(?:(?:(?:my (?:[\\p{L}-]+ )?)?([\\p{L}'-]+)) and I|I|we|my (?:girlfriend|boyfriend|partner|wife|husband|fianc[eé]e?|gf|bf|spouse)) (?:have |has )?${adverbs}(broke up|split up|split(?=$|[,.!]| (?:in|last|this|after|with|amicably|for)\\b)|separated|parted ways|got divorced|got separated|are no longer together|are not together|ended things|called it quits|are (?:done|over|finished|history)(?= *(?:$|[,.!]))|are getting divorced|left me|dumped me)\\b(?: with ${person})?(.*)$`,
  ),
};

/** What an engagement puts an end to. */
const beforeEngagement = [
  { predicates: ["partner"], words: "boyfriend" },
  { predicates: ["partner"], words: "girlfriend" },
];

/** What marrying puts an end to. */
const beforeMarriage = [
  { predicates: ["partner"], words: "fiancé" },
  { predicates: ["partner"], words: "fiancée" },
  { predicates: ["plans"], words: "married" },
  { predicates: ["plans"], words: "marrying" },
  { predicates: ["appointment*"], names: "wedding" },
];

/** Whether the user is married, single or in between, and with whom. */
export const relationshipTopic: Topic = ({ text, cues }, discourse) => {
  if (cues.loose) return [];
  const broke = patterns.brokeUp.exec(text);
  if (broke !== null) {
    const { when } = takeTime(broke[4] ?? "", discourse.at, "past");
    const who =
      broke[3] ?? (broke[1] !== undefined && isCapitalised(broke[1]) ? broke[1] : undefined);
    return [
      {
        predicate: "relationship",
        object: "single",
        text: `The user${who === undefined ? " and their partner" : ` and ${who}`} ${/divorc|separat/iu.exec(broke[2] ?? "") === null ? "broke up" : `got ${/divorc/iu.test(broke[2] ?? "") ? "divorced" : "separated"}`}${when === undefined ? "" : ` ${when}`}`,
        when,
        action: "end",
        target: who === undefined ? { predicates: ["partner", "relationship"] } : { names: who },
      },
      ...silent(
        ["boyfriend", "girlfriend", "partner", "husband", "wife", "fiancé", "fiancée"].map(
          (noun) => ({
            predicates: ["trait", "age", "event"],
            words: who === undefined ? noun : `${noun} ${who}`,
          }),
        ),
      ),
      ...silent(
        ["married", "engaged", "dating", "in a relationship"].map((names) => ({
          predicates: ["relationship"],
          names,
        })),
      ),
    ];
  }
  const proposed = patterns.proposed.exec(text);
  const betrothed = proposed?.[1] ?? proposed?.[3] ?? proposed?.[5];
  if (betrothed !== undefined && !/^(?:He|She|They|Someone|Everyone|We|It)$/u.test(betrothed))
    return [
      ...silent(beforeEngagement),
      {
        predicate: "partner",
        object: betrothed,
        text: `The user is engaged to ${betrothed}`,
        change: true,
      },
    ];
  const got = patterns.got.exec(text);
  if (got !== null) {
    const [, first, second, status = "", rest = ""] = got;
    const future = /\b(?:are getting|am getting|will)\b/iu.test(text);
    const { when } = takeTime(rest, discourse.at, future ? "future" : "past");
    if (future && when === undefined && !/^(?:we|I)\b/iu.test(text)) return [];
    const who = first ?? second;
    const words = future ? `is getting ${status}` : `got ${status}`;
    const draft: Draft = {
      predicate: future ? "plans" : "relationship",
      object: future ? `getting ${status}` : status,
      text: `The user ${words}${who === undefined ? "" : ` to ${who}`}${when === undefined ? "" : ` ${when}`}`,
      when,
      type: "episodic",
      modality: future ? "plan" : "actual",
    };
    const before = /married/iu.test(status) && !future ? silent(beforeMarriage, when) : [];
    return [...before, draft];
  }
  const match = patterns.married.exec(text);
  if (match === null) return [];
  const [, not, status = "", , to] = match;
  if (not !== undefined)
    return [
      {
        predicate: "not relationship",
        object: status,
        text: `The user is not ${status}`,
        action: "end",
        target: { predicates: ["relationship"], names: status },
      },
    ];
  if (/^(?:dating|going out)$/iu.test(status) && to === undefined)
    return /^we\b/iu.test(text) && /^\W*(?:now\b.*)?$/iu.test(match[5] ?? "")
      ? silent([{ predicates: ["relationship"], names: "single" }])
      : [];
  if (
    / (?:to|with) (?!me|him|her|a\b|an\b|my\b|\p{Lu})/iu.test(match[5] ?? "") ||
    /^ to /u.test(match[5] ?? "")
  )
    return [];
  const drafts: Draft[] = [
    {
      predicate: "relationship",
      object: status,
      text: `The user is ${status}`,
      ...(cues.now ? { change: true } : {}),
    },
  ];
  if (to !== undefined && /married|engaged|dating/iu.test(status))
    drafts.push({
      predicate: "partner",
      object: to,
      text: `The user's partner is ${to}`,
    });
  return drafts;
};
