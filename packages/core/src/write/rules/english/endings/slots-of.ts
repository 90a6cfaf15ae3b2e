import { createStemmer } from "../../../../text/stem.ts";
import { kindOf } from "../../../kinds-of-things.ts";
import { objectWords } from "../../../same-object.ts";
import type { Draft } from "../draft.ts";
import { isTool } from "../words/tools.ts";
import { weekdayOf } from "./weekday-of.ts";

/** A place that has one value at a time, and what stands in it. */
export interface Slot {
  name: string;
  value: string;
  /** What else tells which one it is: the swimming of "swimming lesson". One that is told without it may be any. */
  of?: readonly string[];
}

/** Whether two facts fill the same place. */
export function isSamePlace(one: Slot, other: Slot): boolean {
  if (one.name !== other.name) return false;
  const [first = [], second = []] = [one.of, other.of];
  return first.length === 0 || second.length === 0 || first.some((word) => second.includes(word));
}

const stem = createStemmer("en");
const counts =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\\d{1,4}";
const counted = new RegExp(
  `^(?:has|keeps|owns|raises|breeds|runs|manages|rents|leads|teaches|employs|looks after|lives with|is (?:back |down |up )?(?:at|to|on)) (?:about |now |only |just )*(${counts}) ((?:[\\p{L}'’-]+ ){0,2}?[\\p{L}-]{3,})(?=$|[,.;(]| (?:in|on|at|with|for|from|to|by|of|now|and|left|again|still|these|instead|called|a|per|every)\\b)`,
  "iu",
);
/** What is measured or passes is had beside another number of the same. */
const measured =
  /^(?:year|month|week|day|hour|minute|time|percent|meeting|call|ticket|euro|pound|dollar|mile|mg|ml|kg|km|more|other|point|page|idea|question|appointment|exam|test|flight|guest|coffee|beer|option|way|thing|reason)s?$/iu;
const version =
  /(?<![\p{L}\p{N}])(\p{L}[\p{L}+#-]*(?:[.](?=\p{L})\p{L}+)?) (?:version )?v?(\d{1,4}(?:\.\d+)*(?: ?LTS)?)(?![\p{L}\p{N}:/-]|\.\d)/gu;
/** What is numbered and no product. */
const noProduct =
  /^(?:in|on|at|with|for|from|to|by|of|is|are|was|and|or|the|about|around|over|under|since|until|till|year|grade|class|room|gate|flight|line|bus|tram|route|plot|number|no|level|unit|house|platform|seat|chapter|page|week|day|age|aged|turned|terminal|january|february|march|april|may|june|july|august|september|october|november|december|only|just|than|has|have|costs?|pays?|earns?|weighs?|size|top|zone|floor|flat|apartment|locker|desk|team|shift|item|part|step|phase|stage|tier|band|channel|radio|area|district|ward|studio|lane|court|table|bay|box|dock|pier|quay|exit|junction|car|coach|train|world war|formula|fifa|iphone|pixel|galaxy)$/iu;
const team =
  /^(?:is|works|sits)(?: part of| a member of)?(?: (?:on|in|with))? (?:the |an? )((?:[\p{L}\d&/-]+ ){1,3}?)(?:team|squad|crew|desk|department|dept|division|unit|ward|line)\b/iu;
const place =
  /^(?:works?|is (?:working|back|now)|is) (?:mostly |fully |now |back |entirely )*(from home|remote(?:ly)?|at home|on-?site|in the office|from the office|hybrid)(?![\p{L}])|^(?:goes|commutes) (?:in)?to the office\b(?!.*\b(?:on \p{L}+days?|once|twice|one day|sometimes|occasionally|for|to)\b)/iu;
const chief =
  /^(?:their )?(?:new |line |direct |current )?(?:boss|manager|supervisor|line manager|team lead)(?: (?:today|now))? is (\p{Lu}[\p{L}'’-]+)/u;
const provider =
  /^(?:(?:new |main |current |our )*([\p{L} ]{3,30}?) (?:is|are|comes|come) (?:now )?(?:with|from|through|by) |(?:is|banks|is insured) (?:now )?with )(.+)$/iu;
const services: readonly (readonly [string, RegExp])[] = [
  [
    "bank",
    /\b(?:accounts?|banks?|banking|savings|mutual|building society|credit union|mortgage)\b/iu,
  ],
  ["insurance", /\b(?:insurance|insurer|insured|assurance|policy)\b/iu],
  ["energy", /\b(?:electricity|energy|gas|power|grid|electric)\b/iu],
  ["internet", /\b(?:internet|broadband|wi-?fi|fibre|fiber)\b/iu],
  ["mobile", /\b(?:mobile|sim|phone contract|phone plan|cell)\b/iu],
];
const home =
  /^(?:has|owns|rents|bought|lives in) an? (?:[\p{L}\d-]+ ){0,3}?(?:flat|house|apartment|place|cottage|bungalow|studio|condo|maisonette|terrace|semi|townhouse|home) (?:in|near|outside) (\p{Lu}[\p{L}'’-]*)/u;
/** Of these one has one. */
const oneOf =
  /^(dentist|gp|doctor|doc|landlord|landlady|therapist|physio|accountant|optician|hairdresser|barber|vet|tutor|supervisor|mentor|personal trainer|midwife|childminder|nanny|cleaner|piano teacher|driving instructor|lawyer|solicitor) ((?:Dr|Mr|Mrs|Ms|Prof)?\.? ?\p{Lu}.*)$/iu;
/** Where one trains has a name, and is one place. */
const gym =
  /^(?:trains|goes|works out|exercises|lifts|climbs|boulders|swims|is a member|is) (?:(?:at|to|of|with) )(?:the )?(\p{Lu}[\p{L}\d'’&-]*(?: \p{Lu}[\p{L}\d'’&-]*)*)/u;
const noGym =
  /(?:School|Sixth Form|High|Grammar|Uni|College|University|Academy|Church|Primary|Nursery|Mosque|Temple|Synagogue|Hospital|Institute)\b/u;
const taught =
  /^(?:new |current )?((?:[\p{Ll}-]+ )(?:teacher|instructor|coach|tutor)) is ((?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?\p{Lu}.*)$/u;
const milk =
  /\b(oat|soya?|almond|rice|coconut|cow['’]?s?|whole|skimmed|semi-skimmed|dairy|goat['’]?s?|lactose-free|pea|hazelnut) milk\b/iu;
const school =
  /^(?:is in (?:year|grade|form|class) \S+ at|is in (?:their |the )?\S+ year (?:at|of)|goes to|attends|studies (?:[^,]* )?at) (?:the )?((?:\p{Lu}[\p{L}\d'’&-]* ?(?:of )?)+)/u;
/** "Goes running every morning", "runs in the evenings". */
const daytime =
  /^(?:goes |does )?(runs?|running|swims?|swimming|trains?|training|walks?|walking|cycles?|cycling|exercises?|meditates?|meditating|practises?|practices?|yoga|works out|studies|writes|reads|showers)\b[^.;]*?\b(morning|evening|afternoon|lunchtime|night|noon)s?\b/iu;
const club =
  /^plays (?:[\p{L} ]{2,20} )?(?:for|with) (?:the )?(\p{Lu}[\p{L}\d'’&-]*(?: \p{Lu}[\p{L}\d'’&-]*)*)/u;
const voice = /^sings (?:\p{L}+ )?(soprano|mezzo|mezzo-soprano|alto|tenor|baritone|bass)\b/u;
const garment = /^(?:wears|takes|is) (?:an? )?(?:shoe )?size (\S+)/u;
const running =
  /^(?:[\p{Ll}-]+ ){1,3}?(?:runs? on|uses|is (?:hosted |built |written )?(?:on|in|with|at)) (.+)$/u;
const seat = /\b(window|aisle)\b/iu;
const layout = /\b(light|dark) (?:mode|theme)/iu;
const unitsOf = /\b(celsius|fahrenheit)\b/iu;

/** The places with one value each that a fact fills. A fact may be kept under many predicates: its words count. */
export function slotsOf(draft: Draft): readonly Slot[] {
  const known = memory.get(draft);
  if (known !== undefined) return known;
  const slots = readSlots(draft);
  memory.set(draft, slots);
  return slots;
}

/** Asked of all that is known for every clause that tells of a change. */
const memory = new WeakMap<Draft, readonly Slot[]>();

function readSlots(draft: Draft): Slot[] {
  const { predicate, object, text } = draft;
  const slots: Slot[] = [];
  const add = (name: string, value: string) => slots.push({ name, value: value.toLowerCase() });
  const said = text.replace(/^The user(?:['’]s)? /u, "");
  if (predicate === "works on team") add("team", object.replace(/ (?:team|squad|crew)$/iu, ""));
  else if (/^(?:member of|is|is (?:in|on|with))$/u.test(predicate)) {
    const group = team.exec(said)?.[1];
    if (group !== undefined) add("team", group.trim());
  }
  const where = place.exec(said);
  if (where !== null) add("work place", /home|remote/iu.test(where[1] ?? "") ? "home" : "office");
  if (predicate === "manager") add("manager", object);
  const boss = chief.exec(said)?.[1];
  if (boss !== undefined && predicate !== "manager") add("manager", boss);
  const teacher = taught.exec(said);
  if (teacher !== null) add(`role ${(teacher[1] as string).toLowerCase()}`, teacher[2] as string);
  const white = /^(?:has|drinks|takes|uses|puts|likes|is back on|switched to)\b/u.test(said)
    ? milk.exec(said)?.[1]
    : undefined;
  if (white !== undefined) add("milk", white);
  const role = predicate === "relation" ? oneOf.exec(object) : undefined;
  if (role !== undefined && role !== null)
    add(
      `role ${(role[1] as string).toLowerCase().replace(/^(?:doctor|doc)$/u, "gp")}`,
      role[2] as string,
    );
  const attribute = /^attribute (.+)$/u.exec(predicate)?.[1];
  const served = attribute === undefined ? provider.exec(said) : null;
  const kept =
    attribute === undefined ? undefined : services.find(([, names]) => names.test(attribute))?.[0];
  if (kept !== undefined && /^\p{Lu}/u.test(object)) add(kept, object);
  if (served !== null) {
    const kind = services.find(([, names]) => names.test(served[1] ?? said))?.[0];
    if (kind !== undefined) add(kind, served[2] as string);
  } else if (/^uses\b/u.test(predicate)) {
    const kind = services.find(
      ([name, names]) => name !== "energy" && /^\p{Lu}/u.test(object) && names.test(object),
    )?.[0];
    if (kind !== undefined) add(kind, object);
  }
  const thing = thingOf(draft);
  if (thing !== undefined) add(`thing ${thing.noun}`, thing.value);
  const trained = gym.exec(said)?.[1];
  if (
    trained !== undefined &&
    !noGym.test(trained) &&
    /^(?:trains|goes|works out|exercises|lifts|climbs|boulders|swims|member of|does)$/u.test(
      predicate,
    )
  )
    add("gym", trained);
  if (predicate === "studies") add("subject", object.replace(/ at .*$/u, ""));
  const favourite = /^favourite (.+)$/u.exec(predicate)?.[1]?.split(" ");
  if (favourite !== undefined)
    slots.push({
      name: `favourite ${favourite.at(-1)}`,
      value: object.toLowerCase(),
      of: favourite.slice(0, -1),
    });
  const learning = school.exec(said)?.[1];
  if (learning !== undefined && noGym.test(learning)) add("school", learning);
  const side = club.exec(said)?.[1];
  if (side !== undefined && /^(?:plays|member of)$/u.test(predicate)) add("club", side);
  const sung = voice.exec(said)?.[1];
  if (sung !== undefined) add("voice", sung);
  const size = garment.exec(said)?.[1];
  if (size !== undefined) add("size worn", size);
  slots.push(...weekdayOf(said));
  const hour = daytime.exec(said);
  if (hour !== null)
    add(`time of ${stem((hour[1] ?? "").toLowerCase())}`, (hour[2] ?? "").toLowerCase());
  const floor = /^(?:is|lives) on the (\p{L}+) floor\b/u.exec(said)?.[1];
  if (floor !== undefined) add("floor", floor);
  const number = counted.exec(said);
  const noun = number?.[2]?.split(" ").at(-1);
  if (number !== null && noun !== undefined && !measured.test(noun))
    add(`number of ${objectWords(noun).map(stem).join(" ")}`, digits(number[1] as string));
  for (const [, name = "", value = ""] of said.matchAll(version))
    if (
      (/^\p{Lu}/u.test(name) || isTool(name)) &&
      !noProduct.test(name) &&
      !/^(?:19|20)\d\d$/u.test(value)
    )
      add(`version of ${name}`, value);
  for (const [name, pattern] of [
    ["seat", seat],
    ["theme", layout],
    ["degrees", unitsOf],
  ] as const) {
    const chosen = pattern.exec(object)?.[1];
    if (chosen !== undefined && /^(?:prefers|likes|instruction)$/u.test(predicate))
      add(name, chosen);
  }
  const dwelling = home.exec(said);
  if (predicate === "lives in") add("home", object);
  else if (dwelling !== null) add("home", dwelling[1] as string);
  const fresh =
    predicate === "trait" || predicate.startsWith("attribute ")
      ? /^(?:new |current )?(phone|mobile|laptop|car|computer|van|bike) is (?:an?|the|my|their) (.+)$/iu.exec(
          said,
        )
      : null;
  const below = predicate === "trait" ? running.exec(said)?.[1] : undefined;
  const kind = kindOf(below ?? fresh?.[2] ?? object) ?? kindOf(fresh?.[1] ?? "");
  if (fresh !== null && kind !== undefined) add(`kind ${kind}`, fresh[2] as string);
  else if (
    kind !== undefined &&
    (below !== undefined || /^(?:has|drives|owns|uses\b.*|attribute .*|is on)$/u.test(predicate))
  )
    add(`kind ${kind}`, object);
  return slots;
}

function thingOf({
  predicate,
  object,
  subject = "user",
}: Draft): { noun: string; value: string } | undefined {
  const attribute = /^attribute (.+)$/u.exec(predicate)?.[1];
  const said = predicate === "trait" ? /^(.{2,40}?) (?:is|are) (.+)$/u.exec(object) : null;
  const noun = attribute ?? said?.[1] ?? (predicate === "runs on" ? subject : undefined);
  if (noun === undefined) return undefined;
  const bare = noun
    .replace(/^(?:new|old|current) /iu, "")
    .replace(/ (?:at|in|on|for|of|with) .*$/u, "")
    .replace(/^(?:get|wake|getting|waking) up$/iu, "alarm");
  const value = (said?.[2] ?? object).replace(
    /^(?:(?:written |built |made )?(?:in|on)|running on) (?=\p{Lu})/u,
    "",
  );
  const form = forms.find(([, pattern]) => pattern.test(value))?.[0];
  if (form === undefined) return undefined;
  return { noun: `${objectWords(bare).join(" ")} ${form}`, value };
}

/** "My bike is a Trek" says something else than "my bike is at the shop". */
const forms: readonly (readonly [string, RegExp])[] = [
  ["number", /^(?:number |no\.? |about |around |at |now )?[€$£]?\d/iu],
  ["with", /^(?:with|from|by) /iu],
  ["name", /^\p{Lu}/u],
];

function digits(word: string): string {
  const names = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
  const at = names.indexOf(word.toLowerCase());
  return at < 0 ? word.toLowerCase() : String(at);
}
