import { setTimeout as wait } from "node:timers/promises";
import type { StoredRecord } from "./model/record.ts";
import type { Scope } from "./model/scope.ts";
import { parseScope } from "./model/scope.ts";
import type { ReadDependencies } from "./read/read-dependencies.ts";
import { search } from "./read/search.ts";
import type { EraseCounts } from "./store/store.ts";
import { editRecords, type RecordEdit } from "./write/edit-records.ts";
import { tryToEmbed } from "./write/embed-pending.ts";
import type { WriteDependencies } from "./write/write-dependencies.ts";

/** What {@link MemoryRecords.search} looks for. */
export interface RecordSearch {
  query: string;
  /** Where: at least one scope. */
  scopes: readonly Scope[];
  /** The most records. */
  limit: number;
  /** Which records count; asked for candidates only, best first. */
  accepts?: ((record: StoredRecord) => boolean) | undefined;
  /** Whether `accepts` is expected to refuse many: then more are looked at from the start. Default false. */
  strict?: boolean | undefined;
  /** How long to wait for vectors under way, and for the embedder and the reranker, in milliseconds. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

/** A record and how well it answers. */
export interface FoundRecord {
  record: StoredRecord;
  /** Higher is better. Comparable only within one search. */
  score: number;
}

/**
 * The records of a memory as they are stored, for packages that keep their own things as records (`memory.records`). Times are
 * in milliseconds. Nothing is checked beyond what the store checks: an application uses {@link Memory} itself.
 */
export class MemoryRecords {
  private readonly reading: ReadDependencies;
  private readonly writing: WriteDependencies;
  private embedding: Promise<unknown> | undefined;

  /** Use `memory.records`. */
  constructor(reading: ReadDependencies, writing: WriteDependencies) {
    this.reading = reading;
    this.writing = writing;
  }

  /** The present by the memory's clock, in milliseconds since 1970. */
  now(): number {
    return this.writing.clock();
  }

  /** Records by their ids, whatever their status, in any order. */
  byId(ids: readonly string[]): Promise<StoredRecord[]> {
    return this.reading.store.recordsById(ids);
  }

  /**
   * Adds and changes records in one transaction, with an event each. Resolves when they are durable and found by their words; an
   * embedder is asked afterwards, and what it cannot give waits for `flush`.
   *
   * @throws HoldfastError `write_conflict` when a record is not in the state that an edit replaces, `store_*`
   */
  async edit(
    edits: readonly RecordEdit[],
    context: { actor: string; reason: string },
  ): Promise<void> {
    const at = this.writing.clock();
    const items = await editRecords(edits, { ...context, at }, this.writing);
    const { store, embedder } = this.reading;
    const { follower, embedTimeoutMs: timeoutMs } = this.writing;
    follower?.wake();
    if (embedder === undefined || items.length === 0) return;
    const request = { store, embedder, timeoutMs, follower };
    // a failure is noted on the list of what waits for a vector, or the store is closed by now
    const before = this.embedding ?? Promise.resolve();
    const embedding: Promise<unknown> = before
      .then(() => tryToEmbed(items, request))
      .catch(() => undefined);
    this.embedding = embedding;
    void embedding.then(() => {
      if (this.embedding === embedding) this.embedding = undefined;
    });
  }

  /**
   * Destroys records with their history, as `memory.erase` does; remnants in unused parts of the file are left to the next
   * erasure that scrubs.
   *
   * @throws HoldfastError `store_*`
   */
  async erase(
    ids: readonly string[],
    context: { actor: string; reason: string },
  ): Promise<EraseCounts> {
    const { store, clock, nextId } = this.writing;
    const log = { ...context, at: clock(), operationId: nextId(), nextId, scrub: false };
    const erased = await store.erase({ turnIds: [], recordIds: ids }, log);
    this.writing.follower?.wake();
    return erased;
  }

  /** Resolves when no embedding started by {@link MemoryRecords.edit} is under way. Never rejects. */
  async settled(): Promise<void> {
    await this.embedding;
  }

  /**
   * Finds active records in several scopes at once, as `memory.search` does in one: by words, with an embedder also by meaning.
   * Records that rest on the same turn are hits of their own. They may be given to others too and must not be changed.
   *
   * @throws HoldfastError `invalid_scope`, `aborted`; `store_*`. A failing embedder or reranker is left out with a warning.
   */
  async search(request: RecordSearch): Promise<{ found: FoundRecord[]; warnings: string[] }> {
    const { query, limit, accepts, strict, deadlineMs, signal } = request;
    const [scope, ...furtherScopes] = request.scopes.map(parseScope) as [Scope, ...Scope[]];
    const started = performance.now();
    if (this.embedding !== undefined) await atMost(deadlineMs, this.embedding, signal);
    const { units, warnings } = await search(
      {
        query,
        limit,
        signal,
        deadlineMs: Math.max(1, Math.ceil(deadlineMs - (performance.now() - started))),
        kinds: ["memory"],
        everyRecord: true,
        visibility: {
          scope,
          furtherScopes,
          now: this.reading.clock(),
          superseded: false,
          strict,
          accepts: ({ kind, value }) =>
            kind === "memory" && value.status === "active" && (accepts?.(value) ?? true),
        },
      },
      this.reading,
    );
    return {
      found: units.map(({ item, score }) => ({ record: item.value as StoredRecord, score })),
      warnings,
    };
  }
}

// Also the caller's signal ends the wait; what it means is for the search to say.
async function atMost(
  milliseconds: number,
  work: Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const done = new AbortController();
  const either = signal === undefined ? done.signal : AbortSignal.any([done.signal, signal]);
  const pause = wait(milliseconds, undefined, { signal: either }).catch(() => undefined);
  await Promise.race([work, pause]);
  done.abort();
}
