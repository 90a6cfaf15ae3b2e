import type { FactTarget } from "../../../../model/fact.ts";
import { kindOf } from "../../../kinds-of-things.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft, Topic } from "../draft.ts";
import { peopleOf } from "../people.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { bareObject, endTargets, plans, possessions, pursuits } from "./ending-targets.ts";
import { isNotSo } from "./not-so.ts";
import { silent, withTargets } from "./silent-endings.ts";

const gone =
  "(?:is|are|was|were|got|has been|have been|is getting|has|just) (?:now |already |sadly |unfortunately |officially |finally |being |just |been |got |all )*(cancelled|canceled|called off|off(?= ?(?:$|[,.]|now|again|because|since|after|the table))|scrapped|postponed|stolen|sold|totall?ed|written off|gone|no more|history|over|finished|done with|dead|discontinued|shut down|closed(?! (?:early|today|for))|expired|ended|not happening|dissolved|disbanded|retired|rehomed|fallen through|been and gone|out|broken|smashed|bust|kaput|done|complete|ready|dismantled|demolished|evicted|cut down|taken down|removed|pulled|wrapped)|(fell through|died|gave up the ghost|bit the dust|came off|went (?:to|bust|bankrupt|under|missing)|found (?:an? )?(?:new )?(?:home|owner|family)|got (?:sold|lost|rehomed)|failed (?:its|the) (?:inspection|mot|tüv|test)|moved out|retired|left|split up|broke up|did not work out|did not happen|is not happening|will not happen|fell apart|expired|ran out|ended|closed(?: down)?|shut down|folded|got nicked|disbanded)";
const patterns = {
  gone: fromStart(
    `(?:(?:my|our|the|this|that) |(?=\\p{Lu}))((?:[\\p{L}\\d'’-]+ ){0,5}?[\\p{L}\\d'’-]+) ${adverbs}(?:${gone})\\b(.*)$`,
  ),
  leftMe: fromStart(
    "(?:my )?(\\p{L}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?) (?:has |have |just |finally |recently )*(?:dumped me|left me|broke up with me|broke it off|ended things(?: with me)?|ended it|moved out|divorced me|called it quits)\\b(.*)$",
  ),
  notWith: fromStart(
    `(?:I|we) (?:am|are) (?:no longer|not) ${adverbs}(?:with|seeing|dating|together with|going out with|married to|engaged to|in a relationship with|living with) (\\p{L}[\\p{L}'’-]*)(.*)$`,
  ),
  brokeWith: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:dumped|left|broke up with|broke things off with|broke it off with|ended things with|ended it with|split up with|split with|split from|separated from|divorced|divorced from|got divorced from|am divorced from|am separated from|parted ways with|broken up with|am no longer seeing|called it quits with) (my [\\p{L}-]+(?: \\p{Lu}[\\p{L}'’-]+)?|\\p{Lu}[\\p{L}'’-]+)(.*)$`,
  ),
  engagement: fromStart(
    `(?:(?:(?:\\p{Lu}[\\p{L}'’-]+ and )?I|we) (?:have )?${adverbs}(?:called|broke|called off|broke off|cancelled|canceled|ended|postponed) (?:my |our |the |it )?(engagement|wedding|marriage|off)|(?:my |our |the )?(engagement|wedding|marriage) (?:is|was|got|has been) (?:now |sadly )?(?:off|over|called off|broken off|cancelled|canceled))\\b`,
  ),
  notGoing: fromStart(
    `(?:I|we) (?:(?:am|are) (?:not|no longer) |will not (?:be )?|have decided not to |decided not to )${adverbs}(?:going to (?=\\p{L})|planning to |planning on )?(\\p{L}+ing|go|move|fly|do|buy|get|take|travel|visit|marry|attend|join|start|have|adopt) (?:to |for |into |out )?(.+?)(?: (?:after all|any ?more|any longer|now|in the end)(.*))?$`,
  ),
  against: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:decided (?:against|not to)|changed (?:my|our) minds? (?:about|on)|gave up (?:on )?the idea of|dropped the idea of|abandoned the plan (?:to|of)|am not going through with|backed out of|pulled out of|will not be|will not) (.+)$`,
  ),
  stoodUp: fromStart(
    "(?:\\p{Lu}[\\p{L}'’-]+|they|he|she|(?:my|the) [\\p{L}-]+(?: \\p{Lu}[\\p{L}'’-]+)?) (?:has |have |just |had to |sadly )*(?:cancelled|canceled|called off|postponed|axed|scrapped|cancel) (?:(?:our|my) ([\\p{L}][\\p{L} '-]{2,40}?)|(dinner|lunch|breakfast|drinks|brunch|coffee))(?: on (?:me|us))?(?:$|[,.!].*$)",
  ),
  movedIn: fromStart(
    "(?:my [\\p{L}-]+(?: \\p{Lu}[\\p{L}'’-]+)?|\\p{Lu}[\\p{L}'’-]+) (?:has |have |just |finally |recently )*moved in(?: with (?:me|us)|(?! with))\\b",
  ),
  given: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:gave|given|handed|passed|returned|sent|took|donated|lent|brought|sold|left) (.+?) (?:back|away|over|offline|down|to (?:my|our|a|an|the|his|her|some|\\p{Lu})\\p{L}*|on (?:a|the) (?:train|bus|plane|tram))\\b(.*)$`,
  ),
  turned: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:turned|converted|made) (?:my|our|the) (.+?) into (.+)$`,
  ),
  lapsed: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:let|allowed) (?:my|our|the) (.+?) (?:to )?(?:lapse|expire|run out|go|slide)\\b`,
  ),
  gotIt: fromStart(
    "(?:(?:the|a|an|my) (?:fox|dog|cat|storm|flood|fire|thief|mice|rats|frost|hail|neighbour|neighbor|kids?)|someone|somebody|thieves) (?:has |have |just )*(?:got|ate|killed|stole|took|destroyed|ruined|nicked|smashed|broke|wrecked) (?:into )?(?:all |both )?(?:of )?(?:my|our|the) (.+)$",
  ),
  formerly: fromStart(
    "(?:the |a )?(\\p{Lu}[\\p{L}'’-]+) (?:is|was) (?:now )?my (?:ex|former)(?:-| |\\b)",
  ),
};
const fellOut = fromStart(
  "(\\p{Lu}[\\p{L}'’-]+) and I (?:have |are |do )?(?:fell out|fallen out|lost touch|no longer (?:friends|talk|speak)|not (?:friends|talk|speak)(?: to each other)? any ?more|drifted apart|not on speaking terms)\\b",
);
/** What ends so often that it says nothing of the user's life. */
const fleeting =
  /^(?:(?:\p{L}+ ){0,2})(?:battery|build|test|tests|server|internet|wifi|connection|session|token|code|app|page|site|website|time|food|milk|patience|book|series|episode|chapter|concert|race|weekend|week|day|night|year|month|film|movie|game|song|meeting room|order|delivery|line|link|file|stock|power|light|lights|shop|store|office|gym|call|rain|storm|party is)$/iu;

/** What came to an end without the user doing it: a thing, an agreement, a plan, a relationship. */
export const undoneTopic: Topic = ({ text, cues }, discourse) => {
  const { at } = discourse;
  if (cues.loose) return [];
  return [
    ...goneDrafts(text, at),
    ...partedDrafts(text, discourse),
    ...unplannedDrafts(text),
    ...handedOnDrafts(text),
  ];
};

function goneDrafts(text: string, at: number): Draft[] {
  const off = patterns.engagement.exec(text);
  const wedding: Draft[] =
    off === null
      ? []
      : silent([
          { predicates: ["relationship"], names: "engaged" },
          ...(/ and I\b/u.test(text) ? [{ predicates: ["partner"] }] : []),
          { predicates: plans, names: "wedding" },
          { predicates: plans, words: "married" },
          { predicates: plans, words: "marrying" },
        ]);
  const match = patterns.gone.exec(text);
  if (match === null) return wedding;
  const [, thing = "", state, happened, rest = ""] = match;
  if (isNotSo(thing)) return wedding;
  if (
    !/^(?:my|our|the|this|that)\b/iu.test(text) &&
    !/^(?:is|are|was|has been) (?:gone|no more|history|cancelled|canceled|discontinued|dead|over|off|out)|^(?:closed|shut down|split up|broke up|disbanded|folded|died|went (?:bust|under)|moved out|retired)/iu.test(
      text.slice(thing.length).trim(),
    )
  )
    return wedding;
  const how = (state ?? happened ?? "").toLowerCase();
  // somebody else's, or the verb was taken for a part of the name
  if (/['’]s? |\b(?:is|are|was|were|has|have)$/iu.test(thing)) return wedding;
  if (/^(?:over|out|off)$/iu.test(how) && /^ (?:there|here|the|to|at|by|of)\b/iu.test(rest))
    return wedding;
  if (
    /^(?:over|out|off|closed|done|finished|gone|dead)$/iu.test(how) &&
    /\b(?:today|tonight|right now|at the moment|this (?:morning|week|afternoon|evening)|for the (?:day|week|weekend)|until|till|again|(?:on|every) \p{L}+days?)\b/iu.test(
      rest,
    )
  )
    return wedding;
  if (fleeting.test(thing) || /\b(?:i|we|you|he|she|they|it|that|what|who)\b/iu.test(thing))
    return wedding;
  if (
    /^(?: from| in| on| at| by|,? battery|,? again| for (?:today|now|the day))\b/iu.test(rest) &&
    !/^(?: in \p{Lu}| in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d)| on (?:\p{L}+day)| at the (?:end|start|beginning))/iu.test(
      rest,
    )
  )
    return wedding;
  if (/^died$/iu.test(how) && kindOf(thing) !== undefined) return wedding;
  // a meeting that was moved to a day goes on
  if (/^postponed$/iu.test(how) && /^ (?:to|until|till) /iu.test(rest)) return wedding;
  const { when } = takeTime(value(rest) ?? "", at, "past");
  if (/^(?:retired|left|moved out)$/u.test(how))
    return silent(
      [
        { predicates: ["manager", "lives with"], names: thing },
        {
          predicates: ["relation"],
          words: thing,
          oneOf:
            "dentist|gp|doctor|therapist|physio|hairdresser|barber|vet|tutor|teacher|landlord|landlady|cleaner|optician|accountant|trainer|coach|midwife|nanny|childminder".split(
              "|",
            ),
        },
        { predicates: ["relation"], words: `roommate ${thing}` },
        ...["flatmate", "lodger", "tenant", "housemate"].map((noun) => ({
          predicates: ["relation"],
          words: `${noun} ${thing}`,
        })),
      ],
      when,
    );
  const predicates = /^(?:stolen|sold|totall?ed|written off|rehomed|got nicked)$/iu.test(how)
    ? possessions
    : [...pursuits, ...plans, "favourite *"];
  const targets = endTargets(thing, predicates);
  const certain =
    /cancel|called off|stolen|sold|fell through|fallen through|expired|not happening|postponed|totall?ed|written off|rehomed|scrapped/iu.test(
      how,
    );
  if (!certain) return [...wedding, ...silent(targets, when)];
  const verb = /^(?:fell|did|is|will|expired|ran|ended|closed|shut|folded|broke)/iu.test(how)
    ? how
    : /^(?:fallen through)/u.test(how)
      ? "fell through"
      : `was ${how}`;
  const telling: Draft = {
    predicate: "ended",
    object: `${bareObject(thing)} ${how}`,
    text: `The user's ${reported(bareObject(thing))} ${verb}${when === undefined ? "" : ` ${when}`}`,
    when,
    type: "episodic",
  };
  return [...wedding, ...withTargets(telling, targets)];
}

function partedDrafts(text: string, discourse: Discourse): Draft[] {
  const { at } = discourse;
  const friend = fellOut.exec(text)?.[1];
  if (friend !== undefined)
    return silent([{ predicates: ["relation"], words: friend, oneOf: ["friend", "mate"] }]);
  const with_ = patterns.brokeWith.exec(text);
  const not = caseless`\b(?:any ?more|any longer|no longer)\b`.test(text)
    ? patterns.notWith.exec(text)
    : null;
  const left = patterns.leftMe.exec(text);
  const who = with_?.[1] ?? not?.[1] ?? left?.[1];
  if (who === undefined || /^(?:he|she|they|it|we|I|you|everyone|nobody|my)$/iu.test(who)) {
    return left !== null &&
      /^(?:he|she|they)$/iu.test(who ?? "") &&
      /dumped|left|broke up|divorced/iu.test(text)
      ? silent([{ predicates: ["partner", "relationship"] }])
      : formerDrafts(text);
  }
  if (
    /\bleft (?!me\b)/iu.test(text) &&
    /^ (?:at|in|on|behind|early|alone|with)\b/iu.test(with_?.[2] ?? "")
  )
    return [];
  const noun =
    /^(?:my )?((?:girl|boy)friend|partner|wife|husband|fianc[eé]e?|gf|bf|spouse)\b ?(.*)$/iu.exec(
      who,
    );
  const name = (noun === null ? who : (noun[2] as string)).replace(/^(?:my|our) /iu, "");
  const { when } = takeTime(value(with_?.[2] ?? not?.[2] ?? left?.[2]) ?? "", at, "past");
  const targets: FactTarget[] =
    noun !== null && name === ""
      ? [
          { predicates: ["partner", "relationship"] },
          { predicates: ["lives with"], names: noun[1] as string },
        ]
      : [{ predicates: ["partner", "relation", "lives with", "relationship"], names: name }];
  // "I left Berlin" and "the tenant moved out" are no separations
  if (
    noun === null &&
    /\b(?:left|moved out|dumped (?!me)|parted ways|living with)\b/iu.test(text) &&
    !/left me/iu.test(text)
  )
    return silent(targets, when);
  // one may be with a bank
  const isFirm =
    not !== null &&
    with_ === null &&
    / (?:no longer|not) (?:\p{L}+ )*with /iu.test(text) &&
    !peopleOf(discourse).some((being) => being.name === name);
  if (noun === null && (isFirm || !/^\p{Lu}/u.test(name))) return silent(targets, when);
  return withTargets(
    {
      predicate: "relationship",
      object: "single",
      text: `The user and ${noun === null ? name : `their ${(noun[1] as string).toLowerCase()}${name === "" ? "" : ` ${name}`}`} broke up${when === undefined ? "" : ` ${when}`}`,
      when,
    },
    [...targets, { predicates: ["relationship"] }],
  );
}

// what was passed on, taken by others or turned into something else
function handedOnDrafts(text: string): Draft[] {
  const stoodUp = patterns.stoodUp.exec(text);
  const off = value(stoodUp?.[1] ?? stoodUp?.[2]);
  const cancelled =
    off === undefined ? [] : [...endTargets(off, plans), { predicates: plans, words: off }];
  const gone = value(
    patterns.given.exec(text)?.[1] ??
      patterns.turned.exec(text)?.[1] ??
      patterns.lapsed.exec(text)?.[1] ??
      patterns.gotIt.exec(text)?.[1],
  );
  const thing = gone !== undefined && gone.split(" ").length <= 5 ? endTargets(gone, pursuits) : [];
  const company = patterns.movedIn.test(text)
    ? [{ predicates: ["lives with"], names: "alone" }]
    : [];
  return silent([...cancelled, ...thing, ...company]);
}

function formerDrafts(text: string): Draft[] {
  const former = patterns.formerly.exec(text)?.[1];
  return former === undefined
    ? []
    : silent([{ predicates: ["partner", "manager"], names: former }]);
}

function unplannedDrafts(text: string): Draft[] {
  const not = patterns.notGoing.exec(text);
  const against = value(patterns.against.exec(text)?.[1]);
  const said = not === null ? against : value(`${not[2]}`);
  if (said === undefined) return [];
  const what = bareObject(
    said
      .replace(/^(?:\p{L}+ing )?(?:to |for |in |at |on )?/iu, "")
      .replace(/^(?:go|move|fly|travel|buy|get|take|do|visit) (?:to |for )?/iu, ""),
  );
  const words = what.replace(/,? (?:in|on|at|for|because|since|this|next|after|until) .*$/iu, "");
  return words.length < 3
    ? []
    : silent([
        { predicates: plans, words },
        { predicates: plans, names: words },
      ]);
}
