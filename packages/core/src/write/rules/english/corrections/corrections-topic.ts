import type { Discourse } from "../discourse.ts";
import type { Draft, Topic } from "../draft.ts";
import { isAlike } from "../words/alike.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, value } from "../words/grammar.ts";
import { letterDistance } from "../words/letter-distance.ts";
import { takeTime } from "../words/take-time.ts";

const numbers = "\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const patterns = {
  count: fromStart(
    `(?:it is |I have |we have |there are |make (?:it|that) |typo,? )?(${numbers}) (\\p{L}+)(?:$|[,.]| not\\b)`,
  ),
  elliptic: fromStart(
    `(?:(?:it|that|this|the \\p{L}+) (?:is|was) ${adverbs}(?:not .+?, (?:it is )?)?|no,? |make (?:it|that) |should be |on |not \\p{L}+,? (?:but )?)((?:on |at |in )?.+)$`,
  ),
  neverSaid: fromStart(
    `(?:I|we) (?:have )?(?:never|did not|have not|do not think I) (?:ever )?(?:said|say|told you|tell you|mentioned|mention|claimed|claim|wrote|write)(?: that| anything about)?(?: (?:I|we) (?:am|was|were|are|have|had|like|liked|use|used|live|lived|work|worked|want|wanted|eat|ate|drink|drank|own|owned|being|having|love|loved|hate|hated|speak|spoke|play|played)| my| our| about| being)? ${adverbs}(?:an? |the |in |at |for |as |to )?(.+)$`,
  ),
  notTrue: fromStart(`(?:that|this) is (?:not|no longer) (?:true|right|correct)\\b`),
  meant: fromStart(
    `(?:it is|it should be|make that|should be|not .+? but)?\\s*([\\p{L}\\d' .-]{2,40}?),? (?:not|and not|instead of|rather than) ([\\p{L}\\d' .-]{2,40})$`,
  ),
  contrast: fromStart(
    "(?:(?:the|my|our|her|his|its|their|it|that|this|she|he) (?:[^,]{0,60}? )?|I |we )(?:is|was|are|am|have|should be|live in|work in|work at|work for|moved to|go to|wear|take|play|study|teach|drive|eat|need|start at)(?: called| spelled| spelt| named| on| at| in)?(?: actually| really)? (?:not ([^,]{2,30}?)(?:,| but|, but|,? it is) (?:on |at |in )?([^,]{2,40}?)|([^,]{2,40}?) (?:and |but )?(?:not|instead of|rather than) (?:on |at |in |the )?([^,]{2,30}?))(?:$|[,.!].*)$",
  ),
  isThat: fromStart(
    "(?:(?:the|my|our|her|his|its|their|it|that|this|she|he|\\p{Ll}+(?= is\\b)) (?:[^,]{0,60}? )?|I |we )(?:is|was|are|am|should be|have|keep|own|live in|live at|work in|work at|work for|moved to|study|speak|drive|use)(?: called| spelled| spelt| named)?(?: actually| really)? ([^,]{1,40}?)$",
  ),
  notThat: fromStart(
    "(?:and |but )?not (?!(?:the only|that|so|very|really|sure|my|just|to|too)\\b)([^,.!]{1,30}?)(?:$|[,.!].*$)",
  ),
  /** "He's not a beagle": what was said of him was wrong. */
  noSuch: fromStart(
    "(?:he|she|it|they|(?:my|our|the) [\\p{L}-]+(?: \\p{Lu}[\\p{L}'’-]*)?|\\p{Lu}[\\p{L}'’-]*) (?:is|are) (?:actually |really |in fact )*not (an? [\\p{L} -]{3,30}?)(?: (?:at all|after all|actually|btw))?$",
  ),
  typo: /^\*\s?([\p{L}'’-]{2,40})\b/u,
};

/** What takes back or mends what was said before: a new time, a word that was misspelt, "I never said". */
export const correctionsTopic: Topic = ({ text, cues, next }, discourse) => {
  const never = value(patterns.neverSaid.exec(text)?.[1]);
  if (never !== undefined)
    return [
      {
        text: "",
        predicate: "said",
        object: never,
        action: "retract",
        correction: true,
        target: { names: never },
      },
    ];
  const exact = caseless`^(?:it|that) is (?!not\b)([\p{L}\d' .-]{2,40})$`.exec(text)?.[1];
  const denied = caseless`^not ([\p{L}\d' .-]{2,40}?)[.! ]*$`.exec(next)?.[1];
  if (exact !== undefined && denied !== undefined) {
    const mended = mendTold(discourse, denied, exact.trim());
    if (mended.length > 0) return mended;
  }
  const wrongKind = patterns.noSuch.exec(text)?.[1];
  if (wrongKind !== undefined) {
    const told = [...discourse.lastDrafts, ...discourse.known].filter(
      ({ object, text: words, subject = "user" }) =>
        words !== "" &&
        subject !== "user" &&
        object.toLowerCase() === `is ${wrongKind.toLowerCase()}`,
    );
    if (told.length > 0) return told.slice(0, 1).flatMap(retraction);
  }
  const contrasted = contrastDrafts(text, next, discourse);
  if (contrasted.length > 0) return contrasted;
  if (cues.correction !== true) return [];
  const count = patterns.count.exec(text);
  if (count !== null) {
    const [, number = "", noun = ""] = count;
    const told = discourse.lastDrafts.find((draft) => otherCount(draft.text, noun) !== undefined);
    const wrong = told === undefined ? undefined : otherCount(told.text, noun);
    if (wrong !== undefined && wrong !== `${number} ${noun}`)
      return mend(discourse.lastDrafts, wrong, `${number} ${noun}`);
  }
  const dated = discourse.lastDated;
  const elliptic = patterns.elliptic.exec(text) ?? fromStart("((?:on |at )?.+)$").exec(text);
  if (dated?.when !== undefined && elliptic !== null && !/^(?:I|we|my|our|not)\b/iu.test(text)) {
    const said = value(elliptic[1]) ?? "";
    const bare = takeTime(said, discourse.at, "future");
    const { when, rest } =
      bare.when === undefined ? takeTime(`on ${said}`, discourse.at, "future") : bare;
    if (when !== undefined && rest.split(" ").length <= 4)
      return [...retraction(dated), { ...withTime(dated, when, discourse.at), correction: true }];
  }
  const negative = /^not ([\p{L}\d' .-]{2,40})$/iu.exec(next)?.[1];
  const meant = patterns.meant.exec(text);
  const [right, wrong] =
    meant !== null
      ? [value(meant[1]), value(meant[2])]
      : [
          value(text.replace(/^(?:it is|it should be|make that|should be) /iu, "")),
          value(negative),
        ];
  if (right === undefined || wrong === undefined) return [];
  // "until March 13, not 9" means the number alone
  const number = /^\d[\d.,:]*$/u.test(wrong) ? right.match(/\d[\d.,:]*/gu)?.at(-1) : undefined;
  return mendTold(discourse, wrong, number ?? right);
};

// what was told in an earlier conversation is meant where nothing in this one is
function mendTold({ lastDrafts, known }: Discourse, wrong: string, said: string): Draft[] {
  // "in first grade, not third": the grade stays
  const [word = "", ...behind] = said.split(" ");
  const goesOn =
    behind.length > 0 &&
    !wrong.includes(" ") &&
    [...lastDrafts, ...known].some((draft) =>
      draft.text.toLowerCase().includes(`${wrong} ${behind.join(" ")}`.toLowerCase()),
    );
  const right = goesOn ? word : said;
  const mended = mend(lastDrafts, wrong, right);
  return mended.length > 0 ? mended : mend(known, wrong, right);
}

// "her name is Hanne, not Hannah", "the exam is on the 21st, not the 12th": what was said before has the wrong one
function contrastDrafts(text: string, next: string, discourse: Discourse): Draft[] {
  const { at } = discourse;
  // what is said of the plant mends nothing of the cat
  const noun =
    caseless`^(?:my|our|the) (?:[\p{L}-]+ )*?([\p{L}-]+)(?:'s)?(?: (?:name|birthday|appointment))? (?:is|was|are|has|should)\b`
      .exec(text)?.[1]
      ?.toLowerCase();
  const isMeant = (draft: Draft) =>
    noun === undefined ||
    /^(?:name|date|time|day|address|number|spelling)$/u.test(noun) ||
    `${draft.text} ${draft.subject ?? ""} ${draft.predicate}`.toLowerCase().includes(noun);
  const lastDrafts = discourse.lastDrafts.filter(isMeant);
  const known = discourse.known.filter(isMeant);
  // "a Fairphone now instead of the Samsung" is a change, and no mistake
  if (
    /\b(?:now|these days|nowadays|since|lately)\b.*\b(?:instead of|rather than)\b|\b(?:instead of|rather than)\b.*\b(?:now|these days|nowadays|since|from now on)\b/iu.test(
      text,
    )
  )
    return [];
  const inside = patterns.contrast.exec(text);
  const behind = patterns.notThat.exec(next)?.[1];
  const apart =
    // "my keyboard is a Casio, not a Yamaha" is of one kind, "I am tired, not a fan" is not
    behind === undefined || (/^an? /iu.test(behind) && !/ an? [^,]+$/iu.test(text))
      ? null
      : patterns.isThat.exec(text);
  const right = value(inside?.[2] ?? inside?.[3] ?? apart?.[1])?.replace(
    /^(?:on|at|in|for) (?=the \d|\p{L}+day|\d)/iu,
    "",
  );
  const wrong = value(inside?.[1] ?? inside?.[4] ?? behind)?.replace(
    /^(?:on|at|in|for) (?=the \d|\p{L}+day|\d)/iu,
    "",
  );
  if (right === undefined || wrong === undefined || right.split(" ").length > 6) return [];
  // "21 hens, not 12" means the number alone
  const number = /^\d[\d.,:]*$/u.test(wrong) ? /^\d[\d.,:]*/u.exec(right)?.[0] : undefined;
  const mended = mendTold({ ...discourse, lastDrafts, known }, wrong, number ?? right);
  if (mended.length > 0) return mended;
  const clock = otherClock(known, wrong, right);
  if (clock.length > 0) return clock;
  const day = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?$/iu;
  const [old, fresh] = [day.exec(wrong)?.[1], day.exec(right)];
  const dated = lastDrafts.find(
    ({ when }) => when !== undefined && new RegExp(`\\b${old}(?:st|nd|rd|th)?\\b`, "u").test(when),
  );
  if (old === undefined || fresh === null || dated?.when === undefined) return [];
  const when = dated.when.replace(
    new RegExp(`\\b${old}(?:st|nd|rd|th)?\\b`, "u"),
    right.replace(/^the /iu, ""),
  );
  return [...retraction(dated), { ...withTime(dated, when, at), correction: true }];
}

const hour = /^(?:at )?(\d{1,2})(?::(\d\d))? ?(am|pm)?$/iu;

// "at 3, not 2" of what stands at 14:00
function otherClock(drafts: readonly Draft[], wrong: string, right: string): Draft[] {
  const [old, fresh] = [hour.exec(wrong), hour.exec(right)];
  if (old === null || fresh === null) return [];
  for (const draft of drafts) {
    const [there, hours, minutes] = /\bat (\d\d):(\d\d)\b/u.exec(draft.text) ?? [];
    if (there === undefined || Number(hours) % 12 !== Number(old[1]) % 12) continue;
    if (minutes !== (old[2] ?? "00")) continue;
    const evening = fresh[3] === undefined ? Number(hours) >= 12 : /p/iu.test(fresh[3]);
    const then = (Number(fresh[1]) % 12) + (evening ? 12 : 0);
    return mend([draft], there, `at ${String(then).padStart(2, "0")}:${fresh[2] ?? "00"}`);
  }
  return [];
}

/** Takes back a fact with a time. */
export function retraction(draft: Draft): Draft[] {
  const when = takeTimeOf(draft);
  return [
    {
      text: "",
      predicate: draft.predicate,
      object: draft.object,
      action: "retract",
      correction: true,
      target: { predicates: [draft.predicate], words: when },
      ...(draft.subject === undefined ? {} : { subject: draft.subject }),
    },
  ];
}

// the record holds the date in full, so what stands in front of the time has to tell which it is
function takeTimeOf(draft: Draft): string {
  return draft.text.replace(draft.when ?? "", "").replace(/^The user(?:'s)?(?: (?:has|is))?/u, "");
}

function otherCount(text: string, noun: string): string | undefined {
  return new RegExp(
    `\\b(?:${numbers}) ${noun.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}\\b`,
    "iu",
  ).exec(text)?.[0];
}

/** Mends the word of the turn before that a message such as "*Hitchin" is nearest to. */
export function typoDrafts(text: string, drafts: readonly Draft[]): Draft[] {
  const right = patterns.typo.exec(text.trim())?.[1];
  if (right === undefined) return [];
  const words = drafts.flatMap((draft) => draft.object.split(/[\s,]+/u));
  const wrong =
    words.find(
      (word) =>
        word.toLowerCase() !== right.toLowerCase() &&
        letterDistance(word.toLowerCase(), right.toLowerCase()) <= 2,
    ) ?? words.find((word) => isAlike(word, right) || isMisheard(word, right));
  return wrong === undefined ? [] : mend(drafts, wrong, right);
}

// "Brixham" for "Brixworth": an asterisk leaves no doubt that some word is meant
function isMisheard(wrong: string, right: string): boolean {
  return (
    wrong.slice(0, 3).toLowerCase() === right.slice(0, 3).toLowerCase() &&
    letterDistance(wrong.toLowerCase(), right.toLowerCase()) * 2 <=
      Math.max(wrong.length, right.length) + 1
  );
}

/** Takes back what was read with a wrong word in it, and says it anew with the right one. */
export function mend(drafts: readonly Draft[], wrong: string, right: string): Draft[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${wrong.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return drafts
    .filter((draft) => draft.text !== "" && draft.text.search(pattern) >= 0)
    .flatMap((draft): Draft[] => [
      {
        text: "",
        predicate: draft.predicate,
        object: draft.object,
        action: "retract",
        correction: true,
        target:
          draft.when === undefined
            ? { predicates: [draft.predicate], names: draft.object }
            : { predicates: [draft.predicate], words: takeTimeOf(draft) },
        ...(draft.subject === undefined ? {} : { subject: draft.subject }),
      },
      {
        ...draft,
        text: draft.text.replace(pattern, () => right),
        object: draft.object.replace(pattern, () => right),
        when: draft.when?.replace(pattern, () => right),
        correction: true,
      },
    ]);
}

/** The same at another time. The time of day of the old one stays unless the new one has its own. */
export function withTime(draft: Draft, when: string, at: number): Draft {
  const old = draft.when as string;
  const clock = /\bat \d{1,2}(?::\d{2})?\s?(?:am|pm)?\b/iu.exec(old)?.[0];
  const full =
    clock === undefined || /\d{1,2}(?::\d{2}| ?[ap]m)/iu.test(when) ? when : `${when} ${clock}`;
  const spoken = /^(?:on|at|in|next|this|tomorrow|today)\b/iu.test(full) ? full : `on ${full}`;
  const known = takeTime(spoken, at, "future").when ?? full;
  return {
    ...draft,
    text: draft.text.replace(old, () => known),
    object: draft.object.replace(old, () => known),
    when: known,
  };
}
