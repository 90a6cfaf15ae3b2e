// A number, or a unit by its first letter: "in a d".
const short = /\d|(?:^|\s)[DHMWYdhmwy](?![\w'])/u;
// Long words also where they are glued to others: "nextweek". "day" stands for the weekdays written out, "night" for tonight.
const words =
  /day|night|morrow|tmr|morning|afternoon|evening|noon|second|minute|hour|week|month|quarter|year|spring|summer|autumn|winter|january|february|march|april|june|july|august|september|october|november|december|\b(?:now|sun|mon|tues?|wed|thu(?:rs?)?|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|fall|secs?|mins?|hrs?|mos?|qtrs?|yrs?)(?!\p{L})/iu;

/**
 * Whether an English text has any word that times are made of: a cheap question before a costly one. When not, chrono finds no time in it but
 * "in a sec".
 */
export function mayNameTime(text: string): boolean {
  return short.test(text) || words.test(text);
}
