import type { Draft, Topic } from "./draft.ts";
import { adverbs, fromStart, value } from "./grammar.ts";
import { takeTime } from "./take-time.ts";

const patterns = {
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
};

/** What the user studies and studied, and where. */
export const studyTopic: Topic = ({ text }, { at }) => {
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
};
