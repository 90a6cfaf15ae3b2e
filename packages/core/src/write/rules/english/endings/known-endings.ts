import type { FactTarget } from "../../../../model/fact.ts";
import { mayEnd } from "../../../target.ts";
import { withBorders } from "../../patterns/with-borders.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { withoutTimes } from "./without-times.ts";

/** What is done with a thing or a habit that is over then: by whomever, in a clause that tells of it as a fact. */
const endings =
  "rip|axed|banned|forbidden|forbade|discontinued|sold(?: off| on)?|(?:gave|given|giving) (?:up|away|back)|handed (?:in|back|over|down)|passed on|took back|taken back|sent back|traded(?: in)?|swapped(?: out| in)?|donated|rehomed|binned|ditched|dumped|scrapped|chucked(?: out)?|threw (?:out|away)|thrown (?:out|away)|got rid of|gotten rid of|parted with|let go of|smashed|wrecked|wrote off|written off|totall?ed|stole|nicked|pinched|quit|stopped|packed (?:in|up)|jacked in|chucked in|sacked off|cancelled|canceled|ended|uninstalled|deleted|wiped|shut down|retired(?: from)?|resigned from|stepped (?:down|away|back) (?:as|from)|(?:moved|migrated|switched|weaned (?:myself )?|taken (?:me )?|took (?:me |us )|takes me |been taken ) ?(?:right |completely |straight |all |away |over )*(?:off(?: of)?|from|away from)|replaced|swore off|sworn off|outgrew|outgrown|grew out of|grown out of|unsubscribed from|stubbed out|hung up|(?:said|waved) goodbye to|fell out with|(?:have|has) not (?:touched|had|used|smoked|eaten|drunk|worn|played|opened|ridden|driven|been (?:to|on|at)|gone to|set foot in|run|taken|done|watched|logged in(?:to)?|needed)(?: an?y?)?|(?:got|killed|took|ate)(?= (?:the last|all) )";
/** Said of much else as well: a dog is left with mum, a bus got off, a book lost. */
const weak =
  "lost|broke|crashed|dropped|closed|left|removed|returned|finished(?: with)?|kicked|put (?:down|away)";
/** What one comes off is what one takes. */
const offs =
  "(?:came|come|coming|went|gone|got) (?:right |completely |straight )?off(?: of)?|am off|are off|been off";
const apart = "gave|given|handed|sent|took|taken|threw|thrown|put|packed|traded|turned|let|brought";
const leaving =
  "handed in (?:my|our|the) (?:\\p{L}+ ){1,2}(?:at|to)|hung up (?:my|the) (?:\\p{L}+ ){1,2}(?:at|for)|cleared (?:out )?(?:my|the) (?:desk|locker|office) at|(?:last|final) (?:day|shift|week) (?:at|with|for)|(?:am|are) (?:done|finished|through) (?:at|with)|walked out of|no longer (?:at|with)|said goodbye to|moved on from|worked my last \\p{L}+ at|(?:let me go|laid me off) (?:from|at)";
/** Behind the thing. */
const overs =
  "(?:(?:has|have|had|just|finally|sadly|now|all|also|then|already|at last|got|was|were|is|are|been|being|\\p{L}+ly) )*(?:stolen|nicked|pinched|sold|gone(?! (?:to|up|down|well|mad|viral|on|wrong|into|over))|rehomed|put (?:down|to sleep)|given (?:away|back|up)|handed (?:back|in|over)|returned to|donated|scrapped|binned|written off|totall?ed|cancelled|canceled|axed|dissolved|disbanded|folded|closed (?:down|for good)|shut down|went (?:bust|under)|gone bust|broke (?:up|beyond)|split up|fell apart|fallen apart|retired|replaced|decommissioned|switched off|turned off|taken down|uninstalled|deleted|history|no more|a thing of the past|a distant memory|behind (?:me|us)|in the past|eaten by|killed|off the table|went to (?:a|my|an|the) (?:\\p{L}+ ){0,2}(?:home|family|owner|nephew|niece|cousin|friend|brother|sister|neighbour|museum|charity|scrapyard))";
const between =
  "(?:(?:my|our|the|that|this|those|these|all|all of|all my|both|old|poor|beloved|trusty|last of|last|\\p{L}+ing|thing with|at|in|for|to|working at|working for|being|as) )*";
const behind =
  "(?=$|[,.!?;:)]|['’]s\\b| (?:to|in|on|at|for|from|with|when|because|and|so|but|last|this|yesterday|today|back|away|up|off|over|down|out|by|after|before|since|now|already|finally|completely|entirely|altogether|one|thing|subscription|account|membership|app|job|team|habit|lessons?|class|course|contract|plan|any ?more|again|then|two|three|a|\\d)(?![\\p{L}]))";
/** Not a fact, not meant, or only for a while. */
const unreal = caseless`\b(?:would|might|could|may|should|must|will|going to|plan(?:ning|s)?|think(?:ing)?|want|wants|hop(?:e|ing)|wish|if|unless|until|till|never|almost|nearly|tried|trying|about to|temporarily|for now|for the (?:day|week|weekend|night|moment)|tonight|this (?:morning|afternoon|evening)|early|considering|tempted|afraid|tomorrow|next|did not|do not|does not|am not|is not|are not|was not|without|keep|keeps|kept|used to|refus\p{L}+|can not|half|some of|two|three|several|another|second|spare|key|keys|password|by mistake|accidentally)\b`;
const undone = caseless`\b(?:have|has) not (?=\p{L}+)`;
/** So long that it says a habit is over. */
const longSince =
  /\b(?:since|in (?:months|years|ages|weeks|forever|over|a (?:month|year|while|long))|for (?:months|years|ages|weeks|\p{L}+ (?:months|years|weeks)|a (?:month|year|while|long)))\b/iu;
/** Words that name no one thing. */
const common =
  /^(?:the|and|for|with|from|about|every|each|per|day|days|week|weeks|month|year|morning|mornings|evening|evenings|night|nights|time|times|work|home|lot|bit|thing|things|one|two|three|four|five|six|lunch|dinner|breakfast|weekend|weekends|monday|tuesday|wednesday|thursday|friday|saturday|sunday|house|people|friend|friends|kids|family|new|old|big|small|good|user|their|level|year|school|money|life|place|part)s?$/iu;

/**
 * What a clause ends of what is known: it tells that something was sold, stopped, stolen or left, and names the very thing. It looks for
 * the things that are believed, and so need not tell who did it or how the rest of the sentence goes.
 */
export function knownEndings(
  { text: said, quote }: Pick<Clause, "text" | "quote">,
  { lastDrafts, known }: Discourse,
): FactTarget[] {
  if (lastDrafts.length + known.length === 0 || !mayTellOfAnEnd.test(said)) return [];
  const text = undone.test(said) ? said : withoutTimes(said);
  const denied = undone.test(text);
  if (denied ? !longSince.test(text) : unreal.test(text)) return [];
  const done =
    isDone(text) ||
    (/^my (?:last|final) /iu.test(text) && /\b(?:was|today|yesterday)\b/iu.test(quote));
  const found = new Map<string, FactTarget>();
  const lower = text.toLowerCase();
  for (const told of [...lastDrafts, ...known]) {
    if (!isOwn(told) || found.has(told.text)) continue;
    const named = keysOf(told).some(
      ({ key, stem }) => lower.includes(stem) && isEnded(text, key, told.predicate, done),
    );
    if (named) found.set(told.text, { predicates: [told.predicate], words: told.text });
  }
  return [...found.values()];
}

const taking =
  /\b(?:stole|nicked|pinched|axed|banned|forbidden|forbade|discontinued|got|killed|ate)\b/iu;

// "my colleague sold the Panda" is theirs, "the doctor took me off it" and "a fox got the hens" are not
function isDone(text: string): boolean {
  if (/^(?:I|we|rip)\b/iu.test(text)) return true;
  const behindSubject = text.replace(/^(?:my|our) [\p{L}-]+ /iu, "");
  if (/\b(?:his|her|their|your|I|we|says?|said|told|thinks?)\b|['’]s? \p{L}/iu.test(behindSubject))
    return false;
  return /\b(?:me|us|my|our)\b/iu.test(behindSubject) || taking.test(text);
}

const mayTellOfAnEnd = caseless`(?<!\p{L})(?:${endings}|${weak}|${offs}|${apart}|${leaving}|${overs})(?!\p{L})`;
/** It is only for now, or only from here. */
const passing =
  /\b(?:at (?:home|work|school|the \p{L}+|my \p{L}+|noon|\d+)|on the \p{L}+|in (?:the|my) \p{L}+|with (?:my|a|the) \p{L}+|behind|open|again|today|late|off at)\b/iu;

function isOwn({ subject, predicate, action, text, object }: Draft): boolean {
  if (text === "" || object === "" || (subject !== undefined && subject !== "user")) return false;
  if (action !== undefined && action !== "assert") return false;
  return mayEnd(predicate) || predicate === "works at";
}

/** The words that tell which thing is meant: its names, and the noun at its head. */
function keysOf(draft: Draft): readonly Key[] {
  let keys = keysByDraft.get(draft);
  if (keys === undefined) {
    keys = readKeys(draft).map((key) => ({ key, stem: key.toLowerCase().replace(/s$/u, "") }));
    keysByDraft.set(draft, keys);
  }
  return keys;
}

interface Key {
  key: string;
  /** In lower case, without the "s" of the plural. */
  stem: string;
}

const keysByDraft = new WeakMap<Draft, readonly Key[]>();

function readKeys({ object, predicate, text }: Draft): string[] {
  const keys = new Set<string>();
  for (const name of object.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}+#.-]{2,}/gu) ?? [])
    keys.add(name);
  for (const numbered of object.match(/(?<!\p{L})\p{L}{3,} \d+(?![\p{L}\d])/gu) ?? [])
    keys.add(numbered);
  const head = object
    .replace(/^\d[\d.,]* ?(?:mg|g|ml|mcg|micrograms?)(?: of)? /iu, "")
    .replace(
      /\s(?:in|on|at|with|for|from|to|by|of|about|over|under|near|called|named|since|every|each|more|once|twice|and|a day|a week|per)\b.*$/iu,
      "",
    )
    .replace(/^(?:an?|the|their|his|her|my|about|\d[\d.,]*) /iu, "")
    .trim();
  const last = /([\p{L}\p{N}+#-]{3,})$/u.exec(head)?.[1];
  if (last !== undefined) keys.add(last);
  const kind = /^attribute (.+)$/u.exec(predicate)?.[1];
  if (kind !== undefined && text.includes(kind)) keys.add(kind.split(" ").at(-1) as string);
  const verb = /^(\p{L}{3,})s$/u.exec(predicate)?.[1];
  if (
    verb !== undefined &&
    !/^(?:use|ha|doe|goe|i|like|take|own|keep|live|work|ride|drive|prefer|want|wear|plan)$/u.test(
      verb,
    )
  )
    keys.add(
      `${/[^aeiou][aeiou][nmpbt]$/u.test(verb) ? `${verb}${verb.at(-1)}` : verb.replace(/e$/u, "")}ing`,
    );
  return [...keys].filter((key) => !common.test(key));
}

const patterns = new Map<string, RegExp>();
const mostPatterns = 500;

function isEnded(text: string, key: string, predicate: string, done: boolean): boolean {
  const kind =
    predicate === "works at"
      ? "works"
      : /^pet\b/u.test(predicate)
        ? "pet"
        : usage.test(predicate)
          ? "use"
          : "";
  const pattern = patternOf(key, kind, done);
  if (!pattern.test(text)) return false;
  return !(weakly.test(text) && (passing.test(text) || kind === "pet"));
}

const weakly = new RegExp(`(?<!\\p{L})(?:${weak})(?!\\p{L})`, "iu");
const usage = /^(?:takes|uses|drinks|eats|smokes|vapes|is on|is|likes|favourite)\b/u;

function patternOf(key: string, kind: string, done: boolean): RegExp {
  const name = `${kind} ${done}\n${key}`;
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const bare = key.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/s$/u, "");
  const word = `(?<![\\p{L}\\p{N}])${bare}s?`;
  const verbs =
    kind === "works" ? leaving : [endings, weak, ...(kind === "use" ? [offs] : [])].join("|");
  const front = `(?<!\\p{L})(?:${verbs}) ${between}(?:\\p{L}+ )?${word}${behind}`;
  const around = `(?<!\\p{L})(?:${apart}) ${between}(?:\\p{L}+ )?${word} (?:back|away|over|down|up|out|in|lapse|go|expire)(?!\\p{L})|(?<!\\p{L})(?:gave|given|handed|passed) ${between}(?:\\p{L}+ )?${word} (?:on |over )?to (?!(?:the |my |an? )?(?:vet|garage|mechanic|technician|shop|repair\\p{L}*|cleaners?|reception|sitter|kennels?|service)\\b)`;
  const after = `^(?:(?:my|our|the|that|this|poor|old|dear|little|sadly|and|so|last|all) )*(?:\\p{L}+ )?${word}(?: (?:\\p{Lu}[\\p{L}\\d-]*|\\d+|one|thing|subscription|account|lease|contract))? (?:${overs})(?!\\p{L})`;
  const dead = `^(?:(?:my|our|poor|old|dear|little|sadly) )*(?:\\p{L}+ )?${word} (?:(?:has|have|just|sadly|is|was|finally) )*(?:died|dead|passed away|did not make it)(?!\\p{L})`;
  const ways = [
    ...(done ? [front] : []),
    ...(done && kind !== "works" ? [around] : []),
    ...(kind === "works" ? [] : [after]),
    ...(kind === "pet" ? [dead] : []),
  ];
  const pattern = new RegExp(ways.length === 0 ? "(?!)" : withBorders(ways.join("|")), "iu");
  if (patterns.size >= mostPatterns) patterns.clear();
  patterns.set(name, pattern);
  return pattern;
}
