import type { z } from "zod";
import { HoldfastError } from "./errors.ts";
import type { BackgroundSettings } from "./memory-background.ts";
import { changedItems, MemoryBackground } from "./memory-background.ts";
import { MemoryReader } from "./memory-reader.ts";
import { parseIdentifier } from "./model/identifier.ts";
import type { MessageInput } from "./model/message.ts";
import { parseMessages } from "./model/message.ts";
import { parseMetadata } from "./model/metadata.ts";
import type { Scope } from "./model/scope.ts";
import { parseOnlyScope, parseOptionalScope, parseScope, scopeContains } from "./model/scope.ts";
import { parseTime } from "./model/time.ts";
import type { StoredTurn } from "./model/turn.ts";
import type { AddOptions } from "./options/add-options.ts";
import { addOptionsSchema } from "./options/add-options.ts";
import type { CaptureOptions } from "./options/capture-options.ts";
import { captureOptionsSchema } from "./options/capture-options.ts";
import type { ChangeOptions, EraseOptions, RecordChanges } from "./options/change-options.ts";
import {
  changeOptionsSchema,
  eraseOptionsSchema,
  recordChangesSchema,
} from "./options/change-options.ts";
import type { GuidanceOptions } from "./options/guidance-options.ts";
import { parseOptions } from "./options/parse-options.ts";
import { recordFields } from "./options/record-fields.ts";
import { presentTurns } from "./present.ts";
import { requireItem } from "./read/find-item.ts";
import type { ReadDependencies } from "./read/read-dependencies.ts";
import type { AddResult, CaptureResult, EraseResult } from "./results.ts";
import type { EraseSelection } from "./store/store.ts";
import { addTurns } from "./write/add-turns.ts";
import { captureTurns } from "./write/capture-turns.ts";
import { retractItem, updateRecord } from "./write/change-items.ts";
import type { TextItem } from "./write/embed-pending.ts";
import { tryToEmbed } from "./write/embed-pending.ts";
import type { Extractor } from "./write/extract.ts";
import type { Operation } from "./write/operation.ts";
import { redactFields } from "./write/redact-secrets.ts";
import { revertOperation } from "./write/revert.ts";
import type { WriteDependencies } from "./write/write-dependencies.ts";

/** The writing half of a {@link Memory}: everything that changes what is remembered. */
export class MemoryWriter extends MemoryReader {
  protected readonly writing: WriteDependencies;
  protected readonly background: MemoryBackground;

  /** Use {@link createMemory}. */
  constructor(reading: ReadDependencies, writing: WriteDependencies, settings: BackgroundSettings) {
    super(reading);
    this.writing = writing;
    this.background = new MemoryBackground(writing, settings);
  }

  /**
   * Records messages as turns, and what the user says of themselves as records: facts are read out by the memory's model, or
   * without one by rules (English; in doubt, none), dated, and compared with what is believed. New ones are added, a changed one
   * takes the place of the old one, a repeated one is merged; `operations` says which and why. With `infer: false` only the turns
   * are recorded; with `type`, each text is kept as a record as it is written.
   *
   * When it resolves everything survives a crash and is found by the next search. Secrets are taken out first (see
   * {@link MemoryOptions.redact}). A model that fails does not fail the call: the turns are stored and wait for another attempt
   * (`queued`), and a warning says why.
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
    if (parsed.signal?.aborted)
      throw new HoldfastError("aborted", "add was aborted before anything was written.");
    const now = this.writing.clock();
    const extractor =
      parsed.infer && parsed.type === undefined ? this.extractorFor(parsed) : undefined;
    const request = {
      ...this.recordRequest(input, scope, parsed, now),
      idempotencyKey: parsed.idempotencyKey,
      type: parsed.type,
      searchable: parsed.type === undefined,
      read: extractor !== undefined,
      importance: parsed.importance,
      actor: parsed.actor,
      extractor,
      signal: parsed.signal,
    };
    const added = await addTurns(request, this.writing);
    const { turns, skipped, operations, refused, queued, hidden, usage } = added;
    if (queued > 0) this.background.wake();
    const fresh = turns.filter(({ turn, duplicate }) => !duplicate && !hidden.has(turn.id));
    const warnings = await tryToEmbed(
      [...(request.searchable ? turnItems(fresh) : []), ...changedItems(operations)],
      this.background.embedRequest,
    );
    return {
      operations,
      turns: presentTurns(turns),
      skipped,
      refused,
      queued,
      mode: extractor?.source ?? "rules",
      ...(usage === undefined ? {} : { usage }),
      warnings: [...added.warnings, ...warnings],
    };
  }

  /**
   * Records a finished exchange of a conversation and returns: the words are safe on disk and found by the next search, the facts are
   * read out of them in the background (see {@link MemoryOptions.extraction}). What adapters call once per exchange, as often as they
   * like: captured again under the same `turnKey`, equal messages change nothing, and what was regenerated or edited is
   * replaced. `flush` waits for the facts, `failures` and `stats` tell of those that could not be read.
   *
   * @param input the messages of the exchange in their order (AI SDK, LangChain, Mastra, OpenAI shapes)
   * @throws HoldfastError `invalid_scope`, `invalid_input`, `invalid_options`, `invalid_time`, `invalid_metadata` before anything is
   * written; `store_*`. Never for a failing model or embedder.
   * @example
   * ```ts
   * await memory.capture(
   *   [
   *     { role: "user", content: "I'm vegetarian, what can I cook tonight?" },
   *     { role: "assistant", content: "How about a mushroom risotto?" },
   *   ],
   *   { userId: "maya", runId: "chat-7", turnKey: "message-12" },
   * );
   * ```
   */
  async capture(input: MessageInput, options: CaptureOptions): Promise<CaptureResult> {
    const scope = parseScope(options);
    const parsed = parseOptions(captureOptionsSchema, options, "capture");
    const now = this.writing.clock();
    const captured = await captureTurns(
      {
        ...this.recordRequest(input, scope, parsed, now),
        turnKey: parsed.turnKey,
        partial: parsed.partial,
        existing: parsed.existing,
        searchable: true,
        read: parsed.infer,
        actor: parsed.actor,
        readAt: now + this.writing.extraction.delayMs,
      },
      this.writing,
    );
    const { turns, skipped, replaced, queued } = captured;
    if (queued > 0) this.background.wake();
    const fresh = turns.filter(({ duplicate }) => !duplicate);
    this.background.embedLater(turnItems(fresh));
    this.background.noteUsesLater({
      recalled: parsed.recalled,
      turns: fresh.map(({ turn }) => turn),
      scope,
      at: now,
    });
    return { turns: presentTurns(turns), replaced, skipped, queued, warnings: [] };
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
      await tryToEmbed(
        [{ kind: "memory", id, text: operation.text }],
        this.background.embedRequest,
      );
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
    const operation = await retractItem(
      item,
      this.context(parsed, "deleted by hand"),
      this.writing,
    );
    this.writing.follower?.wake();
    return operation;
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
    const erased = await this.writing.store.erase(await this.selection(target, scope), log);
    // an index that fails, or has much to hear of yet, is fed in the background
    const signal = AbortSignal.timeout(erasedFromIndexMs);
    await this.writing.follower?.feed({ signal }).catch(() => undefined);
    return erased;
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
    const context = this.context(parsed, `reverted event ${eventId}`);
    const operations = await revertOperation(event, context, this.writing);
    this.writing.follower?.wake();
    return operations;
  }

  private async selection(target: string | Scope, scope?: Scope): Promise<EraseSelection> {
    if (typeof target !== "string") return { scope: parseOnlyScope(target) };
    const { kind } = await requireItem(target, parseOptionalScope(scope), this.writing.store);
    return kind === "turn"
      ? { turnIds: [target], recordIds: [] }
      : { turnIds: [], recordIds: [target] };
  }

  private recordRequest(
    input: MessageInput,
    scope: Scope,
    options: z.output<typeof captureOptionsSchema> | z.output<typeof addOptionsSchema>,
    now: number,
  ) {
    const { timestamp, expiresAt } = options;
    return {
      messages: parseMessages(input),
      scope,
      at: timestamp === undefined ? now : parseTime(timestamp, "timestamp"),
      now,
      origin: options.origin,
      metadata: parseMetadata(options.metadata),
      expiresAt: expiresAt === undefined ? undefined : parseTime(expiresAt, "expiresAt"),
    };
  }

  private extractorFor({ instructions, categories, schemas }: GuidanceOptions): Extractor {
    const { extractor, guided } = this.writing.extraction;
    const given = Object.entries({ instructions, categories, schemas }).filter(
      ([, value]) => value !== undefined,
    );
    if (given.length === 0) return extractor;
    if (guided !== undefined) return guided(Object.fromEntries(given));
    throw new HoldfastError("invalid_options", `add: ${given[0]?.[0]} needs a model`, {
      hint: "Pass llm to createMemory(). Rules take no instructions.",
    });
  }

  private context(options: { actor: string; reason?: string | undefined }, reason: string) {
    return { actor: options.actor, reason: options.reason ?? reason, at: this.writing.clock() };
  }
}

/** How long an erasure waits until an index elsewhere has heard of it, in milliseconds. */
const erasedFromIndexMs = 5_000;

function turnItems(turns: readonly { turn: StoredTurn }[]): TextItem[] {
  return turns.map(({ turn: { id, text } }) => ({ kind: "turn", id, text }));
}
