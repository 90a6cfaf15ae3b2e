import type { Clause } from "./clauses.ts";
import type { Draft, Topic } from "./draft.ts";
import { adverbs, fromStart, reported, splitList, value } from "./grammar.ts";
import { toolPredicate } from "./tool-predicate.ts";
import { isTool } from "./tools.ts";

const patterns = {
  likes: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:(do not|no longer|never|did not used to) )?${adverbs}(love|like|enjoy|adore|hate|dislike|despise|detest|loathe|appreciate|prefer|fancy)(?:d|s)? ((?:to )?.+)$`,
  ),
  stand: fromStart(
    `(?:I|we) ${adverbs}(?:can not|could never|can hardly|will never) ${adverbs}(?:stand|bear|abide|tolerate|get enough of|live without) (.+)$`,
  ),
  fan: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(?:(?:an? )?(?:big |huge |massive |great |real |lifelong )*(?:fan|lover|admirer|supporter) of|into|fond of|keen on|obsessed with|crazy about|mad about|passionate about|hooked on|addicted to|partial to|a sucker for|sick of|bored (?:with|of)) (.+)$`,
  ),
  person: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(?:more of )?(?:an? )?(?:big |huge |massive |real |proper |total |avid |diehard |die-hard |lifelong |hardcore )*([\\p{L}-]+(?: [\\p{L}-]+)?) (?:person|fan|lover|nerd|enthusiast|fanatic|addict|buff|geek|supporter)s?\\b(?! of)`,
  ),
  notMine: fromStart(
    "((?!it\\b|that\\b|this\\b|these\\b|they\\b|which\\b|what\\b)[\\p{L}][\\p{L} '-]{2,40}?) (?:is|are) (?:just |really |definitely |so |simply )*(not (?:really |exactly |quite )?(?:my (?:thing|cup of tea|jam|favourite|style|taste)|for (?:me|us)$)|off limits for me|my (?:jam|thing|weakness|comfort food|guilty pleasure|happy place)|disgusting|gross|the worst)\\b",
  ),
  beats: fromStart("nothing beats (?:an? (?:good |nice |proper )?)?(.+)$"),
  take: fromStart(
    "(?:I|we) would (?:always |gladly |rather |happily )*(?:take|pick|choose) (.+? over .+?)(?: any (?:day|time).*)?$",
  ),
  sick: fromStart(
    "((?!it\\b|that\\b|this\\b|which\\b|what\\b)[\\p{L}][\\p{L} '-]{2,30}?) (?:makes?|make) me (?:feel )?(sick|ill|nauseous|bloated|break out|sneeze|itch|gag|throw up|sleepy)\\b",
  ),
  care: fromStart(
    `(?:I|we) (?:do not|never) ${adverbs}(?:care for|care much for|get the appeal of|go for|fancy) (.+)$`,
  ),
  prefer: fromStart(`(?:I|we) (?:would )?${adverbs}(?:prefer|favour|favor)(?: to)? (.+)$`),
  rather: fromStart(`(?:I|we) would ${adverbs}rather (?!not\\b)(.+? (?:than|over) .+)$`),
  preference: fromStart(`my (?:strong |general |personal )?preference is (?:for |to )?(.+)$`),
  favourite: fromStart(
    `(?:my|our) (?:all[- ]time |absolute |current |new |second )?favourite ([\\p{L} '-]+?) (?:is|are|has to be|will always be|was|of all time is) ${adverbs}(.+)$`,
  ),
  plainFavourite: fromStart(
    `(?:my|our) (?:new |current |all-time )*favourite (?:is|are|has to be|would be) ${adverbs}(.+)$`,
  ),
  reverse: fromStart(
    `(.+?) (?:is|are) (?:still |also )?(?:my|our) (?:all[- ]time |absolute )?favourites?(?: ([\\p{L} '-]+?))?(?:,.*|$)`,
  ),
  always: fromStart(
    `(?:I|we) (always|never|usually|generally|only) ${adverbs}(?:want|need|like|prefer|ask for|order|choose|pick|take|go for|get|book|sit|fly) (.+)$`,
  ),
  want: fromStart(
    `(?:I|we) ${adverbs}(?:want|need|would like) (?:all |every )?(?:my |your |the )?(answers?|replies|responses|code|examples|explanations|recipes|units|measurements|dates|prices|emails|summaries|suggestions) (?:to be |in |with |without )?(.+)$`,
  ),
  command: fromStart(
    `(?:please )?(always |never |do not ever |do not )?((?:use|write|answer|reply|respond|give|call|address|suggest|recommend|include|format|show|explain|speak|talk|add|put|send|start|end|keep|stick|skip|avoid|leave out|drop|refer|sign|spell|round|convert|quote|translate|assume) .+)$`,
  ),
};
const negativeVerbs = /^(?:hate|dislike|despise|detest|loathe)$/iu;
const fleeting =
  /^(?:to (?:know|see|hear|ask|go|get|have|buy|do|try|be|make|book|order|find|understand|learn|start|use)\b|that\b|how\b|when\b|it\b|this\b|these\b|those\b|your\b|you\b|being\b|getting\b|having to\b|when\b|what\b|where\b|the (?:idea|sound|look|suggestion|first|second|third|last|new|one|way|part|photo|picture|colou?rs?|theme|design|answer|plan|name|title|version|draft)\b|one of\b|him\b|her\b|them\b|both\b|a (?:good|nice)\b|(?:seeing|hearing) (?:that|you)\b)/iu;

/** What the user likes, dislikes and prefers, and how they want to be answered. */
export const preferencesTopic: Topic = (clause) => {
  const { text } = clause;
  const drafts: Draft[] = [];
  const favourite = patterns.favourite.exec(text) ?? reversed(text);
  const best = value(favourite?.[2]);
  if (favourite !== null && best !== undefined) {
    const kind = (favourite[1] as string).trim().toLowerCase();
    drafts.push({
      predicate: `favourite ${kind}`,
      object: best,
      text: `The user's favourite ${kind} ${/[^s]s$/u.test(kind) ? "are" : "is"} ${reported(best)}`,
    });
  }
  const plain = favourite === null ? value(patterns.plainFavourite.exec(text)?.[1]) : undefined;
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
    patterns.prefer.exec(text)?.[1] ??
      patterns.rather.exec(text)?.[1] ??
      patterns.take.exec(text)?.[1] ??
      patterns.preference.exec(text)?.[1],
    110,
  );
  if (prefer !== undefined && !fleeting.test(prefer.replace(/^to /iu, "")))
    return [...drafts, preferenceDraft(prefer)];
  const always = patterns.always.exec(text);
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
  const want = patterns.want.exec(text);
  const manner = value(want?.[2]);
  if (want !== null && manner !== undefined && /\b(?:in|to be|with|without)\b/iu.test(text))
    drafts.push({
      predicate: "prefers",
      object: `${want[1]} ${manner}`,
      text: `The user wants ${reported(text.replace(/^(?:I|we) (?:[\p{L}]+ )*?(?:want|need|would like) /iu, ""))}`,
      type: "procedural",
    });
  const command = patterns.command.exec(text);
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
  const sick = patterns.sick.exec(text);
  const culprit = value(sick?.[1]);
  if (
    sick !== null &&
    culprit !== undefined &&
    !/^(?:the thought|thinking|just|your?|people|everything)\b/iu.test(culprit)
  )
    drafts.push({
      predicate: "health",
      object: `${culprit} makes ${sick[2]}`,
      text: `${culprit.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())} makes the user ${sick[2]}`,
    });
  return [...drafts, ...likingDrafts(clause)];
};

function likingDrafts({ text, quote, cues }: Clause): Draft[] {
  const person = patterns.person.exec(text);
  const notMine = patterns.notMine.exec(text);
  const beats = patterns.beats.exec(text);
  const stand = patterns.stand.exec(text);
  const care = patterns.care.exec(text);
  const fan = patterns.fan.exec(text);
  const likes = patterns.likes.exec(text);
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
  const object = reported(prefer);
  return {
    predicate: "prefers",
    object,
    text: `The user prefers ${/^(?:work|use|read|write|be|have|walk|cycle|drive|fly|sit|stay|go|eat|drink|pay|talk|meet|live|sleep|watch|listen|get|do)\b/iu.test(object) ? `to ${object}` : object}`,
  };
}

function reversed(text: string): RegExpExecArray | null {
  const match = patterns.reverse.exec(text);
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
