import { HoldfastError } from "../errors.ts";

/** A point in time as callers give it: an ISO 8601 string (UTC when it names no offset), a Date, or milliseconds since 1970. */
export type TimeInput = string | number | Date;

const isoTime =
  /^(\d{4}-\d{2})(-\d{2})?(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/iu;
const earliest = -62_135_596_800_000; // 0001-01-01, the first day that an ISO year of four digits above 0000 can name
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Turns a time into milliseconds since 1970.
 *
 * @param field what the time is for; only used in the message of an error
 * @throws HoldfastError `invalid_time` for anything that is not a real point in time of the years 1 to 9999.
 */
export function parseTime(input: unknown, field = "time"): number {
  const time = toMilliseconds(input);
  if (time === undefined || !Number.isFinite(time) || time < earliest || time > latest) {
    throw new HoldfastError(
      "invalid_time",
      `${field} is not a point in time: ${String(input).slice(0, 80)}`,
    );
  }
  return Math.trunc(time);
}

/** Milliseconds since 1970 as an ISO 8601 string in UTC, the form in which every time leaves Holdfast. */
export function formatTime(time: number): string {
  return new Date(time).toISOString();
}

function toMilliseconds(input: unknown): number | undefined {
  if (typeof input === "number") return input;
  if (input instanceof Date) return input.getTime();
  if (typeof input !== "string") return undefined;
  const match = isoTime.exec(input.trim());
  if (!match) return undefined;
  const [, month, day = "-01", clock = "00:00", offset = "Z"] = match;
  const midnight = Date.parse(`${month}${day}`);
  // engines take 30 February for 2 March
  if (Number.isNaN(midnight) || !formatTime(midnight).startsWith(`${month}${day}`))
    return undefined;
  return Date.parse(`${month}${day}T${clock.replace(",", ".")}${offset}`);
}
