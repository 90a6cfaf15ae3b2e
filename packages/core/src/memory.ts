import { HoldfastError } from "./errors.ts";
import { MemoryReader } from "./memory-reader.ts";
import { MemoryRecords } from "./memory-records.ts";
import { parseIdentifier } from "./model/identifier.ts";
import type { MessageInput } from "./model/message.ts";
import { parseMessages } from "./model/message.ts";
import { parseMetadata } from "./model/metadata.ts";
import type { Scope } from "./model/scope.ts";
import { parseOnlyScope, parseOptionalScope, parseScope, scopeContains } from "./model/scope.ts";
import { parseTime } from "./model/time.ts";
import { rebuildWords } from "./open-memory.ts";
import type { AddOptions } from "./options/add-options.ts";
import { addOptionsSchema } from "./options/add-options.ts";
import type {
  ChangeOptions,
  EraseOptions,
  RecordChanges,
  ReindexOptions,
} from "./options/change-options.ts";
import {
  changeOptionsSchema,
  eraseOptionsSchema,
  recordChangesSchema,
  reindexOptionsSchema,
} from "./options/change-options.ts";
import { parseOptions } from "./options/parse-options.ts";
import { recordFields } from "./options/record-fields.ts";
import { requireItem } from "./read/find-item.ts";
import type { ReadDependencies } from "./read/read-dependencies.ts";
import type { AddResult, EraseResult } from "./results.ts";
import type { Store } from "./store/store.ts";
import { addTurns } from "./write/add-turns.ts";
import { retractItem, updateRecord } from "./write/change-items.ts";
import type { EmbedRequest } from "./write/embed-pending.ts";
import { embedPending, tryToEmbed } from "./write/embed-pending.ts";
import { ruleExtractor } from "./write/extract.ts";
import type { Operation } from "./write/operation.ts";
import { redactFields } from "./write/redact-secrets.ts";
import { revertOperation } from "./write/revert.ts";
import type { WriteDependencies } from "./write/write-dependencies.ts";

/**
 * An agent's memory: records what was said, and recalls what matters. Made by {@link createMemory}. Every call may run at any
 * time beside every other, also from several processes on one file.
 */
export class Memory extends MemoryReader {
  /** The records as they are stored, for packages that keep their own things as records. */
  readonly records: MemoryRecords;
  private readonly writing: WriteDependencies;

  /** Use {@link createMemory}. */
  constructor(reading: ReadDependencies, writing: WriteDependencies) {
    super(reading);
    this.writing = writing;
    this.records = new MemoryRecords(reading, writing);
  }

  /**
   * Records messages as turns, and what the user says of themselves as records, in one transaction: facts are read out by rules
   * (English; in doubt, none), dated, and compared with what is believed. New ones are added, a changed one takes the place of
   * the old one, a repeated one is merged; `operations` says which and why. With `infer: false` only the turns are recorded;
   * with `type`, each text is kept as a record as it is written.
   *
   * When it resolves everything survives a crash and is found by the next search. Secrets are taken out first (see
   * {@link MemoryOptions.redact}).
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
      expiresAt:
        parsed.expiresAt === undefined ? undefined : parseTime(parsed.expiresAt, "expiresAt"),
      idempotencyKey: parsed.idempotencyKey,
      type: parsed.type,
      searchable: parsed.type === undefined,
      importance: parsed.importance,
      actor: parsed.actor,
      extractor: parsed.infer && parsed.type === undefined ? ruleExtractor : undefined,
    };
    const added = await addTurns(request, this.writing);
    const { turns, skipped, operations, offRecord } = added;
    const fresh = turns.filter(({ turn, duplicate }) => !duplicate && !offRecord.has(turn.id));
    const changed = operations.filter(({ op }) => op === "ADD" || op === "UPDATE");
    const warnings = await tryToEmbed(
      [
        ...(request.searchable ? fresh : []).map(({ turn }) => ({
          kind: "turn" as const,
          id: turn.id,
          text: turn.text,
        })),
        ...changed.map(({ id, text }) => ({ kind: "memory" as const, id, text })),
      ],
      this.embedRequest(),
    );
    return {
      operations,
      turns: turns.map(({ turn, duplicate }) => ({
        id: turn.id,
        status: duplicate ? "duplicate" : "recorded",
      })),
      skipped,
      mode: "rules",
      warnings: [...added.warnings, ...warnings],
    };
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
    const item = await requireItem(
      parseIdentifier(id),
      parseOptionalScope(scope),
      this.writing.store,
    );
    if (item.kind === "turn") {
      throw new HoldfastError("invalid_input", `${id} is a turn: what was said does not change.`, {
        hint: "Add what is true now, or delete or erase the turn.",
      });
    }
    const fields = recordFields(parsed);
    if (this.writing.redact) redactFields(fields);
    const operation = await updateRecord(
      item.value,
      fields,
      this.context(parsed, "updated by hand"),
      this.writing,
    );
    if (fields.text !== undefined)
      await tryToEmbed([{ kind: "memory", id, text: operation.text }], this.embedRequest());
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
    const item = await requireItem(
      parseIdentifier(id),
      parseOptionalScope(scope),
      this.writing.store,
    );
    return retractItem(item, this.context(parsed, "deleted by hand"), this.writing);
  }

  /**
   * Destroys one item, or everything in a scope, for good: text, index entries, vectors and history, also records that rest on
   * nothing but erased turns. What is overwritten on disk cannot be brought back. Takes effect when it resolves; copies of the
   * file (backups) are the caller's.
   *
   * @param scope when given, an item of another scope is not found
   * @throws HoldfastError `not_found` for an unknown id, `invalid_scope`, `invalid_options`; `store_*`
   */
  async erase(
    target: string | Scope,
    options: EraseOptions = {},
    scope?: Scope,
  ): Promise<EraseResult> {
    const parsed = parseOptions(eraseOptionsSchema, options, "erase");
    const { actor, reason, at } = this.context(parsed, "erased");
    const log = {
      operationId: this.writing.nextId(),
      nextId: this.writing.nextId,
      actor,
      reason,
      at,
      scrub: parsed.scrub,
    };
    if (typeof target !== "string") {
      return this.writing.store.erase({ scope: parseOnlyScope(target) }, log);
    }
    const { kind } = await requireItem(target, parseOptionalScope(scope), this.writing.store);
    const selection =
      kind === "turn" ? { turnIds: [target], recordIds: [] } : { turnIds: [], recordIds: [target] };
    return this.writing.store.erase(selection, log);
  }

  /**
   * Undoes the operation that an event belongs to, as new events: nothing is taken out of the history, and a revert can be
   * reverted.
   *
   * @param eventId from `history`, or `eventId` of an operation
   * @param scope when given, an event of another scope is not found
   * @throws HoldfastError `not_found`, `revert_conflict` when the item changed again since, `write_conflict`; `store_*`
   */
  async revert(eventId: string, options: ChangeOptions = {}, scope?: Scope): Promise<Operation[]> {
    const parsed = parseOptions(changeOptionsSchema, options, "revert");
    const within = parseOptionalScope(scope);
    const event = await this.writing.store.eventById(parseIdentifier(eventId));
    if (event === undefined || (within !== undefined && !scopeContains(within, event.scope))) {
      throw new HoldfastError("not_found", `There is no event ${eventId}.`, {
        hint: "Take the id of an event from history(). That a turn was said cannot be reverted: delete or erase it.",
      });
    }
    return revertOperation(event, this.context(parsed, `reverted event ${eventId}`), this.writing);
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

  /** What this memory stands on, for packages that keep tables of their own in its file ({@link openAnnex}). */
  get store(): Store {
    return this.writing.store;
  }

  /** Waits for writes under way and closes the file. What waits for a vector waits in the file. Further calls fail with `closed`. */
  async close(): Promise<void> {
    await this.writing.store.close();
    this.reading.cache.clear();
  }

  /** Closes the memory at the end of an `await using` block (Node 24, or compiled for Node 22). */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private context(options: { actor: string; reason?: string | undefined }, reason: string) {
    return { actor: options.actor, reason: options.reason ?? reason, at: this.writing.clock() };
  }

  private embedRequest(): EmbedRequest | undefined {
    const { store, embedder } = this.reading;
    return embedder && { store, embedder, timeoutMs: this.writing.embedTimeoutMs };
  }

  // What cannot be embedded now waits on the list: a warning, not an error, because the texts are stored.
}
