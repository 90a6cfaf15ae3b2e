import type { StoredTurn } from "../model/turn.ts";
import type { CommittedFacts } from "./commit-facts.ts";
import { commitFacts } from "./commit-facts.ts";
import type { Extractor } from "./extract.ts";
import { holdLease } from "./hold-lease.ts";
import type { Inference } from "./infer-facts.ts";
import { inferFacts, ownerKey } from "./infer-facts.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Recorded turns of one scope, held under a lease. */
export interface ExtractionWork {
  turns: readonly StoredTurn[];
  leaseId: string;
  extractor: Extractor;
  now: number;
  signal?: AbortSignal | undefined;
  /** How often it has failed before. */
  attempts?: number | undefined;
}

/** From this attempt on turns are read without what was said before, in case that is what cannot be read. */
const attemptsWithContext = 3;

/** What came of an extraction. */
export interface ExtractedTurns extends CommittedFacts {
  inference: Inference;
}

/**
 * Reads the facts out of recorded turns and commits them together with the end of their waiting: all of it once, or nothing.
 *
 * @throws HoldfastError `model_failed`, `model_output_invalid`, `aborted`; `write_conflict` when the lease was lost; `store_*`
 */
export async function extractTurns(
  { turns, leaseId, extractor, now, signal, attempts = 0 }: ExtractionWork,
  dependencies: WriteDependencies,
): Promise<ExtractedTurns> {
  const [first] = turns as [StoredTurn];
  const { scope } = first;
  const work = async () => {
    const withoutContext = attempts >= attemptsWithContext;
    const options = { extractor, signal, withoutContext };
    const inference = await inferFacts(turns, scope, options, dependencies);
    const extracted = { leaseId, turnIds: turns.map(({ id }) => id) };
    const committed = await retryConflicts(() =>
      commitFacts({ inference, scope, now, extracted }, dependencies),
    );
    return { ...committed, inference };
  };
  return holdLease(leaseId, () => dependencies.queue.run(ownerKey(scope), work), dependencies);
}
