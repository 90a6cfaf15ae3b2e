import { canonical } from "../words/canonical.ts";
import { caseless } from "../words/gated.ts";
import { stripOpening } from "./openings.ts";

/** What an assistant asks, and what the answer says in full. `$1` is a part of the question, `…` the answer. */
const questions: readonly [RegExp, string][] = [
  [
    caseless`\bwhere (?:are you|do you) (?:currently |now )?(?:live|living|based|located|at home)\b|\b(?:which|what) (?:city|town|country|area|part of the country|region|place) (?:are you|do you live|is home)\b|\bwhere(?:'s| is) home\b`,
    "I live in …",
  ],
  [/\bwhere are you from\b|\bwhere do you come from\b/iu, "I am from …"],
  [
    /\b(?:what(?:'s| is) your name|what (?:should|can|shall|may) I call you|who am I (?:talking|speaking) (?:to|with))\b/iu,
    "my name is …",
  ],
  [/\bhow old are you\b|\bwhat(?:'s| is) your age\b/iu, "I am …"],
  [
    /\bwhat do you do(?: for (?:a living|work))?\s*\?|\bwhat(?:'s| is) your (?:job|profession|occupation|role|line of work)\b|\bwhat kind of work do you do\b/iu,
    "I work as …",
  ],
  [
    /\bwhere do you work\b|\bwho do you work for\b|\b(?:which|what) company (?:do you work|are you)\b/iu,
    "I work at …",
  ],
  [/\ballerg(?:ies|ic|y)\b/iu, "I am allergic to …"],
  [
    /\bdietary (?:restrictions?|requirements?|preferences?|needs)\b|\bwhat(?:'s| is) your diet\b/iu,
    "I am …",
  ],
  [
    /\bwhat do you (?:drive|ride)\b|\b(?:which|what) (?:kind of )?(?:car|bike) (?:do you|have you)\b/iu,
    "I drive …",
  ],
  [
    /\b(?:what|which) (?:\p{L}+ ){1,4}(?:do you use|are you using|are you on|do you run|are you running|do you work (?:in|with)|do you have)\b|\bwhat are you (?:using|running)\b/iu,
    "I use …",
  ],
  [/\bwhat(?:'s| is) your favou?rite ([\p{L} ]+?)\s*\?/iu, "my favourite $1 is …"],
  [
    /\bwhat (?:are you studying|do you study)\b|\bwhat(?:'s| is) your (?:major|subject)\b/iu,
    "I study …",
  ],
  [/\bwhat instruments? do you play\b|\bdo you play (?:an|any) instruments?\b/iu, "I play …"],
  [/\b(?:what|which) languages? do you speak\b/iu, "I speak …"],
  [/\bwhen(?:'s| is) your birthday\b|\bwhen were you born\b/iu, "my birthday is …"],
  [
    /\bdo you have (?:any )?(?:pets?|kids?|children|siblings|animals|brothers|sisters|both|dogs?|cats?)\b/iu,
    "I have …",
  ],
  [
    /\bwhat(?:'s| is) your (time ?zone|budget|weight|height|shoe size|goal|username|e-?mail|phone number|dog's name|cat's name|resting heart rate)\b/iu,
    "my $1 is …",
  ],
  [
    /\b(?:what(?:'s| is) (?:his|her|its|their) name|what (?:is|are) (?:he|she|it|they) called)\b/iu,
    "her name is …",
  ],
];
const wishes =
  /\b(?:any (?:wishes|preferences?|requirements)|do you prefer|which (?:one )?do you prefer|would you (?:prefer|rather)|what(?:'s| is) your preference|prefer (?:\p{L}+ )?(?:to|over|or))\b/iu;
const state =
  /^(?:so |and |wait, |ah, |oh, )?(?:are you (?:still |now |currently )?(?!sure|ok|okay|ready|trying|asking|looking|talking|referring|free|happy|able|there|kidding|planning|thinking|going|taking|getting|worried|saying|up|all|both)([^,?]{2,60})|do you (still |currently |already )?((?:live|work|have|use|own|play|speak|eat|drink|drive|smoke|run|study|like|prefer|wear|take|ride) [^,?]{2,60}))\?$/iu;
const yes =
  /^(?:yes|yep|yeah|yup|yea|correct|exactly|right|i do|i am|indeed|absolutely|affirmative|that's right|still do|always)(?: (?:i do|i am|exactly|indeed|sir|still))?$/iu;
const no =
  /^(?:no|nope|nah|not any ?more|no longer|not really|i don't|i'm not|i am not|never)(?: (?:i don't|i'm not|not any ?more|never|i am not))?$/iu;
const noAnswer = caseless`^(?:i|we|my|our|it|that|this|he|she|they|you|there|idk|dunno|not|no idea|none|nothing|nope|no|yes|yeah|yep|both|either|neither|the (?:first|second|third|last|former|latter)|later|sure|ok|okay|depends|maybe|probably|whatever|thanks|thx|what|why|how|which|where|who|when|never|hm+|can|could|will|would|do|does|is|are|if|because|let|please|good|great|sorry|sold|done|perfect|nice|cool|all|any|some|lol|haha\p{L}*|from|to|about|around here|here|there|home|too|a lot|anything|everything|secret|guess|rather not)\b(?! (?:allergic|vegan|vegetarian|kids|pets|children|eggs|nuts|meat|dairy|gluten|pork))`;

/** The last question in the words of an assistant. */
export function lastQuestion(text: string): string | undefined {
  const found = text
    .slice(-600)
    .match(/[^.!?\n:;]{3,200}\?/gu)
    ?.at(-1);
  return found?.trim();
}

/**
 * What a few words say when they answer a question: "Ghent" after "Where do you live?" is "I live in Ghent". Undefined: it is no
 * answer that can be understood from the two alone.
 */
export function answeredStatement(question: string, said: string): string | undefined {
  const head = canonical(said).split(/[.!;?\n]|,? (?:and|but|so) (?=I\b)|, (?=I\b)/u)[0] as string;
  const rest = stripOpening(head)
    .rest.replace(
      /^(?:just|only|mostly|mainly|currently|it is|that is|that would be|i think|in) /iu,
      "",
    )
    .trim();
  const asked = state.exec(question);
  const answer = asked === null ? undefined : confirmed(asked, head.replace(/,.*$/u, "").trim());
  if (answer !== undefined) return answer;
  if (rest === "" || rest.split(/\s+/u).length > 8 || noAnswer.test(rest)) return undefined;
  const contrast = /^([\p{L}\d ]{2,25}), not ([\p{L}\d ]{2,25})$/u.exec(rest);
  if (contrast !== null && wishes.test(question))
    return `I prefer ${contrast[1]} over ${contrast[2]}`;
  if (wishes.test(question)) {
    const offered = rest.split(/\s+/u)[0] as string;
    return rest.split(/\s+/u).length <= 3 && question.toLowerCase().includes(offered.toLowerCase())
      ? `I prefer ${rest}`
      : undefined;
  }
  for (const [pattern, statement] of questions) {
    const match = pattern.exec(question);
    if (match === null) continue;
    if (/^(?:no|none|not)\b/iu.test(rest) && /allergic/u.test(statement))
      return /^no (?:known |food |other )?(?:allergies|allergy)\b/iu.test(rest)
        ? "I have no allergies"
        : undefined;
    if (/^no /iu.test(rest) && !/allergic/u.test(statement)) return `I have ${rest}`;
    if (/^no /iu.test(rest)) return undefined;
    const named = /allergic|speak|have/u.test(statement)
      ? rest
      : rest.replace(
          /, (?:always|mostly|mainly|usually|why|lol|haha|actually|for now|obviously)\b.*$/iu,
          "",
        );
    return statement.replace("$1", match[1] ?? "").replace("…", () => named);
  }
  return undefined;
}

function confirmed(asked: RegExpExecArray, said: string): string | undefined {
  const [question, being, , doing] = asked;
  const still = /\bstill\b/iu.test(question);
  const what = (being ?? doing ?? "")
    .replace(/\byour\b/giu, "my")
    .replace(/ (?:yourself|too|as well|right now|by any chance|at all|then)$/iu, "")
    .replace(/\bany\b/iu, being === undefined ? "" : "any")
    .replace(/\s+/gu, " ")
    .trim();
  if (/\bor\b|\byou\b|\bit\b|\bthat\b|\bthis\b|\bthem\b|\bboth\b/iu.test(what)) return undefined;
  const be = being === undefined ? "" : "am ";
  if (yes.test(said)) return `I ${be}${what}`;
  if (!no.test(said)) return undefined;
  if (still || /any ?more|longer/iu.test(said))
    return being === undefined ? `I no longer ${what}` : `I am no longer ${what}`;
  return being === undefined ? `I do not ${what}` : `I am not ${what}`;
}
