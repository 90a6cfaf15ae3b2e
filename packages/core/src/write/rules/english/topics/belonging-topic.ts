import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { isTool, toolKind } from "../words/tools.ts";
import { courseDrafts } from "./course-drafts.ts";

const drug =
  "(?:[\\p{L}-]{3,}(?:pril|sartan|statin|azole|olol|etine|traline|azepam|zolam|pram|cillin|mycin|formin|oxine|triptan|lukast|gabalin|apine|idone|pentin|profen|sone|solone|phenidate|semide|dipine|xaban|parin|glutide|faxine|thyroxine|tadine|rizine|mab|nolone|zepam|lithium)|insulin|statins?|antidepressants?|blood thinners?|beta blockers?|antihistamines?|the pill|iron(?: tablets| supplements)?|ritalin|adderall|ozempic|vitamin \\p{L}\\d*|creatine|melatonin|magnesium|aspirin|lithium|warfarin|antibiotics|ssris?|hrt|testosterone|estrogen|steroids|allergy shots|xyzal|zyrtec|prozac|zoloft|lexapro)";
const patterns = {
  member: fromStart(
    `(?:I|we) (?:am|are|have been|became|have become) ${adverbs}(?:an? |the )?(?:active |paying |founding |new |proud |lifelong |long-time )*(?:member|part|treasurer|secretary|chair|captain|president|organi[sz]er|volunteer|regular|season ticket holder) (?:of|in|at|with|for) (.+)$`,
  ),
  within: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(?:in|on|part of) ((?:an?|the|our|my) (?:\\p{Ll}[\\p{L}'-]* |\\p{Lu}[\\p{L}'-]* ){0,3}?(?:club|choir|band|orchestra|league|society|union|troupe|guild|quartet|co-op|book group|running group|theatre group|drama group|walking group|improv group|team|committee|pub quiz team|squad)(?: (?:called|in|at) .+?)?)(?:, (?:board|position|row|seat|section|as) .*|, \\p{L}+ \\d+)?$`,
  ),
  sings: fromStart(
    `(?:I|we) ${adverbs}(?:sing|play|perform|dance|act|race|compete|row|drum) (?:\\p{L}+ )?(in|with|for) (.+)$`,
  ),
  customer: fromStart(
    `(?:I|we) (?:(?:do|keep) (?:all )?my banking|bank|am banking|am insured|have my (?:account|savings|insurance|phone plan|contract|mortgage)|get my (?:internet|phone|electricity|energy|gas|groceries)) ${adverbs}(?:with|at|through|from) (.+)$`,
  ),
  contract: fromStart(
    `(?:my|our) (?:phone|mobile|internet|electricity|energy|gas|power|insurance|health insurance|car insurance|bank|pension|savings|broadband|cell) ?(?:contract|plan|provider|company|account|tariff|line|insurance|bank)? (?:is|are) (?:now |currently )*(?:with|at|from|through) (.+)$`,
  ),
  box: fromStart(
    `(?:I|we) ${adverbs}(?:get|receive|have) (?:an? |the )?((?:[\\p{L}-]+ ){0,2}?(?:box|newspaper|magazine|newsletter|subscription|paper))(?: delivered)? from (.+)$`,
  ),
  gym: fromStart(
    `(?:I|we) ${adverbs}(?:go to|train at|work out at|climb at|swim at|(?:have )?signed up (?:at|with)|am signed up at|am registered at|worship at) (\\p{Lu}[\\p{L}\\d'&-]*(?: [\\p{L}\\d'&-]+){0,3}?)(?= (?:three|twice|once|every|on|most|since|for|and|with)\\b|[,.!]|$)`,
  ),
  volunteers: fromStart(`(?:I|we) ${adverbs}(?:volunteer|help out) (?:at|in|with|for) (.+)$`),
  provider: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}with (\\p{Lu}[\\p{L}\\d.&'-]*(?: \\p{Lu}[\\p{L}\\d.&'-]*)?)(?= (?:now|these days|for|as|at|since|and|but)\\b|[,.!]|$)`,
  ),
  prescribed: fromStart(
    `(?:(?:my |the )?(?:doctor|doc|gp|psychiatrist|neurologist|cardiologist|rheumatologist|dermatologist|specialist|consultant|hospital|clinic)|they|dr\\.? \\p{L}+|he|she) (?:have |has |just |finally |recently )*(?:put|upped|increased|raised|switched|moved|dropped|lowered|prescribed|started|bumped|changed) me (?:back )?(?:up |down |over )?(?:on |to |onto |on to )?(.+)$`,
  ),
  dose: fromStart(
    `(?:my dose (?:is|went|has gone|was|got) (?:now |increased |raised |lowered |reduced |upped )*(?:up |down )?(?:to )?(?:now )?)((?:\\d[\\d.]*) ?(?:mg|mcg|µg|micrograms?|milligrams?|ml|iu|units?)\\b.*)$|^(?:I|we) (?:am|are|went|have gone) (?:now |currently |back )*(?:up|down) to ((?:\\d[\\d.]*) ?(?:mg|mcg|µg|micrograms?|milligrams?|ml|iu|units?)\\b.*)$`,
  ),
  notes: fromStart(
    `(?:I|we) ${adverbs}(?:take (?:all )?(?:my |our )?notes|keep (?:all )?(?:my |our )?(?:notes|recipes|passwords|photos|calendar|todos?|to-dos?|tasks|books|finances|budget|journal|diary|files|ideas|lists?)|do (?:all |most of )?(?:my|our) (?:invoices|taxes|accounts|homework|sketches|drafts|coding|writing|editing|design work|designs?|accounting|budgeting|planning|invoicing|banking|development|drawing|work|mixing|shopping)|track (?:my|our) [\\p{L} ]+?|manage (?:my|our) [\\p{L} ]+?|edit (?:my |our )?(?:photos|videos)|write (?:all |most of )?(?:my|our) (?:code|notes|scripts|blog posts|blog|papers|essays|thesis)|deploy(?: (?:everything|our \\p{L}+|my \\p{L}+))?|shoot|type|edit|draw|sketch|mix|record|host (?:our|my) \\p{L}+|invoice|budget|navigate|meditate|read|game|store (?:my|our) [\\p{L} ]+?) ${adverbs}(?:in|on|with|to|using|through|at) (.+)$`,
  ),
  medicine: fromStart(
    `I (?:${adverbs}(?:take|use|have been taking|am taking|am on|have been on|was prescribed|was put on|got put on|got prescribed|have been prescribed|am prescribed|started|started taking|started on)) ((?:[\\d.]+ ?(?:mg|mcg|µg|micrograms?|milligrams?|ml|iu|units?) (?:of )?)?${drug}\\b.*)$`,
  ),
  wears: fromStart(
    `I (?:have(?: got)?|wear|am on|am in) ${adverbs}(crutches|an? (?:cast|splint|sling|boot|brace|neck brace)|stitches|braces|glasses|contact lenses|contacts|hearing aids?|a hearing aid|dentures|dreadlocks|dreads|a retainer|an insulin pump|orthotics|reading glasses|bifocals|a beard|a moustache|long hair|short hair)\\b`,
  ),
  took: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:taken up|took up|picked up|got into|gotten into|got hooked on|signed up for|started(?: doing)?|am getting into|have been getting into) ((?!(?:it|this|that|to|a new job|my|on|in|off|working|using|at|with|over|eating|drinking|learning|taking|the (?:phone|trash|kids?|bill|bus|tab|trouble|argument|fight|car|shower|day|morning))\\b)[\\p{L}]+(?:(?: |-)(?:[\\p{L}]+)){0,3}?)(?:$|[,.]| (?:at|in|last|this|since|again|instead|with|to|for|and)\\b.*$)`,
  ),
};
const isDrug = new RegExp(`^${drug}\\b`, "iu");
const hobby = caseless`^(?:\p{L}+ing|yoga|pilates|pottery|ceramics|golf|tennis|squash|badminton|chess|judo|karate|aikido|taekwondo|boxing|bouldering|crossfit|ballet|salsa|tango|archery|fencing|origami|calligraphy|photography|the (?:guitar|piano|violin|cello|drums|flute|ukulele|saxophone|harp|clarinet|trumpet|banjo|accordion|bass|organ|viola|oboe|harmonica)|beekeeping|birdwatching|woodwork|carpentry|parkour|padel|pickleball|rugby|football|soccer|volleyball|basketball|handball|hockey|cricket|baseball|meditation|embroidery|crochet|astronomy|falconry|genealogy|mindfulness|swing dance|line dancing|choir|improv|stand-up|cosplay|d&d|dungeons and dragons|warhammer|bridge|poker)\b`;

function rankIn(text: string): string {
  const rank =
    /\b(part|treasurer|secretary|chair|captain|president|organi[sz]er) (?:of|in|at|with|for)\b/iu
      .exec(text)?.[1]
      ?.toLowerCase();
  if (rank === "part") return rank;
  return rank === undefined ? "a member" : `the ${rank}`;
}

/** What the user belongs to, keeps where, takes and wears: clubs, banks, apps, medicine. */
export const belongingTopic: Topic = ({ text, cues, lowerCase }, { at }) => {
  if (cues.loose) return [];
  const drafts: Draft[] = [];
  const member = value(patterns.member.exec(text)?.[1]);
  if (
    member !== undefined &&
    !/^(?:the (?:problem|reason|solution|plan|family)|this|it|me)\b/iu.test(member)
  )
    drafts.push({
      predicate: "member of",
      object: reported(member),
      text: `The user is ${rankIn(text)} of ${reported(member)}`,
    });
  const within = value(patterns.within.exec(text)?.[1]);
  if (within !== undefined && member === undefined)
    drafts.push({
      predicate: "member of",
      object: reported(within),
      text: `The user is in ${reported(within)}`,
    });
  const firm = /\b(?:team|squad) at (\p{Lu}[\p{L}\d&'’.-]*(?: \p{Lu}[\p{L}\d&'’.-]*)*)$/u.exec(
    within ?? "",
  )?.[1];
  if (firm !== undefined)
    drafts.push({ predicate: "works at", object: firm, text: `The user works at ${firm}` });
  const sings = patterns.sings.exec(text);
  const group = value(sings?.[2]);
  if (
    sings !== null &&
    group !== undefined &&
    /\b(?:choir|band|orchestra|ensemble|team|club|league|quartet|troupe|group|chorus|company|theat(?:re|er)|crew|squad|\p{Lu}\p{L}+)\b/u.test(
      group,
    ) &&
    !/^my\b/iu.test(group)
  ) {
    const verb =
      /^(?:I|we) (?:\p{L}+ )*?(sing|play|perform|dance|act|race|compete|row|drum)\b/iu.exec(
        text,
      )?.[1] ?? "play";
    drafts.push({
      predicate: "member of",
      object: group,
      text: `The user ${verb.toLowerCase()}s ${text
        .slice(text.toLowerCase().indexOf(verb.toLowerCase()) + verb.length)
        .trim()
        .replace(/[.!,]+$/u, "")}`,
    });
  }
  const bank = value(patterns.customer.exec(text)?.[1]);
  if (bank !== undefined && (/^\p{Lu}/u.test(bank) || lowerCase || /^(?:the|a) /iu.test(bank)))
    drafts.push({
      predicate: "banks with",
      object: bank,
      text: `The user ${/insur/iu.test(text) ? "is insured" : /internet|phone|electricity|energy/iu.test(text) ? "is a customer" : "banks"} with ${bank}`,
      ...(cues.now ? { change: true } : {}),
    });
  const tool = value(patterns.notes.exec(text)?.[1])?.replace(
    / (?:for|at|on|because|since) .*$/iu,
    "",
  );
  if (tool !== undefined && (isTool(tool) || /^(?:an? )?\p{Lu}/u.test(tool)) && drafts.length === 0)
    drafts.push({
      predicate: toolKind(tool) === undefined ? "uses" : `uses as ${toolKind(tool)}`,
      object: tool,
      text: `The user uses ${tool}`,
      ...(cues.now ? { change: true } : {}),
    });
  const provider = patterns.provider.exec(text)?.[1];
  if (provider !== undefined)
    drafts.push(...(cues.now ? silent([{ predicates: ["is with"] }]) : []), {
      predicate: "is with",
      object: provider,
      text: `The user is with ${provider}`,
      confidence: 0.8,
    });
  const contract = value(patterns.contract.exec(text)?.[1]);
  if (contract !== undefined && drafts.length === 0)
    drafts.push(...(cues.now ? silent([{ predicates: ["is with", "banks with"] }]) : []), {
      predicate: "is with",
      object: contract,
      text: `The user is with ${contract}`,
    });
  const box = patterns.box.exec(text);
  const source = value(box?.[2]);
  if (box !== null && source !== undefined)
    drafts.push({
      predicate: "subscribes",
      object: `${box[1]} from ${source}`,
      text: `The user gets a ${box[1]} from ${source}`,
    });
  const gym = patterns.gym.exec(text)?.[1];
  if (
    gym !== undefined &&
    /\b(?:gym|club|fitness|pool|studio|church|mosque|temple|synagogue|dojo|centre|center|box|wall|\p{Lu}\p{L}*(?:fit|gym|base|climb|box)\p{L}*)\b/iu.test(
      gym,
    )
  )
    drafts.push({
      predicate: "goes",
      object: `to ${gym}`,
      text: `The user goes to ${gym}`,
      modality: "habit",
    });
  const dose = value(
    patterns.prescribed.exec(text)?.[1] ??
      patterns.dose.exec(text)?.[1] ??
      patterns.dose.exec(text)?.[2],
  );
  if (dose !== undefined && (/^\d/u.test(dose) || isDrug.test(dose))) {
    const { rest, when } = takeTime(dose, at, "past");
    drafts.push({
      predicate: "takes",
      object: rest,
      text: `The user takes ${reported(rest)}${when === undefined ? "" : ` (${when})`}`,
      when,
      change: true,
      modality: "habit",
    });
  }
  const medicine = patterns.medicine.exec(text)?.[1];
  if (medicine !== undefined) {
    const { rest, when } = takeTime(value(medicine) ?? "", at, "past");
    drafts.push({
      predicate: "takes",
      object: rest.replace(/ (?:for|since|against|every|once|twice|daily|at|in) ?.*$/iu, ""),
      text: `The user takes ${reported(rest)}`,
      when,
      modality: "habit",
      ...(cues.now ? { change: true } : {}),
    });
  }
  const wears = patterns.wears.exec(text)?.[1];
  if (wears !== undefined && !/\b(?:not|no)\b/iu.test(text.slice(0, 20)))
    drafts.push({
      predicate: "wears",
      object: wears,
      text: `The user ${/hair|beard|moustache/iu.test(wears) ? "has" : "wears"} ${wears}`,
    });
  const { rest: pursuit, when } = takeTime(value(patterns.took.exec(text)?.[1]) ?? "", at, "past");
  if (hobby.test(pursuit))
    drafts.push({
      predicate: "does",
      object: pursuit.replace(/ (?:again|recently|lessons|classes)$/iu, ""),
      text: `The user has taken up ${pursuit}${when === undefined ? "" : ` ${when}`}`,
      when,
      modality: "habit",
    });
  return drafts.length > 0 ? drafts : courseDrafts(text);
};
