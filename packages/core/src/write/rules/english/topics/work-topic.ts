import { anyPredicate } from "../../../target.ts";
import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { reported, thirdPerson, value } from "../words/grammar.ts";
import { isOrganisation } from "../words/organisation.ts";
import { takeTime } from "../words/take-time.ts";
import { workPatterns } from "../words/work-patterns.ts";
import { employerDrafts } from "./employer-drafts.ts";
import { roleDraft } from "./role-draft.ts";
import { roleDrafts } from "./role-drafts.ts";
import { splitRole } from "./split-role.ts";

/** Where the user works and studies, and as what. */
export const workTopic: Topic = (clause, discourse) => {
  const { text } = clause;
  const drafts: Draft[] = [];
  const at = workPatterns.worksAt.exec(text);
  if (
    at !== null &&
    !/^(?:home|me|the moment|the (?:book|hour|day|clock|rules?)\b|a living|now|free|all|fun|night|\d)/iu.test(
      at[2] as string,
    )
  )
    drafts.push(...employerDrafts(clause, at[2] as string, discourse.at, at[1]));
  const nowMatch = workPatterns.nowAt.exec(text);
  const nowAt = nowMatch?.[1] ?? nowMatch?.[2];
  if (nowAt !== undefined)
    drafts.push(...employerDrafts({ ...clause, cues: { now: true } }, nowAt, discourse.at));
  const trade = workPatterns.trade.exec(text);
  const there = value(takeTime(trade?.[3] ?? "", discourse.at, "past").rest);
  if (trade !== null && there !== undefined && isOrganisation(there, clause)) {
    const verb = (trade[1] ?? trade[2] ?? "").toLowerCase();
    const base =
      ({ nurs: "nurse", driv: "drive", bak: "bake" } as Record<string, string>)[verb] ?? verb;
    drafts.push({
      predicate: "works at",
      object: there,
      text: `The user ${thirdPerson(base.split(" ")[0] as string)}${base.slice((base.split(" ")[0] as string).length)} at ${there}`,
      ...(clause.cues.now ? { change: true } : {}),
    });
  }
  const leftFor = workPatterns.leftFor.exec(text);
  if (leftFor !== null) {
    const { rest, when } = takeTime(value(leftFor[2]) ?? "", discourse.at, "past");
    const old = leftFor[1] as string;
    return [
      {
        predicate: "works at",
        object: rest,
        text: `The user works at ${rest} (left ${old}${when === undefined ? "" : ` ${when}`})`,
        when,
        change: true,
      },
    ];
  }
  const as = value(workPatterns.worksAs.exec(text)?.[1]);
  if (as !== undefined) drafts.push(...roleDrafts(clause, as, discourse.at, true));
  drafts.push(...mannerDrafts(text));
  const introduced = workPatterns.introduced.exec(text)?.[1];
  if (introduced !== undefined)
    drafts.push(...roleDrafts({ ...clause, text: "I am a" }, introduced, discourse.at, false));
  const role = introduced === undefined ? workPatterns.role.exec(text) : null;
  if (role !== null)
    drafts.push(...roleDrafts(clause, role[2] as string, discourse.at, false, role[1]));
  const job = value(workPatterns.job.exec(text)?.[1]);
  if (job !== undefined) drafts.push(...roleDrafts(clause, job, discourse.at, false));
  const employer = value(workPatterns.employer.exec(text)?.[1]);
  if (employer !== undefined) drafts.push(...employerDrafts(clause, employer, discourse.at));
  const joined = value(workPatterns.joined.exec(text)?.[1]);
  if (joined !== undefined) {
    const { rest, when } = takeTime(joined, discourse.at, "past");
    const [organisation, position] = splitRole(rest);
    if (isOrganisation(organisation, clause)) {
      const team = /\b(?:team|department|group|squad|committee|board|club|choir|band|gym)$/iu.test(
        organisation,
      );
      drafts.push({
        predicate: team ? "member of" : "works at",
        object: organisation,
        text: `The user ${team ? "joined" : "works at"} ${organisation}${when === undefined ? "" : team ? ` ${when}` : ` (joined ${when})`}`,
        when,
        change: !team,
      });
      if (position !== undefined)
        drafts.push({ ...roleDraft(position), ...(team ? {} : { change: true }) });
    }
  }
  const runs = workPatterns.runs.exec(text);
  const business = value(runs?.[2]);
  if (runs !== null && business !== undefined) {
    const verb = (runs[1] as string).toLowerCase();
    const past = /ed$|up$/u.test(verb);
    drafts.push({
      predicate: `${past ? verb : verb}`,
      object: business,
      text: `The user ${past ? verb : `${verb}s`} ${reported(business)}`,
    });
  }
  const chores = workPatterns.does.exec(text);
  const chore = value(chores?.[1]);
  if (chore !== undefined)
    drafts.push({ predicate: "does", object: chore, text: `The user does ${reported(chore)}` });
  const shift = workPatterns.shift.exec(text);
  if (shift !== null) {
    const where = value(shift[2])?.replace(/,.*$/u, "");
    drafts.push({
      predicate: "shift",
      object: shift[1] as string,
      text: `The user works ${shift[1]}`,
    });
    // the hours may change and the place stays
    if (where !== undefined)
      drafts.push({ predicate: "works at", object: where, text: `The user works at ${where}` });
    const position = value(shift[3]);
    if (position !== undefined) drafts.push(...roleDrafts(clause, position, discourse.at, true));
  }
  const put = workPatterns.put.exec(text)?.[1];
  if (put !== undefined)
    drafts.push({ predicate: "shift", object: put, text: `The user works ${put}`, change: true });
  const called = workPatterns.called.exec(text)?.[1];
  if (called !== undefined)
    drafts.push({
      predicate: "work place",
      object: `in ${called}`,
      text: `The user works in ${called}`,
      change: true,
    });
  const returned = workPatterns.backAtWork.exec(text);
  const leave = /\b(?:leave|sick|off work|signed off|sabbatical|retire\p{L}*|unemployed)\b/iu;
  if (
    returned !== null &&
    (leave.test(clause.before ?? "") ||
      [...discourse.lastDrafts, ...discourse.known].some((one) => leave.test(one.text)))
  ) {
    const { when } = takeTime(returned[1] ?? "", discourse.at, "past");
    drafts.push(
      ...silent(
        ["leave", "sick", "signed off", "sabbatical"].map((words) => ({
          predicates: [anyPredicate, "is on", "is", "employment", "work status"],
          words,
        })),
      ),
      {
        predicate: "work status",
        object: "back at work",
        text: `The user is back at work${when === undefined ? "" : ` (${when})`}`,
        when,
      },
    );
  }
  const team = workPatterns.team.exec(text);
  if (team !== null)
    drafts.push({
      predicate: "works on team",
      object: team[1] as string,
      text: `The user is on the ${team[1]}${team[2] === undefined ? "" : ` at ${value(team[2]) ?? team[2]}`}`,
    });
  return drafts;
};

function mannerDrafts(text: string): Draft[] {
  const back = workPatterns.office.exec(text);
  if (back !== null) {
    const place = back[1] !== undefined;
    const words = (back[1] ?? back[2] ?? back[3] ?? "").toLowerCase();
    return [
      {
        predicate: place ? "work place" : "work time",
        object: words,
        text: `The user works ${words}`,
        change: true,
      },
    ];
  }
  const match = workPatterns.worksIn.exec(text);
  const manner = value(match?.[2]);
  if (
    match === null ||
    manner === undefined ||
    /^(?:on|with|in) (?:it|this|that|these|them|you|the (?:moment|mornings?)|a (?:bug|report|feature|slide|deck|problem|presentation))\b/iu.test(
      manner,
    )
  )
    return [];
  const negative = match[1] !== undefined;
  const kind = /^(?:from home|remotely|in the office|on[- ]site|hybrid)\b/iu.test(manner)
    ? "work place"
    : /^(?:full[- ]time|part[- ]time|(?:two|three|four|five|six) days)\b/iu.test(manner)
      ? "work time"
      : "works";
  return [
    {
      predicate: negative ? "not works" : kind,
      object: manner,
      text: `The user ${negative ? "does not work" : "works"} ${reported(manner)}`,
    },
  ];
}
