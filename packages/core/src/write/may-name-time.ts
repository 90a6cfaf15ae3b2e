import { caseless } from "./rules/english/words/gated.ts";

/** A number, or a unit by its first letter: "in a d". */
const short = /\d|(?:^|\s)[DHMWYdhmwy](?![\w'])/u;
/** Long words also where they are glued to others: "nextweek". */
const words = caseless`day|week|month|year|hour|minute|quarter|night|morning|noon|evening|tomorrow|spring|summer|autumn|winter|january|february|march|april|june|july|august|september|october|november|december|\b(?:now|tmrw?|overmorrow|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mins?|hrs?|mos?|qtr|yr|fall)(?!\p{L})`;

/** Whether a text has any word that times are made of. When not, it names none, and need not be searched for one. English. */
export function mayNameTime(text: string): boolean {
  return short.test(text) || words.test(text);
}
