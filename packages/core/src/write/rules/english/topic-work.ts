import type { Clause } from "./clauses.ts";
import type { Draft, Topic } from "./draft.ts";
import { adverbs, fromStart, isCapitalised, reported, value, withArticle } from "./grammar.ts";
import { takeTime } from "./take-time.ts";
import { occupations, tradeEnding } from "./words.ts";

const patterns = {
  worksAt: fromStart(
    `(?:I|we) (?:(do not|no longer|used to) )?${adverbs}(?:work|am working|have been working|have worked|worked|am employed|freelance|do freelance work|consult|volunteer)(?: (?:full[- ]time|part[- ]time|remotely|mostly|freelance|as staff))? (?:at|for|by) (.+)$`,
  ),
  worksAs: fromStart(
    `I (?:am |have been )?${adverbs}(?:work|working|employed|freelance|freelancing|started|starting) as (?:an? |the )?(.+)$`,
  ),
  worksIn: fromStart(
    `I (?:(do not) )?${adverbs}(?:work|am working|have worked) ((?:in|on|with|from|remotely|nights?|shifts|part[- ]time|full[- ]time|freelance|weekends|mornings|afternoons|evenings|outdoors|night shifts|night shift|days|two jobs|four days|three days|five days)\\b.*)$`,
  ),
  role: fromStart(`I (?:am|have been) ${adverbs}(not )?${adverbs}(?:an? |the |one of the )?(.+?)$`),
  job: fromStart(
    `my (?:new |current |day )?(?:job|profession|occupation|title|job title|role|position) (?:is|as) (?:being )?(?:an? |the |as an? )?(.+)$`,
  ),
  employer: fromStart(
    `my (?:new |current )?(?:employer|company|workplace|firm) is (?:called )?(.+)$`,
  ),
  nowAt: fromStart(`I am (?:now|currently|these days) (?:at|with) (\\p{Lu}.+)$`),
  leftFor: fromStart(
    `I (?:have )?${adverbs}(?:left|quit) (?:my job at )?(\\p{Lu}.+?) (?:for|to join) (\\p{Lu}.+)$`,
  ),
  joined: fromStart(
    `I (?:have )?${adverbs}(?:joined|started(?: (?:working|a (?:new )?(?:job|role|position)|my new (?:job|role|position)|work))? (?:at|with|for)|got (?:a |an |my |the )?(?:new )?(?:job|role|position|offer)? ?(?:at|with)|was hired by|got hired (?:at|by)|signed (?:on )?with|landed a job at|accepted (?:a|the|an) (?:job|offer|position|role) (?:at|from)|switched jobs to|moved over to) (.+)$`,
  ),
  left: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:left|quit|resigned from|was laid off (?:from|by)|got laid off (?:from|by)|was fired (?:from|by)|got fired (?:from|by)|was let go (?:from|by)|got let go (?:from|by)|parted ways with|stopped working (?:at|for)|handed in my notice at|finished at) (?:my (?:old )?job (?:at|with) |my (?:position|role) at )?(.+)$`,
  ),
  jobless: fromStart(
    `I (?:am|got|was|have been|have) ${adverbs}(retired|unemployed|self-employed|between jobs|out of work|laid off|made redundant|on (?:parental|maternity|paternity|sick|medical) leave|on a sabbatical|freelance|job hunting|looking for (?:a )?(?:new )?(?:work|job)|jobless)\\b`,
  ),
  quit: fromStart(`I (?:have )?${adverbs}(?:quit|left|lost|resigned from) my (?:old )?job\\b(.*)$`),
  retired: fromStart(
    `I (?:have )?${adverbs}retired(?: from .+?)?(?: (?:in|last|two|three|this) .*)?$`,
  ),
  studies: fromStart(
    `I (?:(do not|no longer) )?${adverbs}(?:study|am ${adverbs}studying|am ${adverbs}majoring in|major in|am ${adverbs}doing (?:an? |my )?(?:phd|doctorate|master's|masters|msc|ma|mba|bachelor's|bachelors|bsc|ba|degree|apprenticeship|internship|residency) (?:degree )?(?:in|at|on)|am ${adverbs}enrolled (?:in|at)|am taking (?:a|an) (?:course|class) (?:in|on)) (.+)$`,
  ),
  attends: fromStart(
    `I (?:go to|attend|am at|am a (?:pupil|student) at) ((?:the )?(?:\\p{Lu}[\\p{L}'.&-]*\\s?(?:of\\s)?)+(?:University|School|College|Academy|Uni|Institute|Polytechnic)?[\\p{L} ]*)$`,
  ),
  graduated: fromStart(
    `I (?:have )?${adverbs}(?:graduated|got my (?:degree|phd|master's|bachelor's|diploma)|finished (?:my|a) (?:degree|phd|master's|bachelor's|studies))\\b(.*)$`,
  ),
  degree: fromStart(
    `I have (?:got )?(an? (?:\\p{L}+'?s? )?(?:degree|phd|master's|masters|mba|bachelor's|doctorate|diploma|msc|bsc)\\b.*)$`,
  ),
  runs: fromStart(
    `I ${adverbs}(run|own|manage|lead|head|founded|co-founded|started|set up|direct) ((?:an?|the|my own|our|my) (?:[\\p{L}-]+ ){0,5}?(?:company|business|shop|store|startup|start-up|agency|studio|team|bakery|cafe|café|restaurant|farm|practice|clinic|gallery|school|firm|bookshop|bookstore|salon|garage|brewery|charity|non-?profit|department|group|lab|nursery|hotel|hostel|bar|pub|label|workshop|consultancy)\\b.*)$`,
  ),
  does: fromStart(
    `(?:I|we) ${adverbs}do ((?!it\\b|this\\b|that\\b|my\\b|not\\b|a lot\\b|what|so\\b)(?:[\\p{L}-]+ ){1,4}(?:for|at) (?:an?|the|\\p{Lu}).+)$`,
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
  const nowAt = patterns.nowAt.exec(text)?.[1];
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
  const role = patterns.role.exec(text);
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
  drafts.push(...leavingDrafts(clause, discourse.at));
  drafts.push(...studyDrafts(clause, discourse.at));
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

function isOrganisation(text: string, clause: Clause): boolean {
  if (
    text === "" ||
    text.split(" ").length > 7 ||
    /^(?:this|that|it|my|home|me|him|her|the (?:moment|house|room|building|car|kids))\b/iu.test(
      text,
    )
  )
    return false;
  return /\p{Lu}|\d/u.test(text) || /^(?:an?|the) /iu.test(text) || clause.lowerCase;
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
    .replace(/ (?:by trade|by profession|by training|by day|and .*)$/iu, "")
    .replace(/,.*$/u, "");
  const head = role.replace(/ (?:in|of|on) .*$/iu, "").split(/\s+/u);
  const working =
    occupations.test(head.at(-1) ?? "") ||
    occupations.test(head.slice(-2).join(" ")) ||
    tradeEnding.test(head.at(-1) ?? "") ||
    /^head of /iu.test(role) ||
    (/^I (?:am|have been) (?:\p{L}+ ){0,2}an? /iu.test(clause.text) && isTrade(head.at(-1) ?? ""));
  if (
    head.length > 5 ||
    !(certain || working) ||
    /^(?:fan|lover|believer|user|member|beginner|kind of|bit of|huge|big fan)\b/iu.test(role)
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

const noTrade =
  /^(?:disaster|master|character|failure|sober|charmer|lifesaver|talker|slacker|giant|elephant|ant|merchant|peasant|savant|infant|plant|lover|believer|user|member|beginner|owner|winner|loser|monster|number|customer|foreigner|stranger|outsider|newcomer|speaker|killer|sucker|teenager|father|mother|brother|sister|grandfather|grandmother|daughter|renter|smoker|non-smoker|sleeper|riser|eater|drinker|learner|reader|vegetarian|homeowner|joker|hoarder|procrastinator|overthinker|quitter|sinner|dreamer|late-comer|sucker|goner|leader|spender|saver|keeper|burner|prisoner|neighbor|visitor|survivor|sister|author|victor|minor|senior|junior|tutor|donor|christian|realist|optimist|pessimist|perfectionist|minimalist|narcissist|capitalist|communist|feminist|lightweight|human|librarian|veteran|guardian|hater|fighter|tester|poser|outlier|hipster|gamer|runner|swimmer|hiker|climber|cyclist|motorcyclist)$/iu;

/** A word that ends like the name of a trade and is not known to be something else. */
function isTrade(word: string): boolean {
  return /\p{L}{3}(?:er|or|ist|ian|eer|yst|ant)$/iu.test(word) && !noTrade.test(word);
}

function mannerDrafts(text: string): Draft[] {
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
  return [
    {
      predicate: negative ? "not works" : "works",
      object: manner,
      text: `The user ${negative ? "does not work" : "works"} ${reported(manner)}`,
    },
  ];
}

function leavingDrafts(clause: Clause, at: number): Draft[] {
  const { text } = clause;
  const drafts: Draft[] = [];
  const left = value(patterns.left.exec(text)?.[1]);
  if (
    left !== undefined &&
    !/^(?:my|the (?:house|room|party|office|car|door|keys?)|smoking|drinking|home|work|a |it|him|her|early)\b/iu.test(
      left,
    )
  ) {
    const { rest, when } = takeTime(left, at, "past");
    if (
      (isOrganisation(rest, clause) && /\p{Lu}/u.test(rest)) ||
      (clause.lowerCase && /laid off|fired|resigned|let go|working (?:at|for)|job at/iu.test(text))
    ) {
      drafts.push({
        predicate: "not works at",
        object: rest,
        text: `The user left ${rest}${when === undefined ? "" : ` ${when}`}`,
        when,
        type: "episodic",
        action: "end",
        target: { predicates: ["works at", "works as", "lives in", "studies at"], names: rest },
      });
    }
  }
  const quit = patterns.quit.exec(text);
  const jobless =
    patterns.jobless.exec(text)?.[1] ?? (patterns.retired.test(text) ? "retired" : undefined);
  if (jobless !== undefined)
    drafts.push({
      predicate: "employment",
      object: jobless,
      text: `The user is ${jobless}`,
      change: true,
    });
  else if (quit !== null && drafts.length === 0) {
    const when = takeTime(quit[1] ?? "", at, "past").when;
    drafts.push({
      predicate: "employment",
      object: "left the job",
      text: `The user left their job${when === undefined ? "" : ` ${when}`}`,
      when,
      change: true,
    });
  }
  return drafts;
}

function studyDrafts(clause: Clause, at: number): Draft[] {
  const { text } = clause;
  const drafts: Draft[] = [];
  const studies = patterns.studies.exec(text);
  const subject = value(studies?.[2]);
  if (
    studies !== null &&
    subject !== undefined &&
    !/^(?:for|with|at home|hard|late)\b/iu.test(subject)
  ) {
    const degree =
      /\b(phd|doctorate|master's|masters|msc|mba|bachelor's|bachelors|bsc|degree|apprenticeship|internship|residency)\b/iu.exec(
        text,
      )?.[1];
    const negative = studies[1] !== undefined;
    const what = degree === undefined ? subject : `${subject} (${degree})`;
    drafts.push({
      predicate: negative ? "not studies" : "studies",
      object: what,
      text: `The user ${negative ? "does not study" : "studies"} ${what}`,
    });
  }
  const school = value(patterns.attends.exec(text)?.[1]);
  if (
    school !== undefined &&
    /\b(?:University|School|College|Academy|Uni|Institute|Polytechnic)\b/iu.test(school)
  )
    drafts.push({ predicate: "studies at", object: school, text: `The user goes to ${school}` });
  const graduated = patterns.graduated.exec(text);
  if (graduated !== null) {
    const { rest, when } = takeTime(value(graduated[1]) ?? "", at, "past");
    drafts.push({
      predicate: "graduated",
      object: rest,
      text: `The user graduated${rest === "" ? "" : ` ${rest}`}${when === undefined ? "" : ` ${when}`}`,
      when,
      type: "episodic",
    });
  }
  const degree = value(patterns.degree.exec(text)?.[1]);
  if (degree !== undefined)
    drafts.push({ predicate: "has degree", object: degree, text: `The user has ${degree}` });
  return drafts;
}
