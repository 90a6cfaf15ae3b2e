import type { Clause } from "../clauses/clauses.ts";
import type { Draft, Topic } from "../draft.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, value } from "../words/grammar.ts";
import { isOrganisation } from "../words/organisation.ts";
import { takeTime } from "../words/take-time.ts";
import { work } from "./ending-targets.ts";
import { silent, withTargets } from "./silent-endings.ts";

const notice =
  "(?:hand|put|gave|give|hande|turn)(?:ed|d)? in (?:my |our |a )?(?:two[- ]weeks?'? |formal )?(?:notice|resignation)|gave (?:my )?notice|given (?:my )?notice";
const patterns = {
  left: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:left|quit|departed|exited|resigned from|resigned at|retired from|walked out of|walked away from|moved on from|was (?:laid off|let go|fired|sacked|dismissed|made redundant|dropped) (?:from|by|at)|got (?:laid off|let go|fired|sacked|made redundant|the sack|the boot) (?:from|by|at)|have been (?:laid off|let go|fired|made redundant) (?:from|by|at)|am done at|parted ways with|stopped working (?:at|for)|(?:${notice}) (?:at|to|with)|finished (?:up )?at|finished my last day at|had my last day at|lost my (?:job|position) (?:at|with)) (?:my (?:old |last )?(?:job|work|position|role|gig) (?:at|with) )?(.+)$`,
  ),
  dismissed: fromStart(
    "(\\p{L}.{0,50}?) (?:has |have |just |finally |recently )*(?:let me go|laid me off|fired me|sacked me|dismissed me|made me redundant|did not (?:renew|extend) my contract|terminated my contract|ended my contract|let (?:\\p{L}+ )?(?:of )?us go|laid (?:\\p{L}+ )?(?:of )?us off|went (?:under|bust|bankrupt|out of business|belly up)|shut down|closed down|folded|has folded)\\b(.*)$",
  ),
  over: fromStart(
    "my (?:last day|last shift|last week) (?:at|with|in) (.+?) (?:was|is today|was yesterday)\\b(.*)$|^my (?:time|contract|job|gig|stint|position|role|internship|placement|probation|traineeship|apprenticeship) (?:at|with) (.+?) (?:is|has|was|just|got|came)? ?(?:over|ended|finished|terminated|cut|not (?:renewed|extended)|up|done|run out|ran out|ends?|expired|to an end)\\b(.*)$",
  ),
  jobless: fromStart(
    `I (?:am|got|was|have been|have|became|am currently) ${adverbs}(retired|unemployed|self-employed|between jobs|out of work|out of a job|laid off|let go|fired|sacked|made redundant|freelance|freelancing|job[- ]hunting|looking for (?:an? )?(?:new )?(?:work|job)|jobless)\\b(?! (?:at|by|from|for) )`,
  ),
  onLeave: fromStart(
    `I (?:am|have been|went) ${adverbs}(on (?:parental|maternity|paternity|sick|medical|garden(?:ing)?|unpaid) leave|on (?:an? )?sabbatical)\\b`,
  ),
  returned: fromStart(
    `I (?:am|have been|went|came|have gone|got) ${adverbs}(?:back (?:at|to|in) (?:work|the office|my desk|my job)|back from (?:my )?(?:parental |maternity |paternity |sick |medical )?(?:leave|sabbatical))\\b`,
  ),
  quit: fromStart(
    `I (?:have )?${adverbs}(?:(?:quit|left|lost|resigned from|gave up|walked out of) my (?:old |day |teaching |office |corporate |nursing )?(?:job|position|role|post)\\b|${notice}|resigned|quit\\s*$)(.*)$`,
  ),
  retired: fromStart(
    `I (?:have )?${adverbs}retired(?: from .+?)?,?(?: (?:in|last|two|three|this|at|on|early|after|since|a|some|yesterday|today|now|for good) ?.*)?$`,
  ),
  notThere: fromStart(
    `I (?:am|are) (?:no longer|not) ${adverbs}(?:at|employed (?:at|by)|working (?:at|for|with)) (.+)$`,
  ),
};
/** Left for the day, or left somebody somewhere. */
const passing =
  /\b(?:early|late|at (?:noon|midnight|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|lunch(?:time)?|the \p{L}+|home|work)|behind|open|unlocked|on the \p{L}+|in the (?:car|house|office|morning|evening|afternoon))\b/iu;
const noEmployer =
  /^(?:my|the (?:house|room|party|car|door|keys?|moment|table)|smoking|drinking|home|work|a |it|him|her|them|you|this|that|early|school|university|college|uni)\b/iu;

/** An office that one holds beside one's work. */
const office = fromStart(
  `(?:I|we) (?:have )?${adverbs}(?:resigned|stepped down|stood down|stepped back|retired) as (?:the |an? |our |my )?((?:\\p{Ll}+ )?(?:treasurer|secretary|chair(?:man|woman|person)?|captain|president|organi[sz]er|trustee|governor|leader|rep|steward|volunteer|coach|moderator))\\b`,
);

/** What the user left, or was made to leave: an employer, work itself. */
export const leavingTopic: Topic = (clause, { at }) => {
  const { text } = clause;
  const held = office.exec(text);
  if (held !== null) return steppedDown(held[1] as string, text.slice(held[0].length), at);
  const left =
    value(patterns.left.exec(text)?.[1]) ?? employerThatEnded(text) ?? value(lastDay(text));
  const gone = caseless`\bno longer\b|\b(?:any ?more|any longer)\b`.test(text)
    ? value(patterns.notThere.exec(text)?.[1])?.replace(/\s*\b(?:any ?more|any longer)\b/iu, "")
    : undefined;
  const drafts = leftDrafts(left ?? gone, clause, at, gone !== undefined && left === undefined);
  if (patterns.returned.test(text)) drafts.push(...silent([{ predicates: ["work status"] }]));
  const leave = patterns.onLeave.exec(text)?.[1];
  if (leave !== undefined)
    drafts.push({ predicate: "work status", object: leave, text: `The user is ${leave}` });
  const quit = patterns.quit.exec(text);
  const jobless =
    patterns.jobless.exec(text)?.[1] ?? (patterns.retired.test(text) ? "retired" : undefined);
  if (jobless !== undefined)
    drafts.push({
      predicate: "employment",
      object: jobless,
      text: `The user ${/^(?:laid|let|fired|sacked|made)/iu.test(jobless) ? "was" : "is"} ${jobless}`,
      change: true,
    });
  else if (
    drafts.length === 0 &&
    (quit !== null ||
      (caseless`^(?:they|my (?:company|employer|boss|work(?:place)?|job)|the company) `.test(
        text,
      ) &&
        patterns.dismissed.test(text))) &&
    !/\bshut down|closed\b/iu.test(text)
  ) {
    const { rest, when } = takeTime(value(quit?.[1]) ?? "", at, "past");
    const employer = /^(?:at|with|as) (?:the |an? )?(.+)$/iu.exec(rest)?.[1];
    drafts.push({
      predicate: "employment",
      object: "left the job",
      text: `The user left their job${employer === undefined ? "" : ` ${rest}`}${when === undefined ? "" : ` ${when}`}`,
      when,
      change: true,
    });
  }
  return drafts;
};

function steppedDown(role: string, rest: string, at: number): Draft[] {
  const { when } = takeTime(value(rest) ?? "", at, "past");
  return withTargets(
    {
      predicate: "ended",
      object: `stepped down as ${role}`,
      text: `The user stepped down as ${role}${when === undefined ? "" : ` ${when}`}`,
      when,
      type: "episodic",
    },
    [{ predicates: ["member of", "is", "works as", "volunteers", "coaches", "lead"], words: role }],
  );
}

// with its date: "my last day at Tideway was last Friday"
function lastDay(text: string): string | undefined {
  const match = patterns.over.exec(text);
  if (match === null) return undefined;
  return match[1] === undefined ? match[3] : `${match[1]} ${match[2] ?? ""}`;
}

function employerThatEnded(text: string): string | undefined {
  const named = value(patterns.dismissed.exec(text)?.[1]);
  return named === undefined ||
    /^(?:they|it|he|she|my|our|the (?:company|firm|boss|bastards|whole)|this|that|I|we)\b/iu.test(
      named,
    )
    ? undefined
    : named;
}

function leftDrafts(left: string | undefined, clause: Clause, at: number, gone: boolean): Draft[] {
  if (left === undefined || noEmployer.test(left) || passing.test(left)) return [];
  const { rest: whole, when } = takeTime(left, at, "past");
  const rest = whole
    .replace(
      /,? (?:to (?!\p{Lu}).*|starting .*|with(?:out)? (?!\p{Lu}).*|, .*|after .*|as (?:an? |the |their ).*|because .*|and .*)$/u,
      "",
    )
    .replace(/ (?:at|in|on|by|since|from|towards)(?: the (?:start|beginning|end)(?: of)?)?$/iu, "");
  if (!isOrganisation(rest, clause)) return [];
  const target = { predicates: [...work, "lives in", "studies at", "employment"], names: rest };
  const certain =
    /\p{Lu}/u.test(rest) ||
    /laid off|fired|sacked|resigned|let go|redundant|working (?:at|for)|(?:job|time|contract) (?:at|with)|notice|last day|employed/iu.test(
      clause.text,
    );
  if (!certain) return silent([target], when);
  return withTargets(
    {
      predicate: "not works at",
      object: rest,
      text: gone
        ? `The user no longer works at ${rest}`
        : `The user left ${rest}${when === undefined ? "" : ` ${when}`}`,
      when,
      type: "episodic",
    },
    [target, { predicates: ["employment"], names: "self-employed" }],
  );
}
