import { de, es, fi, fr, id, it, ja, nl, pt, ru, sv, uk, vi, zh } from "chrono-node";

const locales = [de, es, fr, it, nl, pt, sv, fi, ru, uk, id, vi, ja, zh];
/** What may stand beside a time without changing it: articles and prepositions. */
const little = /^[\s,.\p{Script=Latin}]*$/u;
const longestLittle = 3;
const week =
  /woche|semana|semaine|settimana|week|veckan?|viikko|viikolla|недел|тижн|minggu|tuần|週|周(?![一二三四五六日末])/iu;

/** A time in another language than English. */
export interface ForeignTime {
  /** "2026-03-14", or "week of 2026-03-09". */
  text: string;
  /** The first moment of it, in milliseconds since 1970. */
  from: number;
}

/**
 * The day or week that words in another language name, against the moment at which they were said (UTC). Only where the language is
 * understood as a whole: of "来週の金曜日" to read the Friday without the week would be wrong.
 *
 * @param at when it was said, in milliseconds since 1970
 */
export function findForeignTime(
  when: string,
  at: number,
  direction: "past" | "future",
): ForeignTime | undefined {
  const reference = { instant: new Date(at), timezone: 0 };
  const options = { forwardDate: direction === "future" };
  for (const { casual } of locales) {
    const [result] = casual.parse(when, reference, options);
    if (result === undefined || !covers(when, result.index, result.text)) continue;
    const { start } = result;
    if (!start.isCertain("day") && !start.isCertain("weekday")) continue;
    const day = new Date(start.date().toISOString().slice(0, 10));
    if (direction === "past" && start.isCertain("weekday") && day.getTime() > at) {
      day.setUTCDate(day.getUTCDate() - 7);
    }
    if (!week.test(when)) return { text: day.toISOString().slice(0, 10), from: day.getTime() };
    day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return { text: `week of ${day.toISOString().slice(0, 10)}`, from: day.getTime() };
  }
  return undefined;
}

function covers(when: string, index: number, text: string): boolean {
  const rest = `${when.slice(0, index)} ${when.slice(index + text.length)}`;
  return little.test(rest) && rest.split(/\s+/u).every((word) => word.length <= longestLittle);
}
