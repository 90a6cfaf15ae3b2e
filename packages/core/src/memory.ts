import { MemoryRecords } from "./memory-records.ts";
import { MemoryWriter } from "./memory-writer.ts";
import type { Scope } from "./model/scope.ts";
import { parseOnlyScope } from "./model/scope.ts";
import { rebuildWords } from "./open-memory.ts";
import type { FlushOptions, ReindexOptions, ReprocessOptions } from "./options/change-options.ts";
import {
  flushOptionsSchema,
  reindexOptionsSchema,
  reprocessOptionsSchema,
} from "./options/change-options.ts";
import { parseOptions } from "./options/parse-options.ts";
import type { Store } from "./store/store.ts";
import { embedPending } from "./write/embed-pending.ts";
import { requestReading } from "./write/request-reading.ts";

/**
 * An agent's memory: records what was said, and recalls what matters. Made by {@link createMemory}. Every call may run at any
 * time beside every other, also from several processes on one file.
 */
export class Memory extends MemoryWriter {
  /** The records as they are stored, for packages that keep their own things as records. */
  readonly records = new MemoryRecords(this.reading, this.writing);

  /**
   * Builds the indexes again from the stored texts: the index of words, and, with an embedder, all vectors; a vector index
   * elsewhere is filled again. Searches in between see a part.
   *
   * @throws HoldfastError `embedder_failed`, `index_failed` (call it or `flush` again), `aborted`, `invalid_options`; `store_*`
   */
  async reindex(options: ReindexOptions = {}): Promise<void> {
    const { onProgress, signal } = parseOptions(reindexOptionsSchema, options, "reindex");
    const { store, analyser } = this.reading;
    await rebuildWords(store, analyser, onProgress);
    const request = this.background.embedRequest;
    if (request === undefined) return;
    this.writing.follower?.reopen();
    await store.resetVectors({ await: true });
    const report = (done: number, total: number) => onProgress?.({ stage: "vectors", done, total });
    await embedPending({ ...request, signal, onProgress: report });
    await store.outbox.refill();
    await this.feedIndex(signal, (done, total) => onProgress?.({ stage: "index", done, total }));
  }

  /**
   * Reads the facts out of all turns of a scope again, conversation by conversation: for when a model has come, or a better
   * one, or better rules. What is read again stays as it is, what is new is compared with what is believed, and what was read before
   * and is not any more is withdrawn. Records that were written or changed by hand stay. Nothing is lost when it is
   * interrupted: what was not read again yet stays as it was and waits in the queue.
   *
   * @returns how many turns were read
   * @throws HoldfastError `invalid_scope`, `invalid_options`; `model_failed`, `model_output_invalid`: call it or `flush` again;
   * `aborted`; `store_*`
   */
  async reprocess(scope: Scope, options: ReprocessOptions = {}): Promise<{ turns: number }> {
    const within = parseOnlyScope(scope);
    const { onProgress, signal } = parseOptions(reprocessOptionsSchema, options, "reprocess");
    const turns = await requestReading(within, signal, this.writing);
    const failed = await this.background.drain({
      scope: within,
      signal,
      onProgress: (done) => onProgress?.({ done, total: turns }),
    });
    if (failed[0] !== undefined) throw failed[0].failure;
    return { turns };
  }

  /**
   * Waits until everything that was recorded is fully processed: until facts are read out of every turn that waits for it, also turns
   * of other processes, and, with an embedder, until every item has its vector, in the vector index too. Turns that failed before are tried again at once.
   *
   * @throws HoldfastError `model_failed`, `model_output_invalid` when facts cannot be read, `embedder_failed`, `index_failed` when the embedder
   * or the vector index still fails: nothing is lost, and the next flush tries again; `aborted`, `invalid_options`; `store_*`
   */
  async flush(options: FlushOptions = {}): Promise<void> {
    const { retryFailed, signal } = parseOptions(flushOptionsSchema, options, "flush");
    const failed = await this.background.drain({ givenUp: retryFailed, signal });
    await this.background.idle();
    const request = this.background.embedRequest;
    if (request !== undefined) await embedPending({ ...request, signal });
    await this.feedIndex(signal);
    if (failed[0] !== undefined) throw failed[0].failure;
  }

  private async feedIndex(
    signal: AbortSignal | undefined,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    const { follower } = this.writing;
    follower?.forgetFailure();
    await follower?.feed({ signal, onProgress });
  }

  /** What this memory stands on, for packages that keep tables of their own in its file ({@link openAnnex}). */
  get store(): Store {
    return this.writing.store;
  }

  /**
   * Ends what goes on in the background, waits for writes under way, and closes the file. What still waits, for a vector or for its
   * facts to be read, waits in the file: call `flush` first to have it done now. Further calls fail with `closed`.
   */
  async close(): Promise<void> {
    await this.background.stop();
    await this.writing.store.close();
    this.reading.cache.clear();
    this.reading.records.clear();
  }

  /** Closes the memory at the end of an `await using` block (Node 24, or compiled for Node 22). */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
