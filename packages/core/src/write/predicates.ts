/** What is known about a kind of fact. */
export interface PredicateRule {
  /** One value at a time: a new one takes the place of the old one. */
  functional: boolean;
  importance: number;
  /** Predicates that cannot be true of the same object at the same time. */
  opposites: readonly string[];
  /** Predicates whose every value ends when this one becomes true (a new home of one's own ends "is homeless"). */
  ends: readonly string[];
}

const plain: PredicateRule = { functional: false, importance: 0.5, opposites: [], ends: [] };
const one = (importance: number, ends: readonly string[] = []): PredicateRule => ({
  ...plain,
  functional: true,
  importance,
  ends,
});
const many = (importance: number, opposites: readonly string[] = []): PredicateRule => ({
  ...plain,
  importance,
  opposites,
});

/**
 * The one table of predicates. A name that is not in it, by itself or by the beginning of its name, is an ordinary predicate that
 * holds many values. A leading `not ` makes the opposite of any predicate.
 */
const rules: Record<string, PredicateRule> = {
  name: one(0.9),
  "lives in": one(0.8),
  "comes from": one(0.6),
  "born in": one(0.5),
  "grew up in": one(0.5),
  nationality: many(0.6),
  age: one(0.6),
  birthday: one(0.8),
  pronouns: one(0.8),
  "works at": one(0.8, ["employment"]),
  "works as": one(0.8, ["employment"]),
  employment: one(0.6, ["works at", "works as"]),
  "work status": one(0.5),
  "works on team": one(0.5),
  "studies at": one(0.6),
  studies: many(0.6),
  partner: one(0.8),
  relationship: one(0.7),
  manager: one(0.5),
  relation: many(0.7),
  pet: many(0.7),
  "pet name": many(0.7),
  diet: one(0.8),
  "allergic to": many(0.9),
  health: many(0.8),
  "afraid of": many(0.6),
  likes: many(0.6, ["dislikes"]),
  dislikes: many(0.6, ["likes"]),
  prefers: many(0.7),
  instruction: many(0.7),
  speaks: many(0.6),
  learns: many(0.5),
  uses: many(0.6),
  has: many(0.5),
  drives: one(0.5),
  commute: one(0.5),
  school: one(0.5),
  "work place": one(0.5),
  "work time": one(0.5),
  weighs: one(0.5),
  earns: one(0.5),
  shift: one(0.5),
  "asked to remember": many(0.8),
};

/** Predicates whose name goes on, such as `favourite author` or `uses as editor`. */
const families: [beginning: string, rule: PredicateRule][] = [
  ["favourite ", one(0.7)],
  ["uses as ", one(0.7)],
  ["attribute ", one(0.6)],
  ["latest ", one(0.5)],
  ["runs on", one(0.5)],
  ["appointment", one(0.6)],
];

/** The rule of a predicate. */
export function predicateRule(predicate: string): PredicateRule {
  if (Object.hasOwn(rules, predicate)) return rules[predicate] as PredicateRule;
  return families.find(([beginning]) => predicate.startsWith(beginning))?.[1] ?? plain;
}

/** The predicate that says the opposite. */
export function negated(predicate: string): string {
  return predicate.startsWith("not ") ? predicate.slice(4) : `not ${predicate}`;
}

/** What a tool is used for, in the predicate: `uses as editor` at work, at home, or anywhere. */
const places = ["", " at work", " at home", " elsewhere"] as const;

/** The predicate without the place in which it holds. */
export function withoutPlace(predicate: string): string {
  const place = places.find((name) => name !== "" && predicate.endsWith(name)) ?? "";
  return predicate.slice(0, predicate.length - place.length);
}

/** All predicates that a fact with this one may touch: itself, in every place, its opposites, and what it ends. */
export function touchedPredicates(predicate: string): string[] {
  const base = withoutPlace(predicate);
  const { opposites, ends } = predicateRule(base);
  return [
    ...places.flatMap((place) => [`${base}${place}`, negated(`${base}${place}`)]),
    ...opposites.flatMap((name) => [name, negated(name)]),
    ...ends,
    ...(base === "eats" || base === "diet" ? ["diet", "eats", "not eats"] : []),
    ...(base === "likes" || base === "prefers" || base === "instruction"
      ? ["likes", "prefers", "instruction"]
      : []),
    ...(base === "partner" || base === "relationship" ? ["partner", "relationship"] : []),
  ];
}
