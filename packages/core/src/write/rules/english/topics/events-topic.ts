import type { Draft, Topic } from "../draft.ts";
import { plans } from "../endings/ending-targets.ts";
import { silent } from "../endings/silent-endings.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { isSmall, pastDrafts } from "./past-events.ts";

const occasions =
  "appointment|check-?up|meeting|exam|exams|test|driving test|interview|flight|train|ferry|surgery|operation|wedding|deadline|presentation|talk|defen[cs]e|recital|concert|gig|marathon|half marathon|race|trip|holiday|vacation|conference|party|birthday party|anniversary|graduation|reunion|scan|mri|session|class|lesson|course|lease|contract|visa|passport|insurance|subscription|membership|warranty|probation|maternity leave|parental leave|sabbatical|due date|move|viewing|audition|match|game|tournament|dinner|lunch|reservation|booking|delivery|haircut|dentist|vet|physio|hearing|performance review|first day|last day|notice period|internship|semester|term|retreat|\\p{L}+(?:ologist|ician)|doctor|gp|hairdresser|plumber|funeral|christening|baptism|bootcamp|festival|rehearsal|orientation|open day|parents' evening";
const patterns = {
  occasion: fromStart(
    `(?:my|our|(?:my |our |the )?[\\p{L}]+'s|the(?= (?:dentist|vet|doctor|gp|hairdresser|physio|plumber|\\p{L}+ologist|\\p{L}+ician|interview|funeral|flight|surgery|viewing|appointment)\\b)|the(?= (?:[\\p{L}'-]+ ){1,4}(?:(?:is|are|was|got|has been|have been|had to be) )(?:now )?(?:moved|rescheduled|postponed|pushed|brought|delayed|booked|scheduled|confirmed|set)))((?: [\\p{L}'-]+){0,3}? (?:${occasions})(?: (?:with|at|for|in|to|from|of|about) (?:the |my |our )?[\\p{L}'.-]+(?: [\\p{L}'.-]+)?)?) (?:is|are|has been|have been|had to be|got|was|will be|'s) ?(?:now |still |actually |scheduled |booked |set |planned |moved |rescheduled |postponed |pushed |back |forward |brought |delayed |confirmed |changed |shifted |due |up )*(?:for |to )?(.+)$`,
  ),
  moved: fromStart(
    `(?:I|we|they|he|she|(?:my|our|the) [\\p{L}'-]+(?: [\\p{L}'-]+)?) (?:have |has |had to |just |finally )*(?:moved|rescheduled|postponed|pushed(?: back)?|changed|shifted|delayed|brought forward|put off|bumped) (?:my|our|the) ((?:[\\p{L}'-]+ ){0,3}?(?:${occasions}))(?: back| forward)?(?: from .+?)? (?:to|until|till|for) (.+)$`,
  ),
  alone: fromStart(
    `(?:(?:my|the|an?|another|next|got an?) )?((?:[\\p{L}'-]+ ){0,2}(?:${occasions})(?: with \\p{Lu}\\p{L}+| with (?:my|the) \\p{L}+)?) ((?:on|at|in|next|this|tomorrow|tonight|coming)\\b.+|tomorrow|tonight)$`,
  ),
  ends: fromStart(
    `(?:my|our)((?: [\\p{L}'-]+){0,3}? (?:${occasions}|job|mortgage|loan|degree|phd|school|studies|trial|licen[cs]e|tenancy|shift|training|treatment|leave|season)) (ends|is ending|starts|is starting|begins|expires|is expiring|runs out|is up|finishes|runs until|is due|renews|opens|closes|runs from|lasts until) ?(.*)$`,
  ),
  have: fromStart(
    `(?:I|we) (?:have got|have|am having|are having|got) ${adverbs}(?:booked )?(an? |my |our |two |three )?((?:[\\p{L}'-]+ ){0,4}?(?:${occasions}))((?: (?:with|at|in|for|to) (?:[\\p{L}'.-]+ ?){1,4}?)?) ?((?:on|at|in|next|this|tomorrow|tonight|for|coming|from|by)\\b.*)$`,
  ),
  going: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(?:planning (?:on )?(?:to )?)?(going|flying|travell?ing|heading|driving|moving|starting|visiting|taking|running|seeing|meeting|having|getting|leaving|presenting|speaking|giving|defending|hosting|retiring|graduating|joining|launching|returning|coming back|attending|interviewing|closing|marrying) ?(.*)$`,
  ),
  will: fromStart(
    `(?:I|we) (?:am|are) ${adverbs}(?:going to|planning to|planning on|about to|due to|scheduled to|hoping to|looking to) (.+)$|^(?:I|we) ${adverbs}(?:plan|intend|aim|hope|expect|am set|have decided) (?:to|on) (.+)$|^(?:I|we) will ${adverbs}((?:be (?:in|at|on|away|off|back|moving|starting|travelling|traveling)|move|start|visit|travel|fly|marry|retire|graduate|give birth|join|leave|run|host|speak|present|turn)\\b.+)$`,
  ),
  away: fromStart(
    `(?:I|we) (?:am|are|will be) ${adverbs}((?:away|off|abroad|out of (?:the )?(?:office|town|country)|on (?:holiday|vacation|leave|annual leave|a trip)|travell?ing)\\b.*)$`,
  ),
  starts: fromStart(
    `(?:I|we) (?:will |shall )?${adverbs}(start|begin|finish|leave|fly|move|graduate|retire|return|travel|arrive|defend|marry|turn) (.+)$`,
  ),
  want: fromStart(
    `(?:I|we) ${adverbs}(?:want|would like|would love|dream of|am thinking (?:about|of)|am considering|are thinking (?:about|of)|are considering) (?:to )?(.+)$`,
  ),
  never: fromStart(
    `(?:I|we) have (?:never|not) ${adverbs}(been to|been on|been in|been abroad|visited|travelled to|tried|eaten|flown|learned|learnt|owned|had|seen|read|played) ?(.*)$`,
  ),
};
const findsHabit = /\b(?:every|each|usually|always|\p{L}+days)\b/iu;

/** Plans for the next hour, not for a memory. */
const trifling =
  /^(?:try|do it|let|ask|see|think|check|have a (?:look|go|think|nap|shower)|be back|give it|look|get back|talk|call|need|send|put|start with|sleep|go (?:to bed|now)|test|fix|run (?:it|the)|make)\b/iu;

/** What happened or will happen to the user at a time: events, appointments, plans. */
export const eventsTopic: Topic = ({ text, cues }, discourse) => {
  const at = discourse.at;
  const drafts: Draft[] = [];
  const occasion = patterns.occasion.exec(text);
  if (occasion !== null) {
    const { when } = takeTime(value(occasion[2], 120) ?? "", at, "future");
    const whose = /^(?:my |our |the )?([\p{L}]+'s)\b/iu.exec(text)?.[1];
    const what = `${whose === undefined || /^(?:it's|that's|there's)$/iu.test(whose) ? "" : `${whose.toLowerCase() === whose ? whose : whose} `}${(occasion[1] as string).trim()}`;
    if (
      when !== undefined &&
      !/ (?:was|were) (?!(?:\p{L}+ )?(?:moved|rescheduled|postponed|pushed|brought|delayed|changed|shifted|booked|set|scheduled)\b)/iu.test(
        text,
      ) &&
      (/\b(?:moved|pushed|postponed|rescheduled|brought forward|delayed)\b/iu.test(text) ||
        !/^the (?:game|match|test|release|class|deadline|party|conference|train|course|launch)/iu.test(
          text,
        ))
    ) {
      // "the surgery got moved to the 24th" replaces the date, however the appointment was named
      if (/\b(?:moved|rescheduled|postponed|pushed|brought|delayed|changed|shifted)\b/iu.test(text))
        drafts.push(
          ...silent([
            { predicates: ["appointment*"], names: what },
            { predicates: ["appointment*"], words: what },
          ]),
        );
      else if (cues.now) drafts.push(...silent([{ predicates: ["appointment*"], words: what }]));
      drafts.push(appointment(what, when));
    }
  }
  const moved = patterns.moved.exec(text);
  if (moved !== null) {
    const { when } = takeTime(value(moved[2], 120) ?? "", at, "future");
    const what = (moved[1] as string).trim();
    if (when !== undefined)
      return [
        ...silent([
          { predicates: plans, names: what },
          { predicates: plans, words: what },
        ]),
        { ...appointment(what, when), change: true },
      ];
  }
  const alone = patterns.alone.exec(text);
  if (alone !== null) {
    const { when, rest } = takeTime(value(alone[2], 120) ?? "", at, "future");
    if (
      when !== undefined &&
      rest.split(" ").length <= 3 &&
      !/^(?:I|we|my [\p{L}]+ is)\b/iu.test(text)
    )
      drafts.push(appointment((alone[1] as string).trim(), when));
  }
  const ends = patterns.ends.exec(text);
  if (ends !== null) {
    const { when } = takeTime(ends[3] ?? "", at, "future");
    const what = (ends[1] as string).trim();
    if (when !== undefined)
      drafts.push({
        predicate: `appointment ${what} ${ends[2]}`,
        object: when,
        text: `The user's ${what} ${ends[2]} ${when}`,
        when,
        modality: "plan",
        type: "episodic",
      });
  }
  for (const part of text.split(
    / and (?=(?:an? |my )[\p{L} '-]+ (?:on|at|in|next|this|tomorrow) )/iu,
  )) {
    const have = patterns.have.exec(/^(?:I|we)\b/iu.test(part) ? part : `I have ${part}`);
    if (part === text && !/^(?:I|we)\b/iu.test(text)) continue;
    if (have === null || (part !== text && !/^(?:I|we) (?:have|am having|got)/iu.test(text)))
      continue;
    const { when } = takeTime(have[4] ?? "", at, "future");
    const [, count = "", what = "", company = ""] = have;
    if (when !== undefined)
      drafts.push({
        ...appointment(`${what}${company}`.trim(), when),
        text: `The user has ${count.replace(/^(?:my|our) $/iu, "their ")}${what}${reported(company)} ${when}`,
      });
  }
  drafts.push(...planDrafts(text, at));
  const never = patterns.never.exec(text);
  const untried = value(never?.[2]);
  if (never !== null && untried !== undefined && !isSmall(untried))
    drafts.push({
      predicate: `not ${never[1]}`,
      object: untried,
      text: `The user has never ${never[1]} ${reported(untried)}`,
    });
  drafts.push(...pastDrafts(text, at));
  return drafts;
};

function appointment(what: string, when: string): Draft {
  return {
    predicate: `appointment ${what.toLowerCase()}`,
    object: when,
    text: `The user's ${what} is ${when}`,
    when,
    modality: "plan",
    type: "episodic",
  };
}

function planDrafts(text: string, at: number): Draft[] {
  const going = patterns.going.exec(text);
  if (going !== null) {
    const [, verb = "", rest = ""] = going;
    const said = value(rest, 110) ?? "";
    const { when } = takeTime(said, at, "future");
    if (verb === "going" && /^to (?!(?:an?|the|my|our|some|her|his|their)\b)\p{Ll}/u.test(said)) {
      const doing = said.slice(3);
      return when === undefined || trifling.test(doing) ? [] : [plan(`plans to ${doing}`, when)];
    }
    if (when !== undefined && !/^getting (?:married|engaged|divorced)/iu.test(`${verb} ${said}`))
      return [plan(`is ${verb} ${said}`, when)];
    if (
      when === undefined &&
      /^(?:going|flying|travell?ing|heading|moving)$/iu.test(verb) &&
      /^to \p{Lu}/u.test(said)
    )
      return [plan(`plans on ${verb} ${said}`, undefined)];
    return [];
  }
  const away = value(patterns.away.exec(text)?.[1], 110);
  const gone = away === undefined ? undefined : takeTime(away, at, "future").when;
  if (away !== undefined && gone !== undefined && !/^(?:off|away) (?:the|to|my)\b/iu.test(away))
    return [plan(`is ${away}`, gone)];
  const will = patterns.will.exec(text);
  const intention = value(will?.[1] ?? will?.[2] ?? will?.[3], 110);
  if (will !== null && intention !== undefined) {
    const { when } = takeTime(intention, at, "future");
    const firm = /\b(?:planning|plan|intend|aim|decided|due|scheduled|set)\b/iu.test(
      text.slice(0, 40),
    );
    if (
      (when !== undefined && !trifling.test(intention)) ||
      (firm && intention.split(" ").length > 1 && !isSmall(intention))
    )
      return [plan(`plans to ${intention}`, when)];
    return [];
  }
  const starts = patterns.starts.exec(text);
  if (starts !== null) {
    const [, verb = "", rest = ""] = starts;
    const { when } = takeTime(value(rest, 110) ?? "", at, "future");
    const end = { start: "starts", begin: "begins", finish: "finishes", fly: "flies" }[
      verb.toLowerCase()
    ];
    return when === undefined || findsHabit.test(rest)
      ? []
      : [plan(`${end ?? `${verb.toLowerCase()}s`} ${value(rest, 110)}`, when)];
  }
  const wish = value(patterns.want.exec(text)?.[1], 110);
  if (wish !== undefined && /thinking|considering|dream/iu.test(text) && !isSmall(wish))
    return [
      {
        ...plan(
          `is ${/dream/iu.test(text) ? "dreaming of" : "thinking about"} ${wish}`,
          takeTime(wish, at, "future").when,
        ),
        confidence: 0.6,
      },
    ];
  if (
    wish !== undefined &&
    /^(?:I|we) (?:[\p{L}]+ )?want to (?:learn|become|move|run|visit|travel|write|build|start|quit|retire|get (?:a|into)|study|buy)\b/iu.test(
      text,
    )
  )
    return [{ ...plan(`wants to ${wish}`, takeTime(wish, at, "future").when), confidence: 0.7 }];
  return [];
}

function plan(words: string, when: string | undefined): Draft {
  const text = `The user ${reported(words)}`;
  return {
    predicate: "plans",
    object: reported(words),
    text,
    when,
    modality: "plan",
    type: "episodic",
  };
}
