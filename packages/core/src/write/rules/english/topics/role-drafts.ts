import { anyPredicate } from "../../../target.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Draft } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, isCapitalised, value, withArticle } from "../words/grammar.ts";
import { isHeldOffice } from "../words/held-office.ts";
import { takeTime } from "../words/take-time.ts";
import { isTrade } from "../words/trade.ts";
import { occupations, tradeEnding } from "../words/words.ts";
import { roleDraft } from "./role-draft.ts";

const article = fromStart(`I (?:am|have been) ${adverbs}(?:not )?${adverbs}an?\\b`);
/** Who learns where others work. */
const belongs =
  /(?:^| )(?:holder|member|fan|supporter|regular|customer|patient|resident|guest|volunteer|parent|governor|trustee)$/iu;
const learner =
  /(?:^| )(?:students?|pupil|undergrad(?:uate)?|sixth[- ]former|freshman|sophomore)$/iu;

/** What a clause says of a position, perhaps with its employer: "a data analyst at Brightloaf". */
export function roleDrafts(
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
  if (full === undefined || clause.cues.loose || isHeldOffice(full)) return [];
  const match = /^(.+?) (?:at|for|with|over at) (.+)$/iu.exec(full);
  const [position, organisation] =
    match === null ? [full, undefined] : [match[1] as string, match[2] as string];
  // "a nurse on the stroke ward": the ward may change and the trade stays
  const within =
    / on (the [\p{L}’'-]+(?: [\p{L}’'-]+)? (?:ward|unit|team|desk|wing|floor))\b.*$/iu.exec(
      position,
    );
  const role = (within === null ? position : position.slice(0, within.index))
    .replace(/^(?:only|just|actually|an?|the|his|her|their|my) /iu, "")
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
    belongs.test(role) ||
    !(certain || working) ||
    /^(?:fan|lover|believer|user|member|beginner|kind of|bit of|huge|big fan)\b/iu.test(role) ||
    /['’]s?\b| as |^\p{L}+ing (?:an?|the|my|our) /u.test(role) ||
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
      // who is no carer any more looks after nobody
      ...(/\bcarer$|\bcaregiver$/iu.test(role) && over
        ? silent(
            ["cares", "looks after", "caring"].map((words) => ({
              predicates: [anyPredicate],
              words,
            })),
          )
        : []),
    ];
  }
  const drafts: Draft[] = [
    {
      ...roleDraft(role),
      ...(clause.cues.now || /^I am now\b/iu.test(clause.text) ? { change: true } : {}),
    },
  ];
  if (within !== null)
    drafts.push({
      predicate: "is on",
      object: within[1] as string,
      text: `The user is on ${within[1]}`,
    });
  const employer = value(organisation, 60)?.replace(/,.*$/u, "");
  if (
    employer !== undefined &&
    (isCapitalised(employer) || clause.lowerCase || caseless`^(?:an?|the) `.test(employer))
  ) {
    const learns = learner.test(role);
    drafts.push({
      predicate: learns ? "studies at" : "works at",
      object: employer,
      text: `The user ${learns ? "goes to" : "works at"} ${employer}`,
      ...(/^I am now\b/iu.test(clause.text) ? { change: true } : {}),
    });
  }
  return drafts;
}
