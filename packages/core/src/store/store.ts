import type { LexicalBlock } from "../lexical/lexical-block.ts";
import type { LexicalDocument } from "../lexical/lexical-document.ts";
import type { StoredEvent } from "../model/event.ts";
import type { StoredItem } from "../model/item.ts";
import type { RecordStatus, StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { VectorIndex } from "../vector/vector-index.ts";
import type { ExtractionCounts, ExtractionQueue, ExtractionRequest } from "./extraction-queue.ts";
import type { IndexOutbox } from "./index-outbox.ts";
import type { KnownLexical, KnownVectors, ProjectionVersions } from "./known-projections.ts";

/** The two kinds of items that are indexed. */
export type ItemKind = "turn" | "memory";

/** An item and the compact number under which the store's projections know it; unique per kind, never used again. */
export interface Keyed<T> {
  key: number;
  item: T;
  /** The part that it lies in, where the store counts the {@link PartitionView.changes} there. */
  partition?: number | undefined;
}

/**
 * One of the parts into which a store divides its items: all items of one user, or, where no user is given, of one app, agent
 * or run. Statistics of ranking never cross it.
 */
export interface PartitionView {
  partition: number;
  /** The keys of the scopes in it that the query's scope contains; undefined means all of them. */
  scopeKeys?: ReadonlySet<number> | undefined;
  /** How far its projections are by then, where a store can say so at once: who knows as much need not ask again. */
  versions?: Readonly<Record<ItemKind, ProjectionVersions>> | undefined;
  /**
   * Grows whenever an item in it is changed or goes, also its evidence and its uses, never when one is added. Where a store counts
   * that, items that were read are not read again until it has grown.
   */
  changes?: number | undefined;
}

/** A turn to append. */
export interface TurnAppend {
  turn: StoredTurn;
  /** What the index shall know of it; without one it is found by no search. */
  document?: LexicalDocument | undefined;
}

/** A turn to hide from every search, or to bring back (then with its document). */
export interface TurnStatusChange {
  id: string;
  status: StoredTurn["status"];
  document?: LexicalDocument | undefined;
}

/** A record to insert or replace. */
export interface RecordPut {
  record: StoredRecord;
  /** The version that is replaced, 0 for a new record. Another one in the store is a `write_conflict`. */
  expectedVersion: number;
  /** What the index shall know of it; without one it is found by no search. */
  document?: LexicalDocument | undefined;
}

/** An item and its vector. */
export interface VectorPut {
  kind: ItemKind;
  id: string;
  vector: Float32Array;
  /** What was embedded. When the item says something else by now, the vector is dropped and the item goes on waiting. */
  text?: string | undefined;
}

/** Everything that one call changes. A store applies all of it in one transaction, or nothing. */
export interface WriteBatch {
  turns?: readonly TurnAppend[];
  turnStatuses?: readonly TurnStatusChange[];
  records?: readonly RecordPut[];
  events?: readonly StoredEvent[];
  vectors?: readonly VectorPut[];
  /** Settings that must be so for the batch to be applied; else `write_conflict`. */
  requiredSettings?: Readonly<Record<string, string>>;
  /** What the batch was decided on: another revision in the store is a `write_conflict` (see {@link Store.recordRevision}). */
  basedOn?: { scope: Scope; revision: number } | undefined;
  /** Turns, of this batch or stored before, that shall wait for their extraction. One that waits already waits anew. */
  extractions?: readonly ExtractionRequest[];
  /**
   * Turns whose extraction ends with this batch: they wait no longer. When one of them is not held under this lease any more,
   * the batch is a `write_conflict`: so no turn is ever extracted twice.
   */
  extracted?: { leaseId: string; turnIds: readonly string[] } | undefined;
  /** Whether the items of this batch that have a document shall wait for a vector (see {@link Store.pendingVectors}). */
  awaitVectors?: boolean;
}

/** What to destroy: items by id, or all that a scope contains. */
export type EraseSelection =
  | { turnIds: readonly string[]; recordIds: readonly string[] }
  | { scope: Scope };

/** How an erasure is logged. Tombstones name ids, never content; erasing a scope leaves none. */
export interface EraseLog {
  operationId: string;
  reason: string;
  actor: string;
  at: number;
  nextId: () => string;
  /** Whether the words shall leave the disk as well, not only every read; false leaves that to the next erasure. */
  scrub: boolean;
}

/** How much an erasure destroyed. */
export interface EraseCounts {
  turns: number;
  records: number;
  events: number;
  /** Records outside of the selection that stay, less the evidence that was destroyed. */
  trimmed: number;
}

/** Which items to list. `cursor` is what the page before returned as {@link Page.next}. */
export interface ListQuery {
  scope: Scope;
  limit: number;
  order: "ascending" | "descending";
  cursor?: string | undefined;
}

/** Which active records may say the same as, or the opposite of, a fact. */
export interface FactQuery {
  scope: Scope;
  subject: string;
  predicates: readonly string[];
  /** Records with exactly one of these texts are found whatever they are about. */
  texts: readonly string[];
  limit: number;
}

/** One page and where the next one starts. */
export interface Page<T> {
  items: T[];
  next?: string | undefined;
}

/** What a partition's lexical projection gained. */
export interface LexicalRead {
  /** Moves whenever anything but an append happened: what was known before must be dropped. */
  generation: number;
  /** How many documents were ever appended, dead ones included. */
  count: number;
  /** Whether `blocks` start from the first one; else from the reader's last one. */
  complete: boolean;
  blocks: LexicalBlock[];
}

/** Vectors of a partition, in the order they were put. */
export interface VectorRead {
  generation: number;
  sequence: number;
  complete: boolean;
  /** With `key` (see {@link Keyed}) a search need not ask for the items by their ids. */
  rows: { id: string; key?: number | undefined; scopeKey: number; vector: Float32Array }[];
}

/** An item that waits for its vector. */
export interface PendingVector {
  kind: ItemKind;
  id: string;
  text: string;
  attempts: number;
}

/** Something that a store holds, with all that belongs to it. */
export type StoredEntry =
  | {
      kind: "turn";
      turn: StoredTurn;
      /** Whether searches may find it. */
      searchable: boolean;
      vector?: Float32Array | undefined;
      /** Whether facts are still to be read out of it. */
      awaitsExtraction: boolean;
    }
  | { kind: "memory"; record: StoredRecord; searchable: boolean; vector?: Float32Array | undefined }
  | { kind: "event"; event: StoredEvent };

/** How much a store holds. */
export interface StoreCounts {
  turns: number;
  retractedTurns: number;
  records: Record<RecordStatus, number>;
  events: number;
  vectors: number;
  pendingVectors: number;
  /** Items that a followed index has not heard of yet, whatever their scope. */
  pendingIndex: number;
  extractions: ExtractionCounts;
  scopes: number;
}

/**
 * The truth: text, scopes, history, and the packed projections that belong to them. Plain data in, plain data out; every
 * method may be called at any time, also by several processes on the same data.
 *
 * A store throws only {@link HoldfastError}: `store_*` for failures of what it stands on, `write_conflict` when a batch
 * expected something that another writer has changed, `closed` after `close`.
 */
export interface Store {
  /** Where the data is, for messages: a path or an address without credentials. */
  readonly location: string;
  /** The turns out of which facts are still to be read. */
  readonly extractions: ExtractionQueue;
  /** What an index elsewhere has not heard of yet. */
  readonly outbox: IndexOutbox;

  /**
   * Applies a batch atomically and durably: when it resolves, the batch survives a crash of the process. Batches of one
   * store are applied in the order of the calls.
   */
  write(batch: WriteBatch): Promise<void>;
  /** Destroys items, what derives only from them, their events, index entries and vectors; their words leave the disk. */
  erase(selection: EraseSelection, log: EraseLog): Promise<EraseCounts>;

  turnsById(ids: readonly string[]): Promise<StoredTurn[]>;
  turnsByKey(keys: readonly number[]): Promise<Keyed<StoredTurn>[]>;
  turnsByIdempotencyKey(scope: Scope, keys: readonly string[]): Promise<StoredTurn[]>;
  /** All turns that were recorded under a turn key in exactly this scope, in the order of recording. */
  turnsByTurnKey(scope: Scope, turnKey: string): Promise<StoredTurn[]>;
  /** Turns by time said, then by the order of recording. */
  listTurns(
    query: ListQuery & {
      statuses: readonly StoredTurn["status"][];
      /** Only turns that were said no later than this, in milliseconds since 1970. */
      until?: number | undefined;
    },
  ): Promise<Page<StoredTurn>>;

  recordsById(ids: readonly string[]): Promise<StoredRecord[]>;
  recordsByKey(keys: readonly number[]): Promise<Keyed<StoredRecord>[]>;
  /** Records that name one of the turns as evidence. */
  recordsByEvidence(turnIds: readonly string[]): Promise<StoredRecord[]>;
  /** Active records of a subject with one of some predicates, or with one of some texts; the latest first. */
  recordsByFact(query: FactQuery): Promise<StoredRecord[]>;
  /** Active records that matter at least so much, the most important first, then by the order of recording. */
  recordsByImportance(scope: Scope, least: number, limit: number): Promise<StoredRecord[]>;
  /** A number that moves with every write of a record in the partition that a scope belongs to. */
  recordRevision(scope: Scope): Promise<number>;
  /** Records by the order of recording. */
  listRecords(
    query: ListQuery & { statuses: readonly RecordStatus[] },
  ): Promise<Page<StoredRecord>>;

  /** Counts one more use of each of some records, without a new version and without an event. Unknown ids are passed over. */
  noteUses(recordIds: readonly string[], at: number): Promise<void>;

  eventsByTarget(targetId: string): Promise<StoredEvent[]>;
  eventsByOperation(operationId: string): Promise<StoredEvent[]>;
  eventById(id: string): Promise<StoredEvent | undefined>;
  /** All events of a scope in the order they were logged, up to a time. */
  eventsUntil(scope: Scope, time: number): Promise<StoredEvent[]>;

  /** The partitions that hold anything a query with this scope may see. */
  partitions(scope: Scope): Promise<PartitionView[]>;
  /** The same for several scopes at once, each partition once; without it they are asked for one by one. */
  partitionsOf?(scopes: readonly Scope[]): Promise<PartitionView[]>;
  /** Undefined when the reader already knows all. */
  readLexical(
    partition: number,
    kind: ItemKind,
    known?: KnownLexical,
  ): Promise<LexicalRead | undefined>;
  /** Undefined when the reader already knows all. After `limit` rows it may stop; asked again from there, it goes on. */
  readVectors(
    partition: number,
    kind: ItemKind,
    known?: KnownVectors,
    limit?: number,
  ): Promise<VectorRead | undefined>;

  /** Items that wait for a vector, oldest first. */
  pendingVectors(limit: number): Promise<PendingVector[]>;
  /** Notes a failed attempt to embed. */
  noteVectorFailure(
    items: readonly { kind: ItemKind; id: string }[],
    message: string,
  ): Promise<void>;
  /** An index that searches the store's own vectors where they are; without one they are read and compared. */
  vectorIndex?(dimensions: number): VectorIndex;
  /** Drops every vector; with `await`, all searchable items wait for a new one. */
  resetVectors(options: { await: boolean }): Promise<void>;

  /**
   * Rebuilds the lexical projection: drops it and appends what `documentOf` gives for every searchable item, in small
   * transactions; `progress` is told after each. A search in between sees a part.
   */
  rebuildLexical(
    documentOf: (item: StoredItem) => LexicalDocument,
    progress?: (done: number, total: number) => void,
  ): Promise<void>;

  /** Small named values that describe the file, such as the analyser and the embedder it was built with. */
  getSetting(name: string): Promise<string | undefined>;
  setSetting(name: string, value: string): Promise<void>;

  /** Everything that the store holds: turns, then records, then events, each in the order of recording. For a copy. */
  readAll(query: { limit: number; cursor?: string | undefined }): Promise<Page<StoredEntry>>;

  counts(scope?: Scope): Promise<StoreCounts>;
  close(): Promise<void>;
}
