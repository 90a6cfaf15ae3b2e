import { anyPredicate } from "../../../target.ts";
import type { Clause } from "../clauses/clauses.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { familyPatterns, person } from "../words/family-patterns.ts";
import { cased, caseless } from "../words/gated.ts";
import { fitsPronoun } from "../words/gender.ts";
import { fromStart, isCapitalised, value, withArticle } from "../words/grammar.ts";
import { namesIn } from "../words/names-in.ts";
import { relations } from "../words/words.ts";
import { formerOnes, relationDraft } from "./relation-draft.ts";
import { stateDrafts } from "./state-drafts.ts";

/** The people around the user: who they are, their names and ages, and the lasting things said of them. */
export const familyTopic: Topic = (clause, discourse) => {
  const drafts: Draft[] = [];
  drafts.push(...mineDrafts(clause, discourse));
  drafts.push(...childrenDrafts(clause, discourse));
  const one = familyPatterns.withOne.exec(clause.text);
  if (one !== null && drafts.length === 0)
    drafts.push(relationDraft(one[1] as string, one[2] as string));
  const arrived = familyPatterns.arrived.exec(clause.text)?.[1];
  if (arrived !== undefined)
    drafts.push(
      ...silent([
        { predicates: ["health"], names: "pregnant" },
        { predicates: ["is doing"], words: "expecting" },
      ]),
      relationDraft("child", arrived),
    );
  const born = familyPatterns.born.exec(clause.text)?.[1];
  const awaited =
    born !== undefined &&
    [...discourse.lastDrafts, ...discourse.known].some(
      ({ text, subject = "user" }) =>
        subject === "user" && /\b(?:pregnant|expecting|due (?:in|on)|due date)\b/u.test(text),
    );
  if (born !== undefined && awaited)
    drafts.push(
      ...silent(
        ["pregnant", "expecting", "due"].map((words) => ({
          predicates: [anyPredicate, "health", "is doing", "is", "plans"],
          words,
        })),
      ),
      relationDraft("child", born),
    );
  const turning =
    cased`\b([\p{L}-]+) (?:called|named) (\p{Lu}[\p{L}'’-]+), (?:who is |who's |just )?(turning|aged|age|nearly|almost) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b`.exec(
      clause.text,
    );
  if (turning !== null) {
    const [, noun = "", name = "", how = "", years = ""] = turning;
    const said = /^(?:turning|nearly|almost)$/u.test(how)
      ? `${how} ${years}`
      : `${years} years old`;
    drafts.push({
      subject: `user's ${noun} ${name}`,
      predicate: "trait",
      object: `is ${said}`,
      text: `The user's ${noun} ${name} is ${said}`,
    });
  }
  const newOne = familyPatterns.newOne.exec(clause.text);
  if (newOne !== null)
    drafts.push(
      ...formerOnes(newOne[1] as string),
      relationDraft(newOne[1] as string, newOne[2] as string),
    );
  const ages = familyPatterns.ages.exec(clause.text);
  if (ages !== null)
    drafts.push({
      predicate: `ages of ${(ages[1] as string).toLowerCase()}`,
      object: ages[2] as string,
      text: `The user's ${ages[1]} are ${ages[2]} years old`,
    });
  const turned = familyPatterns.turned.exec(clause.text);
  if (
    turned !== null &&
    discourse.children !== true &&
    !/^(?:She|He|They|I|We|You|Who|Python|Node|Java|Version|It|That|This|There|Mine|Lunch|Dinner)$/u.test(
      turned[1] as string,
    )
  )
    drafts.push(...silent([{ predicates: ["age", "trait"], names: turned[1] }]), {
      subject: `user's ${turned[1]}`,
      predicate: "age",
      object: turned[2] as string,
      text: `${turned[1]} is ${turned[2]} years old`,
      confidence: 0.8,
    });
  const named = familyPatterns.named.exec(clause.text);
  if (named !== null && discourse.children === true) {
    const [, name = "", years = ""] = named;
    drafts.push({
      predicate: "relation",
      object: `child ${name}`,
      text: `The user has a child, ${name}, aged ${years}`,
      subject: "user",
    });
  }
  const birth = familyPatterns.birth.exec(clause.text)?.[1];
  if (
    birth !== undefined ||
    caseless`^(?:I|we) (?:have )?(?:just |finally |recently )*(?:gave birth|given birth)\b|^(?:(?:the|our|my) (?:\p{L}+ )?|(?=baby\b))(?:baby|little one|son|daughter|boy|girl|twins)(?: \p{Lu}[\p{L}'-]+)? (?:is|was|has|were|are|came) (?:just |finally )?(?:here|born|arrived)\b`.test(
      clause.text,
    )
  )
    drafts.push(
      ...silent([
        { predicates: ["health"], names: "pregnant" },
        { predicates: ["is doing"], words: "expecting" },
      ]),
    );
  if (birth !== undefined)
    discourse.lastBeing = {
      noun: /girl|daughter/iu.test(birth) ? "daughter" : /boy|son/iu.test(birth) ? "son" : "baby",
    };
  const years = familyPatterns.pronounAge.exec(clause.text)?.[1];
  const being = discourse.lastBeing;
  if (years !== undefined && being !== undefined) {
    const who = `${being.noun}${being.name === undefined ? "" : ` ${being.name}`}`;
    drafts.push({
      subject: `user's ${who}`,
      predicate: "age",
      object: years,
      text: `The user's ${who} is ${years} years old`,
    });
  }
  drafts.push(...nameDrafts(clause, discourse));
  return drafts;
};

function mineDrafts({ text, lowerCase }: Clause, discourse: Discourse): Draft[] {
  const theirs = familyPatterns.theirBirthday.exec(text)?.[1];
  const then = value(theirs);
  const being = discourse.lastBeing;
  if (
    then !== undefined &&
    being !== undefined &&
    fitsPronoun(text, being.noun) &&
    /\d|tomorrow|today/iu.test(then)
  ) {
    const who = `${being.noun}${being.name === undefined ? "" : ` ${being.name}`}`;
    return [
      {
        subject: `user's ${who}`,
        predicate: "birthday",
        object: then,
        text: `The birthday of the user's ${who} is ${then}`,
      },
    ];
  }
  const whose = familyPatterns.nameOf.exec(text) ?? familyPatterns.isCalled.exec(text);
  if (whose !== null) return [relationDraft(`${whose[1] ?? ""}${whose[2]}`, whose[3] as string)];
  const birthday = familyPatterns.birthday.exec(text);
  const day = value(birthday?.[4]);
  if (birthday !== null && day !== undefined && /\d|tomorrow|today/iu.test(day)) {
    const who = `${birthday[1] ?? ""}${birthday[2]}${birthday[3] === undefined ? "" : ` ${birthday[3]}`}`;
    return [
      {
        subject: `user's ${who}`,
        predicate: "birthday",
        object: day,
        text: `The birthday of the user's ${who} is ${day}`,
      },
    ];
  }
  const match = familyPatterns.mine.exec(text);
  if (match === null) return [];
  const noun = `${match[1] ?? ""}${match[2]}`.trim().toLowerCase();
  const name = match[3] ?? match[4];
  const rest = (match[5] ?? "").replace(/^,? ?who /iu, "").replace(/^[\s,]+/u, "");
  discourse.lastBeing = {
    noun,
    name: name ?? (discourse.lastBeing?.noun === noun ? discourse.lastBeing.name : undefined),
  };
  const drafts: Draft[] = [];
  if (name !== undefined && !/^(?:and|is|I)$/iu.test(name) && (isCapitalised(name) || lowerCase))
    drafts.push(relationDraft(noun, name));
  if (/^and I\b/iu.test(rest)) return drafts;
  const isName = fromStart(
    `is (now |called |named )*${person}(?: (?:now|these days|instead))?$`,
  ).exec(/^is /iu.test(rest) ? `is ${value(rest.slice(3)) ?? ""}` : rest);
  if (isName !== null && name === undefined)
    return [
      ...(/\bnow\b|these days/iu.test(rest) || /\bnew\b/iu.test(match[1] ?? "")
        ? formerOnes(noun)
        : []),
      relationDraft(noun, isName[2] as string),
    ];
  drafts.push(...stateDrafts(noun, name, rest, discourse.at));
  return drafts;
}

function childrenDrafts({ text, next }: Clause, discourse: Discourse): Draft[] {
  const ours = familyPatterns.ours.exec(text);
  if (ours !== null) {
    const noun = singularOf(ours[1] as string);
    return namesIn(ours[2] as string).map((name) => relationDraft(noun, name));
  }
  const match = familyPatterns.children.exec(text);
  if (match === null) return companionDrafts(text, discourse);
  const [, partner, not, count = "", noun = "", rest = ""] = match;
  const drafts: Draft[] = [];
  const spouse = /^(?:my|our) ([\p{L}-]+)/iu.exec(text)?.[1];
  if (partner !== undefined && spouse !== undefined) drafts.push(relationDraft(spouse, partner));
  if (not !== undefined || /^no /iu.test(count)) {
    drafts.push({
      predicate: "not has",
      object: noun,
      text: `The user does not have ${noun}`,
      action: "end",
      target: { predicates: ["has", "relation"], names: noun },
    });
    return drafts;
  }
  if (/^(?:some|any) /iu.test(count) && !/\bkids?|child/iu.test(noun)) return drafts;
  const names = namesIn(rest);
  const number = count.trim();
  const singular = singularOf(noun);
  const where = /^ (?:in|at|from|near) \p{Lu}/u.test(rest) ? ` ${value(rest) ?? ""}` : "";
  if (!/^an?$/iu.test(number) || names.length === 0)
    drafts.push({
      predicate: "has",
      object: `${number} ${noun}`.trim(),
      text: `The user has ${number === "" ? "" : `${number} `}${noun}${where}`,
    });
  for (const name of names)
    drafts.push({
      predicate: "relation",
      object: `${singular} ${name}`,
      text: `The user has ${withArticle(singular)}, ${name}`,
    });
  discourse.children = /kid|child|son|daughter|boy|girl|twin|bab|toddler/iu.test(noun);
  discourse.lastBeing = { noun: singular, name: names.length === 1 ? names[0] : undefined };
  if (next === "" && names.length === 0 && /^an?$/iu.test(number)) discourse.children = true;
  return drafts;
}

function singularOf(noun: string): string {
  return noun
    .replace(/(?<!s)s$/u, "")
    .replace(/children$/u, "child")
    .replace(/^babie$/u, "baby");
}

function companionDrafts(text: string, discourse: Discourse): Draft[] {
  const match = familyPatterns.companion.exec(text);
  if (match === null) return [];
  const [, not, kind = "", rest = ""] = match;
  const noun = kind.toLowerCase();
  if (not !== undefined)
    return [
      {
        predicate: "not has",
        object: noun,
        text: `The user does not have a ${noun}`,
        action: "end",
        target: { predicates: ["partner"] },
      },
    ];
  const [name] = namesIn(rest);
  discourse.lastBeing = { noun, name };
  const status: Draft = {
    predicate: "relationship",
    object: `has a ${noun}`,
    text: `The user has a ${noun}`,
    change: true,
  };
  return name === undefined ? [status] : [relationDraft(noun, name)];
}

function nameDrafts({ text }: Clause, discourse: Discourse): Draft[] {
  const match = familyPatterns.pronounName.exec(text);
  const being = discourse.lastBeing;
  const name = match?.[1] ?? match?.[2] ?? match?.[3];
  if (
    name === undefined ||
    being === undefined ||
    being.name !== undefined ||
    !fitsPronoun(text, being.noun) ||
    /^(?:it|not|a|the|so|my)$/iu.test(name)
  )
    return [];
  discourse.lastBeing = { ...being, name };
  if (new RegExp(`^(?:${relations})$`, "iu").test(being.noun))
    return [relationDraft(being.noun, name)];
  return [
    {
      predicate: "pet name",
      object: `${being.noun} ${name}`,
      text: `The user's ${being.noun} is called ${name}`,
    },
  ];
}
