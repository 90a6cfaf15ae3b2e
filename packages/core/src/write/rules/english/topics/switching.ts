import { isOfKind, kindOf } from "../../../kinds-of-things.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { endTargets, plans, possessions, pursuits } from "../endings/ending-targets.ts";
import { silent } from "../endings/silent-endings.ts";
import { adverbs, fromStart, reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";
import { bareTool, toolPredicate } from "../words/tool-predicate.ts";
import { isTool, toolKind } from "../words/tools.ts";
import { languages } from "../words/words.ts";

const patterns = {
  switched: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:switched|migrated|moved|converted|changed|went|jumped|upgraded|ported|transitioned|transferred|shifted|flipped|graduated|defected|downgraded|crossed over|went back|gone back|gone)(?: (?:everything|all (?:my|our|of my|of our) [\\p{L}-]+|over|all|back|it|them|(?:our|my|the) [\\p{L}-]+(?: [\\p{L}-]+)?|production|prod|staging|dev))*(?: (?:(?:away )?from|off(?: of)?|out of) (.+?))? (?:over )?(?:to|onto) (?:using )?(.+)$`,
  ),
  replaced: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:ditched|dropped|abandoned|swapped|switched|replaced|traded|dumped|exchanged|left|gave up|given up|changed|quit|gave|substituted|sold)(?: out| in| away| up)? (?!(?:over )?(?:to|from)\\b)(.+?)(?: (?:out|in))? (?:for|with|in favou?r of|in exchange for) (.+)$`,
  ),
  back: fromStart(
    `(?:I|we) (?:am|are|have gone|went|came|switched|have switched|have moved|moved|have come|got) ${adverbs}back (?:on|to|with|in|using|into) (?:using )?(.+)$`,
  ),
  instead: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:use|am using|are using|drive|ride|went with|go with|am on|are on|am with|are with|chose|take|drink|eat|play|have|have got|wear|do|go to|see|read|watch|grow|keep) (.+?)(?: now| these days)? (?:instead of|rather than|in place of) (.+)$`,
  ),
  moved: fromStart(
    `(?:they|the (?:company|team|boss)|work|it|IT|management|my (?:boss|team|company|employer)|our (?:team|company|boss|cto)) (?:has |have |just |finally |recently )*(?:moved|switched|migrated|forced|made) (?:us|me|everyone|everything|the team)(?: (?:all|over|switch|move|migrate|go))*(?: from (.+?))? (?:to|onto) (.+)$`,
  ),
  bumped: fromStart(
    `(?:(?:I|we) (?:have )?${adverbs}(?:bumped|upgraded|updated|moved|raised|migrated) (?:our |my |the |everything )*([\\p{L}.+#-]+)(?: from [^ ]+)?|(?:our |my |the )?([\\p{L}.+#-]+) (?:is|was|got|has been|were|has) (?:now |just |finally |been )*(?:upgraded|bumped|updated|migrated))(?: from [^ ]+)? to (?:version )?(v?\\d[\\w.]*)\\b(.*)$`,
  ),
  took: fromStart(`(\\p{Lu}.{0,40}?) (?:has )?replaced (?:my |our |the )?(.+)$`),
};
const noTool =
  /^(?:it|this|that|these|them|to|a lot|the (?:same|word|term|bathroom|toilet|car|bus|train|stairs|time)|my (?:hands?|time|head|brain)|public|out|some help|help|advice|you|your|one|two|both|all|for|into|late|errands|away|around|after|from|\d+ ?(?:k|km|miles|kilomet|min|hours)|marathons?|about|every|in the|on|outdoors|up|low|bed|sleep|work|school|town|dinner|lunch|the (?:shop|store|gym|doctor|dentist|beach|cinema|movies|airport|hospital|party|city)|see|get|buy|a (?:marathon|half|race|10k|5k|bath|fever|temperature|concert|party|friend|bar|restaurant|wedding|doctor|meeting))\b/iu;
const surelySwitched =
  /^(?:I|we) (?:have )?(?:\p{L}+ )*(?:switched|migrated|converted|ported|upgraded|transitioned|downgraded|defected|flipped|(?:gone|went|crossed) over)\b/iu;

/** What took the place of what: "switched from A to B", "swapped A for B", "back on B". Undefined: the clause tells of no such thing. */
export function switchingDrafts(clause: Clause, discourse: Discourse): Draft[] | undefined {
  const { at } = discourse;
  const { text } = clause;
  const replaced = patterns.replaced.exec(text);
  if (replaced !== null) {
    const [from, to] = [value(replaced[1]), value(replaced[2])];
    const pair = isTool(from ?? "") || isTool(to ?? "");
    if (
      pair ||
      !/^(?:I|we) (?:have )?(?:\p{L}+ )?(?:left|gave|quit|sold|dropped)\b/iu.test(text) ||
      isSwap(from, to)
    )
      return from === undefined || isDuration(to) ? undefined : switchDrafts(from, to, at, clause);
  }
  const bumped = patterns.bumped.exec(text);
  if (bumped !== null && isTool(bumped[1] ?? bumped[2] ?? ""))
    return switchDrafts(
      undefined,
      `${bumped[1] ?? bumped[2]} ${bumped[3]}${bumped[4] ?? ""}`,
      at,
      clause,
    );
  const moved = patterns.moved.exec(text);
  if (moved !== null && isTool(value(moved[2]) ?? ""))
    return switchDrafts(value(moved[1]), value(moved[2]), at, clause);
  const instead = patterns.instead.exec(text);
  if (instead !== null)
    return switchDrafts(value(instead[2]), value(instead[1]), at, clause, undefined, "not");
  const took = patterns.took.exec(text);
  if (took !== null && isTool(took[1] as string))
    return switchDrafts(value(took[2]), value(took[1]), at, clause);
  const returned = value(patterns.back.exec(text)?.[1]);
  const back = returned === undefined ? undefined : firstTool(returned);
  if (
    back !== undefined &&
    (isTool(back) || (/\p{Lu}/u.test(back) && !/\bback (?:in|into)\b/u.test(text))) &&
    !/^(?:track|work|the (?:office|road)|school|\p{Lu}\p{L}+ (?:street|road))/u.test(back)
  )
    return switchDrafts(undefined, back, at, clause, "is back on");
  const switched = patterns.switched.exec(text);
  if (switched === null) return undefined;
  const to = value(switched[2]);
  const from = value(switched[1]);
  const target =
    to === undefined ? "" : takeTime(to, at, "past").rest.replace(/ for (?:my|our|the) .*$/iu, "");
  const tools =
    to !== undefined &&
    (isTool(target.split(/ and |, /u)[0] as string) ||
      (from !== undefined && isTool(from)) ||
      surelySwitched.test(text) ||
      (from !== undefined &&
        /^\p{Lu}/u.test(from) &&
        /^\p{Lu}/u.test(target) &&
        /^(?:I|we) (?:have )?(?:\p{L}+ )?(?:changed|swapped)\b/iu.test(text)));
  return tools
    ? [...oneProvider(target, from, discourse), ...switchDrafts(from, to, at, clause)]
    : [];
}

// "I've switched to Lumosim": whoever one was with until now, where that is one
function oneProvider(
  to: string,
  from: string | undefined,
  { lastDrafts, known }: Discourse,
): Draft[] {
  if (from !== undefined || !/^\p{Lu}/u.test(to) || isTool(to) || kindOf(to) !== undefined)
    return [];
  const before = [...lastDrafts, ...known].filter(
    ({ predicate, action }) => action === undefined && /^(?:is|banks) with$/u.test(predicate),
  );
  const texts = new Map(before.map((one) => [one.text, one.predicate]));
  return texts.size === 1
    ? silent([...texts].map(([words, predicate]) => ({ predicates: [predicate], words })))
    : [];
}

function isSwap(from: string | undefined, to: string | undefined): boolean {
  return (
    from !== undefined &&
    to !== undefined &&
    /^(?:my|our|the|an?) /iu.test(from) &&
    /^(?:an?|my|the) /iu.test(to)
  );
}

function isDuration(to: string | undefined): boolean {
  return /^(?:good|now|ever|lent|january|\d|an? (?:few|couple|while|month|week|year|bit|reason|profit|song|bargain)|(?:health|money|personal|medical) |the (?:summer|winter|time|kids|sake)|my (?:health|kids|family|wife|husband|birthday))/iu.test(
    to ?? "",
  );
}

function switchDrafts(
  from: string | undefined,
  to: string | undefined,
  at: number,
  clause: Clause,
  words?: string,
  link = "switched from",
): Draft[] {
  const ends = from === undefined ? [] : endsOf(from);
  if (to === undefined || noTool.test(to)) return ends;
  const { rest, when } = takeTime(to, at, "past");
  const name = firstTool(value(rest) ?? rest);
  const several = name.split(/\s+and\s+/u);
  if (several.length > 1 && several.every((part) => toolKind(part) !== undefined)) {
    const inside = { ...clause, text: "" };
    return [
      ...ends,
      ...several.flatMap((part) =>
        switchDrafts(undefined, when === undefined ? part : `${part} ${when}`, at, inside, words),
      ),
    ];
  }
  const details = [from === undefined ? "" : `${link} ${reported(from)}`, when ?? ""]
    .filter(Boolean)
    .join(" ");
  const use = useOf(name, from);
  const kind = kindOf(name);
  // with nothing said of what was there before, it is what was of the same kind
  const product = /^(.{2,}?) v?\d[\d.]*$/u.exec(name)?.[1];
  const before = [
    ...(from !== undefined || kind === undefined
      ? []
      : silent([{ predicates: possessions, names: kind }], when)),
    ...(product === undefined
      ? []
      : silent([{ predicates: ["uses", "has", "runs on", "owns"], names: product }], when)),
  ];
  return [
    ...ends,
    ...before,
    {
      predicate: use.predicate,
      object: use.predicate.startsWith("uses") ? bareTool(name) : name,
      text: `The user ${words ?? use.words} ${reported(name)}${details === "" ? "" : ` (${details})`}`,
      change: true,
      when,
      confidence: clause.cues.loose ? 0.6 : 0.9,
    },
  ];
}

function endsOf(from: string): Draft[] {
  const old = [...pursuits, ...plans, "works as", "favourite *", "likes"];
  return silent(
    endTargets(from, old).filter(({ names, words }) => (names ?? words ?? "").length > 1),
    undefined,
  );
}

function useOf(name: string, from: string | undefined): { predicate: string; words: string } {
  const tool = toolKind(name);
  const oldTool = from === undefined ? undefined : toolKind(from);
  if (tool === undefined && oldTool !== undefined)
    return { predicate: `uses as ${oldTool}`, words: "uses" };
  if (tool !== undefined) return { predicate: toolPredicate(name), words: "uses" };
  if (languages.test(name)) return { predicate: "learns", words: "is learning" };
  const pair = [name, from ?? ""];
  if (pair.some((part) => isOfKind(part, "car"))) return { predicate: "drives", words: "drives" };
  if (pair.some((part) => isOfKind(part, "bike"))) return { predicate: "rides", words: "rides" };
  if (pair.some((part) => isTool(part) || /^(?:(?:the|an?|my|our) )?\p{Lu}/u.test(part)))
    return { predicate: toolPredicate(name), words: "uses" };
  if (/\b(?:modes?|themes?|seats?|spelling|layout)\b/iu.test(name))
    return { predicate: "prefers", words: "prefers" };
  return { predicate: "switched to", words: "switched to" };
}

/** The tool in front of a comma: "fish, same question" is fish. */
export function firstTool(name: string): string {
  const head = name.split(/,\s/u)[0] as string;
  return head !== name && (isTool(head) || !/ and /u.test(name)) ? head : name;
}
