import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { reported, value } from "../words/grammar.ts";
import { isLastingVerb } from "../words/lasting-verbs.ts";
import { isPassingState } from "../words/passing-states.ts";
import { instant, passingNoun, vague } from "../words/passing-words.ts";
import { bothCases } from "../words/pattern.ts";
import { takeTime } from "../words/take-time.ts";
import {
  isClosedWord,
  isMental,
  isMomentous,
  isStative,
  isTechnical,
} from "../words/verb-classes.ts";
import { baseOfThird, readVerb } from "../words/verb-forms.ts";
import { pets, relations } from "../words/words.ts";

const being = bothCases(`^(?:[\\p{L}-]+ ){0,2}?(?:${relations}|${pets})(?: \\p{Lu}[\\p{L}'’-]*)?$`);
const auxiliary =
  /^(?:is|are|was|were|has|have|had|does|do|did|can|will|no longer|never|always|usually|often|still|just|also|now|only|both|all|mostly|mainly|really)$/iu;
/** What is at hand, or in a program, or of the body for an hour. */
const atHand =
  /^(?:(?:[\p{L}-]+ )*?)(?:code|build|script|container|tests?|function|query|file|files|error|class|app|page|branch|commit|loop|table|column|terminal|screen|browser|tab|cursor|session|head|brain|mind|eyes?|legs?|feet|stomach|heart|jaw|guess|question|point|problem|issue|idea|first|last|next|thing|answer|turn|fault|bad|god|goodness|word|words|mood|day|week|morning|evening|night|weekend|plan|plans|goal|dream|phone battery|battery|internet|wifi|connection|draft|essay|letter|email|message|text|wallet|bank account|output|input|result|results|request|response|server log|logs?|console|token|regex|array|list|string|loop|pull request|pr|diff|formula|sheet|spreadsheet|slides?|deck)$/iu;

const arriving =
  /^(?:coming|arriving|visiting|starting|leaving|moving|opening|closing|staying|returning)\b/iu;

interface Parts {
  noun: string;
  verb: string;
  rest: string;
  kind: "is" | "has" | "third" | "past" | "other";
}

/**
 * What is plainly said of something or somebody of the speaker's, where no narrower topic understood it: "our router sits behind the
 * bookcase", "my father arrives the day after tomorrow".
 */
export const ownThingsTopic: Topic = ({ text, cues, next }, { at }) => {
  if (cues.loose || caseless`^(?:it|nothing|then it|get|gets|boom)\b`.test(next)) return [];
  const parts = takeApart(text);
  if (parts === undefined) return [];
  const { noun, verb, rest, kind } = parts;
  const somebody = being.test(noun);
  if (!cues.remember && atHand.test(noun) && !/\d/u.test(rest)) return [];
  if (!somebody && !cues.remember && passingNoun.test(noun)) return [];
  const said = value(rest, 90)?.replace(/^(\D{0,3}\d[^,]*?)(?:,| and\b).*$/u, "$1");
  if (said === undefined || /\b(?:it|this|that|you|me|him|her|them)$/iu.test(said)) return [];
  const negative = /^(?:not|never|no longer)\b/iu.test(said);
  const bare = said.replace(/^(?:not|never|no longer|always|usually|often|now|also|just) /iu, "");
  const future = takeTime(said, at, "future");
  const words = reported(said.replace(/^(?:now|currently) /iu, ""));
  const draft: Draft = {
    predicate: "trait",
    object: `${noun} ${verb} ${words}`,
    text: `The user's ${noun} ${verb} ${words}`,
    confidence: 0.7,
    ...(somebody ? { subject: `user's ${noun}` } : {}),
  };
  if (kind === "is") {
    const gerund = readVerb(bare.split(" ")[0] ?? "")?.form === "gerund";
    if (gerund)
      return (somebody || arriving.test(bare)) && future.when !== undefined && !negative
        ? [planned(draft, future.when)]
        : [];
    return isPassingState(bare) ||
      vague.test(bare) ||
      instant.test(bare) ||
      (somebody &&
        /^(?:an? |the )?(?:pain|angel|saint|hero|nightmare|genius|monster|mess|joke|legend|best|worst)\b/iu.test(
          bare,
        ))
      ? []
      : [draft];
  }
  if (kind === "has")
    return vague.test(bare) ||
      instant.test(bare) ||
      passingNoun.test(bare.replace(/^(?:an?|the|no) /iu, "")) ||
      /^(?:been|to|just|had)\b/iu.test(bare)
      ? []
      : [draft];
  if (future.when !== undefined && somebody && kind === "third" && !negative)
    return [planned(draft, future.when)];
  if (kind === "past") {
    const { when } = takeTime(said, at, "past");
    const verbs = readVerb(verb)?.bases ?? [];
    return somebody &&
      isMomentous(verbs) &&
      !/^(?:sold|bought|quit|gave)$/u.test(verb) &&
      (when !== undefined || /\p{Lu}|\d|\b(?:an?|his|her|their)\b/u.test(said))
      ? [
          {
            ...draft,
            predicate: "event",
            object: `${verb} ${reported(said)}`,
            when,
            type: "episodic",
          },
        ]
      : [];
  }
  if (instant.test(said) || vague.test(said)) return [];
  return [draft];
};

function planned(draft: Draft, when: string): Draft {
  return { ...draft, when, modality: "plan", type: "episodic" };
}

function takeApart(text: string): Parts | undefined {
  const start = /^(?:my|our) /iu.exec(text);
  if (start === null) return undefined;
  const words = text.slice(start[0].length).split(/\s+/u);
  for (let index = 1; index < Math.min(words.length - 1, 6); index++) {
    const word = (words[index] as string).toLowerCase();
    const noun = words.slice(0, index).join(" ");
    const rest = words.slice(index + 1).join(" ");
    if (/[,;:]$/u.test(words[index - 1] as string)) return undefined;
    if (/^(?:of|in|on|at|for|with|from|to|and|or|about|near|who|that|which)$/u.test(word)) continue;
    if (/^(?:is|are|was|were)$/u.test(word)) return { noun, verb: word, rest, kind: "is" };
    if (
      /^(?:says?|said|thinks?|thought|claims?|told|tells|asked|asks|wants|hopes|wishes|believes|wrote|reckons)$/u.test(
        word,
      )
    )
      return undefined;
    if (/^(?:has|have|had)$/u.test(word)) {
      const perfect = readVerb(words[index + 1] as string);
      if (perfect?.form === "past" || perfect?.form === "participle")
        return {
          noun,
          verb: `${word} ${words[index + 1]}`,
          rest: words.slice(index + 2).join(" "),
          kind: "past",
        };
      return { noun, verb: word, rest, kind: "has" };
    }
    if (
      /^(?:does|do)$/u.test(word) &&
      !/^(?:not|the trick|the job|it|that|this)\b/u.test(rest) &&
      readVerb(words[index + 1] as string)?.form === "base" &&
      words.length > index + 2
    )
      return { noun, verb: word, rest, kind: "third" };
    if (/^(?:does|do|did|can|will|would|could|might|should|may|must)$/u.test(word))
      return /^(?:does|do|can)$/u.test(word) && /^not \p{L}+ \p{L}/u.test(rest)
        ? { noun, verb: word, rest, kind: "other" }
        : undefined;
    if (auxiliary.test(word)) continue;
    const third = baseOfThird(word);
    if (
      third !== undefined &&
      !isClosedWord(word) &&
      (isLastingVerb(third) ||
        isStative(third) ||
        (index <= 2 &&
          !isMental([third]) &&
          !isTechnical([third]) &&
          !/^(?:thing|time|point)$/u.test(third)))
    )
      return { noun, verb: word, rest, kind: "third" };
    const verb = readVerb(word);
    if (verb?.form === "past" && !isClosedWord(word) && index <= 3)
      return { noun, verb: word, rest, kind: "past" };
    if (
      word === "go" &&
      /s$|children$/u.test(words[index - 1] as string) &&
      /^to (?:the )?\p{Lu}/u.test(rest)
    )
      return { noun, verb: "go to", rest: rest.slice(3), kind: "third" };
    if (
      verb?.form === "base" &&
      /s$/u.test(words[index - 1] as string) &&
      (isLastingVerb(word) || isStative(word)) &&
      index <= 3
    )
      return { noun, verb: word, rest, kind: "third" };
  }
  return undefined;
}
