import type { LexicalDocument } from "../../lexical/lexical-document.ts";
import type { StoredEvent } from "../../model/event.ts";
import type { StoredItem } from "../../model/item.ts";
import type { RecordStatus, StoredRecord } from "../../model/record.ts";
import type { Scope } from "../../model/scope.ts";
import type { StoredTurn } from "../../model/turn.ts";
import type { KnownLexical, KnownVectors } from "../known-projections.ts";
import type * as contract from "../store.ts";
import { type Annex, openAnnex } from "./annex.ts";
import { countItems } from "./counts.ts";
import { eraseSelection } from "./erase.ts";
import { noteUses, readFacts, readImportant, readRevision } from "./facts.ts";
import { readDocuments } from "./lexical-rows.ts";
import { listRows } from "./listing.ts";
import { openDatabase } from "./open-database.ts";
import { readAll } from "./read-all.ts";
import { rebuildDocuments } from "./rebuild.ts";
import {
  eventOfRow,
  type ItemRow,
  placeOfRow,
  recordOfRow,
  selectEvents,
  selectItems,
  turnOfRow,
} from "./rows.ts";
import { findPartitions, findScope, scopeCondition } from "./scopes.ts";
import { SqliteAccess } from "./sqlite-access.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { SqliteExtractionQueue } from "./sqlite-extraction-queue.ts";
import { SqliteIndexOutbox } from "./sqlite-index-outbox.ts";
import { sweepExpired } from "./sweep-expired.ts";
import { noteVectorFailure, readPending, readVectorRows, resetVectorRows } from "./vector-rows.ts";
import { writeBatch } from "./write-batch.ts";

/** How a {@link SqliteStore} is opened. */
export interface SqliteStoreOptions {
  /** The file, or `:memory:`. Its folder must exist. */
  path: string;
  /** Open without writing anything. Default false. */
  readOnly?: boolean | undefined;
  /** How long a write waits for another process's lock, in milliseconds. Default 5,000. */
  lockTimeoutMs?: number | undefined;
  /** How large the file may become, in bytes; a write beyond it fails with `store_full`. Default: the disk. */
  maxBytes?: number | undefined;
}

/**
 * The default store: one SQLite file through `node:sqlite`, in WAL mode with full synchronisation. Several processes may use
 * the same file; each sees what the others have committed at its next read.
 *
 * Writes run one after the other in the order of the calls, each in one synchronous transaction. When another process holds
 * the lock, a write waits without blocking the event loop.
 */
export class SqliteStore implements contract.Store {
  readonly location: string;
  readonly extractions: SqliteExtractionQueue;
  readonly outbox: SqliteIndexOutbox;
  private readonly database: SqliteDatabase;
  private readonly access: SqliteAccess;

  /**
   * Opens a file, or makes it.
   *
   * @throws HoldfastError `store_unavailable`, `store_corrupt`, `store_newer`, `store_read_only`, `store_locked`
   */
  static open(options: SqliteStoreOptions): SqliteStore {
    return new SqliteStore(options);
  }

  private constructor(options: SqliteStoreOptions) {
    const { path, readOnly = false, lockTimeoutMs = 5_000, maxBytes } = options;
    this.location = path;
    this.database = openDatabase(path, { readOnly, lockTimeoutMs, maxBytes });
    this.access = new SqliteAccess(this.database, path, lockTimeoutMs);
    this.extractions = new SqliteExtractionQueue(this.database, this.access);
    this.outbox = new SqliteIndexOutbox(this.database, this.access);
  }

  write(batch: contract.WriteBatch): Promise<void> {
    const now = batch.turns?.[0]?.turn.recordedAt ?? batch.events?.[0]?.at;
    return this.access.change(() => {
      if (now !== undefined) sweepExpired(this.database, now);
      writeBatch(this.database, batch);
    });
  }

  erase(selection: contract.EraseSelection, log: contract.EraseLog): Promise<contract.EraseCounts> {
    const erased = ({ turns, records, events }: contract.EraseCounts) =>
      turns + records + events > 0;
    return this.access.change(() => eraseSelection(this.database, selection, log), {
      scrubAfter: (counts) => log.scrub && erased(counts),
    });
  }

  turnsById(ids: readonly string[]): Promise<StoredTurn[]> {
    return this.access.read(() => this.rowsIn("turn", "id", ids).map(turnOfRow));
  }

  turnsByKey(keys: readonly number[]): Promise<contract.Keyed<StoredTurn>[]> {
    return this.access.read(() => this.rowsIn("turn", "key", keys).map(keyed(turnOfRow)));
  }

  turnsByIdempotencyKey(scope: Scope, keys: readonly string[]): Promise<StoredTurn[]> {
    return this.access.read(() => {
      const found = findScope(this.database, scope);
      if (found === undefined) return [];
      const sql = `${selectItems.turn} WHERE turn.scope = ? AND turn.idempotency_key IN (SELECT value FROM json_each(?))`;
      return this.database.lists(sql, found.scope, JSON.stringify(keys)).map(turnOfRow);
    });
  }

  turnsByTurnKey(scope: Scope, turnKey: string): Promise<StoredTurn[]> {
    return this.access.read(() => {
      const found = findScope(this.database, scope);
      if (found === undefined) return [];
      const sql = `${selectItems.turn} WHERE turn.scope = ? AND turn.turn_key = ? ORDER BY turn.key`;
      return this.database.lists(sql, found.scope, turnKey).map(turnOfRow);
    });
  }

  listTurns(query: Parameters<contract.Store["listTurns"]>[0]): Promise<contract.Page<StoredTurn>> {
    return this.access.read(() => {
      const page = listRows(this.database, "turn", query);
      return { items: page.items.map(turnOfRow), next: page.next };
    });
  }

  recordsById(ids: readonly string[]): Promise<StoredRecord[]> {
    return this.access.read(() => this.rowsIn("record", "id", ids).map(recordOfRow));
  }

  recordsByKey(keys: readonly number[]): Promise<contract.Keyed<StoredRecord>[]> {
    return this.access.read(() => this.rowsIn("record", "key", keys).map(keyed(recordOfRow)));
  }

  recordsByEvidence(turnIds: readonly string[]): Promise<StoredRecord[]> {
    const sql = `${selectItems.record}
      WHERE record.key IN (SELECT record FROM evidence WHERE turn_id IN (SELECT value FROM json_each(?)))`;
    return this.access.read(() =>
      this.database.lists(sql, JSON.stringify(turnIds)).map(recordOfRow),
    );
  }

  recordsByFact(query: contract.FactQuery): Promise<StoredRecord[]> {
    return this.access.read(() => readFacts(this.database, query));
  }

  recordsByImportance(scope: Scope, least: number, limit: number): Promise<StoredRecord[]> {
    return this.access.read(() => readImportant(this.database, scope, least, limit));
  }

  recordRevision(scope: Scope): Promise<number> {
    return this.access.read(() => readRevision(this.database, scope));
  }

  listRecords(
    query: contract.ListQuery & { statuses: readonly RecordStatus[] },
  ): Promise<contract.Page<StoredRecord>> {
    return this.access.read(() => {
      const page = listRows(this.database, "record", query);
      return { items: page.items.map(recordOfRow), next: page.next };
    });
  }

  noteUses(recordIds: readonly string[], at: number): Promise<void> {
    return this.access.change(() => noteUses(this.database, recordIds, at));
  }

  eventsByTarget(targetId: string): Promise<StoredEvent[]> {
    return this.access.read(() => this.events("event.target_id = ?", targetId));
  }

  eventsByOperation(operationId: string): Promise<StoredEvent[]> {
    return this.access.read(() => this.events("event.operation_id = ?", operationId));
  }

  async eventById(id: string): Promise<StoredEvent | undefined> {
    return (await this.access.read(() => this.events("event.id = ?", id)))[0];
  }

  eventsUntil(scope: Scope, time: number): Promise<StoredEvent[]> {
    const { where, values } = scopeCondition(scope);
    return this.access.read(() =>
      this.events(
        `event.scope IN (SELECT key FROM scope WHERE ${where}) AND event.at <= ?`,
        ...values,
        time,
      ),
    );
  }

  partitions(scope: Scope): Promise<contract.PartitionView[]> {
    return this.partitionsOf([scope]);
  }

  partitionsOf(scopes: readonly Scope[]): Promise<contract.PartitionView[]> {
    return this.access.readUnchanged(`partitions ${JSON.stringify(scopes)}`, () =>
      findPartitions(this.database, scopes),
    );
  }

  readLexical(
    partition: number,
    kind: contract.ItemKind,
    known?: KnownLexical,
  ): Promise<contract.LexicalRead | undefined> {
    return this.access.read(() => readDocuments(this.database, partition, kind, known));
  }

  readVectors(
    partition: number,
    kind: contract.ItemKind,
    known?: KnownVectors,
    limit?: number,
  ): Promise<contract.VectorRead | undefined> {
    return this.access.read(() => readVectorRows(this.database, partition, kind, known, limit));
  }

  pendingVectors(limit: number): Promise<contract.PendingVector[]> {
    return this.access.read(() => readPending(this.database, limit));
  }

  noteVectorFailure(
    items: readonly { kind: contract.ItemKind; id: string }[],
    message: string,
  ): Promise<void> {
    return this.access.change(() => noteVectorFailure(this.database, items, message));
  }

  resetVectors(options: { await: boolean }): Promise<void> {
    return this.access.change(() => resetVectorRows(this.database, options.await));
  }

  rebuildLexical(
    documentOf: (item: StoredItem) => LexicalDocument,
    progress?: (done: number, total: number) => void,
  ): Promise<void> {
    return rebuildDocuments(
      this.database,
      (work) => this.access.change(work),
      documentOf,
      progress,
    );
  }

  getSetting(name: string): Promise<string | undefined> {
    return this.access.readUnchanged(`setting ${name}`, () => {
      const row = this.database.get("SELECT value FROM setting WHERE name = ?", name);
      return row?.value as string | undefined;
    });
  }

  setSetting(name: string, value: string): Promise<void> {
    return this.access.change(() => {
      this.database.run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value,
      );
    });
  }

  readAll(query: {
    limit: number;
    cursor?: string | undefined;
  }): Promise<contract.Page<contract.StoredEntry>> {
    return this.access.read(() => readAll(this.database, query));
  }

  counts(scope?: Scope): Promise<contract.StoreCounts> {
    return this.access.read(() => countItems(this.database, scope));
  }

  /** Tables of another package in this file; use {@link openAnnex}. */
  annex(name: string, migrations: readonly string[]): Promise<Annex> {
    return openAnnex(this.access, this.database, this.location, name, migrations);
  }

  /** Waits for the writes that were called before, then closes the file. Calling it again does nothing. */
  close(): Promise<void> {
    return this.access.close();
  }

  private rowsIn(
    table: "turn" | "record",
    column: "id" | "key",
    values: readonly (string | number)[],
  ): ItemRow[] {
    const where = `${table}.${column} IN (SELECT value FROM json_each(?))`;
    return this.database.lists(`${selectItems[table]} WHERE ${where}`, JSON.stringify(values));
  }

  private events(where: string, ...values: (string | number)[]): StoredEvent[] {
    return this.database
      .all(`${selectEvents} WHERE ${where} ORDER BY sequence`, ...values)
      .map(eventOfRow);
  }
}

function keyed<T>(convert: (row: ItemRow) => T): (row: ItemRow) => contract.Keyed<T> {
  return (row) => {
    const { key, partition } = placeOfRow(row);
    return { key, item: convert(row), partition };
  };
}
