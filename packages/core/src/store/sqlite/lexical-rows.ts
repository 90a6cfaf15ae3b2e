import type { DocumentPlace, LexicalBlock } from "../../lexical/lexical-block.ts";
import { blockBytes, packDocument, withoutItems } from "../../lexical/lexical-block.ts";
import type { LexicalDocument } from "../../lexical/lexical-document.ts";
import type { KnownLexical } from "../known-projections.ts";
import type { ItemKind, LexicalRead } from "../store.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

/** In the place of a block's number: the item belongs into the index and is not there yet (see `rebuildDocuments`). */
export const notBuilt = -1;

const blocksPerPartition = 2 ** 20;

/**
 * Appends a document to the open block of its partition and returns the block's number. Two statements, no read: the first
 * decides whether the block is full and starts the next one.
 */
export function appendDocument(
  database: SqliteDatabase,
  partition: number,
  kind: ItemKind,
  document: LexicalDocument,
  place: DocumentPlace,
): number {
  const packed = packDocument(document, place);
  const bytes = packed.documents.length + packed.codes.length;
  const open = database.get(
    `INSERT INTO lexical_partition (partition, kind, count, generation, block, filled) VALUES (?1, ?2, 1, 0, 0, ?3)
     ON CONFLICT (partition, kind) DO UPDATE SET
       count = count + 1,
       block = block + (filled > 0 AND filled + ?3 > ?4),
       filled = CASE WHEN filled > 0 AND filled + ?3 > ?4 THEN ?3 ELSE filled + ?3 END
     RETURNING key, block`,
    partition,
    kind,
    bytes,
    blockBytes,
  );
  const block = open?.block as number;
  // `||` gives TEXT in SQLite, hence the casts; Node 22 binds an empty array as NULL, hence coalesce
  database.run(
    `INSERT INTO lexical_block (key, documents, codes) VALUES (?, ?, coalesce(?, zeroblob(0)))
     ON CONFLICT (key) DO UPDATE SET
       documents = CAST(documents || excluded.documents AS BLOB), codes = CAST(codes || excluded.codes AS BLOB)`,
    (open?.key as number) * blocksPerPartition + block,
    packed.documents,
    packed.codes,
  );
  return block;
}

/** Takes items' codes out of one block; every reader will load the partition anew. */
export function removeDocuments(
  database: SqliteDatabase,
  partition: number,
  kind: ItemKind,
  block: number,
  itemKeys: ReadonlySet<number>,
): void {
  if (block === notBuilt) return;
  const row = database.get(
    "SELECT key FROM lexical_partition WHERE partition = ? AND kind = ?",
    partition,
    kind,
  );
  if (row === undefined) return;
  const key = (row.key as number) * blocksPerPartition + block;
  const stored = database.get("SELECT documents, codes FROM lexical_block WHERE key = ?", key);
  if (stored === undefined) return;
  const [documents, codes] = [stored.documents as Uint8Array, stored.codes as Uint8Array];
  const rest = withoutItems({ number: block, documents, codes }, itemKeys);
  if (rest === undefined) return;
  database.run(
    "UPDATE lexical_block SET documents = ?, codes = coalesce(?, zeroblob(0)) WHERE key = ?",
    rest.documents,
    rest.codes,
    key,
  );
  database.run(
    "UPDATE lexical_partition SET generation = generation + 1 WHERE key = ?",
    row.key as number,
  );
}

/**
 * Drops all documents of all partitions. Their rows stay with the next generation, so that nobody takes later documents for
 * the ones they have read before.
 */
export function clearDocuments(database: SqliteDatabase): void {
  database.execute("DELETE FROM lexical_block");
  database.execute(
    "UPDATE lexical_partition SET count = 0, block = 0, filled = 0, generation = generation + 1",
  );
}

/** Forgets a partition for good. Its keys are never used again. */
export function forgetDocuments(database: SqliteDatabase, partition: number): void {
  for (const row of database.all(
    "SELECT key FROM lexical_partition WHERE partition = ?",
    partition,
  )) {
    const first = (row.key as number) * blocksPerPartition;
    database.run(
      "DELETE FROM lexical_block WHERE key >= ? AND key < ?",
      first,
      first + blocksPerPartition,
    );
  }
  database.run("DELETE FROM lexical_partition WHERE partition = ?", partition);
}

/** What a partition gained since a reader last looked; undefined when it gained nothing. */
export function readDocuments(
  database: SqliteDatabase,
  partition: number,
  kind: ItemKind,
  known: KnownLexical | undefined,
): LexicalRead | undefined {
  return database.transaction("read", () => {
    const row = database.get(
      "SELECT key, count, generation FROM lexical_partition WHERE partition = ? AND kind = ?",
      partition,
      kind,
    );
    const count = (row?.count ?? 0) as number;
    const generation = (row?.generation ?? 0) as number;
    if (known && known.generation === generation && known.count === count) return undefined;
    // a partition that was erased has no row any more, and with it its generation is gone
    const complete = row === undefined || known === undefined || known.generation !== generation;
    const first = row === undefined ? 0 : (row.key as number) * blocksPerPartition;
    const blocks: LexicalBlock[] = database
      .all(
        "SELECT key, documents, codes FROM lexical_block WHERE key >= ? AND key < ? ORDER BY key",
        first + (complete ? 0 : known.block),
        first + blocksPerPartition,
      )
      .map((block) => ({
        number: (block.key as number) - first,
        documents: block.documents as Uint8Array,
        codes: block.codes as Uint8Array,
      }));
    return { generation, count, complete, blocks };
  });
}
