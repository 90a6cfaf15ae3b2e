import { kindOf } from "../../../kinds-of-things.ts";
import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { adverbs, fromStart, reported, thirdPerson, value } from "../words/grammar.ts";
import { isTool } from "../words/tools.ts";

const patterns = {
  stack: fromStart(
    `(?:I|we) ${adverbs}(run|host|serve|build|write|deploy|keep) (?:my|our) ([\\p{L}-]+(?: [\\p{L}-]+){0,2}? (?:on|in|with)) (.+)$`,
  ),
  decided: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:decided|settled|agreed|opted|went|gone|ended up|are going|am going)(?: to (?:go|stick|stay))? (on|with|for|to use|using|against|that|to) (.+)$`,
  ),
  going: fromStart(
    `(?:I|we) (?:will |am |are |am going to |are going to |have )?${adverbs}(?:go|going|went|gone|stick|sticking|stay|staying) with (.+)$`,
  ),
  rewrote: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:rewrote|rebuilt|ported|redid|reimplemented|converted|recoded|refactored|moved|rewritten) (?:the|our|my) (?:whole |entire )?([\\p{L}-]+(?: [\\p{L}-]+)?) (?:in|into|to|with|using|on|onto) (.+)$`,
  ),
  chose: fromStart(
    `(?:I|we) (?:have )?${adverbs}(?:chose|chosen|picked|adopted|standardi[sz]ed on) (.+)$`,
  ),
  runsOn: fromStart(
    `(?:the |our |my )?(prod|production|staging|dev|test|ci|the server|server|website|site|blog|backend|frontend|api|cluster|raspberry pi|nas|homelab) (?:env |environment |box |server )?(?:runs|is running|is|is now|is still)(?: on| in| with)? ((?:\\p{L}[\\p{L}+#.]* )?v?\\d[\\w.]*|\\p{Lu}[\\p{L}+#. ]*\\d?[\\w.]*)(?: now)?(?: and (prod|production|staging|dev|test|ci) on (.+))?$`,
  ),
};

/** What the user decided, and which version runs where. */
export const decisionsTopic: Topic = ({ text }) => {
  const drafts = [...decisionDrafts(text), ...runsOnDrafts(text)];
  const rewrote = patterns.rewrote.exec(text);
  const now = value(rewrote?.[2]);
  if (rewrote !== null && now !== undefined && (isTool(now) || /^\p{Lu}/u.test(now)))
    drafts.push(
      ...silent([
        {
          predicates: ["uses", "runs on", `attribute ${rewrote[1]}`],
          names: kindOf(now) ?? rewrote[1],
        },
      ]),
      {
        predicate: `attribute ${(rewrote[1] as string).toLowerCase()}`,
        object: `in ${now}`,
        text: `The user's ${rewrote[1]} is in ${now}`,
        change: true,
      },
    );
  const stack = patterns.stack.exec(text);
  const base = value(stack?.[3]);
  if (stack !== null && base !== undefined && (isTool(base) || /^\p{Lu}/u.test(base))) {
    const words = `${thirdPerson(stack[1] as string)} their ${stack[2]} ${base}`;
    drafts.push({ predicate: "uses", object: base, text: `The user ${words}` });
  }
  return drafts;
};

function decisionDrafts(text: string): Draft[] {
  const decided = patterns.decided.exec(text);
  const what = value(decided?.[2], 110);
  if (
    decided !== null &&
    what !== undefined &&
    /decided|settled|agreed|opted/iu.test(text.slice(0, 40))
  )
    return [
      {
        predicate: "decided",
        object: `${decided[1]} ${what}`,
        text: `The user decided ${decided[1]} ${reported(what)}`,
      },
    ];
  if (
    decided !== null &&
    what !== undefined &&
    /^(?:with|for|using)$/iu.test(decided[1] as string) &&
    (isTool(what) || /^\p{Lu}/u.test(what))
  )
    return [{ predicate: "decided", object: what, text: `The user decided on ${reported(what)}` }];
  const going = value(patterns.going.exec(text)?.[1]);
  if (going !== undefined && (isTool(going) || /^(?:the )?\p{Lu}/u.test(going)))
    return [
      { predicate: "decided", object: going, text: `The user decided on ${reported(going)}` },
    ];
  const chose = value(patterns.chose.exec(text)?.[1]);
  if (chose === undefined || !(isTool(chose.split(" ")[0] as string) || /^\p{Lu}/u.test(chose)))
    return [];
  return [{ predicate: "decided", object: chose, text: `The user chose ${reported(chose)}` }];
}

function runsOnDrafts(text: string): Draft[] {
  const match = patterns.runsOn.exec(text);
  // "our frontend is in Angular" is told as something of the user's
  if (
    match === null ||
    /^(?:our|my) (?:(?:frontend|backend|website|site|blog|api|server) is in|ci is|nas is)\b/iu.test(
      text,
    )
  )
    return [];
  const [, place = "", version = "", other, second] = match;
  const draft = (where: string, what: string): Draft => ({
    subject: where.toLowerCase().replace(/^prod$/u, "production"),
    predicate: "runs on",
    object: what,
    text: `${where
      .toLowerCase()
      .replace(/^prod$/u, "production")
      .replace(/^\p{L}/u, (letter) => letter.toUpperCase())} runs on ${what}`,
  });
  const what = value(version);
  if (what === undefined) return [];
  const also = value(second);
  return [
    draft(place, what),
    ...(other === undefined || also === undefined ? [] : [draft(other, also)]),
  ];
}
