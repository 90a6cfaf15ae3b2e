import type { Discourse } from "./discourse.ts";
import type { Draft } from "./draft.ts";
import { fitsPronoun } from "./words/gender.ts";

/** Somebody who belongs to the user, as far as it was told: "brother", "Anselm". */
export interface Being {
  noun: string;
  name?: string | undefined;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:mum|mom|mam|mama|mother)$/u, "mother"],
  [/^(?:dad|papa|father)$/u, "father"],
  [/^(?:gran|granny|nan|nana|grandma|grandmother)$/u, "grandmother"],
  [/^(?:grandpa|grandad|granddad|grandfather)$/u, "grandfather"],
  [/^(?:husband|hubby)$/u, "husband"],
  [/^(?:boss|manager|line manager|supervisor|team lead)$/u, "boss"],
  [/^(?:flatmate|roommate|housemate)$/u, "flatmate"],
  [/^(?:best friend|friend|mate|buddy)$/u, "friend"],
];
/** Of these there is one. */
const single = /^(?:mother|father|husband|wife|partner|girlfriend|boyfriend|boss)$/u;

function kindOf(noun: string): string {
  const bare = noun
    .toLowerCase()
    .replace(/^(?:older|younger|elder|eldest|youngest|oldest|little|big|only) /u, "");
  return kinds.find(([names]) => names.test(bare))?.[1] ?? bare;
}

/** Whom a subject such as "user's brother Anselm" names. */
export function beingOf(subject: string | undefined): Being | undefined {
  const whose = /^user's (.+)$/u.exec(subject ?? "")?.[1];
  return whose === undefined ? undefined : parted(whose);
}

function parted(words: string): Being {
  const name = /(?:^| )(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?)$/u.exec(words)?.[1];
  return {
    noun: words
      .slice(0, words.length - (name?.length ?? 0))
      .trim()
      .toLowerCase(),
    name,
  };
}

/** Those of whom a conversation and what was believed before it tell, each once. */
export function peopleOf({
  lastDrafts,
  known,
}: Pick<Discourse, "lastDrafts" | "known">): readonly Being[] {
  const remembered = memory.get(lastDrafts);
  if (remembered !== undefined && remembered.known === known) return remembered.people;
  const found = new Map<string, Being>();
  for (const draft of [...lastDrafts, ...known]) {
    for (const being of [relatedIn(draft), beingOf(draft.subject)]) {
      if (being === undefined) continue;
      const key = being.name ?? kindOf(being.noun);
      if (!found.has(key) || found.get(key)?.noun === "") found.set(key, being);
    }
  }
  const people = [...found.values()];
  memory.set(lastDrafts, { known, people });
  return people;
}

/** Asked of every sentence, and the same until a turn has been read. */
const memory = new WeakMap<
  readonly Draft[],
  { known: readonly Draft[]; people: readonly Being[] }
>();

function relatedIn({ predicate, object, text, action }: Draft): Being | undefined {
  if (action !== undefined && action !== "assert") return undefined;
  if (predicate === "relation" || predicate === "pet name") {
    const being = parted(object);
    return being.name === undefined ? undefined : being;
  }
  if (predicate !== "partner" && predicate !== "manager") return undefined;
  const noun = /['’]s (\p{Ll}[\p{L} -]*?) is \p{Lu}/u.exec(text)?.[1];
  return noun === undefined ? undefined : { noun, name: object };
}

/** Whether two ways of naming somebody mean the same person, where nobody else of the kind is known. */
export function isSameBeing(one: Being, other: Being, people: readonly Being[]): boolean {
  if (one.name !== undefined && other.name !== undefined) return one.name === other.name;
  const kind = kindOf(one.noun);
  if (kind !== kindOf(other.noun)) return false;
  if (one.name === other.name || single.test(kind))
    return one.noun === other.noun || single.test(kind);
  const named = people.filter(({ noun, name }) => name !== undefined && kindOf(noun) === kind);
  return named.length === 1;
}

/** Who is named in some words: the last whose name stands in them. */
export function namedIn(words: string, people: readonly Being[]): Being | undefined {
  let last: Being | undefined;
  let most = -1;
  for (const being of people) {
    if (being.name === undefined || being.noun === "") continue;
    const at = words.lastIndexOf(being.name);
    if (
      at > most &&
      !/\p{L}/u.test(words.charAt(at + being.name.length)) &&
      !/\p{L}/u.test(words.charAt(at - 1))
    ) {
      last = being;
      most = at;
    }
  }
  return last;
}

/** The one person whom "she" or "he" can mean. */
export function onlyOne(pronoun: string, people: readonly Being[]): Being | undefined {
  const fitting = people.filter(({ noun }) => noun !== "" && fitsPronoun(pronoun, noun));
  return fitting.length === 1 ? fitting[0] : undefined;
}
