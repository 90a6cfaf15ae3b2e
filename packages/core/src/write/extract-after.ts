import { HoldfastError } from "../errors.ts";
import type { Added, AddRequest } from "./added.ts";
import { nothingRead } from "./added.ts";
import { commit } from "./commit.ts";
import type { Extractor } from "./extract.ts";
import { extractTurns } from "./extract-turns.ts";
import { giveBack } from "./give-back.ts";
import { hiddenTurns } from "./hidden-turns.ts";
import type { Recording } from "./record.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { splitKnown } from "./split-known.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/**
 * Records messages, then reads the facts out of them in a second transaction. Between the two the turns wait in the queue under a
 * lease of this call. When the reading fails they wait on, so nothing is lost, and the failure is a warning.
 *
 * @throws HoldfastError `aborted` when the signal fires; the turns are recorded all the same
 */
export async function extractAfter(
  request: AddRequest & { extractor: Extractor },
  recording: Recording,
  dependencies: WriteDependencies,
): Promise<Added> {
  const { extractor, now, signal } = request;
  const { clock, nextId, extraction } = dependencies;
  const lease = { id: nextId(), until: clock() + extraction.leaseMs };
  const { turns, readable } = await retryConflicts(async () => {
    const split = await splitKnown(request, recording, dependencies);
    const toRead = split.fresh.filter((each) => each.readable).map(({ turn }) => turn);
    const extractions = toRead.map(({ id }) => ({ turnId: id, dueAt: now, lease }));
    await commit({ turns: split.fresh, extractions }, dependencies);
    return { turns: split.turns, readable: toRead };
  });
  const added = { ...nothingRead, turns, skipped: recording.skipped };
  if (readable.length === 0) return { ...added, hidden: hiddenTurns(recording, []) };
  try {
    const work = { turns: readable, leaseId: lease.id, extractor, now: clock(), signal };
    const { operations, hidden, refused, inference } = await extractTurns(work, dependencies);
    const { warnings, usage } = inference;
    return {
      ...added,
      operations,
      refused,
      warnings,
      usage,
      hidden: hiddenTurns(recording, hidden),
    };
  } catch (error) {
    const claimed = { turns: readable, attempts: 0 };
    const reason = signal?.aborted
      ? new HoldfastError("aborted", "The call was aborted. Its turns are recorded and wait.", {
          cause: error,
        })
      : error;
    const { failure } = await giveBack(reason, claimed, lease.id, dependencies);
    if (signal?.aborted) throw failure;
    return {
      ...added,
      hidden: hiddenTurns(recording, []),
      queued: readable.length,
      warnings: [`No facts were read yet: ${failure.message} ${failure.hint}`],
    };
  }
}
