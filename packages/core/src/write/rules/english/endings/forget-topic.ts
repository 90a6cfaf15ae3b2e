import type { FactTarget } from "../../../../model/fact.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { value } from "../words/grammar.ts";

const command = caseless`^(?:(?:ok|hey|hi|oh|so|and|also|well|actually|now|sorry|btw|right|thanks|one more thing|please|pls)[\s,]+)*(?:(?:can|could|would|will) you |i(?:'d| would) (?:like|love|prefer)(?: it if)? (?:you )?(?:to )?|i want you to |please |pls )*(?:please )?(?:forget|delete|remove|erase|scrub|wipe|discard|unlearn|drop)\b (.+)$`;
const idle =
  /^(?:it|about it|this one|the (?:last|previous) (?:question|request|idea|bit|line|paragraph|row|column)|what i (?:just )?asked|to\b|the (?:file|line|row|column|table|branch|word|comma|space|image|cookie|import|node|container|paragraph|sentence|section|part|step|second|first|third|semicolon)|line|all (?:files|rows|comments|spaces)|every (?:row|line)|whitespace|duplicates?|files?)\b/iu;
const offRecord = caseless`\b(?:do not|don't|dont|never|please do not|pls don't) (?:remember|store|save|note|record|keep|memori[sz]e|log|write down)\b(?: (?:this|that|it|any of (?:this|that)|what i(?:'m| am) (?:about to|going to)|the following)\b|[,.!]|$)|\boff the record\b|\b(?:just |strictly )?between (?:us|you and me)\b|\b(?:keep|leave) (?:this|that|it) (?:out of|off) (?:your|the) (?:memory|records?|notes)\b|\bnot for (?:your|the) (?:memory|records?)\b|\b(?:this|that) (?:should|must) not be (?:remembered|saved|stored)\b`;
const previous =
  /^(?:that|this|what i (?:just )?said|what i (?:just )?told you|i (?:ever )?said (?:that|anything)|the last (?:thing|message)(?: i said)?|everything i just said|my last message)[.! ]*$/iu;

const topics: readonly [RegExp, FactTarget][] = [
  [
    /\b(?:address|where i live|my (?:home|city|town|street|location))\b/iu,
    { predicates: ["lives in", "not lives in", "plans to move to"] },
  ],
  [/\bmy (?:real |full |first |last )?name\b/iu, { predicates: ["name"] }],
  [
    /\b(?:my (?:job|work|employer|company|workplace|boss)|where i work)\b/iu,
    { predicates: ["works at", "works as", "works", "works on team", "manager", "employment"] },
  ],
  [/\bmy (?:birthday|date of birth|bday|dob)\b/iu, { predicates: ["birthday"] }],
  [/\bmy age|how old i am\b/iu, { predicates: ["age", "turns age"] }],
  [/\bmy allerg(?:y|ies)\b/iu, { predicates: ["allergic to"] }],
  [/\bmy diet\b/iu, { predicates: ["diet", "eats"] }],
  [
    /\bmy (?:partner|girlfriend|boyfriend|wife|husband|spouse|relationship)\b/iu,
    { predicates: ["partner", "relationship"] },
  ],
  [
    /\bmy (?:health|illness|diagnosis|condition|medical \p{L}+)\b/iu,
    { predicates: ["health", "takes"] },
  ],
  [/\bmy (?:pets?|dogs?|cats?)\b/iu, { predicates: ["pet", "pet name"] }],
  [/\bmy (?:preferences?|likes|dislikes)\b/iu, { predicates: ["likes", "dislikes", "prefers"] }],
];

/** Whether a turn asks not to be remembered. */
export function isOffRecord(text: string): boolean {
  return offRecord.test(text);
}

/** Whether the whole turn is about the one before it ("don't remember that"). */
export function isAboutPrevious(text: string): boolean {
  return (
    offRecord.test(text) &&
    /\b(?:remember|store|save|note|record|keep|memori[sz]e|log) that\b/iu.test(text) &&
    text.split(/\s+/u).length <= 8
  );
}

/** What a sentence asks to forget. */
export function forgetDrafts(sentence: string, lastTurn: string | undefined): Draft[] {
  const said = command.exec(sentence.trim())?.[1]?.replace(/[.!?]+$/u, "");
  if (said === undefined || idle.test(said)) return [];
  const forget = (target: FactTarget): Draft[] => [
    { text: "", predicate: "forget", object: said, action: "retract", target },
  ];
  if (previous.test(said)) return lastTurn === undefined ? [] : forget({ turnIds: [lastTurn] });
  const topic = topics.find(([pattern]) => pattern.test(said));
  if (topic !== undefined) return forget(topic[1]);
  const words = value(
    said
      .replace(
        /^(?:about (?:the |that |my )?|everything (?:about|i (?:said|told you) about) |anything (?:about|i (?:said|told you) about) |what(?:ever)? i (?:said|told you|mentioned) (?:about|regarding) |all about |(?:the|that) (?:fact|thing|bit|part|stuff|story) (?:that |about |with |where )?|that )/iu,
        "",
      )
      .replace(/,.*$/u, "")
      .replace(
        / (?:thing|stuff|story|bit|part|business|one|topic|question|issue|matter)s?(?: (?:please|pls|now))?$/iu,
        "",
      ),
  );
  return words === undefined || /^(?:everything|all|me|us)$/iu.test(words)
    ? []
    : forget({
        words: words.replace(
          /\b(?:i|my|our|we|am|have|like|use|told|said|mentioned|please|memory)\b|\bfrom (?:your|the) memory\b/giu,
          " ",
        ),
      });
}
