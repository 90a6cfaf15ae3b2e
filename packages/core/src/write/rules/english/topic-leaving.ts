import type { Draft, Topic } from "./draft.ts";
import { adverbs, fromStart, value } from "./grammar.ts";
import { isOrganisation } from "./organisation.ts";
import { takeTime } from "./take-time.ts";

const patterns = {
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
};

/** What the user left: an employer, a place, work itself. */
export const leavingTopic: Topic = (clause, { at }) => {
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
};
