import type { Clause } from "../clauses/clauses.ts";
import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { slotsOf } from "../endings/slots-of.ts";
import { caseless } from "../words/gated.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { bareTool, toolPredicate } from "../words/tool-predicate.ts";
import { isTool, toolKind } from "../words/tools.ts";
import { firstTool, switchingDrafts } from "./switching.ts";

const patterns = {
  uses: fromStart(
    `(?:I|we) (?:have (?:been )?)?${adverbs}(?:(do not|never|no longer|did not|am not|are not) )?${adverbs}(?:am |are )?${adverbs}(?:use|using|used|rely on|relying on|running|run) (.+)$`,
  ),
  on: fromStart(`(?:I|we) (?:am|are) ${adverbs}(not )?${adverbs}(back )?(?:on|with|using) (.+)$`),
  works: fromStart(
    `(?:I|we) ${adverbs}(?:work|code|program|develop|write|build|script|prototype|design|deploy|host)(?: (?:mostly|mainly|primarily|everything|all my stuff|my code|code|things|backends?|frontends?|software))* (?:in|with|on|using) (.+)$`,
  ),
  /** "We don't use Kubernetes, just Compose". */
  onlyThat: fromStart(
    "(I|we) (do not|no longer|never) use ([^,]+?),? (?:just|only) (?:plain )?([\\p{L}\\d.+#-]+(?: [\\p{L}\\d.+#-]+)?)$",
  ),
  stopped: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:stopped using|no longer use|do not use|quit using|gave up on|got rid of|uninstalled|deleted|cancelled|canceled|dropped|ditched) (.+)$`,
  ),
  mine: fromStart(
    `(?:my|our) (?:main |primary |default |daily |work |current |go-to )*(editor|ide|os|operating system|shell|terminal|browser|phone|laptop|computer|machine|desktop|stack|tech stack|database|db|framework|language|package manager|note[- ]taking app|notes app|password manager|task manager|calendar|cloud|host|hosting|ci|keyboard|camera|text editor|window manager|distro|daily driver|backend|frontend|api|server|team) (?:is|are|runs(?: on)?|uses|is written in|is built (?:in|with|on)) ${adverbs}(.+)$`,
  ),
};
const hardware =
  /^(?:an? |my |the )?(?:thinkpad|macbook|chromebook|imac|mac mini|mac studio)\b.* (?:with|running|on) /iu;
/** Whose membership one gives up, there one goes no more. */
const belonging =
  /^(?:my |our |the )?(?:gym |annual |monthly )?(?:membership|subscription|pass|season ticket) (?:at|with|for|of|to) (?:the )?(.+)$/iu;
const noTool =
  /^(?:it|this|that|these|them|to|a lot|the (?:same|wrong|right|correct|first|second|third|last|next|other|above|below|following|whole|only|word|term|bathroom|toilet|car|bus|train|stairs|time)|my (?:hands?|time|head|brain)|public|out|some help|help|advice|you|your|one|two|both|all|for|into|late|errands|away|around|after|from|\d+ ?(?:k|km|miles|kilomet|min|hours)|marathons?|about|every|in the|on|outdoors|up|low|a (?:marathon|half|race|10k|5k|bath|fever|temperature))\b/iu;

/** The user's tools and technology, and what replaced what. */
export const toolsTopic: Topic = (clause, discourse) => {
  const { text } = clause;
  const apart = patterns.onlyThat.exec(text);
  if (apart !== null) {
    const [, who = "", not = "", one = "", other = ""] = apart;
    return [`${who} ${not} use ${one}`, `${who} use ${other}`].flatMap((part) =>
      toolsTopic({ ...clause, text: part }, discourse),
    );
  }
  const switched = switchingDrafts(clause, discourse);
  if (switched !== undefined) return switched;
  const drafts: Draft[] = [];
  const stopped = value(
    patterns.stopped.exec(text)?.[1]?.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""),
  );
  if (
    stopped !== undefined &&
    !noTool.test(stopped) &&
    // words, rows and branches are deleted and dropped as well
    (!/\b(?:deleted|dropped)\b/iu.test(text.slice(0, 24)) ||
      isTool(stopped) ||
      /^(?:my |the |our )?\p{Lu}/u.test(stopped))
  ) {
    const ended = !/\bdo not use\b/iu.test(text) || /\b(?:any ?more|any longer)\b/iu.test(text);
    const object = reported(stopped);
    const joined = belonging.exec(stopped)?.[1];
    if (ended && /^(?:my |the |our )?gym (?:membership|pass|subscription)$/iu.test(stopped)) {
      const gyms = [...discourse.lastDrafts, ...discourse.known].filter((one) =>
        slotsOf(one).some(({ name }) => name === "gym"),
      );
      if (new Set(gyms.map(({ object: where }) => where)).size === 1)
        drafts.push(
          ...silent(gyms.map((one) => ({ predicates: [one.predicate], words: one.text }))),
        );
    }
    if (joined !== undefined && ended)
      drafts.push(
        ...silent([
          {
            predicates: [
              "goes",
              "trains",
              "member of",
              "does",
              "swims",
              "climbs",
              "has",
              "attends",
              "subscribes",
              "reads",
            ],
            words: joined,
          },
        ]),
      );
    drafts.push({
      predicate: `not ${toolPredicate(stopped)}`,
      object: bareTool(stopped),
      text: `The user ${ended ? "no longer uses" : "does not use"} ${object}`,
      action: "end",
      target: { predicates: ["uses", "has", toolPredicate(stopped)], names: bareTool(stopped) },
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
    isTool(platform.replace(/ (?:at|for|on|in|with|since|now) .*$/u, ""))
  ) {
    if (on[1] !== undefined)
      drafts.push({
        predicate: `not ${toolPredicate(platform)}`,
        object: bareTool(platform),
        text: `The user does not use ${platform}`,
        action: "end",
        target: { predicates: ["uses", toolPredicate(platform)], names: bareTool(platform) },
      });
    else drafts.push(...usesDrafts(clause, platform, undefined));
  }
  const works = value(patterns.works.exec(text)?.[1]);
  const named =
    caseless`^(?:I|we) (?:\p{L}+ )?(?:code|program|deploy|host|prototype|script)\b`.test(text);
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
      // what runs on a server is not what one sits at
      predicate:
        kind === undefined
          ? `attribute ${noun}`
          : `uses as ${kind}${/^(?:server|backend|host|hosting|api)$/u.test(noun) ? " elsewhere" : ""}`,
      object: kind === undefined ? reported(tool) : bareTool(tool),
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
        target: { predicates: ["uses", toolPredicate(object)], names: bareTool(object) },
      },
    ];
  }
  if (not !== undefined)
    return [
      {
        predicate: `not ${toolPredicate(whole)}`,
        object: bareTool(whole),
        text: `The user ${/longer/iu.test(not) ? "no longer uses" : "does not use"} ${reported(whole)}`,
        action: "end",
        target: { predicates: ["uses", toolPredicate(whole)], names: bareTool(whole) },
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
    // a laptop and the system on it are two things
    predicate: hardware.test(whole) ? "uses" : toolPredicate(whole),
    object: bareTool(whole),
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
      predicate: toolPredicate(part),
      object: bareTool(part),
      text: `The user uses ${part}`,
    }));
  const platform = / (?:on|with|running) ((?:an? |the )?[\p{L}\d .]+)$/iu.exec(whole)?.[1];
  const below = platform !== undefined && toolKind(platform) === "operating system";
  const system: Draft[] = below
    ? [
        {
          predicate: hardware.test(`${platform} on `) ? "uses" : toolPredicate(platform),
          object: bareTool(platform),
          text: `The user uses ${platform}`,
        },
      ]
    : [];
  return [draft, ...system];
}
