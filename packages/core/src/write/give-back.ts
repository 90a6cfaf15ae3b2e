import { HoldfastError } from "../errors.ts";
import type { ClaimedTurns } from "../store/extraction-queue.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

const firstDelayMs = 5_000;
const longestDelayMs = 3_600_000;

/**
 * Puts turns back into the queue whose extraction failed, with the failure noted; they are tried again after 5 seconds, twice as long
 * each time, and given up after {@link WriteDependencies.extraction}'s `mostAttempts`. An abort is no failure: then they wait as before.
 *
 * @returns the failure, and whether it was the last attempt
 * @throws whatever is no failure of the extraction, such as `store_*` and `closed`
 */
export async function giveBack(
  error: unknown,
  { turns, attempts }: ClaimedTurns,
  leaseId: string,
  { store, clock, extraction }: WriteDependencies,
): Promise<{ failure: HoldfastError; givenUp: boolean }> {
  const failure = asFailure(error);
  if (failure.code === "aborted" || failure.code === "write_conflict") {
    await store.extractions.release(leaseId);
    return { failure, givenUp: false };
  }
  const at = clock();
  const givenUp = attempts + 1 >= extraction.mostAttempts;
  const delay = Math.min(firstDelayMs * 2 ** attempts, longestDelayMs);
  await store.extractions.fail({
    leaseId,
    turnIds: turns.map(({ id }) => id),
    code: failure.code,
    message: failure.message,
    at,
    retryAt: givenUp ? undefined : at + delay,
  });
  return { failure, givenUp };
}

function asFailure(error: unknown): HoldfastError {
  if (!HoldfastError.isInstance(error)) {
    // a mistake in a caller's model or schema, or of ours: the turns must not hang under the lease because of it
    const message = error instanceof Error ? error.message : String(error);
    return new HoldfastError("model_failed", `The extraction failed: ${message}`, { cause: error });
  }
  const ours = error.code.startsWith("store_") || error.code === "closed";
  if (ours) throw error;
  return error;
}
