import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, reported, splitList, thirdPerson, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { endTargets, plans, possessions, pursuits, studies } from "./ending-targets.ts";
import { silent, withTargets } from "./silent-endings.ts";

const disposing =
  "sold(?: off)?|wiped|ripped out|took down|taken down|smashed|broke(?! up)|gave back|handed over|passed on|paid off|got rid of|gotten rid of|gave away|given away|traded in|donated|scrapped|totall?ed|wrote off|written off|crashed|wrecked|threw (?:away|out)|thrown (?:away|out)|chucked(?: out)?|binned|tossed(?: out)?|rehomed|re-homed|gave back|given back|handed back|handed over|returned|auctioned(?: off)?|surrendered|parted with|lost";
const stopping =
  "quit|stopped|ended|killed off|pulled the plug on|gave up on|given up on|gave up|given up|ditched|abandoned|kicked|cut out|packed in|jacked in|ceased|retired from|swore off|sworn off|phased out|said goodbye to|parted ways with|withdrew from|pulled out of|backed out of|bailed on|walked away from|moved on from|grew out of|outgrew|had enough of|got over|dropped out of|dropped|stepped down (?:from|as)|recovered from|got rid of|beat|am rid of|am cured of|resigned from|left|deleted|uninstalled|dumped|discontinued|closed|shut down|wound down|wound up|cut|broke with|came off|come off|went off|gone off|weaned myself off|got off|am done with|are done with|am finished with|are finished with|am through with|am over|am off|are off|am sick of|am tired of|am fed up with|am bored of|am bored with|cannot stand|(?:am|are) out of (?=(?:school|uni|university|college|work|hospital|prison|jail|rehab|debt|the (?:army|navy|hospital|woods))\\b)|am past";
const cancelling =
  "cancelled|canceled|called off|turned down|declined|rejected|unsubscribed from|scrapped|axed|skipped|abandoned|let lapse|did not renew|have not renewed|opted out of|postponed|put off|pushed back|rescheduled|shelved|gave up on|dropped";
const finishing =
  "finished|completed|wrapped up|defended|submitted|handed in|graduated from|graduated in|dropped out of|got through|shipped|released|launched|ran|am done with|are done with|was kicked out of|failed out of";
/** Said of much else as well: what they end is ended, but they tell nothing by themselves. */
const weak =
  /^(?:left|cut|lost|returned|dropped|kicked|got over|got off|am off|are off|beat|am rid of|am cured of|am over|am sick of|am tired of|am fed up with|am bored (?:of|with)|am past|am out of|are out of|closed|deleted|dumped|went off|gone off|came off|come off|moved on from|handed (?:in|over|back)|skipped|ran|shipped|released|launched|submitted|completed|finished|defended|wrapped up|got through|crashed|abandoned|scrapped|wiped|ripped out|took down|taken down|smashed|broke|passed on|pushed back|put off|broke with|cut out|shut down|ceased|let lapse|am done with|are done with|am finished with|are finished with|am through with|dropped out of|graduated (?:from|in))$/iu;
const patterns = {
  ended: fromStart(
    `(?:I|we) (?:have )?${adverbs}(${stopping}|${disposing}|${cancelling}|${finishing})(?! (?:not|never)\\b)(?:,? ${adverbs})? ?(.+)$`,
  ),
  noLonger: fromStart(
    `(?:I|we) (?:${adverbs}no longer ${adverbs}|(?:do|can|am|are|have)? ?not ${adverbs})(\\p{L}+)\\b ?(.*)$`,
  ),
  isNot: fromStart(
    `(?:I|we) (?:am|are) (?:no longer|not) ${adverbs}(?:an? |the |on |with |at |in |into |part of |a member of |doing |using |taking |seeing )*(.+)$`,
  ),
  notSince: fromStart(
    `(?:I|we) have not ${adverbs}(\\p{L}+)(?: (.*?))? (?:(?:in|for|since) (?!\\p{L}+ (?:years|months))(?:\\p{L}+ )?(?:years|months|ages|forever|a (?:long time|while|year|decade)|\\p{L}+)|(?:in|for) (?:\\p{L}+|\\d+) (?:years|months|weeks))\\b`,
  ),
  noMore: fromStart(
    `(?:(?:no more|goodbye(?: to)?|bye bye|farewell to|so long) (.+?)(?: for (?:me|us))?|no (.+?) (?:any ?more|any longer|for (?:me|us) (?:any ?more|now)))$`,
  ),
};
/** It is only for now, or only from here: "left my bike at work", "closed early today". */
const passing =
  /\b(?:today|tonight|early|late|for (?:now|today|the day|a (?:bit|while|moment|minute))|at (?:noon|midnight|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|work|home|the \p{L}+|school)|in (?:the|my) \p{L}+|on (?:the|my) \p{L}+|by (?:accident|mistake)|accidentally|behind|open|unlocked|on \p{L}+days|this (?:morning|afternoon|evening|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/iu;
const over = caseless`\b(?:any ?more|any longer|these days|after all|nowadays|now)\b`;
const tooMuch =
  /^(?:(?:it|this|that|them|him|her|you|me|us)\b|to\b|trying\b|on\b|at\b|by\b|with\b|early\b|work\b|home\b|school\b|the (?:room|house|party|office|door|line|page|tab|window|file|terminal|program|vim|light|oven|keys?|idea|game|ball|call|chat|meeting|app|process|server|script)\b(?! \p{L})|my (?:keys?|phone|wallet|mind|temper|way|patience|hope|umbrella|train of thought|appetite)$|because\b|after\b|when\b|and\b|hope\b|caring\b|worrying\b|sleep\b|time\b|track\b|count\b|contact\b|touch\b|weight\b|\d+ ?(?:kg|kilos?|pounds|lbs)|an? (?:line|file|branch|row|column|commit|message|lot|bit|few)\b|half\b|looking\b|feeling\b|being\b(?! (?:vegan|vegetarian|an? )))/iu;

/** What the user stopped, sold, cancelled or finished: whatever was believed of it ends, under whichever name it was kept. */
export const endingsTopic: Topic = (clause, { at }) => {
  const { text } = clause;
  if (clause.cues.loose) return [];
  const found = endedDrafts(text, at);
  if (found.length > 0) return found;
  return [...noLongerDrafts(text, at), ...noMoreDrafts(text)];
};

function endedDrafts(text: string, at: number): Draft[] {
  const match = patterns.ended.exec(text);
  if (match === null) return [];
  const verb = (match[1] as string).toLowerCase();
  const said = value(match[2], 110);
  if (said === undefined || tooMuch.test(said)) return [];
  if (weak.test(verb) && passing.test(said)) return [];
  if (/\b(?:re-?opened|reinstalled|restarted|rebooted|reloaded)\b/iu.test(text)) return [];
  if (/^(?:lost|left|broke|returned|crashed)$/u.test(verb) && /^an? /iu.test(said)) return [];
  if (
    verb === "left" &&
    /^(?:my|our) (?!(?:[\p{L}-]+ )?(?:job|band|choir|team|club|gym|church|group|course|position|role|class|school|flat|apartment|house|old )\b)/iu.test(
      said,
    )
  )
    return [];
  // behind a comma stands why, unless things are counted up
  const part = /,.*\band\b/u.test(said) ? said : (said.split(",")[0] as string);
  const { rest, when = takeTime(said, at, "past").when } = takeTime(part, at, "past");
  if (rest === "" || rest.split(" ").length > 8) return [];
  const targets = splitList(rest).flatMap((part) => endTargets(part, predicatesOf(verb)));
  const spoken = verb
    .replace(/^given/u, "gave")
    .replace(/^gotten/u, "got")
    .replace(/^thrown/u, "threw")
    .replace(/^sworn/u, "swore")
    .replace(/^written/u, "wrote")
    .replace(/^(?:am|are) /u, "is ")
    .replace(/myself/u, "themselves");
  const told = !weak.test(verb) && bareLength(rest) <= 5;
  return told
    ? withTargets(
        {
          predicate: "ended",
          object: `${spoken} ${rest}`,
          text: `The user ${spoken} ${reported(rest.replace(/^the (?=\p{L}+$)/iu, "their "))}${when === undefined ? "" : ` ${when}`}`,
          when,
          type: "episodic",
        },
        targets,
      )
    : silent(targets, when);
}

function predicatesOf(verb: string): readonly string[] {
  const is = (verbs: string) => new RegExp(`^(?:${verbs})$`, "iu").test(verb);
  const predicates = new Set<string>();
  if (is(disposing)) for (const name of possessions) predicates.add(name);
  if (/^(?:recovered|got over|got rid|beat|am (?:over|rid|cured|off))/iu.test(verb))
    predicates.add("health");
  if (/^(?:stepped down|resigned|quit|gave up)/iu.test(verb))
    for (const name of ["is", "work place", "work time", "commute"]) predicates.add(name);
  if (is(stopping)) for (const name of [...pursuits, ...plans]) predicates.add(name);
  if (
    /^(?:went|gone|go|got|am|are|had) (?:off|over|past|enough|done|through|finished)/iu.test(verb)
  )
    for (const name of ["likes", "favourite *"]) predicates.add(name);
  if (/^(?:skipped|postponed|put off|pushed back|rescheduled)$/iu.test(verb)) return plans;
  if (is(cancelling)) for (const name of [...pursuits, ...plans]) predicates.add(name);
  if (is(finishing))
    for (const name of [...studies, ...plans, "reads", "watches", "trains", "takes"])
      predicates.add(name);
  return [...predicates];
}

function noLongerDrafts(text: string, at: number): Draft[] {
  const since = patterns.notSince.exec(text);
  if (since !== null) {
    const base = presentOf(since[1] as string);
    return silent(endTargets(`${gerundOf(base)} ${since[2] ?? ""}`.trim(), pursuits), undefined);
  }
  const is = patterns.isNot.exec(text);
  const gone = caseless`\bno longer\b`.test(text) || over.test(text);
  if (!gone) return [];
  if (is !== null) {
    const said = value(
      takeTime(
        (is[1] as string).replace(/\s*\b(?:any ?more|any longer|after all|these days)\b.*$/iu, ""),
        at,
        "past",
      ).rest,
    );
    if (said === undefined || tooMuch.test(said)) return [];
    return silent(
      endTargets(said, [...pursuits, ...plans, "works as", "works at", "partner", "health"]),
      undefined,
    );
  }
  const match = patterns.noLonger.exec(text);
  if (match === null) return [];
  const [, verb = "", rest = ""] = match;
  if (
    /^(?:am|are|is|be|have|do|not|know|think|want|need|see|care|believe|remember|understand|mind|feel)$/iu.test(
      verb,
    ) &&
    !/^(?:do|go|have|get)$/iu.test(verb)
  )
    return [];
  const said =
    value(
      (rest.split(",")[0] as string)
        .replace(/\s*\b(?:any ?more|any longer|after all|these days|at all|much)\b.*$/iu, "")
        .replace(/^(?:to|on|in|at|with|for) (?=\p{L})/iu, ""),
    ) ?? "";
  if (tooMuch.test(said)) return [];
  const targets = endTargets(`${gerundOf(verb)} ${said}`.trim(), pursuits);
  const other = said === "" ? [] : endTargets(said, [thirdPerson(verb), ...pursuits]);
  return silent([...targets, ...other], undefined);
}

function noMoreDrafts(text: string): Draft[] {
  const said = value(patterns.noMore.exec(text)?.[1] ?? patterns.noMore.exec(text)?.[2]);
  if (said === undefined || said.split(" ").length > 3 || passing.test(text)) return [];
  const base = endTargets(said, [...pursuits, ...plans, "health", "work place", "commute"]);
  return silent(base, undefined);
}

function bareLength(text: string): number {
  return text.split(" ").length;
}

function gerundOf(base: string): string {
  const verb = base.toLowerCase();
  if (/[^e]e$/u.test(verb)) return `${verb.slice(0, -1)}ing`;
  return /(?:^|[^aeiou])[aeiou][bdgmnpt]$/u.test(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}

const participles: Record<string, string> = {
  drunk: "drink",
  eaten: "eat",
  ridden: "ride",
  driven: "drive",
  run: "run",
  swum: "swim",
  sung: "sing",
  been: "go",
  gone: "go",
  done: "do",
  had: "have",
  read: "read",
  taken: "take",
  written: "write",
  drawn: "draw",
  taught: "teach",
  worn: "wear",
};

function presentOf(participle: string): string {
  const word = participle.toLowerCase();
  if (Object.hasOwn(participles, word)) return participles[word] as string;
  if (/(?:ayed|oyed|eyed)$/u.test(word)) return word.slice(0, -2);
  if (/([bdgmnpt])\1ed$/u.test(word)) return word.slice(0, -3);
  if (/ied$/u.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:[cgsvz]|[aiou][kt]|mb)ed$/u.test(word)
    ? word.replace(/d$/u, "").replace(/mbe$/u, "mb")
    : word.replace(/ed$/u, "");
}
