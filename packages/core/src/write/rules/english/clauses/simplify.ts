import { fromStart } from "../words/grammar.ts";
import { pastOf, pastOfGerund } from "../words/past-tense.ts";
import { bothCases } from "../words/pattern.ts";
import { restate } from "./restate.ts";

const month =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
const weekday = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const count =
  "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple of|several)";
const moment = `(?:yesterday|today|tonight|tomorrow|this morning|(?:last|this|next|this past|this coming) (?:night|week|weekend|month|year|spring|summer|autumn|fall|winter|christmas|easter|${month}|${weekday})|${month}(?: \\d{1,2}(?:st|nd|rd|th)?)?(?:,? \\d{4})?|the \\d{1,2}(?:st|nd|rd|th)(?: of ${month})?|the (?:first|second|third|fourth|fifth|tenth|fifteenth|twentieth) of ${month}|${weekday}|(?:19|20)\\d{2}|${count} (?:days?|weeks?|months?|years?) ago|the (?:start|beginning|end|middle) of (?:the (?:year|month|week)|last (?:year|month|week)|${month}|(?:19|20)\\d{2}))(?: (?:morning|evening|night|afternoon))?`;
const fronted = fromStart(
  `((?:(?:as of|as from|starting|effective|from|since) (?=this|next|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|\\d)|(?:as of|as from|starting|effective) |(?:(?:just|only|back|early|earlier|late|later|around|about|over) )*(?:(?:in|on|at|by|during|since) )?)(?:early |late |mid-?)?${moment}),? (?=(?:I|we|my|our)\\b)`,
);
const alone = bothCases(
  `^(?:(?:and|so|but|then|also|well|btw|ok)\\s+)?(?:as of |starting |(?:(?:just|only|back|early|earlier|late|around|about) )*(?:(?:in|on|at|by|during|since) )?)(?:early |late |mid-?)?${moment}$`,
);

const helper =
  "((?:I|we) (?:have )?(?:(?:\\p{L}+ly|just|now|since|also|even|then|only|recently|already|sadly|still|pretty much|kind of) )*)";
const rewritings: readonly [RegExp, (...groups: string[]) => string][] = [
  [
    fromStart(
      `${helper}(?:ended up|wound up|finished up|got round to|got around to|gotten around to|went and|am done)(?: with)? (?:just |simply |finally )?(\\p{L}+ing)\\b`,
    ),
    (_all, who = "", gerund = "") => `${plainly(who)}${pastOfGerund(gerund)}`,
  ],
  [
    fromStart(
      `${helper}(?:had to|had no choice but to|managed to|got to|was able to|were able to|was forced to|were forced to|went on to|chose to|opted to|ended up having to|have finally|came to) (?:just |simply |finally |sadly )?(be|become|begin|buy|cancel|close|delete|ditch|drop|get rid|give|hand|join|leave|lose|move|pass|postpone|put|quit|rehome|relocate|reschedule|resign|return|retire|scrap|sell|shut|start|step down|stop|switch|swap|trade|take|upgrade|withdraw|give up|finish|change|go|let go|break up|pull out|drop out|replace|migrate)\\b`,
    ),
    (_all, who = "", verb = "") => `${plainly(who)}${pastOfPhrase(verb)}`,
  ],
  [
    fromStart(
      `${helper}(?:gone|went|go) (?:ahead )?and (?=\\p{L}+(?:ed|t|d|ld|ft|ke|ve|ght)\\b|quit\\b|got\\b|left\\b|gave\\b|began\\b)`,
    ),
    (_all, who = "") => plainly(who),
  ],
  [
    fromStart(
      `${helper}(?:took the plunge|bit the bullet|pulled the trigger|made up (?:my|our) minds?|caved|gave in)(?:,| and|, and) (?=\\p{L})`,
    ),
    (_all, who = "") => plainly(who),
  ],
  [
    fromStart(
      `${helper}(?:made|done|did) (?:the|a|an? (?:big|complete|full|final)) (?:switch|move|jump|leap|change|transition|migration)(?: over)?(?= (?:from|to)\\b)`,
    ),
    (_all, who = "") => `${plainly(who)}switched`,
  ],
  [
    fromStart(
      `${helper}(?:did|do) (?:finally |actually |end up |go ahead and )*(quit|move|sell|switch|leave|stop|get rid|give up|cancel|finish|start)\\b`,
    ),
    (_all, who = "", verb = "") => `${plainly(who)}${pastOfPhrase(verb)}`,
  ],
];

const begun: Readonly<Record<string, string>> = {
  using: "use",
  drinking: "drink",
  smoking: "smoke",
  playing: "play",
  wearing: "wear",
  driving: "drive",
  riding: "ride",
  cycling: "cycle",
  running: "run",
  swimming: "swim",
  climbing: "climb",
  doing: "do",
  teaching: "teach",
  liking: "like",
  enjoying: "enjoy",
  collecting: "collect",
  volunteering: "volunteer",
  commuting: "commute",
  living: "live",
  hating: "hate",
  loving: "love",
  coding: "code",
  knitting: "knit",
  baking: "bake",
  painting: "paint",
  going: "go",
};
/** "For Python I use uv", "at work we deploy on Fridays": where and what for go to the end. */
const adjunct = fromStart(
  `((?:for|at|on|in|during|over|with) (?!(?:example|fact|general|short|case|case|that|this|addition|particular|now|my opinion|theory|the end|the meantime)\\b)(?!(?:(?:my|the|our|a) )?(?:novel|story|stories|game|games|dreams?|book|film|movie|head|mind|fantasy|role ?play|script|scenario|world|play|screenplay|sketch|comic|campaign|universe|character|version|draft|theory|past|future|nightmares?)\\b)(?:(?:my|the|our|a|most) )?[\\p{L}\\d'-]+(?: [\\p{L}\\d'-]+)?),? ((?:I|we) (?:also |mostly |always |usually |mainly |only |still |now |just )*(?:use|go|work|play|wear|drink|eat|cook|read|ski|run|cycle|swim|drive|ride|take|have|teach|help|volunteer|prefer|like|love|write|watch|listen|do|stay|live)\\b[^,]*)$`,
);
/** "On Saturdays my shift starts at 7:45". */
const days =
  "(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:s|(?: and (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))? (?:mornings|afternoons|evenings|nights))(?: and (?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays))?|weekdays|weekends)";
const onDay = fromStart(`(on ${days}),? ((?:my|our|the) [^,]+)$`);
/** "Sundays I play bowls", "Tuesday nights we have band practice". */
const fewDays = fromStart(
  `(?:(on |most )?(${days}|evenings|mornings|nights),? ((?:I|we) (?!(?:am|are|was|were|will|have been)\\b)[^,]+?))(?=$|,| (?:so|but|because|which)\\b)`,
);
const everyDay = fromStart(
  `((?:every|each|most) (?:single |other )?(?:day|days|morning|mornings|evening|evenings|night|nights|week|weekend|weekends|month|year|summer|winter|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:morning|afternoon|evening|night))?|(?:once|twice|(?:two|three|four|five|six) times|\\d times) (?:a|every) (?:day|week|month|year|fortnight)),? ((?:I|we) (?!(?:am|are|was|were|will|have been)\\b)[^,]+?)(?=$|,| (?:so|but|because|which)\\b)`,
);
const nowThere = /,? (now|these days), ((?:in|near|at) (?:the )?\p{Lu}[^,]*)$/u;
const emphatic =
  /^(I|we) do (?=(?:also |still )?(?:have|own|like|love|eat|drink|use|work|live|speak|play|drive|keep|want|need|take|wear|prefer|know|teach|study)\b)/iu;
const starting = fromStart(
  "((?:I|we) )(?:have )?(?:(?:just|recently|also|only|now|finally) )*(?:started|begun|began|got into|gotten into|am back to|are back to|went back to|have gone back to|gone back to|took up|taken up|resumed|am into|come to|came to) (\\p{L}+ing)\\b",
);

/**
 * The same said plainly, so that a topic need not know every way of putting it: "I ended up selling the boat" and "we had to sell
 * the boat" are "sold the boat"; a time in front goes to the end ("last May I moved" → "I moved last May").
 */
export function simplify(text: string): { text: string; now: boolean } {
  const said = restate(text);
  // "I do have two pear trees"
  let result = said.text.replace(emphatic, "$1 ").replace(nowThere, " $2 $1");
  let now = said.now;
  const time = fronted.exec(result);
  if (time !== null) {
    const phrase = (time[1] as string).trim();
    now ||= /^(?:as of|as from|starting|effective)\b/iu.test(phrase);
    const rest = result.slice(time[0].length).replace(/[.!,\s]+$/u, "");
    result = /^(?:as of|as from|starting|effective)\b/iu.test(phrase)
      ? rest
      : withTime(rest, phrase.replace(/^(?:just|only) /iu, ""));
  }
  result = result
    .replace(adjunct, "$2 $1")
    .replace(onDay, "$2 $1")
    .replace(
      fewDays,
      (_all, how = "on ", when: string, said: string) =>
        `${said} ${/^(?:evenings|mornings|nights)$/iu.test(when) ? "in the " : how}${when.replace(/^(?:evenings|mornings|nights)$/iu, (word) => word.replace(/s$/u, ""))}`,
    )
    .replace(everyDay, "$2 $1");
  const start = starting.exec(result);
  const base = begun[start?.[2]?.toLowerCase() ?? ""];
  if (start !== null && base !== undefined) {
    now = true;
    result = `${start[1]}${base}${result.slice(start[0].length)}`;
  }
  for (const [pattern, plain] of rewritings) {
    const match = pattern.exec(result);
    if (match === null) continue;
    result = `${plain(...(match as unknown as string[]))}${result.slice(match[0].length)}`;
  }
  return { text: result, now };
}

/** Whether words only say when: the clause behind them says what. */
export function isTimeAlone(words: string): boolean {
  return words.length <= 60 && alone.test(words.trim());
}

// "tomorrow I have my operation, on the left eye": the time goes with what has one
function withTime(said: string, phrase: string): string {
  const [head = "", ...behind] = said.split(/(?=, (?:on|at|in|with|near) )/u);
  return `${head} ${phrase}${behind.join("")}`;
}

function plainly(who: string): string {
  return who.replace(/^(I|we) have /iu, "$1 ");
}

function pastOfPhrase(verb: string): string {
  const [head = "", ...rest] = verb.split(" ");
  return [pastOf(head), ...rest].join(" ");
}
