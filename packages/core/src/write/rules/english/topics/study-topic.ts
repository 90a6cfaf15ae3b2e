import type { Draft, Topic } from "../draft.ts";
import { silent, withTargets } from "../endings/silent-endings.ts";
import { adverbs, fromStart, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";

const patterns = {
  studies: fromStart(
    `I (?:(do not|no longer) )?${adverbs}(?:study|am ${adverbs}studying|am ${adverbs}majoring in|major in|am ${adverbs}doing (?:an? |my )?(?:phd|doctorate|master's|masters|msc|ma|mba|bachelor's|bachelors|bsc|ba|degree|apprenticeship|internship|residency) (?:degree )?(?:in|at|on)|am ${adverbs}enrolled (?:in|at)|am taking (?:a|an) (?:course|class) (?:in|on)) (.+)$`,
  ),
  major: fromStart(
    `I (?:have )?${adverbs}(?:switched|changed|moved) (?:(?:my )?(?:major|degree|course|subject|studies|program(?:me)?|from .+?)) (?:over )?to (?:studying )?(.+)$`,
  ),
  year: fromStart(
    `I am ${adverbs}in (?:my |the )(first|second|third|fourth|fifth|sixth|final|last|1st|2nd|3rd) (?:year|semester|term) (?:of|at|studying|in) (?:studying )?(.+)$`,
  ),
  attends: fromStart(
    `I (?:go to|attend|am at|am a (?:pupil|student) at) ((?:the )?(?:\\p{Lu}[\\p{L}'.&-]*\\s?(?:of\\s)?)+(?:University|School|College|Academy|Uni|Institute|Polytechnic)?[\\p{L} ]*)$`,
  ),
  transferred: fromStart(
    `I (?:have )?${adverbs}(?:transferred|moved|changed|switched)(?: over| schools| unis| colleges)? to ((?:the )?\\p{Lu}.+)$`,
  ),
  graduated: fromStart(
    `I (?:have )?${adverbs}(?:graduated|got my (?:degree|phd|master's|masters|bachelor's|diploma|doctorate)|(?:finished|completed|wrapped up|am done with|have done|defended) (?:my |a |with )*(?:[\\p{L}-]+ )?(?:degree|phd|master's|masters|bachelor's|bachelors|studies|thesis|dissertation|diploma|course|training|apprenticeship|uni|university|college|school|residency))\\b(.*)$`,
  ),
  droppedOut: fromStart(
    `I (?:have )?${adverbs}(?:dropped out|failed out|flunked out|was kicked out|got kicked out|quit|left|gave up|broke off|abandoned|withdrew|withdrew from|interrupted)(?: of| from)? ?((?:my |the )?(?:[\\p{L}-]+ )?(?:university|uni|college|school|law school|med school|degree|phd|studies|course|program(?:me)?|master's|masters|bachelor's|apprenticeship))?(?:$|[,.].*$| (?!of\\b|my\\b|the\\b).*$)`,
  ),
  degree: fromStart(
    `I have (?:got )?(an? (?:\\p{L}+'?s? )?(?:degree|phd|master's|masters|mba|bachelor's|doctorate|diploma|msc|bsc)\\b.*)$`,
  ),
};

const learning =
  /\b(?:University|School|College|Academy|Uni|Institute|Polytechnic|State|Tech|Conservatoire|Conservatory)\b/iu;

const studiesThatEnd = [
  { predicates: ["studies", "studies at"] },
  { predicates: ["works as"], names: "student" },
  { predicates: ["works as"], names: "apprentice" },
  { predicates: ["is doing"], words: "thesis" },
];

/** What the user studies and studied, and where. */
export const studyTopic: Topic = ({ text }, { at, lastDrafts, known }) => {
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
  const major = patterns.major.exec(text);
  // who changes the subject stays at the school
  const where =
    major === null
      ? ""
      : ([...lastDrafts, ...known]
          .map((one) =>
            one.predicate === "studies"
              ? / at (?:the )?\p{Lu}[^,;]*/u.exec(one.object)?.[0]
              : undefined,
          )
          .find((one) => one !== undefined) ?? "");
  const newCourse = value(takeTime(value(major?.[1]) ?? "", at, "past").rest);
  if (newCourse !== undefined && /major|degree|course|subject|studies|program/iu.test(text))
    drafts.push(...silent([{ predicates: ["studies"] }]), {
      predicate: "studies",
      object: `${newCourse}${where}`,
      text: `The user studies ${newCourse}${where}`,
    });
  const year = patterns.year.exec(text);
  const course = value(year?.[2]);
  if (year !== null && course !== undefined)
    drafts.push({
      predicate: "studies",
      object: course,
      text: `The user studies ${course} (${year[1]} year)`,
    });
  const moved = value(
    takeTime(value(patterns.transferred.exec(text)?.[1]) ?? "", at, "past").rest,
  )?.replace(/ this (?:semester|term|year)\b.*$/iu, "");
  if (moved !== undefined && learning.test(moved))
    drafts.push({
      predicate: "studies at",
      object: moved,
      text: `The user goes to ${moved}`,
      change: true,
    });
  const school = value(
    patterns.attends.exec(
      text.replace(/, (?:first|second|third|fourth|fifth|final|last)[- ]year\b.*$/iu, ""),
    )?.[1],
  );
  if (school !== undefined && learning.test(school))
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
    drafts.push(...silent(studiesThatEnd, when));
  }
  const dropped = patterns.droppedOut.exec(text);
  if (
    dropped !== null &&
    (dropped[1] !== undefined || /\bout\b/iu.test(text)) &&
    graduated === null
  ) {
    const { when } = takeTime(text, at, "past");
    const course = value(dropped[1]?.replace(/^(?:my|the) /iu, "")) ?? "their studies";
    drafts.push(
      ...withTargets(
        {
          predicate: "ended",
          object: `dropped out of ${course}`,
          text: `The user dropped out of ${course}${when === undefined ? "" : ` ${when}`}`,
          when,
          type: "episodic",
        },
        studiesThatEnd,
      ),
    );
  }
  const degree = value(patterns.degree.exec(text)?.[1]);
  if (degree !== undefined)
    drafts.push({ predicate: "has degree", object: degree, text: `The user has ${degree}` });
  return drafts;
};
