import type { ParsedResult } from "chrono-node";
import { casual } from "chrono-node/en";
import { mayNameTime } from "../text/may-name-time.ts";
import type { TimeWindow } from "./query-analysis.ts";

const minutesPerDay = 24 * 60;
/** How far around a named day an item still fits: the day where the speaker was is not the day in UTC. */
const margin = minutesPerDay / 2;
const years = { before: 30, after: 1 };
/** chrono's time grows faster than its input; the times of a question stand in its first words. */
const longestParsed = 400;

/** How well an item inside a window fits, and for how long around it a little: chosen on LOCOMO (see docs/benchmarks.md). */
const dayFit = { fit: 1, reach: 7 * minutesPerDay };
const monthFit = { fit: 0.6, reach: 0 };
const yearFit = { fit: 0.2, reach: 0 };

/**
 * The times that a question names, as windows of minutes: "on 7 May 2023", "in June", "yesterday", "last week", "in 2022". A day
 * or month without a year means that day or month of every year. Words that only look like times (the sun, "what may I do",
 * the price 2020) give none. English; ISO dates in every language.
 *
 * @param now what "yesterday" is relative to, in milliseconds since 1970
 */
export function timeWindows(text: string, now: number): TimeWindow[] {
  const head = text.slice(0, longestParsed);
  const results = mayNameTime(head)
    ? casual.parse(head, { instant: new Date(now), timezone: 0 })
    : [];
  return [...results.flatMap((result) => windowsOf(result, text, now)), ...yearsIn(text)];
}

function windowsOf(result: ParsedResult, text: string, now: number): TimeWindow[] {
  const { start } = result;
  const [hasDay, hasMonth, hasYear] = [
    start.isCertain("day"),
    start.isCertain("month"),
    start.isCertain("year"),
  ];
  if (start.isCertain("second")) return []; // "now" asks for the present state, not for this minute
  if (/^\d{1,2}\/\d{1,2}$/u.test(result.text)) return []; // half a cup, ten out of ten
  const weekday = start.isCertain("weekday") && !hasDay;
  if (!hasDay && !hasMonth && !hasYear && !weekday) return []; // only a time of day
  if ((weekday || (hasMonth && !hasDay && !hasYear)) && !namesTime(result, text)) return [];
  const first = weekday ? latestBefore(startOfDay(start.date()), now) : startOfDay(start.date());
  if (/\bweek\b/iu.test(result.text)) return [span(first, -3, 4)];
  const last = result.end && !weekday ? startOfDay(result.end.date()) : first;
  if (hasDay || weekday) {
    return hasYear || weekday
      ? [days(first, last)]
      : everyYear(now).map((year) => days(inYear(first, year), inYear(last, year)));
  }
  if (hasMonth)
    return hasYear ? [month(first)] : everyYear(now).map((year) => month(inYear(first, year)));
  return [wholeYear(first.getUTCFullYear())];
}

// What a memory is asked about has been said: "on Friday" is the last one, not the next.
function latestBefore(day: Date, now: number): Date {
  return day.getTime() <= now ? day : new Date(day.getTime() - 7 * minutesPerDay * 60_000);
}

// "march", "may", "sun" and "sat" are ordinary words unless something says otherwise.
function namesTime(result: ParsedResult, text: string): boolean {
  if (/^\p{Lu}/u.test(result.text) && result.index > 0) return true;
  if (/\s/u.test(result.text)) return true;
  return /(?:\b(?:in|on|since|during|last|this|next|before|after|until|by|from|early|late|mid|of))[\s-]$/iu.test(
    text.slice(0, result.index),
  );
}

const yearPattern =
  /(?<![\p{L}\p{N}])(?:(?:in|im|en|em|nel|during|since|until|before|after|year|of|early|late|summer|winter|spring|autumn|fall) ((?:19|20)\d{2})(?![\p{N}-])|((?:19|20)\d{2})年)/giu;

function yearsIn(text: string): TimeWindow[] {
  return [...text.matchAll(yearPattern)].map((match) => wholeYear(Number(match[1] ?? match[2])));
}

function everyYear(now: number): number[] {
  const present = new Date(now).getUTCFullYear();
  return Array.from(
    { length: years.before + years.after + 1 },
    (_, index) => present + years.after - index,
  );
}

function inYear(day: Date, year: number): Date {
  return new Date(Date.UTC(year, day.getUTCMonth(), day.getUTCDate()));
}

function days(first: Date, last: Date): TimeWindow {
  return {
    ...dayFit,
    from: toMinutes(first) - margin,
    to: toMinutes(last) + minutesPerDay - 1 + margin,
  };
}

function span(day: Date, before: number, after: number): TimeWindow {
  return {
    ...monthFit,
    from: toMinutes(day) + before * minutesPerDay,
    to: toMinutes(day) + after * minutesPerDay - 1,
  };
}

function month(day: Date): TimeWindow {
  const [year, index] = [day.getUTCFullYear(), day.getUTCMonth()];
  const [from, to] = [new Date(Date.UTC(year, index, 1)), new Date(Date.UTC(year, index + 1, 1))];
  return { ...monthFit, from: toMinutes(from), to: toMinutes(to) - 1 };
}

function wholeYear(year: number): TimeWindow {
  const [from, to] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))];
  return { ...yearFit, from: toMinutes(from), to: toMinutes(to) - 1 };
}

function startOfDay(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
}

function toMinutes(date: Date): number {
  return Math.floor(date.getTime() / 60_000);
}
