import { createStemmer } from "../../../../text/stem.ts";
import { objectWords } from "../../../same-object.ts";
import { bothCases } from "../words/pattern.ts";
import type { Slot } from "./slots-of.ts";

const stem = createStemmer("en");
const days = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const onDays = `(?:(?:on |every )(?:the )?)(${days}(?:(?:,| and|, and) (?:on )?${days})*)`;
/** "Choir rehearsal is on Tuesdays at 8". */
const regular = bothCases(
  `^((?:[\\p{L}'’-]+ ){0,3}?[\\p{L}'’-]+) (?:is|are|happens?|meets?|takes place) (?:now |always |usually )*${onDays}(?![\\p{L}])`,
);
/** "Rehearses on Wednesdays", "choir rehearses on Mondays". */
const done = bothCases(
  `^((?:[\\p{L}'’-]+ ){0,2}?)(\\p{L}{3,}s)(?: [^.;]*?)? ${onDays}(?![\\p{L}])`,
);
/** What is done on other days besides. */
const common =
  /^(?:goes|works|has|does|takes|eats|drinks|is|gets|runs|uses|makes|cooks|sees|visits|cleans|shops|drives|walks|sleeps|comes|leaves|starts|likes|prefers|loves|hates)$/u;

/** The weekday on which something of somebody's takes place: "their swimming lesson is on Mondays". */
export function weekdayOf(said: string): Slot[] {
  const thing = regular.exec(said);
  if (thing !== null) {
    const words = objectWords(thing[1] as string).map(stem);
    const head = words.at(-1);
    if (head !== undefined)
      return [{ name: `day of ${head}`, value: dayOf(thing[2]), of: words.slice(0, -1) }];
  }
  const act = done.exec(said);
  if (act === null || common.test((act[2] as string).toLowerCase())) return [];
  const of = objectWords(act[1] as string).map(stem);
  return [{ name: `day of ${stem((act[2] as string).toLowerCase())}`, value: dayOf(act[3]), of }];
}

function dayOf(said = ""): string {
  return said
    .toLowerCase()
    .replace(/\bon /gu, "")
    .replace(/(day)s\b/gu, "$1");
}
