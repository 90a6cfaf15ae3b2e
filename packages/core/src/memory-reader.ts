import { HoldfastError } from "./errors.ts";
import type { MemoryEvent } from "./model/event.ts";
import { presentEvent } from "./model/event.ts";
import type { Filter } from "./model/filter.ts";
import { compileFilter } from "./model/filter.ts";
import { parseIdentifier } from "./model/identifier.ts";
import { presentItem } from "./model/item.ts";
import { parseMessages } from "./model/message.ts";
import type { MemoryRecord } from "./model/record.ts";
import { presentRecord } from "./model/record.ts";
import type { Scope } from "./model/scope.ts";
import { parseOnlyScope, parseOptionalScope, parseScope } from "./model/scope.ts";
import type { TimeInput } from "./model/time.ts";
import { parseTime } from "./model/time.ts";
import type { Turn } from "./model/turn.ts";
import { presentTurn } from "./model/turn.ts";
import { parseOptions } from "./options/parse-options.ts";
import type {
  FailuresOptions,
  ListOptions,
  RecallOptions,
  SearchOptions,
  TurnsOptions,
} from "./options/read-options.ts";
import {
  failuresOptionsSchema,
  listOptionsSchema,
  recallOptionsSchema,
  searchOptionsSchema,
  turnsOptionsSchema,
} from "./options/read-options.ts";
import { presentFailure, presentPage, presentRecall, presentResult } from "./present.ts";
import { embedderSetting } from "./provider/embedder-fingerprint.ts";
import { findItem } from "./read/find-item.ts";
import { listRecords, listTurns } from "./read/list.ts";
import type { ReadDependencies } from "./read/read-dependencies.ts";
import { readHistory } from "./read/read-history.ts";
import { queryOfMessages, recall } from "./read/recall.ts";
import { search } from "./read/search.ts";
import type { Visibility } from "./read/visibility.ts";
import type {
  ExtractionProblem,
  ListPage,
  MemoryStats,
  RecallResponse,
  SearchResponse,
} from "./results.ts";
import { estimateTokens } from "./text/token-estimate.ts";

/**
 * The reading half of a {@link Memory}: everything that asks and nothing that changes. As a type it says that a piece of code
 * only reads.
 */
export class MemoryReader {
  protected readonly reading: ReadDependencies;

  /** Use {@link createMemory}. */
  constructor(reading: ReadDependencies) {
    this.reading = reading;
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
      throw new HoldfastError("invalid_input", "The query is blank.", {
        hint: "Pass a question or some words to look for.",
      });
    }
    const superseded = parsed.include.includes("superseded");
    const kinds = [
      ...(parsed.include.includes("turns") ? (["turn"] as const) : []),
      ...(parsed.include.includes("memories") || superseded ? (["memory"] as const) : []),
    ];
    const { limit, deadlineMs, signal } = parsed;
    const visibility = this.visibility(scope, parsed, superseded);
    const found = await search(
      { query, kinds, limit, deadlineMs, signal, visibility },
      this.reading,
    );
    return {
      results: found.units.map((unit) => presentResult(unit, parsed.explain)),
      mode: found.mode,
      warnings: found.warnings,
      timings: found.timings,
    };
  }

  /**
   * Finds what matters for the next answer and renders it as a block for the prompt, within a budget of tokens: first the facts
   * that matter whatever is asked (importance 0.8 and more), then other facts, then what was said with its dates, untrusted
   * sources apart. The block is data inside a fence that nothing in it can close.
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
      parsed.query ??
      queryOfMessages(parseMessages(parsed.messages), (text) => analyser.terms(text, 10));
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
    const visibility = this.visibility(parseOnlyScope(scope), parsed);
    const past = visibility.asOf === undefined ? [] : (["superseded"] as const);
    const statuses = parsed.status ?? ["active", ...past];
    const page = await listRecords({ ...parsed, statuses, visibility }, this.reading.store);
    return presentPage(page.items.map(presentRecord), page.next);
  }

  /**
   * Lists a scope's turns as they were said, a page at a time.
   *
   * @throws HoldfastError `invalid_scope`, `invalid_options`, `invalid_filter`, `invalid_time`; `store_*`
   */
  async turns(scope: Scope, options: TurnsOptions = {}): Promise<ListPage<Turn>> {
    const parsed = parseOptions(turnsOptionsSchema, options, "turns");
    const visibility = this.visibility(parseOnlyScope(scope), parsed);
    const statuses = parsed.includeRetracted
      ? (["active", "retracted"] as const)
      : (["active"] as const);
    const page = await listTurns({ ...parsed, statuses, visibility }, this.reading.store);
    return presentPage(page.items.map(presentTurn), page.next);
  }

  /**
   * One record or turn by its id, whatever its status; undefined when there is none.
   *
   * @param scope when given, an item of another scope is not found: pass it wherever an id comes from outside
   */
  async get(id: string, scope?: Scope): Promise<MemoryRecord | Turn | undefined> {
    const item = await findItem(parseIdentifier(id), parseOptionalScope(scope), this.reading.store);
    return item && presentItem(item);
  }

  /** Everything that happened to a record or turn, oldest first. An item that was recorded and never changed has one entry. */
  async history(id: string, scope?: Scope): Promise<MemoryEvent[]> {
    const within = parseOptionalScope(scope);
    const events = await readHistory(parseIdentifier(id), within, this.reading.store);
    return events.map(presentEvent);
  }

  /** Counts what is stored, in a scope or in the whole file. */
  async stats(scope?: Scope): Promise<MemoryStats> {
    const { store, analyser, cache, records } = this.reading;
    const counts = await store.counts(parseOptionalScope(scope));
    const embedder = await store.getSetting(embedderSetting);
    const index = await store.outbox.followed();
    return {
      turns: counts.turns,
      retractedTurns: counts.retractedTurns,
      records: counts.records,
      events: counts.events,
      scopes: counts.scopes,
      vectors: { stored: counts.vectors, pending: counts.pendingVectors },
      ...(index === undefined ? {} : { index: { name: index, pending: counts.pendingIndex } }),
      extraction: { pending: counts.extractions.pending, failed: counts.extractions.givenUp },
      ...(embedder === undefined ? {} : { embedder }),
      analyser: analyser.id,
      cacheBytes: cache.bytes + records.bytes,
      location: store.location,
    };
  }

  /**
   * Lists turns out of which no facts could be read so far, and why; those that failed last first. A turn that is read at last is
   * no longer among them.
   *
   * @throws HoldfastError `invalid_scope`, `invalid_options`; `store_*`
   */
  async failures(scope?: Scope, options: FailuresOptions = {}): Promise<ExtractionProblem[]> {
    const { limit } = parseOptions(failuresOptionsSchema, options, "failures");
    const within = parseOptionalScope(scope);
    const failed = await this.reading.store.extractions.failures({ scope: within, limit });
    return failed.map(presentFailure);
  }

  private visibility(
    scope: Scope,
    options: {
      filter?: Filter | undefined;
      asOf?: TimeInput | undefined;
      knownAt?: TimeInput | undefined;
    },
    superseded = false,
  ): Visibility {
    const { filter, asOf, knownAt } = options;
    return {
      scope,
      now: this.reading.clock(),
      superseded,
      asOf: asOf === undefined ? undefined : parseTime(asOf, "asOf"),
      knownAt: knownAt === undefined ? undefined : parseTime(knownAt, "knownAt"),
      filter: compileFilter(filter),
      where: filter,
    };
  }
}
