import type { Clause } from "./clauses.ts";
import type { Draft, Topic } from "./draft.ts";
import { adverbs, fromStart, isCapitalised, reported, value, withArticle } from "./grammar.ts";
import { isOrganisation } from "./organisation.ts";
import { takeTime } from "./take-time.ts";
import { isTrade } from "./trade.ts";
import { occupations, tradeEnding } from "./words.ts";

const article = fromStart(`I (?:am|have been) ${adverbs}(?:not )?${adverbs}an?\\b`);
const patterns = {
  worksAt: fromStart(
    `(?:I|we) (?:(do not|no longer|used to) )?${adverbs}(?:work|am working|have been working|have worked|worked|am employed|freelance|do freelance work|consult)(?: (?:full[- ]time|part[- ]time|remotely|mostly|freelance|as staff))? (?:at|for|by) (.+)$`,
  ),
  worksAs: fromStart(
    `I (?:am |have been )?${adverbs}(?:work|working|employed|freelance|freelancing|started|starting) as (?:an? |the )?(.+)$`,
  ),
  worksIn: fromStart(
    `I (?:(do not) )?${adverbs}(?:work|am working|have worked) ((?:in|on|with|from|remotely|shifts|part[- ]time|full[- ]time|freelance|weekends|mornings|afternoons|evenings|outdoors|two jobs|four days|three days|five days)\\b.*)$`,
  ),
  role: fromStart(`I (?:am|have been) ${adverbs}(not )?${adverbs}(?:an? |the |one of the )?(.+?)$`),
  job: fromStart(
    `my (?:new |current |day )?(?:job|profession|occupation|title|job title|role|position) (?:is|as) (?:being )?(?:an? |the |as an? )?(.+)$`,
  ),
  employer: fromStart(
    `my (?:new |current )?(?:employer|company|workplace|firm) is (?:called )?(.+)$`,
  ),
  nowAt: fromStart(
    `I am (?:now|currently|these days) (?:at|with) (\\p{Lu}.+)$|^I am (?:at|working at) (\\p{Lu}.+?) (?:now|these days|nowadays|since\\b.*|as of\\b.*)$`,
  ),
  leftFor: fromStart(
    `I (?:have )?${adverbs}(?:left|quit) (?:my job at )?(\\p{Lu}.+?|the [\\p{L} ]+?) (?:for|to (?:join|work (?:at|for|with)|go to|start at)) (?:an? (?:job|role|position) (?:at|with) )?((?:the |an? )?\\p{Lu}.+|an? (?!few|couple|while|month|week|bit)[\\p{L} ]+)$`,
  ),
  joined: fromStart(
    `I (?:have )?${adverbs}(?:joined|started(?: (?:working|a (?:new )?(?:job|role|position)|my new (?:job|role|position)|work))? (?:at|with|for)|got (?:a |an |my |the )?(?:new )?(?:job|role|position|offer)? ?(?:at|with)|was hired by|got hired (?:at|by)|signed (?:on )?with|landed a job at|accepted (?:a|the|an) (?:job|offer|position|role) (?:at|from)|switched jobs to|moved over to) (.+)$`,
  ),
  runs: fromStart(
    `(?:I|we) ${adverbs}(run|own|manage|lead|head|founded|co-founded|started|set up|direct) ((?:an?|the|my own|our|my) (?:[\\p{L}-]+ ){0,5}?(?:company|business|shop|store|startup|start-up|agency|studio|team|bakery|cafe|café|restaurant|farm|practice|clinic|gallery|school|firm|bookshop|bookstore|salon|garage|brewery|charity|non-?profit|department|group|lab|nursery|hotel|hostel|bar|pub|label|workshop|consultancy|campsite|guesthouse|guest house|b&b|vineyard|food truck|stall|blog|newsletter|podcast|club|library|museum|theatre|kitchen|kennel|hostel|shelter|orchard|ranch|factory|bookstall|channel|choir|band)\\b.*)$`,
  ),
  does: fromStart(
    `(?:I|we) ${adverbs}do ((?!it\\b|this\\b|that\\b|my\\b|not\\b|a lot\\b|what|so\\b)(?:[\\p{L}-]+ ){1,4}(?:for|at) (?:an?|the|\\p{Lu}).+)$`,
  ),
  introduced: fromStart(
    "(?:I am \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?|\\p{Lu}[\\p{L}'’-]+ here|my name is \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?|my name is \\p{Lu}[\\p{L}'’-]+)(?:,| and|, and) (?:an? |the )?(?!btw|by the way)(.+)$",
  ),
  shift: fromStart(
    `(?:I|we) (?:am|are|work) ${adverbs}(?:on )?(?:the )?(?:back (?:on|to) (?:the )?)?((?:night|day|early|late|morning|evening|graveyard|weekend) shifts?|nights|days|earlies|lates)\\b(?: (?:at|for|in) (.+?))?(?: as (?:an? )?(.+?))?(?: now| these days| at the moment|,? (?:this|since|until|again|for the|next|from|all|every) .*)?[.!]*$`,
  ),
  office: fromStart(
    `(?:I|we) (?:am|are|went|have gone|have been) ${adverbs}back (in the office|on site|at home office)\\b|^(?:I|we) (?:went|have gone|switched to|moved to|reduced to|cut down to|am back to|am down to|am up to|am working) ${adverbs}(full[- ]time|part[- ]time|(?:two|three|four|five|six) days(?: a week)?)\\b|^I am ${adverbs}(full[- ]time|part[- ]time) (?:now|again|these days|since)\\b`,
  ),
  put: fromStart(
    "(?:they|my (?:boss|manager|employer|team lead)|work|the (?:boss|company|plant|hospital|office)) (?:have |has |just |finally )*(?:put|moved|switched|transferred|swapped|assigned|bumped) me (?:back )?(?:on|to|onto|over to) (?:the )?((?:night|day|early|late|morning|evening|graveyard|weekend) ?shifts?|nights|days|earlies|lates)\\b",
  ),
  team: fromStart(
    `I (?:am|work) on the (.+? (?:team|committee|board|squad|crew|council|panel))(?: (?:at|of|for) (.+))?$`,
  ),
};

/** Where the user works and studies, and as what. */
export const workTopic: Topic = (clause, discourse) => {
  const { text } = clause;
  const drafts: Draft[] = [];
  const at = patterns.worksAt.exec(text);
  if (
    at !== null &&
    !/^(?:home|me|the moment|a living|now|free|all|fun|night|\d)/iu.test(at[2] as string)
  )
    drafts.push(...employerDrafts(clause, at[2] as string, discourse.at, at[1]));
  const nowMatch = patterns.nowAt.exec(text);
  const nowAt = nowMatch?.[1] ?? nowMatch?.[2];
  if (nowAt !== undefined)
    drafts.push(...employerDrafts({ ...clause, cues: { now: true } }, nowAt, discourse.at));
  const leftFor = patterns.leftFor.exec(text);
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
  const as = value(patterns.worksAs.exec(text)?.[1]);
  if (as !== undefined) drafts.push(...roleDrafts(clause, as, discourse.at, true));
  drafts.push(...mannerDrafts(text));
  const introduced = patterns.introduced.exec(text)?.[1];
  if (introduced !== undefined)
    drafts.push(...roleDrafts({ ...clause, text: "I am a" }, introduced, discourse.at, false));
  const role = introduced === undefined ? patterns.role.exec(text) : null;
  if (role !== null)
    drafts.push(...roleDrafts(clause, role[2] as string, discourse.at, false, role[1]));
  const job = value(patterns.job.exec(text)?.[1]);
  if (job !== undefined) drafts.push(...roleDrafts(clause, job, discourse.at, false));
  const employer = value(patterns.employer.exec(text)?.[1]);
  if (employer !== undefined) drafts.push(...employerDrafts(clause, employer, discourse.at));
  const joined = value(patterns.joined.exec(text)?.[1]);
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
      if (position !== undefined) drafts.push(roleDraft(position));
    }
  }
  const runs = patterns.runs.exec(text);
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
  const chores = patterns.does.exec(text);
  const chore = value(chores?.[1]);
  if (chore !== undefined)
    drafts.push({ predicate: "does", object: chore, text: `The user does ${reported(chore)}` });
  const shift = patterns.shift.exec(text);
  if (shift !== null) {
    const where = value(shift[2]);
    const words = `works ${shift[1]}${where === undefined ? "" : ` at ${where}`}`;
    drafts.push({ predicate: "shift", object: shift[1] as string, text: `The user ${words}` });
    const position = value(shift[3]);
    if (position !== undefined) drafts.push(...roleDrafts(clause, position, discourse.at, true));
  }
  const put = patterns.put.exec(text)?.[1];
  if (put !== undefined)
    drafts.push({ predicate: "shift", object: put, text: `The user works ${put}`, change: true });
  const team = patterns.team.exec(text);
  if (team !== null)
    drafts.push({
      predicate: "works on team",
      object: team[1] as string,
      text: `The user is on the ${team[1]}${team[2] === undefined ? "" : ` at ${value(team[2]) ?? team[2]}`}`,
    });
  return drafts;
};

function employerDrafts(clause: Clause, said: string, at: number, not?: string): Draft[] {
  const taken = takeTime(value(said) ?? "", at, "past");
  const over = /\b(?:any ?more|any longer)\b/iu.test(said);
  const [organisation, position] = splitRole(
    taken.rest.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""),
  );
  if (!isOrganisation(organisation, clause)) return [];
  if (not !== undefined || /^(?:I|we) worked\b/iu.test(clause.text)) {
    const past = not === undefined || /used/iu.test(not);
    const ended = over || /longer/iu.test(not ?? "");
    if (past) {
      const text = `The user used to work at ${organisation}`;
      const target = { predicates: ["works at"], names: organisation };
      return [{ predicate: "worked at", object: organisation, text, action: "end", target }];
    }
    return [
      {
        predicate: "not works at",
        object: organisation,
        text: `The user ${ended ? "no longer works" : "does not work"} at ${organisation}`,
        action: "end",
        target: { predicates: ["works at"], names: organisation },
      },
    ];
  }
  const suffix = taken.when === undefined ? "" : ` ${taken.when}`;
  const drafts: Draft[] = [
    {
      predicate: "works at",
      object: organisation,
      text: `The user works at ${organisation}${suffix}`,
      when: taken.when,
      ...(clause.cues.now ? { change: true } : {}),
    },
  ];
  if (position !== undefined) drafts.push(roleDraft(position));
  return drafts;
}

// "Brightloaf as a data analyst" names the employer and the position.
function splitRole(text: string): [organisation: string, role: string | undefined] {
  const match = /^(.+?),? as (?:an? |the |their )?(.+)$/iu.exec(text);
  const organisation = (match?.[1] ?? text)
    .replace(
      / (?:for|since|from) (?:about |almost |nearly |over )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a) (?:years?|months?|weeks?).*$/iu,
      "",
    )
    .replace(/,? (?:doing|where|building|leading|in the|on the) .*$/iu, "");
  return [organisation, match?.[2]];
}

function roleDraft(role: string): Draft {
  return {
    predicate: "works as",
    object: role,
    text: `The user is ${withArticle(role)}`,
  };
}

function roleDrafts(
  clause: Clause,
  said: string,
  at: number,
  certain: boolean,
  not?: string,
): Draft[] {
  const over = /\b(?:any ?more|any longer)\b/iu.test(said);
  const full = value(
    takeTime(said.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""), at, "past").rest,
  );
  if (full === undefined || clause.cues.loose) return [];
  const match = /^(.+?) (?:at|for|with|over at) (.+)$/iu.exec(full);
  const [position, organisation] =
    match === null ? [full, undefined] : [match[1] as string, match[2] as string];
  const role = position
    .replace(/^(?:only|just|actually|an?|the) /iu, "")
    .replace(/ (?:from .*|by trade|by profession|by training|by day|and .*)$/iu, "")
    .replace(/,.*$/u, "");
  const head = role.replace(/ (?:in|of|on) .*$/iu, "").split(/\s+/u);
  const working =
    occupations.test(head.at(-1) ?? "") ||
    occupations.test(head.slice(-2).join(" ")) ||
    tradeEnding.test(head.at(-1) ?? "") ||
    /^head of /iu.test(role) ||
    (article.test(clause.text) && isTrade(head.at(-1) ?? ""));
  if (
    head.length > 5 ||
    !(certain || working) ||
    /^(?:fan|lover|believer|user|member|beginner|kind of|bit of|huge|big fan)\b/iu.test(role) ||
    /['’]s?\b| as /u.test(role) ||
    (/^\p{L}+ing\b/u.test(role) && !occupations.test(head.at(-1) ?? ""))
  )
    return [];
  if (not !== undefined) {
    return [
      {
        predicate: "not works as",
        object: role,
        text: `The user is ${over ? "no longer" : "not"} ${withArticle(role)}`,
        action: "end",
        target: { predicates: ["works as", "studies"], names: role },
      },
    ];
  }
  const drafts: Draft[] = [
    {
      ...roleDraft(role),
      ...(clause.cues.now || /^I am now\b/iu.test(clause.text) ? { change: true } : {}),
    },
  ];
  const employer = value(organisation, 60)?.replace(/,.*$/u, "");
  if (
    employer !== undefined &&
    (isCapitalised(employer) || clause.lowerCase || /^(?:an?|the) /iu.test(employer))
  ) {
    drafts.push({
      predicate: "works at",
      object: employer,
      text: `The user works at ${employer}`,
      ...(/^I am now\b/iu.test(clause.text) ? { change: true } : {}),
    });
  }
  return drafts;
}

function mannerDrafts(text: string): Draft[] {
  const back = patterns.office.exec(text);
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
  const match = patterns.worksIn.exec(text);
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
