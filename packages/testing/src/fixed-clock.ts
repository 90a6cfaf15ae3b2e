import type { Clock } from "@holdfast/core";

/** A clock that stands still until it is told to move. */
export interface FixedClock extends Clock {
  /** Moves it on, or back with a negative number, by milliseconds. */
  advance(milliseconds: number): void;
  /** Sets it to an ISO 8601 time or milliseconds since 1970. */
  set(time: string | number): void;
}

/**
 * A clock for tests.
 *
 * @param start an ISO 8601 time or milliseconds since 1970
 * @throws RangeError for what is not a time
 * @example
 * ```ts
 * const clock = fixedClock("2026-03-02T10:00:00Z");
 * const memory = await createMemory({ path: ":memory:", clock });
 * clock.advance(60_000);
 * ```
 */
export function fixedClock(start: string | number = "2026-01-01T00:00:00Z"): FixedClock {
  let now = toTime(start);
  return Object.assign(() => now, {
    advance(milliseconds: number) {
      now += milliseconds;
    },
    set(time: string | number) {
      now = toTime(time);
    },
  });
}

function toTime(time: string | number): number {
  const milliseconds = typeof time === "number" ? time : Date.parse(time);
  if (!Number.isFinite(milliseconds)) throw new RangeError(`Not a point in time: ${time}`);
  return milliseconds;
}
