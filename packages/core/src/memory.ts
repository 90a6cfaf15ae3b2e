import { HoldfastError } from "./errors.ts";
import type { MemoryEvent } from "./model/event.ts";
import { presentEvent } from "./model/event.ts";
import type { Filter } from "./model/filter.ts";
import { compileFilter } from "./model/filter.ts";
import { presentItem } from "./model/item.ts";
import type { MessageInput } from "./model/message.ts";
import { parseMessages } from "./model/message.ts";
import { parseMetadata } from "./model/metadata.ts";
import type { MemoryRecord } from "./model/record.ts";
import { presentRecord } from "./model/record.ts";
import type { Scope } from "./model/scope.ts";
import { parseScope } from "./model/scope.ts";
import type { TimeInput } from "./model/time.ts";
import { parseTime } from "./model/time.ts";
import type { Turn } from "./model/turn.ts";
import { presentTurn } from "./model/turn.ts";
import { rebuildWords } from "./open-memory.ts";
import type { AddOptions } from "./options/add-options.ts";
import { addOptionsSchema } from "./options/add-options.ts";
import type { ChangeOptions, RecordChanges, ReindexOptions } from "./options/change-options.ts";
import { changeOptionsSchema, recordChangesSchema, reindexOptionsSchema } from "./options/change-options.ts";
import { parseOptions } from "./options/parse-options.ts";
import type { ListOptions, RecallOptions, SearchOptions, TurnsOptions } from "./options/read-options.ts";
import {
  listOptionsSchema,
  recallOptionsSchema,
  searchOptionsSchema,
  turnsOptionsSchema,
} from "./options/read-options.ts";
import { recordFields } from "./options/record-fields.ts";
import { presentRecall, presentResult } from "./present.ts";
import { findItem, requireItem } from "./read/find-item.ts";
import { listRecords, listTurns } from "./read/list.ts";
import type { ReadDependencies } from "./read/read-dependencies.ts";
import { readHistory } from "./read/read-history.ts";
import { queryOfMessages, recall } from "./read/recall.ts";
import { search } from "./read/search.ts";
import type { Visibility } from "./read/visibility.ts";
import type { AddResult, EraseResult, ListPage, MemoryStats, RecallResponse, SearchResponse } from "./results.ts";
import type { ProjectionCache } from "./store/projection-cache.ts";
import { estimateTokens } from "./text/token-estimate.ts";
import { addTurns } from "./write/add-turns.ts";
import { retractItem, updateRecord } from "./write/change-items.ts";
import type { EmbedRequest, TextItem } from "./write/embed-pending.ts";
import { embedItems, embedPending } from "./write/embed-pending.ts";
import type { Operation } from "./write/operation.ts";
import { revertOperation } from "./write/revert.ts";
import type { WriteDependencies } from "./write/write-dependencies.ts";

const embedTimeoutMs = 60_000;

/**
 * An agent's memory: records what was said, and recalls what matters. Made by {@link createMemory}. Every call may run at any
 * time beside every other, also from several processes on one file.
 */
export class Memory {
  private readonly writing: WriteDependencies;
  private readonly reading: ReadDependencies;
  private readonly cache: ProjectionCache;

  /** Use {@link createMemory}. */
  constructor(writing: WriteDependencies, reading: ReadDependencies, cache: ProjectionCache) {
    this.writing = writing;
    this.reading = reading;
    this.cache = cache;
  }

  /**
   * Records messages as turns: verbatim, in one transaction, before anything else. When it resolves they survive a crash and
   * are found by the next search. With `type`, each text is kept as a record as well.
   *
   * An embedder that fails does not fail the call: the turns are stored, the result carries a warning, and `flush` tries again.
   *
   * @param input a text said by the user, a message, or messages in their order (AI SDK, LangChain, Mastra, OpenAI shapes)
   * @throws HoldfastError `invalid_scope`, `invalid_input`, `invalid_options`, `invalid_time`, `invalid_metadata` before
   * anything is written; `store_*`
   * @example
   * ```ts
   * await memory.add("My sister Ana is allergic to walnuts.", { userId: "maya" });
   * await memory.add(
   *   [
   *     { role: "user", content: "We moved the launch to 12 May." },
   *     { role: "assistant", content: "Noted: launch on 12 May." },
   *   ],
   *   { userId: "maya", runId: "planning", timestamp: "2026-03-02T10:00:00Z" },
   * );
   * ```
   */
  async add(input: MessageInput, options: AddOptions): Promise<AddResult> {
    const scope = parseScope(options);
    const parsed = parseOptions(addOptionsSchema, options, "add");
    const now = this.writing.clock();
    const request = {
      messages: parseMessages(input),
      scope,
      at: parsed.timestamp === undefined ? now : parseTime(parsed.timestamp, "timestamp"),
      now,
      origin: parsed.origin,
      metadata: parseMetadata(parsed.metadata),
      expiresAt: parsed.expiresAt === undefined ? undefined : parseTime(parsed.expiresAt, "expiresAt"),
      idempotencyKey: parsed.idempotencyKey,
      type: parsed.type,
      searchable: parsed.type === undefined,
      importance: parsed.importance,
      actor: parsed.actor,
    };
    const { turns, skipped, operations } = await addTurns(request, this.writing);
    const fresh = turns.filter(({ duplicate }) => !duplicate);
    const warnings = await this.embed([
      ...(request.searchable ? fresh : []).map(({ turn }) => ({ kind: "turn" as const, id: turn.id, text: turn.text })),
      ...operations.map(({ id, text }) => ({ kind: "memory" as const, id, text })),
    ]);
    return {
      operations,
      turns: turns.map(({ turn, duplicate }) => ({ id: turn.id, status: duplicate ? "duplicate" : "recorded" })),
      skipped,
      mode: "rules",
      warnings,
    };
  }

  /**
   * Finds the turns and records that answer a question best. Without an embedder by words, each turn seen together with its
   * neighbours in the conversation; with one, by meaning as well.
   *
   * @throws HoldfastError `invalid_scope`, `invalid_input` for a blank query, `invalid_options`, `invalid_filter`,
   * `invalid_time`, `aborted`; `store_*`. Never for a failing embedder or reranker: that is a warning.
   * @example
   * ```ts
   * const { results } = await memory.search("when is the launch?", { userId: "maya", limit: 5 });
   * console.log(results[0]?.text, results[0]?.score);
   * ```
   */
  async search(query: string, options: SearchOptions): Promise<SearchResponse> {
    const scope = parseScope(options);
    const parsed = parseOptions(searchOptionsSchema, options, "search");
    if (typeof query !== "string" || query.trim() === "") {
      throw new HoldfastError("invalid_input", "The query is blank.", { hint: "Pass a question or some words to look for." });
    }
    const superseded = parsed.include.includes("superseded");
    const kinds = [
      ...(parsed.include.includes("turns") ? (["turn"] as const) : []),
      ...(parsed.include.includes("memories") || superseded ? (["memory"] as const) : []),
    ];
    const { limit, deadlineMs, signal } = parsed;
    const visibility = this.visibility(scope, parsed, superseded);
    const found = await search({ query, kinds, limit, deadlineMs, signal, visibility }, this.reading);
    return {
      results: found.units.map((unit) => presentResult(unit, parsed.explain)),
      mode: found.mode,
      warnings: found.warnings,
      timings: found.timings,
    };
  }

  /**
   * Finds what matters for the next answer and renders it as a block for the prompt, within a budget of tokens: facts first,
   * then what was said with its dates, untrusted sources apart. The block is data inside a fence that nothing in it can close.
   * Equal memory and equal query give equal text.
   *
   * @throws HoldfastError as {@link Memory.search}; a conversation without a user message recalls nothing
   * @example
   * ```ts
   * const { text, tokens } = await memory.recall({ query: "plan the launch party", userId: "maya", maxTokens: 600 });
   * const system = `You are a helpful assistant.\n\n${text}`;
   * ```
   */
  async recall(options: RecallOptions): Promise<RecallResponse> {
    const scope = parseScope(options);
    const parsed = parseOptions(recallOptionsSchema, options, "recall");
    const { analyser } = this.reading;
    const query =
      parsed.query ?? queryOfMessages(parseMessages(parsed.messages), (text) => analyser.terms(text, 10));
    const { limit, maxTokens, deadlineMs, signal } = parsed;
    const visibility = this.visibility(scope, parsed);
    const outcome = await recall(
      { query, limit, maxTokens, deadlineMs, signal, visibility, estimateTokens },
      this.reading,
    );
    return presentRecall(query, outcome);
  }

  /**
   * Lists a scope's records, the latest first, a page at a time.
   *
   * @throws HoldfastError `invalid_scope`, `invalid_options`, `invalid_filter`, `invalid_time`; `store_*`
   */
  async list(scope: Scope, options: ListOptions = {}): Promise<ListPage<MemoryRecord>> {
    const parsed = parseOptions(listOptionsSchema, options, "list");
    const visibility = this.visibility(parseScope(scope), parsed);
    const page = await listRecords({ ...parsed, statuses: parsed.status, visibility }, this.reading.store);
    return presentPage(page.items.map(presentRecord), page.next);
  }

  /**
   * Lists a scope's turns as they were said, a page at a time.
   *
   * @throws HoldfastError `invalid_scope`, `invalid_options`, `invalid_filter`, `invalid_time`; `store_*`
   */
  async turns(scope: Scope, options: TurnsOptions = {}): Promise<ListPage<Turn>> {
    const parsed = parseOptions(turnsOptionsSchema, options, "turns");
    const visibility = this.visibility(parseScope(scope), parsed);
    const statuses = parsed.includeRetracted ? (["active", "retracted"] as const) : (["active"] as const);
    const page = await listTurns({ ...parsed, statuses, visibility }, this.reading.store);
    return presentPage(page.items.map(presentTurn), page.next);
  }

  /**
   * One record or turn by its id, whatever its status; undefined when there is none.
   *
   * @param scope when given, an item of another scope is not found: pass it wherever an id comes from outside
   */
  async get(id: string, scope?: Scope): Promise<MemoryRecord | Turn | undefined> {
    const item = await findItem(id, optionalScope(scope), this.reading.store);
    return item && presentItem(item);
  }

  /**
   * Changes a record by hand. The state before stays in its history.
   *
   * @param scope when given, a record of another scope is not found
   * @throws HoldfastError `not_found`; `invalid_input` for a turn, whose words never change; `invalid_options`,
   * `invalid_time`, `invalid_metadata`; `write_conflict` when someone else changed it at the same moment; `store_*`
   */
  async update(id: string, changes: RecordChanges, scope?: Scope): Promise<Operation> {
    const parsed = parseOptions(recordChangesSchema, changes, "update");
    const item = await requireItem(id, optionalScope(scope), this.writing.store);
    if (item.kind === "turn") {
      throw new HoldfastError("invalid_input", `${id} is a turn: what was said does not change.`, {
        hint: "Add what is true now, or delete or erase the turn.",
      });
    }
    const fields = recordFields(parsed);
    const operation = await updateRecord(item.value, fields, this.context(parsed, "updated by hand"), this.writing);
    if (fields.text !== undefined) await this.embed([{ kind: "memory", id, text: operation.text }]);
    return operation;
  }

  /**
   * Withdraws a record, or hides a turn, from every search and recall. Its history stays and `revert` brings it back; to destroy
   * it, `erase` it.
   *
   * @param scope when given, an item of another scope is not found
   * @throws HoldfastError `not_found`, `invalid_options`, `write_conflict`; `store_*`
   */
  async delete(id: string, options: ChangeOptions = {}, scope?: Scope): Promise<Operation> {
    const parsed = parseOptions(changeOptionsSchema, options, "delete");
    const item = await requireItem(id, optionalScope(scope), this.writing.store);
    return retractItem(item, this.context(parsed, "deleted by hand"), this.writing);
  }

  /**
   * Destroys one item, or everything in a scope, for good: text, index entries, vectors and history, also records that rest on
   * nothing but erased turns. What is overwritten on disk cannot be brought back. Takes effect when it resolves; copies of the
   * file (backups) are the caller's.
   *
   * @throws HoldfastError `not_found` for an unknown id, `invalid_scope`, `invalid_options`; `store_*`
   */
  async erase(target: string | Scope, options: ChangeOptions = {}): Promise<EraseResult> {
    const parsed = parseOptions(changeOptionsSchema, options, "erase");
    const { actor, reason, at } = this.context(parsed, "erased");
    const log = { operationId: this.writing.nextId(), nextId: this.writing.nextId, actor, reason, at };
    if (typeof target !== "string") {
      return this.writing.store.erase({ scope: parseScope(target) }, log);
    }
    const { kind } = await requireItem(target, undefined, this.writing.store);
    const selection =
      kind === "turn" ? { turnIds: [target], recordIds: [] } : { turnIds: [], recordIds: [target] };
    return this.writing.store.erase(selection, log);
  }

  /** Everything that happened to a record or turn, oldest first. An item that was recorded and never changed has one entry. */
  async history(id: string, scope?: Scope): Promise<MemoryEvent[]> {
    return (await readHistory(id, optionalScope(scope), this.reading.store)).map(presentEvent);
  }

  /**
   * Undoes the operation that an event belongs to, as new events: nothing is taken out of the history, and a revert can be
   * reverted.
   *
   * @param eventId from `history`, or `eventId` of an operation
   * @throws HoldfastError `not_found`, `revert_conflict` when the item changed again since, `write_conflict`; `store_*`
   */
  async revert(eventId: string, options: ChangeOptions = {}): Promise<Operation[]> {
    const parsed = parseOptions(changeOptionsSchema, options, "revert");
    const event = await this.writing.store.eventById(eventId);
    if (event === undefined) {
      throw new HoldfastError("not_found", `There is no event ${eventId}.`, {
        hint: "Take the id of an event from history(). That a turn was said cannot be reverted: delete or erase it.",
      });
    }
    return revertOperation(event, this.context(parsed, `reverted event ${eventId}`), this.writing);
  }

  /** Counts what is stored, in a scope or in the whole file. */
  async stats(scope?: Scope): Promise<MemoryStats> {
    const { store, analyser } = this.reading;
    const counts = await store.counts(scope === undefined ? undefined : parseScope(scope));
    const embedder = await store.getSetting("embedder");
    return {
      turns: counts.turns,
      retractedTurns: counts.retractedTurns,
      records: counts.records,
      events: counts.events,
      scopes: counts.scopes,
      vectors: { stored: counts.vectors, pending: counts.pendingVectors },
      ...(embedder === undefined ? {} : { embedder }),
      analyser: analyser.id,
      cacheBytes: this.cache.bytes,
      location: store.location,
    };
  }

  /**
   * Builds the indexes again from the stored texts: the index of words, and, with an embedder, all vectors. Searches in between
   * see a part.
   *
   * @throws HoldfastError `embedder_failed` (call it or `flush` again), `aborted`, `invalid_options`; `store_*`
   */
  async reindex(options: ReindexOptions = {}): Promise<void> {
    const { onProgress, signal } = parseOptions(reindexOptionsSchema, options, "reindex");
    const { store, analyser } = this.reading;
    await rebuildWords(store, analyser, onProgress);
    const request = this.embedRequest();
    if (request === undefined) return;
    await store.resetVectors({ await: true });
    const report = (done: number, total: number) => onProgress?.({ stage: "vectors", done, total });
    await embedPending({ ...request, signal, onProgress: report });
  }

  /**
   * Waits until everything that was added is fully processed: with an embedder, until every item has its vector.
   *
   * @throws HoldfastError `embedder_failed` when the embedder still fails; nothing is lost and the next flush tries again
   */
  async flush(): Promise<void> {
    const request = this.embedRequest();
    if (request !== undefined) await embedPending(request);
  }

  /** Waits for writes under way and closes the file. What waits for a vector waits in the file. Further calls fail with `closed`. */
  async close(): Promise<void> {
    await this.writing.store.close();
    this.cache.clear();
  }

  /** Closes the memory at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private visibility(
    scope: Scope,
    options: { filter?: Filter | undefined; asOf?: TimeInput | undefined; knownAt?: TimeInput | undefined },
    superseded = false,
  ): Visibility {
    const { filter, asOf, knownAt } = options;
    return {
      scope,
      now: this.writing.clock(),
      superseded,
      asOf: asOf === undefined ? undefined : parseTime(asOf, "asOf"),
      knownAt: knownAt === undefined ? undefined : parseTime(knownAt, "knownAt"),
      filter: compileFilter(filter),
    };
  }

  private context(options: { actor: string; reason?: string | undefined }, reason: string) {
    return { actor: options.actor, reason: options.reason ?? reason, at: this.writing.clock() };
  }

  private embedRequest(): EmbedRequest | undefined {
    const { store, embedder } = this.reading;
    return embedder && { store, embedder, timeoutMs: embedTimeoutMs };
  }

  // What cannot be embedded now waits on the list: a warning, not an error, because the texts are stored.
  private async embed(items: readonly TextItem[]): Promise<string[]> {
    const request = this.embedRequest();
    if (request === undefined) return [];
    try {
      await embedItems(items, request);
      return [];
    } catch (error) {
      if (HoldfastError.isInstance(error) && error.code === "embedder_failed") return [`${error.message}. ${error.hint}`];
      throw error;
    }
  }
}

function optionalScope(scope: Scope | undefined): Scope | undefined {
  return scope === undefined ? undefined : parseScope(scope);
}

function presentPage<T>(items: T[], next: string | undefined): ListPage<T> {
  return next === undefined ? { items } : { items, nextCursor: next };
}
