import type { ExtractedFact } from "../model/fact.ts";
import { formatTime } from "../model/time.ts";
import { findForeignTime } from "./foreign-time.ts";
import { findTime } from "./time-phrases.ts";

/** A fact whose times are known. */
export interface DatedFact extends ExtractedFact {
  /** When its turn was said, in milliseconds since 1970. */
  saidAt: number;
  /** Since when it holds, in milliseconds since 1970. */
  validFrom: number;
}

/**
 * Puts absolute dates into a fact, read against the time of its turn and never against now: "yesterday" in a chat of 2019 is a
 * day of 2019. A plan holds from when it was made; it may never happen.
 *
 * @param options.foreign whether the words may be in another language than English. Then the date is added behind them, and where
 * they are not understood, the day on which they were said.
 */
export function resolveTime(
  fact: ExtractedFact,
  saidAt: number,
  options: { foreign?: boolean } = {},
): DatedFact {
  const when = options.foreign ? withPreposition(fact) : fact.when;
  const plain = { ...fact, ...(when === undefined ? {} : { when }), saidAt, validFrom: saidAt };
  if (when === undefined) return plain;
  const planned = fact.modality === "plan";
  const time = findTime(when, saidAt, planned ? "future" : "past");
  if (time === undefined) return options.foreign ? withForeignTime(plain, planned) : plain;
  const text = fact.text.replace(when, () => when.replace(time.phrase, time.text));
  const object = fact.object.replace(when, () => when.replace(time.phrase, time.text));
  const past = !planned && time.from <= saidAt;
  if (options.foreign)
    return { ...plain, text: onePreposition(text), object, validFrom: past ? time.from : saidAt };
  return { ...plain, text, object, validFrom: past ? time.from : saidAt };
}

function withForeignTime(fact: DatedFact, planned: boolean): DatedFact {
  const { when = "", saidAt } = fact;
  const time = findForeignTime(when, saidAt, planned ? "future" : "past");
  const note = time?.text ?? `said on ${formatTime(saidAt).slice(0, 10)}`;
  const text = fact.text.replace(when, () => `${when} (${note})`);
  const past = time !== undefined && !planned && time.from <= saidAt;
  return { ...fact, text, validFrom: past ? time.from : saidAt };
}

function withPreposition({ text, when }: ExtractedFact): string | undefined {
  if (when === undefined) return undefined;
  const before = text.slice(0, text.indexOf(when));
  return `${/\b(?:on|in|at|by|since|until|till|from|before|after) $/iu.exec(before)?.[0] ?? ""}${when}`;
}

// A model's words of time begin behind their preposition more often than not: "on the 16th" must not become "on the on 2026-03-16".
function onePreposition(text: string): string {
  return text.replace(
    /\b(on|in|at|by|since|until|till|from|before|after|for|around)(?: the)? (?:on|in|at) (?=\d{4}|the (?:week|start|middle|end) of|\p{Lu}|(?:spring|summer|autumn|winter) \d)/gu,
    "$1 ",
  );
}
