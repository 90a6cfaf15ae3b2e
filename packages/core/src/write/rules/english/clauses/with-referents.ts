import { lastNamed } from "../words/last-named.ts";
import { withThere } from "./with-there.ts";

/** What a clause leaves to be understood from the one before it, or from the sentence before. */
export function withReferents(text: string, previous: string | undefined, before: string): string {
  const asked = previous ?? before;
  for (const pointed of [
    withArrival(text, before),
    withChangedPlace(text, asked),
    withOccasion(text, asked),
    withThere(text, asked),
  ])
    if (pointed !== text) return pointed;
  const named = withOne(
    withThem(withSubject(withThing(text, previous), previous), previous),
    previous,
  );
  return withThat(
    withSwitch(named, before),
    previous === undefined || previous === "" ? before : previous,
  );
}

// "How do I tag a note in Notion? I moved over from Trello": to what was asked about
function withArrival(text: string, before: string): string {
  const arrived =
    /^((?:I|we)) (?:have )?(?:just |finally )*(?:moved|switched|came|migrated|changed)(?: (?:everything|it all|all of it|(?:all )?(?:my|our) \p{L}+))?(?: over| across)? from (\p{Lu}[\p{L}\d.]*(?: \p{Lu}[\p{L}\d.]*)?)$/u.exec(
      text,
    );
  const there = arrived === null ? undefined : lastNamed.exec(before)?.[1];
  return arrived === null || there === undefined
    ? text
    : `${arrived[1]} switched from ${arrived[2]} to ${there}`;
}

// "I've changed gyms, I'm at Liftworks now": one goes there
function withChangedPlace(text: string, asked: string): string {
  const place = /^((?:I|we)) (?:am|are) (?:now )?(?:at|with) (?=(?:the )?\p{Lu})/u.exec(text);
  const kind = /\b(?:changed|switched|moved|swapped|new) (gym|school|college|bank|club)s?\b/iu
    .exec(asked)?.[1]
    ?.toLowerCase();
  return place === null || kind === undefined
    ? text
    : `${place[1]} ${kind === "bank" ? "bank with" : "go to"} ${text.slice(place[0].length)}`;
}

const occasions =
  "evening|appointment|interview|exam|test|meeting|party|wedding|concert|gig|race|marathon|flight|trip|match|recital|viewing|audition|deadline|presentation|operation|surgery|scan|ceremony|funeral|anniversary|lesson|class|rehearsal|show|hearing|workshop|talk|lecture|seminar|conference|delivery|quiz|tournament|competition|graduation|christening|baptism|reunion|check-up|open day|sports day|barbecue|bbq|potluck|picnic|market|fair|walk|hike";
const occasion = new RegExp(
  `(?:^|[^\\p{L}])(?:(?:my|our|the|an?|this|for|at|before|to) )?((?:(?!(?:my|our|the|an?|this|for|at|before|to|of|in|on|and|with|is)\\b)[\\p{L}'’-]+ ){0,2}(?:${occasions}))(?: (?:on|about|for|with|in|at) [\\p{L} '’-]{2,30}| [\\p{L}]+)?\\W*$`,
  "iu",
);

// "What should I ask at parents evening? It's on Wednesday": what has its time there
function withOccasion(text: string, asked: string): string {
  const when =
    /^(?:it|that|this) (?:is|takes place|starts|begins|happens|is held|is due|will be) (?:now |actually |really )*((?:on|in|at|next|this|tomorrow|the) .+|tomorrow|tonight)$/iu.exec(
      text,
    )?.[1];
  const noun = when === undefined ? undefined : occasion.exec(asked.trim())?.[1];
  return noun === undefined ||
    when === undefined ||
    !/day|\d|week|month|tomorrow|noon|january|february|march|april|may|june|july|august|september|october|november|december/iu.test(
      when,
    )
    ? text
    : `my ${noun} is ${when}`;
}

// "A photo of my motorbike, it's a 1974 Halden": what it is said to be has a name or a number.
function withThing(text: string, previous: string | undefined): string {
  const what = /^(?:it|that|this) is (an? (?=[^,.]*(?:\p{Lu}|\d))[^,.]{3,50})$/iu.exec(text)?.[1];
  const noun =
    what === undefined || !/\p{Lu}|\d/u.test(what)
      ? undefined
      : /\b(?:my|our) ((?:[\p{Ll}-]+ )?[\p{Ll}-]+)$/u.exec(previous?.trim() ?? "")?.[1];
  return noun === undefined ? text : `my ${noun} is ${what}`;
}

/** It has a number, a name or a date. */
const remarked =
  /^(?:it|she) (is|was built|costs|weighs|runs until|expires|ends|starts|sleeps|seats|lasts|dates from) (?!(?:not |still |just |always |now )*(?:\p{L}+ing|an?)\b)(?=[^,]*(?:\d|\p{Lu}|january|february|march|april|june|july|august|september|october|november|december))/iu;

// "My mortgage is 1,140 a month and it's fixed until March": what was spoken of just before, where it is one's own or definite.
function withSubject(text: string, previous: string | undefined): string {
  const remark = remarked.exec(text);
  const [, whose = "", noun = ""] =
    (remark === null ? null : owning.exec(previous?.trim() ?? "")) ?? [];
  if (remark === null || noun === "") return text;
  if (/^she\b/iu.test(text) && !/(?:boat|ship|yacht|barge|van|car|bike|dinghy)$/iu.test(noun))
    return text;
  return `${whose.toLowerCase()} ${noun} ${text.replace(/^(?:it|she) /iu, "")}`;
}

const owning =
  /^(?:and |so |but )?(my|our|the) ((?:[\p{Ll}-]+ )?[\p{Ll}-]+)(?:'s| (?:is|are|was|costs|has|runs|starts|ends|belongs|came|comes))(?![\p{L}])/iu;

// "Almonds are fine, I eat them every day": what was spoken of just before.
function withThem(text: string, previous: string | undefined): string {
  const verb =
    /^((?:I|we) (?:also |still |just |only |always )*(?:eat|drink|use|take|have|cook|bake|buy|wear|grow)) (?:it|them) (?=(?:every|each|all the time|daily|a lot|most days|twice|once|on \p{L}+days)\b)/iu.exec(
      text,
    );
  const own =
    /^((?:I|we) (?:also |still )?(?:play|ride|drive|use|wear|practise|practice)) (?:it|that|them) (?=(?:every|each|daily|most|twice|once|on \p{L}+days)\b)/iu.exec(
      text,
    );
  const thing =
    own === null
      ? undefined
      : /\b(?:my|the|our) ([\p{Ll}-]{3,})(?: then| instead| again)?$/u.exec(
          previous?.trim() ?? "",
        )?.[1];
  if (own !== null && thing !== undefined)
    return `${own[1]} my ${thing} ${text.slice(own[0].length)}`;
  const noun =
    verb === null
      ? undefined
      : /^(?:(?:and|but|oh|yes|no|well),? )*([\p{L}][\p{L} -]{2,30}?) (?:is|are) (?:fine|ok|okay|no problem|good|great|perfect|lovely|not a problem|easy)$/iu.exec(
          previous?.trim() ?? "",
        )?.[1];
  return verb === null || noun === undefined || /^(?:it|that|this|they|those)$/iu.test(noun)
    ? text
    : `${verb[1]} ${noun.toLowerCase()} ${text.slice(verb[0].length)}`;
}

// "Dropped the Spanish course and started an Italian one": one of the same.
function withOne(text: string, previous: string | undefined): string {
  const one =
    /\b(an? (?:new |different )?[\p{L}-]+) one(?=$|[,.!]| (?:now|instead|on|in|at|last|this)\b)/u.exec(
      text,
    );
  const noun =
    one === null
      ? undefined
      : /\b(?:the|my|our|an?) (?:[\p{L}-]+ ){0,2}([\p{Ll}-]{3,})$/u.exec(
          previous?.trim() ?? "",
        )?.[1];
  return one === null || noun === undefined ? text : text.replace(one[0], `${one[1]} ${noun}`);
}

// "How do I sidechain in Reaper? I use that now": what was asked about.
function withThat(text: string, before: string): string {
  const replaced =
    /^((?:I|we) (?:have )?(?:just |finally )*(?:replaced|swapped|switched) .{2,40}? (?:with|for|to)) (?:it|that|this)(?=$|[,.!])/iu.exec(
      text,
    );
  const fresh = replaced === null ? undefined : lastNamed.exec(before)?.[1];
  if (replaced !== null && fresh !== undefined)
    return `${replaced[1]} ${fresh}${text.slice(replaced[0].length)}`;
  const verb =
    /^((?:I|we) (?:\p{L}+ )?(?:use|am using|are using|moved to|switched to|changed to|have|play|drive|am on|are on)) (?:that|it|this) (?=(?:now|these days|instead)\b)/iu.exec(
      text,
    );
  const name = verb === null ? undefined : lastNamed.exec(before)?.[1];
  return verb === null || name === undefined
    ? text
    : `${verb[1]} ${name} ${text.slice(verb[0].length)}`;
}

// "We switched from A to B. And from C to D": the same is said of the second pair.
function withSwitch(text: string, before: string): string {
  const verb =
    /\b(I|we) (?:have |just |finally |also )*(switched|migrated|moved|went|changed) (?:over )?from\b/iu.exec(
      before,
    );
  return verb !== null && /^from \p{L}[^,]{0,30} to \p{L}/iu.test(text)
    ? `${verb[1]} ${verb[2]} ${text}`
    : text;
}
