import type { StoredRecord } from "../model/record.ts";
import type { ModelUsage } from "../provider/usage.ts";
import type { DatedFact } from "./resolve-time.ts";

/** A fact and a belief of which rules cannot tell how they go together. */
export interface OpenPair {
  fact: DatedFact;
  belief: StoredRecord;
}

/**
 * How a fact and a belief go together: they say the `same`; the fact `replaces` what was true until now, or `corrects` what never
 * was; or both are true (`separate`).
 */
export type Verdict = "same" | "replaces" | "corrects" | "separate";

/** What a judge says of some pairs, in their order; `separate` where it says nothing. */
export interface Judgement {
  verdicts: Verdict[];
  usage: ModelUsage;
}

/**
 * Decides about all open pairs of a call at once.
 *
 * @throws HoldfastError `model_failed`, `model_output_invalid`, `aborted`
 */
export type Judge = (
  pairs: readonly OpenPair[],
  options: { signal?: AbortSignal | undefined },
) => Promise<Judgement>;
