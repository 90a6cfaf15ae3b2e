import type { FactTarget } from "../../../../model/fact.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { value } from "../words/grammar.ts";

const command = caseless`^(?:(?:ok|hey|hi|oh|so|and|also|well|actually|now|sorry|btw|right|thanks|one more thing|please|pls)[\s,]+)*(?:(?:can|could|would|will) you |you (?:can|may|should|could) (?:now |just )?|i(?:'d| would) (?:like|love|prefer)(?: it if)? (?:you )?(?:to )?|i want you to |please |pls )*(?:please )?(?:(?:forget|delete|remove|erase|scrub|wipe|discard|unlearn|drop)\b|(?:do not|don't|dont|never|you (?:do not|don't|dont) (?:need|have) to) (?:(?:keep|store|save|note)(?= (?:the|that about|that(?= (?!but\b)(?:i|i'm|im|we|my|our|\p{L}{4,})\b)|what i (?:said|told)|anything about|my|our|his|her|their) ?\p{L})|remember(?= (?:what i (?:said|told)|anything about|that about|my|our|his|her|their|that (?!but\b)(?:i|i'm|im|we|my|our|\p{L}{4,})\b|the [\p{L}'’-]+ (?:name|address|number|date))))) (.+)$`;
/** "Forget my weight, don't store that" asks to forget, and says nothing that is not to be kept. */
const forgotten = caseless`\b(?:forget|delete|erase) (?!this\b|that\b|it\b)[^.!?,]+[,.!]* (?:and |so |please )*(?:do not|don't|dont) (?:store|save|keep|remember|note) (?:that|it)\W*$`;
const idle =
  /^(?:it|about it|this one|the (?:last|previous) (?:question|request|idea|bit|line|paragraph|row|column)|what i (?:just )?asked|to\b|the (?:file|line|row|column|table|branch|word|comma|space|image|cookie|import|node|container|paragraph|sentence|section|part|step|second|first|third|semicolon)|line|all (?:files|rows|comments|spaces)|every (?:row|line)|whitespace|duplicates?|files?)\b/iu;
const offRecord = caseless`\b(?:do not|don't|dont|never|please do not|pls don't) (?:remember|store|save|note|record|keep|memori[sz]e|log|write down)\b(?: (?:this|it|any of (?:this|that)|what i(?:'m| am) (?:about to|going to)|the following)\b| that\b(?! (?:i|i'm|im|we|we're|my|our)\b)(?! (?!but|and|please|pls|for|okay|because|since|part|though|either|down|thanks|anywhere|between|today)\p{L}{4,})|[,.!]|$)|\boff the record\b|\b(?:just |strictly )?between (?:us|you and me)\b|\b(?:keep|leave) (?:this|that|it) (?:out of|off) (?:your|the) (?:memory|records?|notes)\b|\bnot for (?:your|the) (?:memory|records?)\b|\b(?:this|that) (?:should|must) not be (?:remembered|saved|stored)\b`;
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
  [
    /\b(?:my (?:salary|pay|income|wages?|earnings)|what i (?:earn|make)|how much i (?:earn|make))\b/iu,
    {
      predicates: [
        "earns",
        "attribute salary",
        "attribute pay",
        "attribute income",
        "attribute wage",
      ],
    },
  ],
  [
    /\b(?:my weight|how much i weigh|what i weigh)\b/iu,
    { predicates: ["weighs", "attribute weight"] },
  ],
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
  return offRecord.test(text) && !forgotten.test(text);
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
  const [about = ""] = said.split(/,(?! (?:and|or)\b)/u);
  // "her address" is not the speaker's
  const topic = /^(?:his|her|their|(?:my|our|the) [\p{L}-]+['’]s)\b/iu.test(about)
    ? undefined
    : topics.find(([pattern]) => pattern.test(about));
  if (topic !== undefined) return forget(topic[1]);
  const plain = said
    .replace(/ (?:in|from|out of) (?:your|the) (?:memory|records?|notes)\b/giu, "")
    .replace(
      /^(?:(?:that )?about (?:the |that |my )?|everything (?:about|i (?:said|told you) about) |anything (?:about|i (?:said|told you) about) |(?:everything|anything|all|what(?:ever)?) (?:that )?you (?:know|have|stored|saved|remember|noted|wrote down) (?:about|on|of) |what i (?=\p{L}+(?:ed|t)\b)(?!said|told)|what(?:ever)? i (?:said|told you|mentioned) (?:about|regarding) |all about |(?:the|that) (?:fact|thing|bit|part|stuff|story) (?:that |about |with |where )?|that )/iu,
      "",
    )
    .replace(/,.*$/u, "")
    .replace(
      / (?:thing|stuff|story|bit|part|business|one|topic|question|issue|matter)s?(?: (?:please|pls|now))?$/iu,
      "",
    );
  // "that I got divorced" is a statement, and all of it is meant
  const words = /^(?:I|we) /iu.test(plain) ? plain : value(plain);
  const named = words
    ?.match(/\p{Lu}[\p{L}\d'’&-]+/gu)
    ?.filter((word) => !/^(?:I|My|The)$/u.test(word));
  if (named !== undefined && named.length > 0) return forget({ words: named.join(" ") });
  return words === undefined || /^(?:everything|all|me|us)$/iu.test(words)
    ? []
    : forget({
        words: words
          .replace(/['’]s (?=name\b|address\b|number\b)|\bname\b|(?<=\p{L} )diet\b/giu, " ")
          .replace(
            /\b(?:i|my|our|his|her|their|that|we|am|being|having|have|like|use|told|said|mentioned|please|memory)\b|\b(?:from|in|out of) (?:your|the) (?:memory|records?|notes)\b/giu,
            " ",
          ),
      });
}
