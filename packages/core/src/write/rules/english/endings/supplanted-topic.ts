import type { Draft, Topic } from "../draft.ts";
import { formerOnes, relationDraft } from "../topics/relation-draft.ts";
import { adverbs, fromStart, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { toolPredicate } from "../words/tool-predicate.ts";
import { isTool } from "../words/tools.ts";
import { endTargets, pursuits } from "./ending-targets.ts";
import { silent } from "./silent-endings.ts";
import { unnamedDose } from "./unnamed-dose.ts";

const dose =
  "((?:\\d[\\d.,]*) ?(?:mg|mcg|µg|micrograms?|milligrams?|g|ml|iu|units?|puffs?|tablets?|pills?)(?: (?:a|per) day| daily| twice a day)?)";
const patterns = {
  dosed: fromStart(
    `(?:I|we|they|he|she|(?:my |the )?(?:doctor|doc|gp|psychiatrist|consultant|specialist|nurse|clinic)|dr\\.? \\p{L}+) (?:have |has |had |just |finally |recently |now )*(?:upped|increased|raised|lowered|reduced|doubled|halved|cut|dropped|bumped|put|changed|adjusted) (?:me |my )(?:dose of |dosage of )?([\\p{L}-]{4,})(?: dose| dosage)?(?: (?:up|down))?(?: from .+?)? to ${dose}\\b`,
  ),
  dosage: fromStart(
    `my (?:dose of )?([\\p{L}-]{4,})(?: dose| dosage)? (?:is|was|went|has gone|got|has been) (?:now |up |down |back |upped |increased |raised |lowered |reduced |changed )*(?:to |at )?${dose}\\b`,
  ),
  without: fromStart(
    "(?:I (?:am|have been|have gone) )?(?:day \\d+ (?:of being )?|(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|an) (?:days?|weeks?|months?|years?) )(?:now )?(?:without|off|clean of|free of|since my last|since the last) (?:an?|any|the|my|single)? ?(.+)$",
  ),
  free: fromStart(
    "I (?:am|have been) (?:now |finally |officially |completely )*(smoke|cigarette|alcohol|nicotine|sugar|caffeine|meat|dairy|drug)[- ]free\\b",
  ),
  moved: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:moved|switched|changed|transferred|took|taken) (?:my|our|all my|all our) (account|accounts|bank|banks|banking|money|savings|insurance|contract|phone contract|phone|number|internet|broadband|electricity|energy|gas|mortgage|pension)(?: over)?(?: (?:away )?from (.+?))? to (.+)$`,
  ),
  stored: fromStart(
    "(?:.{2,50} (?:so|and|since|because) )?(?:it is|everything (?:is|lives|sits|goes|happens|runs)|it all (?:is|lives|sits|goes|happens)|all of it (?:is|lives)|all (?:of it|of that) is|my (?:notes|tasks|files|photos|code|stuff|calendar|passwords|todos|recipes) (?:are|is|live|lives)|they are|that is) (?:now |all )*(?:in|on) (.+?)(?: (?:now|these days|nowadays|since then|instead))?$",
  ),
  another: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:changed|switched|swapped) (therapist|doctor|gp|dentist|lawyer|accountant|tutor|coach|trainer|physio|vet|landlord|teacher|nanny|hairdresser|supervisor|manager|optician|dermatologist|psychiatrist)s?\\b`,
  ),
  sees: fromStart(
    "(?:I|we) (?:now )?(?:see|have|go to|am with|work with|am seeing) ((?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? )?\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)\\b",
  ),
  rescheduled: fromStart(
    "(?:the |my )?([\\p{L}]+(?: appointment| office)?) (?:has |have |just )*(?:moved|rescheduled|pushed|bumped|changed|shifted|postponed) (?:me|us|it|my appointment|our appointment|my slot)(?: back| forward)? (?:to|until) (.+)$",
  ),
  bareOver: fromStart(
    "([\\p{L}'-]+(?: [\\p{L}'-]+){0,2}) (?:is|are) (?:now |finally |officially )*(?:over|done|finished|history|cancelled|canceled|off the table|off|sold|gone|stolen|closed|no more|a thing of the past)(?: now| for good| for me)?(?:,.*|$)",
  ),
  itIs: fromStart("(?:ok |fine |well )*(.{2,25}?) it is(?: then| now)?(?:,.*|$)"),
  reports: fromStart(
    `I (?:now )?${adverbs}report (?:directly )?to (\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)`,
  ),
  healed: fromStart(
    "(?:(?:my|the) )?((?:left |right |bad |broken |sprained )?(?:knee|ankle|wrist|back|shoulder|hip|elbow|foot|hand|arm|leg|toe|finger|neck|hernia|tendon|achilles|asthma|eczema|insomnia|anxiety|migraines|allergy|infection|fracture)) (?:is|are|has|have) (?:now |finally |fully |completely |all |much )*(?:healed|better|recovered|cured|gone|fine(?: again)?|ok again|as good as new|good as new|back to normal|100 ?%|fixed|in remission|cleared up)\\b",
  ),
};
const notOver =
  /['’]s? |\b(?:book|film|movie|series|show|season|episode|song|concert|race|chapter|it|this|that|which|what|he|she|they|work|day|week|weekend|party|game|everything|all|i|we|you|build|test|tests|download|meeting|call)\b/iu;

/** What a new value takes the place of where the old one is not named: doses, accounts, doctors, the one phone. */
export const supplantedTopic: Topic = ({ text, cues, next }, { at, lastDrafts, known }) => {
  if (cues.loose) return [];
  const drafts: Draft[] = [];
  const dosed = patterns.dosed.exec(text) ?? patterns.dosage.exec(text);
  if (
    dosed !== null &&
    !/^(?:dose|rent|budget|weight|salary|speed|volume)$/iu.test(dosed[1] as string)
  )
    return [
      ...silent([{ predicates: ["takes"], names: dosed[1] as string }]),
      ...unnamedDose(dosed[2] as string, [...lastDrafts, ...known]),
      {
        predicate: "takes",
        object: `${dosed[2]} of ${dosed[1]}`,
        text: `The user takes ${dosed[2]} of ${dosed[1]}`,
        change: true,
      },
    ];
  const without = value(patterns.without.exec(text)?.[1]) ?? patterns.free.exec(text)?.[1];
  if (without !== undefined && without.split(" ").length <= 3)
    drafts.push(
      ...silent([
        ...endTargets(without.replace(/^smoke$/iu, "smoking"), pursuits),
        ...(/^(?:cigarettes?|smok\p{L}*)$/iu.test(without) ? [{ predicates: ["smokes"] }] : []),
      ]),
    );
  const moved = patterns.moved.exec(text);
  const to = value(takeTime(moved?.[3] ?? "", at, "past").rest);
  if (moved !== null && to !== undefined && /^(?:the |a )?\p{Lu}/u.test(to)) {
    const bank = /^(?:account|bank|money|savings)/iu.test(moved[1] as string);
    drafts.push(
      ...silent(
        bank
          ? [{ predicates: ["banks with"] }]
          : [
              {
                predicates: ["is with", "banks with", `attribute ${moved[1]}`],
                names: value(moved[2]) ?? moved[1],
              },
            ],
      ),
      {
        predicate: bank ? "banks with" : `attribute ${(moved[1] as string).toLowerCase()}`,
        object: to,
        text: bank ? `The user banks with ${to}` : `The user's ${moved[1]} is with ${to}`,
        change: true,
      },
    );
  }
  const stored = value(patterns.stored.exec(text)?.[1]);
  if (
    stored !== undefined &&
    isTool(stored) &&
    (cues.now || /\b(?:now|these days|all in)\b/iu.test(text))
  )
    drafts.push({
      predicate: toolPredicate(stored),
      object: stored,
      text: `The user uses ${stored}`,
      change: true,
    });
  const another = patterns.another.exec(text)?.[1];
  if (another !== undefined) {
    const who = patterns.sees.exec(next)?.[1];
    drafts.push(
      ...formerOnes(another),
      ...silent([{ predicates: ["manager"], words: another }]),
      ...(who === undefined ? [] : [relationDraft(another, who)]),
    );
  }
  const rescheduled = patterns.rescheduled.exec(text);
  const then = takeTime(value(rescheduled?.[2]) ?? "", at, "future").when;
  if (rescheduled !== null && then !== undefined) {
    const what = (rescheduled[1] as string).toLowerCase();
    drafts.push(...silent([{ predicates: ["appointment*", "plans"], words: what }]), {
      predicate: `appointment ${what}`,
      object: then,
      text: `The user's ${what} is ${then}`,
      when: then,
      modality: "plan",
      type: "episodic",
      change: true,
    });
  }
  const chosen = value(patterns.itIs.exec(text)?.[1]);
  if (chosen !== undefined && isTool(chosen))
    drafts.push({
      predicate: toolPredicate(chosen),
      object: chosen,
      text: `The user uses ${chosen}`,
      change: true,
    });
  const manager = patterns.reports.exec(text)?.[1];
  if (manager !== undefined)
    drafts.push({ predicate: "manager", object: manager, text: `The user reports to ${manager}` });
  const healed = patterns.healed.exec(text)?.[1];
  if (healed !== undefined)
    drafts.push(
      ...silent([
        { predicates: ["health"], names: healed },
        { predicates: ["health"], words: healed.split(" ").at(-1) as string },
      ]),
    );
  const over = patterns.bareOver.exec(text)?.[1];
  if (over !== undefined && !notOver.test(over)) drafts.push(...silent(endTargets(over, pursuits)));
  return drafts;
};
