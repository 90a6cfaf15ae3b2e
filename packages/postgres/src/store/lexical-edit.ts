import type { DocumentPlace, ItemKind, LexicalBlock, LexicalDocument } from "@holdfast/core";
import { blockBytes, packDocument, withoutItems } from "@holdfast/core";
import type { Session } from "../client/session.ts";

/** In the place of a block's number: the item belongs into the index and is not there yet (see `rebuildDocuments`). */
export const notBuilt = -1;

interface Projection {
  partition: number;
  kind: ItemKind;
  count: number;
  generation: number;
  block: number;
  filled: number;
  changed: boolean;
  /** Blocks that were read, in the state they shall have. */
  whole: Map<number, LexicalBlock>;
  /** What is to be added to blocks that were not read. */
  added: Map<number, LexicalBlock>;
}

/**
 * Gathers what a transaction changes in the lexical projection, and writes it with few statements at its end. Only inside a
 * transaction that holds the locks of the partitions' owners.
 */
export class LexicalEdit {
  private readonly session: Session;
  private readonly projections = new Map<string, Projection>();

  constructor(session: Session) {
    this.session = session;
  }

  /** Appends a document to the open block of its partition and gives the block's number. */
  async append(
    partition: number,
    kind: ItemKind,
    document: LexicalDocument,
    place: DocumentPlace,
  ): Promise<number> {
    const projection = await this.open(partition, kind);
    const packed = packDocument(document, place);
    const bytes = packed.documents.length + packed.codes.length;
    if (projection.filled > 0 && projection.filled + bytes > blockBytes) {
      projection.block++;
      projection.filled = 0;
    }
    projection.filled += bytes;
    projection.count++;
    projection.changed = true;
    const number = projection.block;
    const blocks = projection.whole.has(number) ? projection.whole : projection.added;
    blocks.set(number, joined(blocks.get(number), { number, ...packed }));
    return number;
  }

  /** Takes items' codes out of one block; every reader will load the partition anew. */
  async remove(
    partition: number,
    kind: ItemKind,
    number: number,
    itemKeys: ReadonlySet<number>,
  ): Promise<void> {
    if (number === notBuilt) return;
    const projection = await this.open(partition, kind);
    const block = await this.load(projection, number);
    const rest = block && withoutItems(block, itemKeys);
    if (rest === undefined) return;
    projection.whole.set(number, rest);
    projection.generation++;
    projection.changed = true;
  }

  /** Writes what has changed: for the usual case, one document for the open block, with one statement. */
  async flush(): Promise<void> {
    for (const projection of this.projections.values()) {
      if (!projection.changed) continue;
      const { partition, kind, count, generation, block, filled } = projection;
      const blocks = [
        ...[...projection.whole.values()].map((each) => ({ ...each, append: false })),
        ...[...projection.added.values()].map((each) => ({ ...each, append: true })),
      ];
      for (const each of blocks) {
        await this.session.run(
          `WITH state AS (
             INSERT INTO holdfast.lexical_partition (partition, kind, count, generation, block, filled)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (partition, kind) DO UPDATE SET
               count = excluded.count, generation = excluded.generation, block = excluded.block, filled = excluded.filled)
           INSERT INTO holdfast.lexical_block AS stored (partition, kind, number, documents, codes) VALUES ($1, $2, $7, $8, $9)
           ON CONFLICT (partition, kind, number) DO UPDATE SET
             documents = CASE WHEN $10 THEN stored.documents ELSE '' END || excluded.documents,
             codes = CASE WHEN $10 THEN stored.codes ELSE '' END || excluded.codes`,
          String(partition),
          kind,
          String(count),
          String(generation),
          block,
          filled,
          each.number,
          each.documents,
          each.codes,
          each.append,
        );
      }
    }
    this.projections.clear();
  }

  private async open(partition: number, kind: ItemKind): Promise<Projection> {
    const name = `${partition}/${kind}`;
    const known = this.projections.get(name);
    if (known) return known;
    const row = await this.session.get(
      "SELECT count, generation, block, filled FROM holdfast.lexical_partition WHERE partition = $1 AND kind = $2",
      String(partition),
      kind,
    );
    const projection: Projection = {
      partition,
      kind,
      count: Number(row?.count ?? 0),
      generation: Number(row?.generation ?? 0),
      block: Number(row?.block ?? 0),
      filled: Number(row?.filled ?? 0),
      changed: false,
      whole: new Map(),
      added: new Map(),
    };
    this.projections.set(name, projection);
    return projection;
  }

  private async load(projection: Projection, number: number): Promise<LexicalBlock | undefined> {
    const known = projection.whole.get(number);
    if (known) return known;
    const row = await this.session.get(
      "SELECT documents, codes FROM holdfast.lexical_block WHERE partition = $1 AND kind = $2 AND number = $3",
      String(projection.partition),
      projection.kind,
      number,
    );
    const stored = row && blockOf(number, row.documents, row.codes);
    const added = projection.added.get(number);
    const block = added ? joined(stored, added) : stored;
    if (block === undefined) return undefined;
    projection.added.delete(number);
    projection.whole.set(number, block);
    return block;
  }
}

/** A block out of a row's columns. */
export function blockOf(number: number, documents: unknown, codes: unknown): LexicalBlock {
  return { number, documents: documents as Uint8Array, codes: codes as Uint8Array };
}

function joined(first: LexicalBlock | undefined, second: LexicalBlock): LexicalBlock {
  if (first === undefined) return second;
  return {
    number: second.number,
    documents: Buffer.concat([first.documents, second.documents]),
    codes: Buffer.concat([first.codes, second.codes]),
  };
}
