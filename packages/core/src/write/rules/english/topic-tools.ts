import type { Clause } from "./clauses.ts";
import type { Draft, Topic } from "./draft.ts";
import { adverbs, fromStart, reported, value } from "./grammar.ts";
import { takeTime } from "./take-time.ts";
import { isTool, toolKind } from "./tools.ts";

const patterns = {
  uses: fromStart(
    `(?:I|we) (?:have (?:been )?)?${adverbs}(?:(do not|never|no longer|did not|am not|are not) )?${adverbs}(?:am |are )?${adverbs}(?:use|using|used|rely on|relying on|running|run) (.+)$`,
  ),
  on: fromStart(`(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(back )?(?:on|with|using) (.+)$`),
  works: fromStart(
    `(?:I|we) ${adverbs}(?:work|code|program|develop|write|build|script|prototype|design|deploy|host)(?: (?:mostly|mainly|primarily|everything|all my stuff|my code|code|things|backends?|frontends?|software))* (?:in|with|on|using) (.+)$`,
  ),
  switched: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:switched|migrated|moved|converted|changed|went|jumped|upgraded|ported|went back|gone back)(?: (?:everything|over|all|back|it|our \\p{L}+|my \\p{L}+))*(?: from (.+?))? (?:over )?(?:to|onto) (?:using )?(.+)$`,
  ),
  replaced: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:ditched|dropped|abandoned|swapped|replaced|traded|dumped|exchanged|left|gave up|given up)(?: out| in)? (.+?) (?:for|with|in favou?r of) (.+)$`,
  ),
  back: fromStart(
    `(?:I|we) (?:am|are|have gone|went|came|switched|have switched|have moved|moved|have come) ${adverbs}back (?:on|to|with|in) (?:using )?(.+)$`,
  ),
  stopped: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:stopped using|no longer use|do not use|quit using|gave up on|got rid of|uninstalled|deleted|cancelled|canceled|dropped|ditched) (.+)$`,
  ),
  mine: fromStart(
    `(?:my|our) (?:main |primary |default |daily |work |current |go-to )*(editor|ide|os|operating system|shell|terminal|browser|phone|laptop|computer|machine|desktop|stack|tech stack|database|db|framework|language|package manager|note[- ]taking app|notes app|password manager|task manager|calendar|cloud|host|hosting|ci|keyboard|camera|text editor|window manager|distro|daily driver|backend|frontend|api|server|team) (?:is|are|runs(?: on)?|uses|is written in|is built (?:in|with|on)) ${adverbs}(.+)$`,
  ),
};
const noTool =
  /^(?:it|this|that|these|them|to|a lot|the (?:same|word|term|bathroom|toilet|car|bus|train|stairs|time)|my (?:hands?|time|head|brain)|public|out|some help|help|advice|you|your|one|two|both|all|for|into|late|errands|away|around|after|from|\d+ ?(?:k|km|miles|kilomet|min|hours)|marathons?|about|every|in the|on|outdoors|up|low|a (?:marathon|half|race|10k|5k|bath|fever|temperature))\b/iu;

/** The user's tools and technology, and what replaced what. */
export const toolsTopic: Topic = (clause, discourse) => {
  const { text } = clause;
  const replaced = patterns.replaced.exec(text);
  if (
    replaced !== null &&
    (isTool(value(replaced[1]) ?? "") ||
      isTool(value(replaced[2]) ?? "") ||
      !/^(?:I|we) (?:have )?(?:\p{L}+ )?left\b/iu.test(text))
  )
    return switchDrafts(value(replaced[1]), value(replaced[2]), discourse.at, clause);
  const returned = value(patterns.back.exec(text)?.[1]);
  const back = returned === undefined ? undefined : firstTool(returned);
  if (
    back !== undefined &&
    (isTool(back) || /\p{Lu}/u.test(back)) &&
    !/^(?:track|work|the (?:office|road)|school|\p{Lu}\p{L}+ (?:street|road))/u.test(back)
  )
    return switchDrafts(undefined, back, discourse.at, clause, "is back on");
  const switched = patterns.switched.exec(text);
  if (switched !== null) {
    const to = value(switched[2]);
    const from = value(switched[1]);
    const tools =
      to !== undefined &&
      (isTool(to.split(/ and |, /u)[0] as string) ||
        (from !== undefined && isTool(from)) ||
        /^(?:I|we) (?:have )?(?:\p{L}+ )?(?:switched|migrated|converted|ported)/iu.test(text));
    return tools ? switchDrafts(from, to, discourse.at, clause) : [];
  }
  const drafts: Draft[] = [];
  const stopped = value(
    patterns.stopped.exec(text)?.[1]?.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""),
  );
  if (stopped !== undefined && !noTool.test(stopped)) {
    const ended = !/\bdo not use\b/iu.test(text) || /\b(?:any ?more|any longer)\b/iu.test(text);
    const object = reported(stopped);
    drafts.push({
      predicate: `not ${predicateOf(stopped)}`,
      object: bare(stopped),
      text: `The user ${ended ? "no longer uses" : "does not use"} ${object}`,
      action: "end",
      target: { predicates: ["uses", "has", predicateOf(stopped)], names: bare(stopped) },
    });
    return drafts;
  }
  const uses = patterns.uses.exec(text);
  if (uses !== null) drafts.push(...usesDrafts(clause, uses[2] as string, uses[1]));
  const on = patterns.on.exec(text);
  const platform = on === null ? undefined : firstTool(value(on[3]) ?? "");
  if (
    on !== null &&
    platform !== undefined &&
    isTool(platform.replace(/ (?:at|for|on|in) .*$/u, ""))
  ) {
    if (on[1] !== undefined)
      drafts.push({
        predicate: `not ${predicateOf(platform)}`,
        object: bare(platform),
        text: `The user does not use ${platform}`,
        action: "end",
        target: { predicates: ["uses", predicateOf(platform)], names: bare(platform) },
      });
    else drafts.push(...usesDrafts(clause, platform, undefined));
  }
  const works = value(patterns.works.exec(text)?.[1]);
  const named = /^(?:I|we) (?:\p{L}+ )?(?:code|program|deploy|host|prototype|script)\b/iu.test(
    text,
  );
  if (
    works !== undefined &&
    ((named && /^\p{Lu}/u.test(works)) ||
      isTool(
        works
          .replace(/^(?:mostly|mainly|primarily) /iu, "")
          .split(/,? (?:with|and|on|at|for) |,/u)[0] ?? "",
      ))
  )
    drafts.push({ predicate: "uses", object: works, text: `The user works in ${reported(works)}` });
  const mine = patterns.mine.exec(text);
  const tool = value(mine?.[2]);
  if (
    mine !== null &&
    tool !== undefined &&
    !/^(?:slow|broken|dead|old|new|fast|full|acting|not|crashing|really|so|very|too|being|great|fine|ok|down|up|failing|stuck|running|dying|a mess|in (?:a|the))\b/iu.test(
      tool,
    )
  ) {
    const noun = (mine[1] as string).toLowerCase();
    const kind = toolKind(tool);
    drafts.push({
      predicate: kind === undefined ? `attribute ${noun}` : `uses as ${kind}`,
      object: kind === undefined ? reported(tool) : bare(tool),
      text: `The user's ${noun} ${/runs|uses|written|built/iu.exec(text)?.[0] === undefined ? "is" : /runs/iu.test(text) ? "runs on" : "uses"} ${reported(tool)}`,
    });
  }
  return drafts;
};

function usesDrafts(clause: Clause, said: string, not: string | undefined): Draft[] {
  const past =
    /\bused\b/iu.test(clause.text.slice(0, 24)) && !/\bhave\b/iu.test(clause.text.slice(0, 12));
  const whole = value(said);
  if (whole === undefined || noTool.test(whole)) return [];
  if (past) {
    const former = /^to (?:use|work with|be on) (.+)$/iu.exec(said)?.[1];
    const object = value(former);
    if (object === undefined) return [];
    return [
      {
        predicate: "used",
        object,
        text: `The user used to use ${reported(object)}`,
        action: "end",
        target: { predicates: ["uses", predicateOf(object)], names: bare(object) },
      },
    ];
  }
  if (not !== undefined)
    return [
      {
        predicate: `not ${predicateOf(whole)}`,
        object: bare(whole),
        text: `The user ${/longer/iu.test(not) ? "no longer uses" : "does not use"} ${reported(whole)}`,
        action: "end",
        target: { predicates: ["uses", predicateOf(whole)], names: bare(whole) },
      },
    ];
  if (
    /\brun\b/iu.test(clause.text.slice(0, 20)) &&
    !isTool(whole.split(/ (?:on|with|at|for|in) /u)[0] ?? "")
  )
    return [];
  const instead = /^(?:not|rather than|instead of)\s+(.+)$/iu.exec(clause.next);
  const rejected = instead === null ? undefined : value(instead[1]);
  const text = `The user uses ${reported(whole)}${rejected === undefined ? "" : `, not ${reported(rejected)}`}`;
  const draft: Draft = {
    predicate: predicateOf(whole),
    object: bare(whole),
    text,
    ...(clause.cues.now ? { change: true } : {}),
  };
  const parts = whole.split(/,? and |, /u);
  if (
    parts.length === 2 &&
    parts.every((part) => isTool(part)) &&
    toolKind(parts[0] as string) === undefined
  )
    return parts.map((part) => ({
      ...draft,
      predicate: predicateOf(part),
      object: bare(part),
      text: `The user uses ${part}`,
    }));
  const platform = / on ((?:an? |the )?[\p{L}\d .]+)$/iu.exec(whole)?.[1];
  const below = platform !== undefined && toolKind(platform) === "operating system";
  const system: Draft[] = below
    ? [
        {
          predicate: predicateOf(platform),
          object: bare(platform),
          text: `The user uses ${platform}`,
        },
      ]
    : [];
  return [draft, ...system];
}

function switchDrafts(
  from: string | undefined,
  to: string | undefined,
  at: number,
  clause: Clause,
  words = "uses",
): Draft[] {
  if (to === undefined || noTool.test(to)) return [];
  const { rest, when } = takeTime(to, at, "past");
  const name = firstTool(value(rest) ?? rest);
  const details = [from === undefined ? "" : `switched from ${reported(from)}`, when ?? ""]
    .filter(Boolean)
    .join(" ");
  const several = name.split(/\s+and\s+/u);
  if (several.length > 1 && several.every((part) => toolKind(part) !== undefined)) {
    const inside = { ...clause, text: "" };
    return several.flatMap((part) =>
      switchDrafts(undefined, when === undefined ? part : `${part} ${when}`, at, inside, words),
    );
  }
  const kind = toolKind(name);
  const oldKind = from === undefined ? undefined : toolKind(from);
  const drafts: Draft[] = [];
  const predicate =
    kind !== undefined || oldKind === undefined ? predicateOf(name) : `uses as ${oldKind}`;
  if (from !== undefined)
    drafts.push({
      predicate: "used",
      object: bare(from),
      text: "",
      action: "end",
      target: { predicates: ["uses", predicateOf(from), "prefers"], names: bare(from) },
    });
  drafts.push({
    predicate,
    object: bare(name),
    text: `The user ${words} ${reported(name)}${details === "" ? "" : ` (${details})`}`,
    change: true,
    when,
    confidence: clause.cues.loose ? 0.6 : 0.9,
  });
  return drafts;
}

// "fish, same question": what comes behind the comma is another thought.
function firstTool(name: string): string {
  const head = name.split(/,\s/u)[0] as string;
  return head !== name && (isTool(head) || !/ and /u.test(name)) ? head : name;
}

/** Where a tool is used belongs to the predicate, so that the one at work does not replace the one at home. */
function predicateOf(said: string): string {
  const kind = toolKind(bare(said));
  if (kind === undefined) return "uses";
  const place =
    /\b(?:(?:at|for) (work|home)|on (?:my |the )?(?:servers?|phone|laptop|desktop|tablet))\b/iu.exec(
      said,
    );
  return `uses as ${kind}${place === null ? "" : place[1] === undefined ? " elsewhere" : ` at ${place[1].toLowerCase()}`}`;
}

function bare(said: string): string {
  const name = said
    .replace(
      / (?:at|for|on|as|with|in|because|since|to|from|when|by|every|instead|rather|plus) .*$/iu,
      "",
    )
    .replace(/,.*$/u, "")
    .replace(/^(?:an?|the|my|our) /iu, "");
  return toolKind(name) !== undefined || isTool(name)
    ? name
    : said.replace(/^(?:an?|the|my|our) /iu, "");
}
