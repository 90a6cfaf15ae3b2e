// "day" stands for the weekdays written out too, "night" for tonight
const timeWords =
  /\d|now|day|tonight|morrow|tmr|night|morning|afternoon|evening|noon|second|minute|hour|week|month|quarter|year|\b(?:sun|mon|tue|wed|thu|thur|thurs|fri|sat|jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sept?|september|oct|october|nov|november|dec|december|secs?|mins?|hrs?|mos?|qtrs?|yrs?)\b/iu;

/**
 * Whether an English text holds a word without which it names no time that chrono would find: a cheap question before a costly one. Units
 * of a single letter ("this y") count only beside a number.
 */
export function mayNameTime(text: string): boolean {
  return timeWords.test(text);
}
