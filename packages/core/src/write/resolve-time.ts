import type { ExtractedFact } from "../model/fact.ts";
import { formatTime } from "../model/time.ts";
import type { ForeignTime } from "./foreign-time.ts";
import { findTime } from "./time-phrases.ts";

/** A fact whose times are known. */
export interface DatedFact extends ExtractedFact {
  /** When its turn was said, in milliseconds since 1970. */
  saidAt: number;
  /** Since when it holds, in milliseconds since 1970. */
  validFrom: number;
}

/** Understands times in other languages than English (see `foreign-time.ts`). */
export type FindForeignTime = (
  when: string,
  at: number,
  direction: "past" | "future",
) => ForeignTime | undefined;

/**
 * Puts absolute dates into a fact, read against the time of its turn and never against now: "yesterday" in a chat of 2019 is a
 * day of 2019. A plan holds from when it was made; it may never happen.
 *
 * @param findForeign where the words may be in another language than English: what understands them. Then the date is added behind
 * them, and where they are not understood, the day on which they were said.
 */
export function resolveTime(
  fact: ExtractedFact,
  saidAt: number,
  findForeign?: FindForeignTime,
): DatedFact {
  const when = findForeign ? withPreposition(fact) : fact.when;
  const plain = { ...fact, ...(when === undefined ? {} : { when }), saidAt, validFrom: saidAt };
  if (when === undefined) return plain;
  const planned = fact.modality === "plan";
  const time = findTime(when, saidAt, planned ? "future" : "past");
  if (time === undefined) return findForeign ? withForeignTime(plain, planned, findForeign) : plain;
  const text = fact.text.replace(when, () => when.replace(time.phrase, time.text));
  const object = fact.object.replace(when, () => when.replace(time.phrase, time.text));
  const past = !planned && time.from <= saidAt;
  if (findForeign)
    return { ...plain, text: onePreposition(text), object, validFrom: past ? time.from : saidAt };
  return { ...plain, text, object, validFrom: past ? time.from : saidAt };
}

function withForeignTime(
  fact: DatedFact,
  planned: boolean,
  findForeign: FindForeignTime,
): DatedFact {
  const { when = "", saidAt } = fact;
  const time = findForeign(when, saidAt, planned ? "future" : "past");
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
