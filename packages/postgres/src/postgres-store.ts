import type * as contract from "@holdfast/core";
import { openConnector } from "./client/open-connector.ts";
import { PostgresAccess } from "./client/postgres-access.ts";
import type { Value } from "./client/session.ts";
import type { PostgresStoreOptions } from "./postgres-store-options.ts";
import { checkSchemaName, openSchema } from "./schema/open-schema.ts";
import { countItems } from "./store/counts.ts";
import { eraseSelection } from "./store/erase.ts";
import { noteUses, readFacts, readImportant, readRevision } from "./store/facts.ts";
import { refillIndex } from "./store/index-changes.ts";
import { KnownOwners } from "./store/known-owners.ts";
import { readDocuments } from "./store/lexical-rows.ts";
import { listRows } from "./store/listing.ts";
import { ownersOfBatch } from "./store/owners.ts";
import { PostgresExtractionQueue } from "./store/postgres-extraction-queue.ts";
import { PostgresIndexOutbox } from "./store/postgres-index-outbox.ts";
import { readAll } from "./store/read-all.ts";
import {
  readEvents,
  readKeyedRecords,
  readKeyedTurns,
  readRecords,
  readTurns,
  readTurnsOfScope,
} from "./store/read-items.ts";
import { rebuildDocuments } from "./store/rebuild.ts";
import { recordOfRow, turnOfRow } from "./store/rows.ts";
import { findPartitions, scopeCondition } from "./store/scopes.ts";
import { scrubTables } from "./store/scrub-tables.ts";
import {
  noteVectorFailure,
  readPending,
  readVectorRows,
  resetVectorRows,
} from "./store/vector-rows.ts";
import { writeBatch } from "./store/write-batch.ts";
import { PostgresVectorIndex } from "./vector/postgres-vector-index.ts";

const defaultLockTimeoutMs = 10_000;
const defaultRetryTimeoutMs = 15_000;

/**
 * A store on Postgres, for many processes and machines: each sees what the others have committed at its next read.
 *
 * Changes of one user (or other owner) follow each other, in every process; changes of different owners run beside each other. A change
 * whose connection is lost is tried again when it is certain that it was not committed, which the server is asked for.
 */
export class PostgresStore implements contract.Store {
  readonly extractions: PostgresExtractionQueue;
  readonly outbox: PostgresIndexOutbox;
  /** Searches the vectors where they are; not there when they are kept as bytes. */
  readonly vectorIndex?: (dimensions: number) => PostgresVectorIndex;
  private readonly access: PostgresAccess;
  private readonly known = new KnownOwners();
  private readonly scrub: "none" | "vacuum" | "full";

  /**
   * Connects and brings the schema up to date.
   *
   * @throws HoldfastError `invalid_options`, `store_unavailable`, `store_newer`, `store_read_only`, `store_*`
   * @example
   * ```ts
   * import { createMemory } from "@holdfast/core";
   * import { PostgresStore } from "@holdfast/postgres";
   *
   * const store = await PostgresStore.open({ url: "postgres://localhost/app" });
   * const memory = await createMemory({ store });
   * ```
   */
  static async open(options: PostgresStoreOptions): Promise<PostgresStore> {
    const schema = checkSchemaName(options.schema ?? "holdfast");
    const { lockTimeoutMs = defaultLockTimeoutMs, vectors = "auto" } = options;
    const { retryTimeoutMs = defaultRetryTimeoutMs } = options;
    const connector = await openConnector(options, schema);
    try {
      const names = await openSchema(connector, schema, vectors, lockTimeoutMs);
      const access = new PostgresAccess(connector, names, { lockTimeoutMs, retryTimeoutMs });
      return new PostgresStore(access, options);
    } catch (error) {
      await connector.close();
      throw error;
    }
  }

  private constructor(access: PostgresAccess, options: PostgresStoreOptions) {
    this.access = access;
    this.scrub = options.scrub ?? "vacuum";
    this.extractions = new PostgresExtractionQueue(access);
    this.outbox = new PostgresIndexOutbox(access);
    if (access.names.vectorSchema !== undefined) {
      const { search = {} } = options;
      this.vectorIndex = (dimensions) => new PostgresVectorIndex(this, access, dimensions, search);
    }
  }

  get location(): string {
    return this.access.location;
  }

  write(batch: contract.WriteBatch): Promise<void> {
    const { owners, ids } = ownersOfBatch(batch, this.known);
    return this.access.change(ids.length > 0 ? undefined : owners, (session) =>
      writeBatch(session, batch, owners, ids),
    );
  }

  async erase(
    selection: contract.EraseSelection,
    log: contract.EraseLog,
  ): Promise<contract.EraseCounts> {
    const counts = await this.access.change(undefined, (session) =>
      eraseSelection(session, selection, log),
    );
    if (log.scrub && counts.turns + counts.records + counts.events > 0) {
      await scrubTables(this.access, this.scrub);
    }
    return counts;
  }

  turnsById(ids: readonly string[]): Promise<contract.StoredTurn[]> {
    return this.access.read((session) => readTurns(session, "turn.id = ANY ($1::text[])", ids));
  }

  turnsByKey(keys: readonly number[]): Promise<contract.Keyed<contract.StoredTurn>[]> {
    return this.access.read((session) => readKeyedTurns(session, keys));
  }

  turnsByIdempotencyKey(
    scope: contract.Scope,
    keys: readonly string[],
  ): Promise<contract.StoredTurn[]> {
    const where = "turn.idempotency_key = ANY ($2::text[])";
    return this.access.read((session) => readTurnsOfScope(session, scope, where, keys));
  }

  turnsByTurnKey(scope: contract.Scope, turnKey: string): Promise<contract.StoredTurn[]> {
    const where = "turn.turn_key = $2";
    return this.access.read((session) => readTurnsOfScope(session, scope, where, turnKey));
  }

  listTurns(
    query: Parameters<contract.Store["listTurns"]>[0],
  ): Promise<contract.Page<contract.StoredTurn>> {
    return this.access.read(async (session) => {
      const page = await listRows(session, "turn", query);
      return { items: page.items.map(turnOfRow), next: page.next };
    });
  }

  recordsById(ids: readonly string[]): Promise<contract.StoredRecord[]> {
    return this.records("record.id = ANY ($1::text[])", ids);
  }

  recordsByKey(keys: readonly number[]): Promise<contract.Keyed<contract.StoredRecord>[]> {
    return this.access.read((session) => readKeyedRecords(session, keys));
  }

  recordsByEvidence(turnIds: readonly string[]): Promise<contract.StoredRecord[]> {
    return this.records(
      "record.key IN (SELECT record FROM holdfast.evidence WHERE turn_id = ANY ($1::text[]))",
      turnIds,
    );
  }

  recordsByFact(query: contract.FactQuery): Promise<contract.StoredRecord[]> {
    return this.access.read((session) => readFacts(session, query));
  }

  recordsByImportance(
    scope: contract.Scope,
    least: number,
    limit: number,
  ): Promise<contract.StoredRecord[]> {
    return this.access.read((session) => readImportant(session, scope, least, limit));
  }

  recordRevision(scope: contract.Scope): Promise<number> {
    return this.access.read((session) => readRevision(session, scope));
  }

  listRecords(
    query: contract.ListQuery & { statuses: readonly contract.RecordStatus[] },
  ): Promise<contract.Page<contract.StoredRecord>> {
    return this.access.read(async (session) => {
      const page = await listRows(session, "record", query);
      return { items: page.items.map(recordOfRow), next: page.next };
    });
  }

  noteUses(recordIds: readonly string[], at: number): Promise<void> {
    return this.access.change(undefined, (session) => noteUses(session, recordIds, at), {
      lane: "uses",
    });
  }

  eventsByTarget(targetId: string): Promise<contract.StoredEvent[]> {
    return this.events("event.target_id = $1", targetId);
  }

  eventsByOperation(operationId: string): Promise<contract.StoredEvent[]> {
    return this.events("event.operation_id = $1", operationId);
  }

  async eventById(id: string): Promise<contract.StoredEvent | undefined> {
    return (await this.events("event.id = $1", id))[0];
  }

  eventsUntil(scope: contract.Scope, time: number): Promise<contract.StoredEvent[]> {
    const { where, values } = scopeCondition(scope, 2);
    const within = `event.scope IN (SELECT key FROM holdfast.scope WHERE ${where})`;
    return this.events(`event.at <= $1::bigint AND ${within}`, String(time), ...values);
  }

  partitions(scope: contract.Scope): Promise<contract.PartitionView[]> {
    return this.access.read((session) => findPartitions(session, scope));
  }

  readLexical(
    partition: number,
    kind: contract.ItemKind,
    known?: contract.KnownLexical,
  ): Promise<contract.LexicalRead | undefined> {
    return this.access.read((session) => readDocuments(session, partition, kind, known));
  }

  readVectors(
    partition: number,
    kind: contract.ItemKind,
    known?: contract.KnownVectors,
  ): Promise<contract.VectorRead | undefined> {
    return this.access.read((session) => readVectorRows(session, partition, kind, known));
  }

  pendingVectors(limit: number): Promise<contract.PendingVector[]> {
    return this.access.read((session) => readPending(session, limit));
  }

  noteVectorFailure(
    items: readonly { kind: contract.ItemKind; id: string }[],
    message: string,
  ): Promise<void> {
    return this.access.change(undefined, (session) => noteVectorFailure(session, items, message), {
      lane: "pending",
    });
  }

  resetVectors(options: { await: boolean }): Promise<void> {
    return this.access.change(
      undefined,
      async (session) => {
        await refillIndex(session);
        await resetVectorRows(session, options.await);
      },
      { exclusive: true },
    );
  }

  rebuildLexical(
    documentOf: (item: contract.StoredItem) => contract.LexicalDocument,
    progress?: (done: number, total: number) => void,
  ): Promise<void> {
    return rebuildDocuments(this.access, documentOf, progress);
  }

  getSetting(name: string): Promise<string | undefined> {
    const sql = "SELECT value FROM holdfast.setting WHERE name = $1";
    return this.access.read(
      async (session) => (await session.get(sql, name))?.value as string | undefined,
    );
  }

  setSetting(name: string, value: string): Promise<void> {
    return this.access.change(undefined, async (session) => {
      await session.run(
        `INSERT INTO holdfast.setting (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        name,
        value,
      );
    });
  }

  readAll(query: {
    limit: number;
    cursor?: string | undefined;
  }): Promise<contract.Page<contract.StoredEntry>> {
    return this.access.read((session) => readAll(session, query));
  }

  counts(scope?: contract.Scope): Promise<contract.StoreCounts> {
    return this.access.read((session) => countItems(session, scope));
  }

  /** Waits for the changes that were called before, then closes the connections that the store opened. */
  close(): Promise<void> {
    return this.access.close();
  }

  private records(where: string, ids: readonly string[]): Promise<contract.StoredRecord[]> {
    return this.access.read((session) => readRecords(session, where, ids));
  }

  private events(where: string, ...values: Value[]): Promise<contract.StoredEvent[]> {
    return this.access.read((session) => readEvents(session, where, ...values));
  }
}
