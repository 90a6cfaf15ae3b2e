import type { ParsedResult } from "chrono-node";
import { casual } from "chrono-node/en";
import { mayNameTime } from "../text/may-name-time.ts";
import type { TimePhrase, TimePrecision } from "./time-phrase.ts";
import { describeTime } from "./time-phrase.ts";

const longestParsed = 400;
const day = 86_400_000;

/** Whether a time that does not say which one lies before or after the moment of speaking. */
export type TimeDirection = "past" | "future" | "nearest";

interface Found {
  index: number;
  text: string;
  from: Date;
  precision: TimePrecision;
  to?: Date | undefined;
  clock?: boolean | undefined;
}

const weekdays = "sunday|monday|tuesday|wednesday|thursday|friday|saturday";
const months =
  "january|february|march|april|may|june|july|august|september|october|november|december";
const counts: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4, "2": 2, "3": 3 };
const seasons: Record<string, number> = { spring: 2, summer: 5, autumn: 8, fall: 8, winter: 11 };

/**
 * The first time that a text names, against the moment at which it was said (UTC): "yesterday", "next month", "a week from
 * Saturday", "in March", "since 2019". Port numbers, versions and counts are no years; weekdays in the plural and "every Monday"
 * are habits, not times. English.
 *
 * @param at when it was said, in milliseconds since 1970
 */
export function findTime(
  text: string,
  at: number,
  direction: TimeDirection,
): TimePhrase | undefined {
  const head = text.slice(0, longestParsed);
  if (!mayNameTime(head)) return undefined;
  const found = ownPhrases(head, at, direction) ?? parsedPhrase(head, at, direction);
  return found && withPreposition(head, found);
}

function withPreposition(text: string, found: Found): TimePhrase {
  const before =
    /\b(?:(?:back )?in|on|at|since|by|until|till|from|before|after|around|this past|for|starting)\s+$/iu.exec(
      text.slice(0, found.index),
    )?.[0] ?? "";
  const word = before.trim().toLowerCase();
  const own = /^(since|until|till|by|before|after|from|in|on)\s/iu.exec(found.text)?.[1];
  const preposition = own?.toLowerCase() ?? word;
  return {
    phrase: before + found.text,
    index: found.index - before.length,
    from: found.from.getTime(),
    precision: found.precision,
    text: describeTime(found, preposition),
  };
}

function ownPhrases(text: string, at: number, direction: TimeDirection): Found | undefined {
  const today = startOfDay(at);
  const weeksFrom = new RegExp(
    `\\b(a|one|two|three|2|3) weeks? (?:from|after) (?:next |this |on )?(${weekdays})\\b`,
    "iu",
  ).exec(text);
  if (weeksFrom !== null) {
    const weeks = counts[(weeksFrom[1] as string).toLowerCase()] ?? 1;
    const next = weekdayAfter(today, weeksFrom[2] as string);
    return found(weeksFrom, new Date(next.getTime() + weeks * 7 * day), "day");
  }
  const fortnight = /\b(?:a fortnight ago|in a fortnight)\b/iu.exec(text);
  if (fortnight !== null) {
    const sign = /ago/iu.test(fortnight[0]) ? -14 : 14;
    return found(fortnight, new Date(today.getTime() + sign * day), "day");
  }
  const edge = new RegExp(
    `\\b(?:at )?(?:the )?(end|start|beginning|middle) of (?:(next|this) (month|year)|(${months})(?: ((?:19|20)\\d\\d))?)\\b`,
    "iu",
  ).exec(text);
  if (edge !== null) {
    const which = (edge[1] as string).toLowerCase() === "beginning" ? "start" : edge[1];
    const precision = `${String(which).toLowerCase()} of month` as TimePrecision;
    if (edge[4] !== undefined) {
      return found(edge, monthOf(edge[4], edge[5], today, direction), precision);
    }
    const step = edge[2]?.toLowerCase() === "next" ? 1 : 0;
    const yearly = edge[3]?.toLowerCase() === "year";
    const from = yearly ? addMonths(startOfYear(today), 12 * step) : addMonths(today, step);
    return found(edge, from, yearly ? "year" : precision);
  }
  const relative =
    /\b(this|next|last|the coming) (month|year|week|spring|summer|autumn|fall|winter)\b/iu.exec(
      text,
    );
  if (relative !== null) return relativePeriod(relative, today);
  const dayOfMonth = /\b(?:on )the (\d{1,2})(?:st|nd|rd|th)\b(?! of\b)/iu.exec(text);
  if (dayOfMonth !== null) {
    const number = Number(dayOfMonth[1]);
    const from = nearestDayOfMonth(number, today, direction);
    return from && found(dayOfMonth, from, "day");
  }
  const year =
    /\b(?:in|since|until|till|by|from|during|before|after|of|back in|early|late)\s((?:19|20)\d\d)\b(?![-:.\d/])/iu.exec(
      text,
    );
  if (year === null || new RegExp(`(?:${months})[ ,]*$`, "iu").test(text.slice(0, year.index)))
    return undefined;
  return found(year, new Date(Date.UTC(Number(year[1]), 0, 1)), "year");
}

function relativePeriod(match: RegExpExecArray, today: Date): Found {
  const [, which = "", unit = ""] = match.map((part) => part.toLowerCase());
  const step = which === "last" ? -1 : which === "this" ? 0 : 1;
  if (unit === "month") return found(match, addMonths(today, step), "month");
  if (unit === "year") return found(match, addMonths(startOfYear(today), 12 * step), "year");
  if (unit === "week") {
    const monday = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * day);
    return found(match, new Date(monday.getTime() + step * 7 * day), "week");
  }
  const start = seasons[unit] as number;
  let from = new Date(Date.UTC(today.getUTCFullYear(), start, 1));
  if (step === -1) while (addMonths(from, 3) > today) from = addMonths(from, -12);
  if (step === 1 && from <= today) from = addMonths(from, 12);
  return found(match, from, "season");
}

function parsedPhrase(text: string, at: number, direction: TimeDirection): Found | undefined {
  for (const result of casual.parse(text, { instant: new Date(at), timezone: 0 })) {
    // "Postgres 17 last night": the number belongs to the name in front of it
    const number =
      /^\d{1,2}\s+(?=(?:last night|tonight|today|yesterday|tomorrow|this|last|next|on)\b)/iu.exec(
        result.text,
      )?.[0].length ?? 0;
    if (number > 0 && /\p{L}\s+$/u.test(text.slice(0, result.index))) {
      const rest = findTime(text.slice(result.index + number), at, direction);
      return rest === undefined
        ? undefined
        : { ...foundOf(rest), index: rest.index + result.index + number };
    }
    const read = readResult(result, text, at, direction);
    if (read !== undefined) return read;
  }
  return undefined;
}

function foundOf({ phrase, index, from, precision }: TimePhrase): Found {
  return { index, text: phrase, from: new Date(from), precision };
}

function readResult(
  result: ParsedResult,
  text: string,
  at: number,
  direction: TimeDirection,
): Found | undefined {
  const { start } = result;
  if (start.isCertain("second") || /\d[/.]\d/u.test(result.text)) return undefined;
  const before = text.slice(0, result.index);
  // "for five years" is how long, not when
  if (
    /^(?:for|over)\b/iu.test(result.text) ||
    /\b(?:for|over|about|almost|nearly)\s+$/iu.test(before)
  )
    if (
      /^(?:for\s|over\s)?(?:\p{L}+|\d+) (?:years?|months?|weeks?|days?|hours?|minutes?)$/iu.test(
        result.text,
      )
    )
      return undefined;
  if (/\b(?:every|each|most|some)\s+(?:other\s+)?$/iu.test(before)) return undefined;
  // "on Thursday evenings" is every week
  if (
    /^ (?:mornings|afternoons|evenings|nights)\b/iu.test(
      text.slice(result.index + result.text.length),
    )
  )
    return undefined;
  const [hasDay, hasMonth, hasYear, weekday] = (["day", "month", "year", "weekday"] as const).map(
    (part) => start.isCertain(part),
  );
  const named =
    /\b(?:today|tonight|this (?:morning|afternoon|evening)|last night|tomorrow|yesterday)\b/iu.test(
      result.text,
    );
  if (!hasDay && !hasMonth && !hasYear && !weekday && !named) return undefined;
  // "may" and "march" alone are verbs as often as months
  if (
    /^(?:may|march|mar|sun|sat|dec)$/iu.test(result.text) &&
    !/\b(?:in|on|since|by|until|last|next|this|of|early|late|mid)[ -]$/iu.test(before)
  ) {
    if (!/^\p{Lu}/u.test(result.text) || result.index === 0) return undefined;
  }
  let from = startOfDay(start.date().getTime());
  const today = startOfDay(at);
  const onlyWeekday = weekday && !hasDay && !/\b(?:last|next|this)\b/iu.test(result.text);
  if (onlyWeekday && direction === "past" && from > today)
    from = new Date(from.getTime() - 7 * day);
  if (onlyWeekday && direction === "future" && from < today)
    from = new Date(from.getTime() + 7 * day);
  if (hasMonth && !hasYear) from = inBestYear(from, today, direction);
  if (direction === "past" && from.getTime() > at + day) return undefined;
  const clock = start.isCertain("hour") && (hasDay || weekday || named);
  if (clock) {
    const time = start.date();
    from = new Date(
      from.getTime() + time.getUTCHours() * 3_600_000 + time.getUTCMinutes() * 60_000,
    );
  }
  const precision: TimePrecision = hasDay || weekday || named ? "day" : hasMonth ? "month" : "year";
  return {
    index: result.index,
    text: result.text,
    from: precision === "month" ? addMonths(from, 0) : from,
    precision: /^(?:a|one|two|three|four|five|\d+) (?:months?|years?) ago$/iu.test(result.text)
      ? /year/iu.test(result.text)
        ? "year"
        : "month"
      : precision,
    to:
      result.end && precision === "day" && !clock
        ? startOfDay(result.end.date().getTime())
        : undefined,
    clock,
  };
}

function found(match: RegExpExecArray, from: Date, precision: TimePrecision): Found {
  return { index: match.index, text: match[0], from, precision };
}

function inBestYear(from: Date, today: Date, direction: TimeDirection): Date {
  const candidates = [-1, 0, 1].map((step) => addYears(from, today.getUTCFullYear() + step));
  const monthLater = new Date(today.getTime() + 31 * day);
  if (direction === "past") return candidates.filter((date) => date <= today).at(-1) ?? from;
  if (direction === "future")
    return (
      candidates.find(
        (date) => date >= new Date(today.getTime() - 31 * day) && addMonths(date, 1) > today,
      ) ?? from
    );
  return candidates.filter((date) => date <= monthLater).at(-1) ?? from;
}

// 29 February in a year that has none is the first of March.
function addYears(date: Date, year: number): Date {
  return new Date(Date.UTC(year, date.getUTCMonth(), date.getUTCDate()));
}

function monthOf(name: string, year: string | undefined, today: Date, direction: TimeDirection) {
  const index = months.split("|").indexOf(name.toLowerCase());
  const from = new Date(
    Date.UTC(year === undefined ? today.getUTCFullYear() : Number(year), index),
  );
  return year === undefined ? inBestYear(from, today, direction) : from;
}

function nearestDayOfMonth(number: number, today: Date, direction: TimeDirection) {
  if (number < 1 || number > 31) return undefined;
  for (let step = 0; step < 12; step++) {
    const sign = direction === "past" ? -step : step;
    const date = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + sign, number));
    const fits = direction === "past" ? date <= today : date >= today;
    if (date.getUTCDate() === number && fits) return date;
  }
  return undefined;
}

function weekdayAfter(today: Date, name: string): Date {
  const target = weekdays.split("|").indexOf(name.toLowerCase());
  const ahead = (target - today.getUTCDay() + 7) % 7 || 7;
  return new Date(today.getTime() + ahead * day);
}

function addMonths(date: Date, step: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step, 1));
}

function startOfYear(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), 0, 1));
}

function startOfDay(time: number): Date {
  return new Date(Math.floor(time / day) * day);
}
