import type { Clause } from "./clauses.ts";
import type { Discourse } from "./discourse.ts";
import type { Draft, Topic } from "./draft.ts";
import { age, familyPatterns, person } from "./family-patterns.ts";
import { adverbs, fromStart, isCapitalised, reported, value, withArticle } from "./grammar.ts";
import { namesIn } from "./names-in.ts";
import { formerOnes, relationDraft } from "./relation-draft.ts";
import { silent } from "./silent-endings.ts";
import { takeTime } from "./take-time.ts";
import { relations } from "./words.ts";

const fleeting =
  /^(?:is|has) (?:coming|here|there|asleep|sleeping|awake|crying|sick|ill|tired|angry|mad|upset|happy|hungry|busy|late|on (?:her|his|their) way|not|visiting|staying|going|asking|driving|being|just|so|very|really|too|a bit|calling|in town|out|away|ok|okay|fine|right|wrong|great|awesome|amazing|annoying|started|been|the (?:best|worst)|an? (?:pain|idiot|angel|saint|hero|nightmare|genius|monster|mess|joke|legend))\b/iu;

/** The people around the user: who they are, their names and ages, and the lasting things said of them. */
export const familyTopic: Topic = (clause, discourse) => {
  const drafts: Draft[] = [];
  drafts.push(...mineDrafts(clause, discourse));
  drafts.push(...childrenDrafts(clause, discourse));
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
    !/^(?:Python|Node|Java|Version|It|That|This|There|Mine|Lunch|Dinner)$/u.test(
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
    /^(?:I|we) (?:have )?(?:just |finally |recently )*(?:gave birth|given birth)\b|^(?:the|our|my) (?:\p{L}+ )?(?:baby|little one|son|daughter|boy|girl|twins)(?: \p{Lu}[\p{L}'-]+)? (?:is|was|has|were|are|came) (?:just |finally )?(?:here|born|arrived)\b/iu.test(
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

function stateDrafts(noun: string, name: string | undefined, rest: string, at: number): Draft[] {
  const state = familyPatterns.state.exec(rest);
  if (
    state === null ||
    (fleeting.test(rest) &&
      !(
        /\b(?:coming|visiting|going|staying)\b/iu.test(rest) &&
        takeTime(rest, at, "future").when !== undefined
      )) ||
    /\b(?:says?|said|thinks?|asked|told|wants me|me to)\b/iu.test(rest)
  )
    return [];
  const who = `${noun}${name === undefined ? "" : ` ${name}`}`;
  const subject = `user's ${who}`;
  const years = fromStart(
    `is ${adverbs}${age}(?: years? old)?(?:$|[,.]| and\\b| so\\b| now\\b)`,
  ).exec(rest)?.[1];
  if (years !== undefined)
    return [
      {
        subject,
        predicate: "age",
        object: years,
        text: `The user's ${who} is ${years} years old`.replace(
          / (months?|weeks?) years old$/u,
          " $1 old",
        ),
      },
    ];
  const said = value(rest, 100);
  if (said === undefined) return [];
  const past = /^(?:turned|just turned|died|passed|moved|started|got|was)\b/iu.test(said);
  const { when } = takeTime(said, at, past ? "past" : "future");
  const settled =
    /^(?:works|lives|(?:live|work|own|run|speak|love|like|hate|have (?:an?|two|three)) |are (?:retired|divorced|both|from|vegan|vegetarian|\d|\p{L}+s\b)|loves|likes|hates|dislikes|plays|studies|speaks|teaches|eats|does not (?:eat|drink|like|live|work)|can not (?:eat|stand)|uses|drives|prefers|collects|enjoys|died|passed away|was born|moved|has (?!been\b|to\b|no idea|a (?:cold|point|question|fever|meeting)|the (?:flu|day))|goes to (?!(?:the )?(?:shop|store|bed|work|gym|doctor|dentist))|starts (?:school|uni|nursery|kindergarten|work|at)|is (?:allergic|an? |vegan|vegetarian|c(?:o)?eliac|diabetic|lactose|gluten|left-handed|deaf|blind|retired|from|into|called|expecting|due|pregnant|\p{L}+ intolerant|in (?:year|grade|primary|high|kindergarten|nursery|school|college|university)|turning)|turns|turned|just turned|has (?:an? |asthma|adhd|diabetes|autism|two|three))\b/iu;
  const dated =
    when !== undefined &&
    /^(?:is|are) (?:getting|having|moving|starting|graduating|turning|visiting|coming|flying|leaving|expecting|retiring|running|defending|marrying|going|opening|taking)\b/iu.test(
      said,
    );
  if (!settled.test(said) && !dated) return [];
  return [
    {
      subject,
      predicate: past ? "event" : "trait",
      object: said,
      text: `The user's ${who} ${reported(said)}`,
      when,
      ...(past || when !== undefined
        ? { type: "episodic" as const, modality: past ? ("actual" as const) : ("plan" as const) }
        : {}),
    },
  ];
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
  if (!/^an?$/iu.test(number) || names.length === 0)
    drafts.push({
      predicate: "has",
      object: `${number} ${noun}`.trim(),
      text: `The user has ${number === "" ? "" : `${number} `}${noun}`,
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
    .replace(/^children$/u, "child")
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
