import { HoldfastError } from "../errors.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { ClaimedTurns, ExtractionClaim } from "../store/extraction-queue.ts";
import type { ExtractedTurns } from "../write/extract-turns.ts";
import { extractTurns } from "../write/extract-turns.ts";
import { giveBack } from "../write/give-back.ts";
import type { WriteDependencies } from "../write/write-dependencies.ts";

/** What became of claimed turns. */
export type ExtractionOutcome =
  | { turns: readonly StoredTurn[]; extracted: ExtractedTurns }
  | FailedOutcome;

/** An extraction that failed. */
export interface FailedOutcome {
  turns: readonly StoredTurn[];
  failure: HoldfastError;
  /** Whether it is not tried again by itself. */
  givenUp: boolean;
}

/**
 * Claims the turns of one conversation that have waited longest, and reads the facts out of them. Undefined when there is nothing to
 * claim. A failure is noted in the queue and returned.
 *
 * @throws HoldfastError `closed`, `store_*`
 */
export async function runExtraction(
  options: Pick<ExtractionClaim, "scope" | "early" | "givenUp" | "except"> & {
    signal?: AbortSignal | undefined;
  },
  dependencies: WriteDependencies,
): Promise<ExtractionOutcome | undefined> {
  const { store, clock, nextId, extraction } = dependencies;
  const { signal, ...which } = options;
  const now = clock();
  const lease = { id: nextId(), until: now + extraction.leaseMs };
  const claimed = await store.extractions.claim({
    ...which,
    lease,
    now,
    limit: extraction.batchTurns,
  });
  if (claimed === undefined) return undefined;
  const { turns } = claimed;
  try {
    signal?.throwIfAborted();
    checkAttempts(claimed, options.givenUp ?? false, dependencies);
    const { extractor } = extraction;
    const { attempts } = claimed;
    const work = { turns, leaseId: lease.id, extractor, now: clock(), signal, attempts };
    return { turns, extracted: await extractTurns(work, dependencies) };
  } catch (error) {
    const failure = signal?.aborted
      ? new HoldfastError("aborted", "The extraction was aborted.", { cause: error })
      : error;
    return { turns, ...(await giveBack(failure, claimed, lease.id, dependencies)) };
  }
}

// Turns whose reader died again and again may be what killed it.
function checkAttempts(
  { attempts }: ClaimedTurns,
  asked: boolean,
  { extraction }: WriteDependencies,
): void {
  if (asked || attempts < extraction.mostAttempts) return;
  throw new HoldfastError("model_failed", `The extraction ended ${attempts} times without a word.`);
}
