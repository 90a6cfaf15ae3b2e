import type { Clause } from "../clauses/clauses.ts";
import type { Draft, Topic } from "../draft.ts";
import { reported, splitList, value } from "../words/grammar.ts";
import { preferencePatterns } from "../words/preference-patterns.ts";
import { toolPredicate } from "../words/tool-predicate.ts";
import { isTool } from "../words/tools.ts";

const negativeVerbs = /^(?:hate|dislike|despise|detest|loathe)$/iu;
const fleeting =
  /^(?:to (?:know|see|hear|ask|go|get|have|buy|do|try|be|make|book|order|find|understand|learn|start|use)\b|that\b|how\b|when\b|it\b|this\b|these\b|those\b|your\b|you\b|being\b|getting\b|having to\b|when\b|what\b|where\b|the (?:idea|sound|look|suggestion|first|second|third|last|new|one|way|part|photo|picture|colou?rs?|theme|design|answer|plan|name|title|version|draft)\b|one of\b|him\b|her\b|them\b|both\b|a (?:good|nice)\b|(?:seeing|hearing) (?:that|you)\b)/iu;

/** What the user likes, dislikes and prefers, and how they want to be answered. */
export const preferencesTopic: Topic = (clause) => {
  const { text } = clause;
  const drafts: Draft[] = [];
  const favourite = preferencePatterns.favourite.exec(text) ?? reversed(text);
  const best = value(favourite?.[2]);
  if (favourite !== null && best !== undefined) {
    const kind = (favourite[1] as string).trim().toLowerCase();
    drafts.push({
      predicate: `favourite ${kind}`,
      object: best,
      text: `The user's favourite ${kind} ${/[^s]s$/u.test(kind) ? "are" : "is"} ${reported(best)}`,
    });
  }
  const plain =
    favourite === null ? value(preferencePatterns.plainFavourite.exec(text)?.[1]) : undefined;
  if (
    plain !== undefined &&
    !/^(?:the|when|how|that|this|part|thing|by|definitely|probably)\b/iu.test(plain)
  )
    drafts.push({
      predicate: "favourite",
      object: plain,
      text: `The user's favourite is ${reported(plain)}`,
      ...(clause.cues.now ? { change: true } : {}),
    });
  const prefer = value(
    preferencePatterns.prefer.exec(text)?.[1] ??
      preferencePatterns.rather.exec(text)?.[1] ??
      preferencePatterns.take.exec(text)?.[1] ??
      preferencePatterns.preference.exec(text)?.[1],
    110,
  );
  if (prefer !== undefined && !fleeting.test(prefer.replace(/^to /iu, "")))
    return [...drafts, preferenceDraft(prefer)];
  const always = preferencePatterns.always.exec(text);
  const wanted = value(always?.[2]);
  if (always !== null && wanted !== undefined) {
    drafts.push({
      predicate: "prefers",
      object: `${always[1]} ${wanted}`.replace(/^always /iu, ""),
      text: `The user ${text.replace(/^(?:I|we) /iu, "").replace(/^((?:\p{L}+ )*?)(want|need|like|prefer|ask for|order|choose|pick|take|go for|get|book|sit|fly)\b/iu, (_all, before, verb) => `${before}${third(verb)}`)}`.replace(
        /[.!,]+$/u,
        "",
      ),
    });
    drafts[drafts.length - 1] = {
      ...(drafts.at(-1) as Draft),
      text: `The user ${(always[1] as string).toLowerCase()} ${third(verbOf(text))} ${reported(wanted)}`,
    };
    return drafts;
  }
  const want = preferencePatterns.want.exec(text);
  const manner = value(want?.[2]);
  if (want !== null && manner !== undefined && /\b(?:in|to be|with|without)\b/iu.test(text))
    drafts.push({
      predicate: "prefers",
      object: `${want[1]} ${manner}`,
      text: `The user wants ${reported(text.replace(/^(?:I|we) (?:[\p{L}]+ )*?(?:want|need|would like) /iu, ""))}`,
      type: "procedural",
    });
  const command = preferencePatterns.command.exec(text);
  const instruction = value(command?.[2]);
  if (
    command !== null &&
    instruction !== undefined &&
    (/always|never|ever/iu.test(command[1] ?? "") || clause.cues.lasting === true)
  )
    drafts.push({
      predicate: "instruction",
      object: `${command[1] ?? ""}${instruction}`.toLowerCase(),
      text: `The user asks: ${(command[1] ?? "").toLowerCase()}${instruction}`,
      type: "procedural",
    });
  const unwanted = preferencePatterns.noMore.exec(text)?.[1];
  if (
    unwanted !== undefined &&
    (clause.cues.lasting === true || /\b(?:ever|again|from now on)\b|\bin your\b/iu.test(text))
  )
    drafts.push({
      predicate: "instruction",
      object: `no ${unwanted}`.toLowerCase(),
      text: `The user asks: no ${unwanted.replace(/ (?:please|pls|ever|again).*$/iu, "")}`,
      type: "procedural",
    });
  const sick = preferencePatterns.sick.exec(text);
  const culprit = value(sick?.[1]);
  if (
    sick !== null &&
    culprit !== undefined &&
    !/^(?:the thought|thinking|just|your?|people|everything)\b/iu.test(culprit)
  )
    drafts.push({
      predicate: "health",
      object: `${culprit} ${/ gives? me /iu.test(text) ? "gives" : "makes"} ${sick[2]}`,
      text: `${culprit.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())} ${/ gives? me /iu.test(text) ? "gives" : "makes"} the user ${sick[2]}`,
    });
  const when = preferencePatterns.itWhen.exec(text);
  const circumstance = when === null ? undefined : circumstanceOf(when[3]);
  if (when !== null && circumstance !== undefined && !clause.cues.loose) {
    const likes = (when[1] === undefined) !== negativeVerbs.test(when[2] as string);
    return [
      {
        predicate: likes ? "likes" : "dislikes",
        object: `it when ${circumstance}`,
        text: `The user ${likes ? "likes" : "dislikes"} it when ${reported(circumstance)}`,
      },
    ];
  }
  return [...drafts, ...likingDrafts(clause)];
};

function circumstanceOf(said: string | undefined): string | undefined {
  const words = said?.replace(/[.!?,\s]+$/u, "");
  return words === undefined ||
    words.split(" ").length > 14 ||
    /^(?:that happens|this happens|it works|you do that)$/iu.test(words)
    ? undefined
    : words;
}

function likingDrafts({ text, quote, cues }: Clause): Draft[] {
  const person = preferencePatterns.person.exec(text);
  const notMine = preferencePatterns.notMine.exec(text);
  const beats = preferencePatterns.beats.exec(text);
  const stand = preferencePatterns.stand.exec(text);
  const care = preferencePatterns.care.exec(text);
  const fan = preferencePatterns.fan.exec(text);
  const likes = preferencePatterns.likes.exec(text);
  let positive = false;
  let said: string | undefined;
  let ended = false;
  if (stand !== null) {
    positive = /enough of|live without/iu.test(text);
    said = stand[1];
  } else if (care !== null) said = care[1];
  else if (
    person !== null &&
    !/^(?:people|cat|dog|night|morning|day|early|evening|first|second|third|only|same|new|different|busy|private|nice|good|bad|happy|terrible|awful|shy|quiet|tall|older|younger|bit|kind|very|spiritual|religious|creative|social|visual|practical|simple|changed|single|contact|point|missing|real|huge|big)$/iu.test(
      person[2] as string,
    )
  ) {
    positive = person[1] === undefined;
    said = person[2];
  } else if (notMine !== null) {
    positive = /^my\b/iu.test(notMine[2] as string);
    said = notMine[1];
  } else if (beats !== null) {
    positive = true;
    said = beats[1];
  } else if (fan !== null) {
    positive = fan[1] === undefined && !/\b(?:sick of|bored)\b/iu.test(text);
    said = fan[2];
  } else if (likes !== null) {
    positive = (likes[1] !== undefined) === negativeVerbs.test(likes[2] as string);
    if (likes[1] !== undefined && negativeVerbs.test(likes[2] as string)) return [];
    said = likes[3];
    ended = /longer/iu.test(likes[1] ?? "");
  }
  if (person !== null && isTool(person[2] as string))
    return [
      {
        predicate: toolPredicate(person[2] as string),
        object: person[2] as string,
        text: `The user uses ${person[2]}`,
        ...(cues.now ? { change: true } : {}),
      },
    ];
  if (
    said === undefined ||
    cues.loose ||
    /^my (?:coffee|tea|steak|eggs|toast|pasta|whisky|pizza|burger|curry|espresso|porridge) \p{L}/iu.test(
      said,
    )
  )
    return [];
  ended ||= /\b(?:any ?more|any longer)\b/iu.test(said);
  const object = value(
    said.replace(
      /\s*\b(?:any ?more|any longer|at all|so much|very much|a lot|to bits|the most)\b/iu,
      "",
    ),
    80,
  );
  if (object === undefined || fleeting.test(object) || sarcastic(quote, object)) return [];
  const items = splitList(object);
  return items.map((item) => {
    const predicate = positive ? "likes" : "dislikes";
    const words = positive
      ? `likes ${reported(item)}`
      : ended
        ? `no longer likes ${reported(item)}`
        : `dislikes ${reported(item)}`;
    const verb =
      likes !== null && positive && /^(?:love|adore)/iu.test(likes[2] as string)
        ? words.replace("likes", "loves")
        : words;
    return { predicate, object: item, text: `The user ${verb}` };
  });
}

// "oh I just LOVE being paged": an exaggeration that means its opposite.
function sarcastic(quote: string, object: string): boolean {
  return (
    (/\b(?:LOVE|ADORE|SO much|ENJOY)\b/u.test(quote) &&
      /^(?:being|getting|having|when|how|waiting)\b/iu.test(object)) ||
    /\bjust (?:LOVE|ADORE|ENJOY)\b/u.test(quote) ||
    /^(?:being|getting) \p{L}+(?:ed|en)\b/iu.test(object)
  );
}

function preferenceDraft(prefer: string): Draft {
  const object = reported(prefer).replace(/^(metric|imperial)$/iu, "$1 units");
  return {
    predicate: "prefers",
    object,
    text: `The user prefers ${/^(?:work|use|read|write|be|have|walk|cycle|drive|fly|sit|stay|go|eat|drink|pay|talk|meet|live|sleep|watch|listen|get|do)\b/iu.test(object) ? `to ${object}` : object}`,
  };
}

function reversed(text: string): RegExpExecArray | null {
  const match = preferencePatterns.reverse.exec(text);
  if (
    match === null ||
    match[2] === undefined ||
    /^(?:it|this|that|what|which|who|these|those|I|there)\b/iu.test(match[1] as string)
  )
    return null;
  const kind = value(match[2]);
  if (kind === undefined) return null;
  [match[1], match[2]] = [kind, match[1] as string];
  return match;
}

function verbOf(text: string): string {
  return (
    /\b(?:want|need|like|prefer|ask for|order|choose|pick|take|go for|get|book|sit|fly)\b/iu.exec(
      text,
    )?.[0] ?? "want"
  );
}

function third(verb: string): string {
  const [head = "", ...rest] = verb.toLowerCase().split(" ");
  return [head === "fly" ? "flies" : head === "go" ? "goes" : `${head}s`, ...rest].join(" ");
}
