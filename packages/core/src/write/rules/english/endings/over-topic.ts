import type { FactTarget } from "../../../../model/fact.ts";
import { anyPredicate } from "../../../target.ts";
import { parseClause } from "../clauses/parse-clause.ts";
import type { Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { nounBefore, nounBehind } from "../words/noun-phrases.ts";
import { bothCases } from "../words/pattern.ts";
import { endedNouns } from "./ended-nouns.ts";
import { endedThings } from "./ended-things.ts";
import { endTargets, plans, pursuits } from "./ending-targets.ts";
import { formerPeople } from "./former-people.ts";
import { knownEndings } from "./known-endings.ts";
import { isNotSo } from "./not-so.ts";
import { silent } from "./silent-endings.ts";
import { transitions } from "./transitions.ts";

const sometimes =
  "(?:(?:\\p{L}+ly|just|now|all|already|then|both|also|sort of|kind of|long|since|at last|in the end) )*";
/** Behind what is over: "the gym closed down for good", "Bean did not make it". */
const isOver = bothCases(
  ` ${sometimes}(?:(?:has |have |had )?${sometimes}(?:died|passed(?: away| on)?|did not (?:make it|survive|last|work out|happen|come to anything)|will not happen|closed(?: down)?|shut(?: down)?|folded|ended|lapsed|expired|fell (?:through|apart)|fallen through|broke up|split(?: up)?|disbanded|came (?:off|to an end)(?! (?:worse|best|well|badly|the|my|as))|went (?:bust|under|away|bankrupt|missing)|healed|cleared up|moved (?:out|away)|ran (?:out|away)|gave up the ghost|bit the dust|packed (?:up|it in)|had to be put (?:down|to sleep)|found (?:his|her|its|their|a) (?:forever|new) home|quit(?! \\p{L})|resigned|handed in (?:his|her|their) notice|stopped \\p{L}+ing for (?:me|us)|wrapped up|dissolved|stopped working)|(?:is|are|was|were|got|has been|have been|had been) ${sometimes}(?:off|over|gone|done(?! with)|dead|history|finished(?! with)|cancelled|canceled|called off|postponed|scrapped|sold|stolen|closed|ended|out of the picture|in the past|behind me|behind us|replaced|swapped out|put to sleep|a thing of the past|no more|off the table|complete|completed|written off|totalled|taken down|put down|rehomed|returned|fine again|better(?: again)?|all better|healed|cured|back to normal|ok again|gone for good|shut down|discontinued|dropped|axed|finito|deleted|archived|retired|long gone|not a thing|not happening))(?=$|[\\s,.!])`,
);
/** In front of what is over: "bye Windows", "day 12 without the vape", "I'm off coffee". */
const over = caseless`^(?:(?:so |and |well )*(?:bye(?: bye)?|goodbye|farewell|adi[eo]u?s|so long|cheerio)(?: to| then)?,? |(?:.{0,40}\b)?(?:without|free of|rid of|minus|sans) |(?:so |and |which means |means )*no(?: more)? (?=.*\b(?:any ?more|any longer|for (?:me|us)|no more)\b|.*$))`;
const transitive = caseless`^(?:I|we) (?:have |had |had to |am |are |was |been |(?:\p{L}+ly|just|now|also|then|right|well|all|so) )*(?:off(?: of)?|over|done with|finished with|through with|cured of|rid of|free of|(?:gone|went|come|came|got|going|coming|getting) (?:right |completely |totally |clean )?off|let go of|said (?:goodbye|bye|no) to|saying (?:goodbye|bye) to|parted with|turned (?:my|our) back on|walked away from|called it quits (?:on|with)|called time on|pulled the plug on|pulled out of|put an end to|put a stop to|had enough of|lost interest in|fell out of love with|fallen out of love with|stepped (?:down|back|away) (?:as|from)|stood down as|resigned as|retired (?:from|as)|bowed out of|dropped out of|opted out of|withdrew from|backed out of|unsubscribed from|weaned (?:myself|ourselves) off|kicked|broke off|broken off|cut up|binned|ditched|dumped|scrapped|axed|shelved|canned|nixed|junked|sacked off|jacked in|packed in|hung up|killed|nuked|decommissioned|wound down|wound up|phased out|deleted|uninstalled|disconnected|cancelled|canceled|terminated|discontinued|ended|quit|stopped|dropped|sold|swapped|traded|exchanged|donated|rehomed|scrapped|broke up with|split (?:up )?(?:with|from)|gave up(?: on)?|given up(?: on)?|got rid of|gotten rid of|grew out of|grown out of|outgrew|outgrown) (?=\p{L}|\d)`;
/** "gave the car back", "shaved off the beard": something leaves with a little word in front of or behind it. */
const apart = bothCases(
  `^(?:I|we) (?:have |had (?:to )?)?${sometimes}(?:gave|given|give|handed|hand|sent|send|brought|took|taken|take|threw|thrown|throw|chucked|chuck|cut|chopped|shaved|cleared|ripped|tore|packed|passed|signed|traded|turned|put|tossed|hacked|lopped|dyed|grew|let|sold|dropped|switched|shut) (?:(?:back|away|off|out|in|over|up|down|on) (?:my|our|the|all) ([\\p{L}\\d'’ -]{2,40}?)|(?:my|our|the|all my) ([\\p{L}\\d'’ -]{2,40}?) (?:back|away|off|out|in|over|up|down|on|lapse|expire|run out|go|slide|grow out))(?=$|[,.!]| (?:to|for|when|because|since|last|this|in|on|at|as|with|after|and|so|yesterday|today|already|again)\\b)`,
);
/** What ends so often that it says nothing of the rest. */
const fleeting =
  /^(?:book|film|movie|series|show|season|episode|song|concert|race|chapter|party|game|match|day|week|weekend|night|year|month|term|build|download|meeting|call|chat|session|dinner|lunch|breakfast|rain|storm|food|milk|time|power|light|lights|work)$/iu;
/** It is only so for a while, or only here. */
const passing = caseless`\b(?:today|tonight|early|late|for (?:now|today|the day|a (?:bit|while|moment|minute)|the weekend|lunch)|at (?:noon|midnight|\d+)|until|till|this (?:morning|afternoon|evening|week|weekend)|right now|by (?:accident|mistake)|accidentally|tomorrow|every|usually|always|often|on (?:\p{L}+days|weekends)|about to|almost|nearly)\b`;
const lastingAllTheSame =
  /\b(?:for good|forever|died|passed away|sold|born|at last|finally|anymore|any more|came off|come off|is off|are off)\b/iu;
/** What was aimed at, once it is reached: "bought the camper van", "passed my driving test". */
const reached =
  /^(?:finish|complete|buy|find|get|pass|adopt|defend|sign|publish|ship|launch|submit|receive|win|land|book|order|close|build|hand|reach|achieve|manage|sell|move|join|start|hire|have|own|pick|learn|read|watch|see|run|walk|climb|visit)$/u;
const awaiting =
  "saving|looking|searching|hunting|applying|training|preparing|studying|revising|waiting|hoping|trying|learning|planning|plans|wants|building|writing|renovating|restoring|reading|watching|rewatching|rereading|playing|working on|considering|shopping|expecting|awaiting|goal|dream|aim|knitting|sewing|painting|making|redoing|rebuilding|converting|developing|designing|recording|organising|doing".split(
    "|",
  );

/**
 * What a clause ends, whichever way it is put: what is over, left, given away, reached. Nothing of it is a fact; it closes what was
 * believed of the very thing, and nothing where nothing was.
 */
export const overTopic: Topic = (clause, discourse) => {
  const { text: said, cues } = clause;
  if (cues.loose) return [];
  // "found a flat, signed today": who found it is left out
  const text =
    caseless`^(?:finally |just |also )*(?:found|made|built) (?:an?|the|my|our|some) `.test(said)
      ? `I ${said}`
      : said;
  const targets: FactTarget[] = [
    ...transitions(text),
    ...formerPeople(text),
    ...knownEndings({ text, quote: clause.quote }, discourse),
  ];
  const temporary = passing.test(text) && !lastingAllTheSame.test(text);
  if (!temporary) {
    for (const noun of overNouns(text)) {
      if (
        /^\p{Lu}/u.test(noun) &&
        /\b(?:behind (?:me|us)|history|in the past|went (?:under|bust))\b/iu.test(text)
      )
        targets.push({ predicates: ["works at", "works as", "studies at"], names: noun });
      targets.push(...endTargets(noun, pursuits));
      if (/ as (?:an? |the )?\p{L}/iu.test(text))
        targets.push({ predicates: ["works as"], names: noun });
    }
  }
  for (const noun of [
    ...(temporary ? [] : overNouns(text)),
    ...endedNouns(text, cues.now === true),
  ])
    targets.push(...endedThings(noun, text, discourse));
  const done = reachedNoun(text);
  const started = done?.replace(
    / (?:lessons?|class(?:es)?|course|training|tickets?|flights?)$/iu,
    "",
  );
  if (started !== undefined && started !== done)
    targets.push({ predicates: awaitedPredicates, words: started, oneOf: awaiting });
  const paid =
    caseless`^(?:I|we) (?:have |just |finally )*paid off (?:my |our |the )?([\p{L} ]{3,30}?)(?=$|[,.!]| (?:today|last|this|in|yesterday|at|early)\b)`.exec(
      text,
    )?.[1];
  if (paid !== undefined)
    targets.push({
      predicates: [anyPredicate, "owes"],
      words: paid.split(" ").at(-1) as string,
      oneOf: ["owes", "loan", "debt", "mortgage", "paying", "credit"],
    });
  if (done !== undefined)
    targets.push({ predicates: awaitedPredicates, words: done, oneOf: awaiting });
  return silent(targets);
};

const awaitedPredicates = [anyPredicate, ...plans, "is on", "is", "wants", "goal"];

function overNouns(text: string): string[] {
  const found: (string | undefined)[] = [];
  const behind = isOver.exec(text);
  const after = behind === null ? "" : text.slice(behind.index + behind[0].length);
  // closed on Mondays, off to Spain: it goes on
  const goesOn =
    caseless`^ (?:there|here|on|at|to|with|until|till|from|in (?:the|a|my))\b`.test(after) &&
    / (?:closed|off|gone|over|done|finished|dead|fine|better)$/iu.test(behind?.[0] ?? "");
  const device =
    caseless` (?:died|dead|gave up the ghost)$`.test(behind?.[0] ?? "") &&
    !/\b(?:finally|for good|at last)\b/iu.test(text) &&
    /\b(?:phone|laptop|battery|computer|macbook|tv|car battery|ipad|tablet|watch|headphones|router)\b/iu.test(
      text,
    );
  if (
    behind !== null &&
    !isNotSo(text.slice(0, behind.index)) &&
    !goesOn &&
    !device &&
    !/^(?:I|we|you|he|she|they|it|that|this|there|everyone|nobody|who|what)$/iu.test(
      text.slice(0, behind.index),
    )
  )
    found.push(nounBefore(text.slice(0, behind.index)));
  const front = over.exec(text);
  if (
    front !== null &&
    !/^(?:so |and )*no (?:one|idea|problem|worries|need|way|matter|clue|wonder|rush|thanks|thank|doubt|luck|kidding|joking|sign|news|response|answer)/iu.test(
      text,
    )
  )
    found.push(nounBehind(text.slice(front[0].length)));
  const acted = transitive.exec(text);
  if (acted !== null) {
    const noun = nounBehind(text.slice(acted[0].length));
    found.push(noun);
    // "hung up my karate belt"
    if (/ hung up $/iu.test(acted[0])) found.push(noun?.split(" ")[0]);
  }
  const parted = apart.exec(text);
  if (parted !== null) found.push(parted[1] ?? parted[2]);
  const clause = parseClause(text);
  if (clause?.over === true && clause.negative && clause.form !== "copula")
    found.push(nounBehind(clause.rest.replace(/^(?:to|on|in|at|with|for) /iu, "")));
  if (clause === undefined || !clause.past) {
    const instead =
      caseless`\binstead of (?:the |my |our )?(\p{L}[\p{L}\d'’-]*(?: \p{Lu}[\p{L}\d'’-]*)*)`.exec(
        text,
      );
    const dropped = instead?.[1];
    if (dropped !== undefined && !/ing$/iu.test(dropped) && !isNotSo(text.slice(0, instead?.index)))
      found.push(dropped);
  }
  const free =
    caseless`^(?:I am |we are |I have been |finally |now |officially |at last )*(\p{L}{3,})(?:-| (?=free(?:$|[,.!]| (?:now|since|for|at|again|and)\b)))free\b(?! (?:recipe|option|bread|version|trial|diet|food))`.exec(
      text,
    )?.[1];
  if (free !== undefined && !/^(?:feel|set|for|gluten|dairy|lactose|sugar|nut|care)$/iu.test(free))
    found.push(free);
  const done =
    caseless`^(?:I|we) (?:have |am |just |finally )*(?:finished|completed|done with|through with) (?:my |our |the )?(therapy|treatment|physio|chemo|rehab|probation|training|school|uni|college|counselling|lessons)\b`.exec(
      text,
    )?.[1];
  if (done !== undefined) found.push(done);
  const denied =
    caseless`^(?:so |now |which means |means )*(?:I am |we are )?not (?:an? |the |on |in |at |with )?(.+?) (?:any ?more|any longer)\b`.exec(
      text,
    )?.[1];
  if (denied !== undefined) found.push(denied);
  const formerly = caseless`^(.{2,40}?) (?:used to be|was (?:once )?) ?my\b`.exec(text)?.[1];
  if (formerly !== undefined && !/^(?:I|it|that|this|he|she|they)$/iu.test(formerly))
    found.push(nounBefore(formerly));
  return found.filter(
    (noun) =>
      noun !== undefined && noun.length > 1 && !/['’]s?\s/u.test(noun) && !fleeting.test(noun),
  ) as string[];
}

function reachedNoun(text: string): string | undefined {
  const clause = parseClause(text);
  if (
    clause === undefined ||
    clause.negative ||
    clause.modal !== undefined ||
    clause.progressive ||
    clause.form === "copula"
  )
    return caseless`^(?:my |our |the )?(?!(?:it|that|this|he|she|they|everything|all|I|we|you)\b)([\p{L}' -]{2,30}?) (?:is|are) (?:finally |now |all )*(?:done|finished|complete|built|written|published|released|out|here|booked|sorted)\b`.exec(
      text,
    )?.[1];
  const got = caseless`^(?:I|we) (?:now |finally )*have the (\p{L}+)(?: now)?(?=$|[,.!])`.exec(
    text,
  )?.[1];
  if (got !== undefined && /\b(?:now|finally)\b/u.test(text)) return got;
  if (!(clause.past || clause.perfect || caseless`\bfinally\b`.test(text))) return undefined;
  if (!clause.bases.some((base) => reached.test(base))) return undefined;
  const noun = nounBehind(clause.rest.replace(/^(?:up|out|in|into|off|to) /iu, ""));
  const bare = noun?.replace(/^(?:first|own|new|last|final) /iu, "");
  return bare === undefined || bare.length < 3 ? undefined : bare;
}
