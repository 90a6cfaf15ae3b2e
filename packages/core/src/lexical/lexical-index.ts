import type { ProjectionCache } from "../store/projection-cache.ts";
import type { ItemKind, LexicalRead, PartitionView, Store } from "../store/store.ts";
import { documentBytes } from "./lexical-block.ts";
import { LexicalColumns } from "./lexical-columns.ts";

interface Entry {
  readonly columns: LexicalColumns;
  generation: number;
  count: number;
  block: number;
  /** How many documents of the last block were read. */
  inBlock: number;
  readonly bytes: number;
}

/**
 * Gives a partition's documents as they are at this moment, whoever wrote last. What was read before is kept; what was
 * appended since is added to it, and only a deletion makes it read the partition anew.
 */
export class LexicalIndex {
  private readonly store: Store;
  private readonly cache: ProjectionCache;

  constructor(store: Store, cache: ProjectionCache) {
    this.store = store;
    this.cache = cache;
  }

  /** The documents of a partition, as they are or as they were when it was found. They must not be changed. */
  async columns({ partition, versions }: PartitionView, kind: ItemKind): Promise<LexicalColumns> {
    const name = `lexical/${kind}/${partition}`;
    const found = versions?.[kind].documents;
    for (;;) {
      const known = this.cache.get<Entry>(name);
      if (known && found && isCurrent(known, found)) return known.columns;
      const position = known && {
        generation: known.generation,
        count: known.count,
        block: known.block,
      };
      const read = await this.store.readLexical(partition, kind, position);
      // another search may have brought the entry forward in the meantime: then look again
      const current = this.cache.get<Entry>(name);
      if (current !== known || (current && position && current.count !== position.count)) continue;
      if (read === undefined) return (known as Entry).columns;
      const entry = read.complete || known === undefined ? emptyEntry(kind) : known;
      append(entry, read);
      this.cache.set(name, entry);
      return entry.columns;
    }
  }
}

function isCurrent(
  known: Entry,
  { generation, count }: Pick<LexicalRead, "generation" | "count">,
): boolean {
  return known.generation === generation && known.count === count;
}

function emptyEntry(kind: ItemKind): Entry {
  const columns = new LexicalColumns(kind === "turn");
  return {
    columns,
    generation: 0,
    count: 0,
    block: 0,
    inBlock: 0,
    get bytes() {
      return columns.bytes;
    },
  };
}

function append(entry: Entry, read: LexicalRead): void {
  for (const block of read.blocks) {
    const skip = block.number === entry.block ? entry.inBlock : 0;
    entry.columns.append(block, skip);
    entry.block = block.number;
    entry.inBlock = block.documents.length / documentBytes;
  }
  entry.generation = read.generation;
  entry.count = read.count;
}
