import type { Draft } from "../draft.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";

const past =
  "passed|failed|finished|completed|ran|won|lost|broke|sprained|tore|bought|sold|gave away|crashed|got rid of|scrapped|visited|went to|travelled to|traveled to|flew to|climbed|hiked|cycled|published|released|launched|shipped|graduated|got promoted|got|was promoted|was diagnosed|had|gave birth|met|started|began|signed|booked|ordered|received|became|retired|defended|submitted|planted|painted|built|wrote|founded|opened|closed|attended|gave|presented|performed|celebrated|saw|turned|inherited|donated|applied|registered|enrolled|quit|stopped|gave up|took up|learned|learnt|earned|refinanced|paid off|renewed|cancelled|canceled|was born|been to|fractured|dislocated";
const event = fromStart(`(?:I|we) (?:have )?${adverbs}(${past})\\b ?(.*)$`);
const small =
  /^(?:it|this|that|these|those|to (?:know|see|do|go|the (?:shop|store|gym|point))|an? (?:error|question|message|warning|bug|problem|few|bit|lot|look|idea|feeling|hunch|chance|great|good|bad|nice|long|walk|coffee)|the (?:error|message|same|point|idea|following|bug|feeling|hang|answer|job done|file|test|result)|me|you|your|stuck|lost|confused|back|up|home|used|rid|ready|sick|tired|mad|angry|drunk|some|something|nothing|everything|there|here|over|out|on|off|in\b|by\b|with (?:it|this|that)|how|what|why|wet|cold|hot|better|worse)\b/iu;

/** Whether words say nothing that is worth a memory: "it", "an error", "home". */
export function isSmall(words: string): boolean {
  return small.test(words);
}

/** What the user did or went through, with its time. */
export function pastDrafts(text: string, at: number): Draft[] {
  const match = event.exec(text);
  if (match === null) return [];
  const [, verb = "", rest = ""] = match;
  if (
    /^got$/iu.test(verb) &&
    !/^(?:an? (?:new )?(?:promotion|raise|tattoo|visa|passport|scholarship|grant|degree|house|flat|apartment|car|bike|job(?! interview| offer| application)|offer|piercing|dog|cat|diagnosis)|my (?:licen[cs]e|degree|visa|citizenship|first|driving|black belt|braces|results)|promoted|accepted|into|the (?:job|keys|visa|scholarship|grant)|citizenship)\b/iu.test(
      rest,
    )
  )
    return [];
  if (
    /^had$/iu.test(verb) &&
    !/^(?:an? (?:baby|operation|surgery|miscarriage|heart attack|stroke|accident)|my (?:wisdom|appendix|tonsils|first|knee|hip)|surgery|our|twins)\b/iu.test(
      rest,
    )
  )
    return [];
  const said = value(rest, 110) ?? "";
  const { rest: what, when } = takeTime(said, at, "past");
  const gone = /^(?:my|our|the) (.+)$/iu.exec(what)?.[1];
  if (/^(?:sold|gave away|crashed|got rid of|scrapped)$/iu.test(verb) && gone !== undefined)
    return [
      {
        predicate: "sold",
        object: gone,
        text: `The user ${verb} ${reported(said.replace(/^the /iu, "their "))}`,
        when,
        type: "episodic",
        action: "end",
        target: { predicates: ["has", "drives", "rides", "owns", "uses"], names: gone },
      },
    ];
  if (
    small.test(what) ||
    (when === undefined &&
      !/^(?:passed|graduated|published|won|broke|sprained|tore|got|had|retired|defended|paid off|was promoted|gave birth|fractured|dislocated|founded|inherited|been to|visited|sold|bought|quit|gave up|took up)$/iu.test(
        verb,
      ))
  )
    return [];
  if (
    /^(?:saw|met|had|got|started|began|gave|lost|broke|won)$/iu.test(verb) &&
    when === undefined &&
    !/^(?:my|our|a new|an? (?:leg|arm|bone|prize|award|medal|promotion|baby|tattoo|visa|grant)|the \p{Lu}|promoted)\b/u.test(
      what,
    )
  )
    return [];
  if (what === "" && !/^(?:graduated|retired|gave birth|was promoted|got promoted)$/iu.test(verb))
    return [];
  if (/^(?:quit|gave up|stopped)$/iu.test(verb) && /^(?:on|trying|after|my job|\p{Lu})/u.test(what))
    return [];
  if (
    /^(?:bought|sold|built|wrote|started|lost|saw|ordered|booked|launched|opened|closed|received|attended|ran|finished|submitted|learned|learnt|presented|gave)$/iu.test(
      verb,
    ) &&
    when === undefined &&
    !/^(?:my|our|an? (?:[\p{L}-]+ ){0,2}(?:house|flat|apartment|car|bike|boat|van|piano|guitar|camera|company|business|novel|book|thesis|marathon|half marathon|cottage|cabin|farm)|the \p{Lu})\b/iu.test(
      what,
    )
  )
    return [];
  return [
    {
      predicate: "event",
      object: `${verb} ${said}`.trim(),
      text: `The user ${verb === "been to" ? "has been to" : verb} ${reported(said)}`.trim(),
      when,
      type: "episodic",
    },
  ];
}
