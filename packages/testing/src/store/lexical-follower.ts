import type { ItemKind, KnownLexical, LexicalBlock, Store } from "@holdfast/core";
import type { ProjectedDocument } from "./projected-document.ts";
import { unpackBlock } from "./projected-document.ts";

/** Reads one partition again and again and keeps what it knows, as a search index does. */
export class LexicalFollower {
  /** How many of the reads so far gave everything from the start. */
  completeReads = 0;
  private readonly store: Store;
  private readonly partition: number;
  private readonly kind: ItemKind;
  private blocks = new Map<number, LexicalBlock>();
  private known: KnownLexical | undefined;

  constructor(store: Store, partition: number, kind: ItemKind) {
    this.store = store;
    this.partition = partition;
    this.kind = kind;
  }

  /** What is known now, for a read of one's own. */
  get position(): KnownLexical | undefined {
    return this.known;
  }

  /** Reads what is new; tells whether there was anything. */
  async follow(): Promise<boolean> {
    const read = await this.store.readLexical(this.partition, this.kind, this.known);
    if (read === undefined) return false;
    if (read.complete) {
      this.completeReads++;
      this.blocks.clear();
    }
    for (const block of read.blocks) this.blocks.set(block.number, block);
    const block = Math.max(0, ...this.blocks.keys());
    this.known = { generation: read.generation, count: read.count, block };
    return true;
  }

  /** The living documents that it knows of, in the order of the store. */
  documents(): ProjectedDocument[] {
    return [...this.blocks].sort(([a], [b]) => a - b).flatMap(([, block]) => unpackBlock(block));
  }
}
