import type { ExtractedFact } from "../model/fact.ts";
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
 */
export function resolveTime(fact: ExtractedFact, saidAt: number): DatedFact {
  const plain = { ...fact, saidAt, validFrom: saidAt };
  if (fact.when === undefined) return plain;
  const planned = fact.modality === "plan";
  const time = findTime(fact.when, saidAt, planned ? "future" : "past");
  if (time === undefined) return plain;
  const text = fact.text.replace(fact.when, () => fact.when?.replace(time.phrase, time.text) ?? "");
  const object = fact.object.replace(
    fact.when,
    () => fact.when?.replace(time.phrase, time.text) ?? "",
  );
  const past = !planned && time.from <= saidAt;
  return { ...plain, text, object, validFrom: past ? time.from : saidAt };
}
